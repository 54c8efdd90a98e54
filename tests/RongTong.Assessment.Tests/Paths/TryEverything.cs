using RongTong.Advising;

namespace RongTong.Tests.Paths;

/// <summary>
/// Tries every set of steps of a small world. Written from what the measures file says, apart from the planner: takes steps in whatever
/// order works, reads score and scenes itself, adds up costs bundle by bundle.
/// </summary>
internal sealed class TryEverything(SmallWorld world)
{
    /// <summary>What sets of steps that reach the grade take.</summary>
    public IEnumerable<(int Set, decimal Cost, decimal Cash, decimal Weeks, int Steps)> Ways(Func<SmallStep, bool>? allowed = null, bool withCore = true)
    {
        for (var set = 0; set < 1 << world.Steps.Length; set++)
        {
            var steps = world.Steps.Where((_, i) => (set >> i & 1) != 0).ToList();
            if (allowed is not null && !steps.TrueForAll(s => allowed(s))) continue;
            var answers = new Dictionary<string, int?>(world.Answers, StringComparer.Ordinal);
            if (!TakeAll(steps, answers) || !Reaches(answers) || withCore && !TouchesCore(answers)) continue;
            var cash = Cash(steps);
            yield return (set, cash + steps.Sum(s => s.Days) * world.DayRate, cash, steps.Where(s => !s.IsBeside).Sum(s => s.Weeks), steps.Count);
        }
    }

    /// <summary>Whether steps can be taken one after another, and where they lead.</summary>
    public bool TakeAll(IEnumerable<SmallStep> steps, Dictionary<string, int?> answers)
    {
        var left = steps.ToList();
        while (left.Count > 0)
        {
            if (left.Find(s => CanTake(s, answers)) is not { } next) return false;
            Take(next, answers);
            left.Remove(next);
        }
        return true;
    }

    public bool CanTake(SmallStep step, Dictionary<string, int?> answers)
    {
        if (world.Answers[step.Subject] is not { } start || answers[step.Subject] is not { } now) return false;
        // What the firm has already is no step.
        if (step.Subject == "m" ? (start >> step.To & 1) != 0 : start >= step.To) return false;
        return (step.Subject == "m" || step.From is not { } from || now >= from) && step.Needs.TrueForAll(n => Holds(n, answers));
    }

    public void Take(SmallStep step, Dictionary<string, int?> answers)
    {
        Raise(step.Subject, step.To, answers);
        foreach (var lift in step.Lifts.Where(l => l.IsEntailed))
            switch (lift)
            {
                case Lift.Adds adds: Raise("m", int.Parse(adds.Option[1..], System.Globalization.CultureInfo.InvariantCulture), answers); break;
                case Lift.Raises raises: Raise("s", int.Parse(raises.AtLeast[1..], System.Globalization.CultureInfo.InvariantCulture), answers); break;
                case Lift.Recounts: answers["links are counted"] = 1; break;
            }
        if (!answers.ContainsKey("links are counted")) return;
        for (var band = 0; band < world.Bands.Length; band++)
            if (Links(answers) >= world.Bands[band]) Raise("s", band + 1, answers);
    }

    public bool Reaches(Dictionary<string, int?> answers)
    {
        var score = Score(answers) >= world.ScoreNeeded;
        var counts = world.Counts.Select(c => world.Scenes.Count(s => answers[s] >= c.Level) >= c.AtLeast);
        return world.EitherOr ? score || counts.Any(c => c) : score && counts.All(c => c);
    }

    /// <summary>The least the score can be, whatever the missing answers.</summary>
    public decimal Score(Dictionary<string, int?> answers)
    {
        var single = answers["s"] is { } option ? world.SinglePoints[option] : 0;
        var multi = answers["m"] is { } bits ? world.MultiPoints.Where((_, i) => (bits >> i & 1) != 0).Sum() : 0;
        // What does not apply leaves its share to the other; a sum has no shares.
        if (world.NotApplicable is { } gone && world.Combine != "cap" && (gone == "s" ? multi : single) is var other) return world.Combine == "thirds" ? (other + 100) / 2 : other;
        return world.Combine switch
        {
            "max" => Math.Max(single, multi),
            "min" => Math.Min(single, multi),
            "thirds" => decimal.Round((single + multi + 100) / 3, 20, MidpointRounding.AwayFromZero),
            "cap" => Math.Min(100, single * 0.7m + multi * 0.7m),
            _ => (single * world.SingleWeight + multi * (100 - world.SingleWeight)) / 100,
        };
    }

    public decimal Cash(List<SmallStep> steps)
    {
        var cash = steps.Sum(s => s.Cost);
        foreach (var (id, once) in world.Bundles)
        {
            var isPaid = world.Steps.Any(s => s.Bundle == id && world.Answers[s.Subject] is { } start && (s.Subject == "m" ? (start >> s.To & 1) != 0 : start >= s.To));
            var members = steps.Count(s => s.Bundle == id);
            if (members > 0) cash -= (isPaid ? members : members - 1) * once;
        }
        return cash;
    }

    /// <summary>Whether one of the core's scenes is raised; it need not be where one stands at the level the grade counts, or where no step on them can be taken.</summary>
    private bool TouchesCore(Dictionary<string, int?> answers)
    {
        if (!world.HasCore) return true;
        var core = world.Scenes.Take(2).ToList();
        var level = world.Counts.Select(c => c.Level).DefaultIfEmpty(1).Max();
        if (core.Exists(s => world.Answers[s] >= level)) return true;
        if (!core.Exists(s => Most[s] > world.Answers[s])) return true;
        return core.Exists(s => answers[s] > world.Answers[s]);
    }

    /// <summary>Where all steps that can be taken lead.</summary>
    private Dictionary<string, int?> Most
    {
        get
        {
            var answers = new Dictionary<string, int?>(world.Answers, StringComparer.Ordinal);
            var left = world.Steps.ToList();
            while (left.Find(s => CanTake(s, answers)) is { } next)
            {
                Take(next, answers);
                left.Remove(next);
            }
            return answers;
        }
    }

    private int Links(Dictionary<string, int?> answers) => world.Scenes.Count(s => answers[s] >= 2);

    private static void Raise(string subject, int to, Dictionary<string, int?> answers)
    {
        if (answers[subject] is { } now) answers[subject] = subject == "m" ? now | 1 << to : Math.Max(now, to);
    }

    private bool Holds(Prerequisite need, Dictionary<string, int?> answers) => need switch
    {
        Prerequisite.Has has => answers["m"] is { } bits && (bits >> int.Parse(has.Option[1..], System.Globalization.CultureInfo.InvariantCulture) & 1) != 0,
        Prerequisite.Reaches { Subject: "s" } reaches => answers["s"] >= int.Parse(reaches.AtLeast[1..], System.Globalization.CultureInfo.InvariantCulture),
        Prerequisite.Reaches reaches => answers[reaches.Subject] >= int.Parse(reaches.AtLeast, System.Globalization.CultureInfo.InvariantCulture),
        Prerequisite.Scenes scenes => world.Scenes.Count(s => answers[s] >= scenes.Level) >= scenes.AtLeast,
        Prerequisite.Links links => Links(answers) >= links.AtLeast,
        Prerequisite.AnyOf any => any.Parts.Any(p => Holds(p, answers)),
        Prerequisite.AllOf all => all.Parts.All(p => Holds(p, answers)),
        _ => throw new InvalidOperationException("a prerequisite outside the closed union"),
    };
}
