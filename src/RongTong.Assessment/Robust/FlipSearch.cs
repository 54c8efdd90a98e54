using System.Collections.Immutable;
using RongTong.Assessing;
using RongTong.Comparing;
using RongTong.Compiling;

namespace RongTong.Robust;

/// <summary>
/// Tries ever more answers together. Several are first opened to everything else they could be: what the plan then still rules out none of their
/// values can bring about. What it leaves open is settled value by value, stretches of values at a time. Not thread-safe.
/// </summary>
internal sealed class FlipSearch
{
    /// <summary>Most runs of the plan; a search that needs more says how far it got.</summary>
    private const int MostRuns = 24_000;

    private readonly CompiledModel _compiled;
    private readonly Assessment _assessment;
    private readonly Frame _sheet;
    private readonly Frame _frame;
    private readonly ImmutableArray<Suspect> _suspects;
    private readonly int[] _errors;
    private readonly int _grade;
    private int _runs;

    public FlipSearch(CompiledModel compiled, Assessment assessment)
    {
        (_compiled, _assessment) = (compiled, assessment);
        (_sheet, _frame) = (compiled.Plan.NewFrame(), compiled.Plan.NewFrame());
        foreach (var frame in (Frame[])[_sheet, _frame]) compiled.BindAnswers(assessment.Sheet, frame);
        var read = FieldsRead.Of(compiled);
        // Records of titles outrank what is typed in, so what is typed in cannot be what is wrong.
        var fields = compiled.Model.Answerable.DistinctBy(f => f.Id).Where(f => read.Contains(f.Id) && (assessment.Sheet.Titles.IsEmpty || f.Titles.IsEmpty));
        _suspects = [.. fields.Select(f => Suspect.Of(compiled.Plan.Slots.Fields[f.Id], _sheet)).OfType<Suspect>()];
        _errors = [.. compiled.Model.Checks.Zip(compiled.Plan.Slots.Checks).Where(c => c.First.IsError).Select(c => c.Second)];
        _grade = compiled.Model.Grades.Select(g => g.Id).ToList().IndexOf(assessment.Outcome.Grade ?? "");
    }

    public Robustness Run() => new(_suspects.Length, _grade < 0 ? null : Search(isUp: false), _grade == _compiled.Model.Grades.Length - 1 ? null : Search(isUp: true));

    private Flip Search(bool isUp)
    {
        _runs = 0;
        if (!IsPossible(_suspects, s => s.OpenToAnything(_frame), isUp)) return new Flip { AtLeast = null };
        var proven = 1;
        var isProven = true;
        for (var count = 1; count <= Math.Min(Robustness.MostTogether, _suspects.Length); count++)
        {
            var (found, isComplete, isSettled) = Level(count, isUp);
            if (!found.IsEmpty) return new Flip { AtLeast = proven, Sets = found, IsComplete = isComplete && isSettled };
            isProven &= isComplete && isSettled;
            if (!isComplete) break;
            if (isProven) proven = count + 1;
        }
        return new Flip { AtLeast = proven > _suspects.Length ? null : proven };
    }

    /// <summary>Every set of so many answers that flips the result; whether all were tried, and whether each was settled.</summary>
    private (ImmutableArray<WrongAnswers> Found, bool IsComplete, bool IsSettled) Level(int count, bool isUp)
    {
        var found = ImmutableArray.CreateBuilder<WrongAnswers>();
        var isSettled = true;
        foreach (var set in Sets(count))
        {
            if (_runs > MostRuns) return (found.ToImmutable(), false, isSettled);
            if (!IsPossible(set, OpenWholly, isUp)) continue;
            var (flip, isSure) = Flips(set, isUp);
            if (flip is not null) found.Add(flip);
            isSettled &= flip is not null || isSure;
        }
        return (found.ToImmutable(), true, isSettled);
    }

    private IEnumerable<ImmutableArray<Suspect>> Sets(int count)
    {
        var chosen = new int[count];
        for (var i = 0; i < count; i++) chosen[i] = i;
        while (true)
        {
            yield return [.. chosen.Select(c => _suspects[c])];
            var last = count - 1;
            while (last >= 0 && chosen[last] == _suspects.Length - count + last) last--;
            if (last < 0) yield break;
            chosen[last]++;
            for (var i = last + 1; i < count; i++) chosen[i] = chosen[i - 1] + 1;
        }
    }

    /// <summary>Whether the result can be another while the answers of a set are open. An over-estimate.</summary>
    private bool IsPossible(ImmutableArray<Suspect> set, Action<Suspect> open, bool isUp)
    {
        foreach (var suspect in set) open(suspect);
        var isPossible = Runs(isUp) != Truth.Unmet;
        foreach (var suspect in set) suspect.Restore(_frame, _sheet);
        return isPossible;
    }

    /// <summary>Opens an answer to everything but what is stated.</summary>
    private void OpenWholly(Suspect suspect) => suspect.Open(_frame, suspect.Stretches.Min(s => s.From), suspect.Stretches.Max(s => s.To));

    /// <summary>Values of the set that flip the result, or null; then whether that is certain.</summary>
    private (WrongAnswers? Flip, bool IsSure) Flips(ImmutableArray<Suspect> set, bool isUp)
    {
        var positions = new decimal[set.Length];
        var isSure = set.All(s => s.IsWhole);
        var found = Settle(0);
        foreach (var suspect in set) suspect.Restore(_frame, _sheet);
        if (!found) return (null, isSure);
        return (new WrongAnswers([.. set.Select((s, i) => new AnswerChange(s.Field, StatedReader.Of(_assessment.Sheet, s.Field), new Stated(s.ValueAt(positions[i]), IsNotApplicable: false)))]), true);

        bool Settle(int at) => at == set.Length ? !IsContradictory() : set[at].Stretches.Any(s => Narrow(at, s.From, s.To));

        bool Narrow(int at, decimal from, decimal to)
        {
            if (_runs > MostRuns)
            {
                isSure = false;
                return false;
            }
            // Those before are settled, those after are wholly open.
            set[at].Open(_frame, from, to);
            for (var later = at + 1; later < set.Length; later++) OpenWholly(set[later]);
            var truth = Runs(isUp);
            if (truth == Truth.Unmet) return false;
            if (from != to) return set[at].Split(from, to).Any(s => Narrow(at, s.From, s.To));
            positions[at] = from;
            return (at + 1 < set.Length || truth == Truth.Met) && Settle(at + 1);
        }
    }

    /// <summary>Runs the plan: whether the grade is now certainly lower (or higher), certainly not, or either.</summary>
    private Truth Runs(bool isUp)
    {
        _runs++;
        _compiled.Plan.Run(_frame);
        var grades = _compiled.Plan.Slots.Grades;
        if (isUp)
        {
            var higher = grades.Skip(_grade + 1).Select(g => _frame.Truths[g]).ToList();
            return higher.Contains(Truth.Met) ? Truth.Met : higher.TrueForAll(t => t == Truth.Unmet) ? Truth.Unmet : Truth.Undecided;
        }
        var held = grades.Skip(_grade).Select(g => _frame.Truths[g]).ToList();
        return held.Contains(Truth.Met) ? Truth.Unmet : held.TrueForAll(t => t == Truth.Unmet) ? Truth.Met : Truth.Undecided;
    }

    /// <summary>Whether the answers in the frame contradict each other, so that they cannot all be the truth.</summary>
    private bool IsContradictory() => Array.Exists(_errors, check => _frame.Truths[check] == Truth.Unmet);
}
