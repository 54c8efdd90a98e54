using System.Collections.Immutable;
using RongTong.Assessing;
using RongTong.Compiling;
using RongTong.Models;

namespace RongTong.Advising;

/// <summary>An answer still missing, and what giving it would do. Immutable.</summary>
/// <param name="Field">The question, scene or fact.</param>
/// <param name="Swing">How far apart it can move the total score.</param>
/// <param name="Settling">Options each of which settles the grade, in the field's order; they all give <paramref name="Settled"/>.</param>
/// <param name="Settled">The grade then held, or null for none.</param>
public sealed record OpenAnswer(Field Field, decimal Swing, ImmutableArray<Option> Settling, Grade? Settled)
{
    /// <summary>
    /// The missing answers that keep a sheet open, the most useful first: those that can settle the grade without moving the score, then by
    /// how far they move the score, then in the order of the form. Tries every option of every one.
    /// </summary>
    public static ImmutableArray<OpenAnswer> Of(CompiledModel compiled, Assessment assessment)
    {
        if (assessment.Outcome.Status != OutcomeStatus.Undecided) return [];
        var swings = Swings(assessment);
        var scorer = compiled.NewScorer();
        scorer.Load(assessment.Sheet);
        return
        [
            .. Missing(compiled, assessment, swings).Select(f => Try(f, scorer, assessment, swings.GetValueOrDefault(f.Id)))
                .OrderBy(o => o.Swing == 0 && !o.Settling.IsEmpty ? 0 : 1).ThenByDescending(o => o.Swing),
        ];
    }

    /// <summary>Unanswered questions and scenes, and the unanswered facts an open requirement or open points wait for.</summary>
    private static IEnumerable<Field> Missing(CompiledModel compiled, Assessment assessment, IReadOnlyDictionary<string, decimal> swings)
    {
        var model = assessment.Model;
        var asked = model.Awards.Where(a => a.IsQuestion).Select(a => a.Question!).Concat(model.Scenes?.All.Select(s => s.Field) ?? []).Select(f => f.Id).ToHashSet(StringComparer.Ordinal);
        var waited = OpenFacts.Of(compiled, assessment, swings.Keys);
        var given = assessment.Sheet.Answers;
        return model.Answerable.Where(f => asked.Contains(f.Id) && assessment.Unanswered.Contains(f) || waited.Contains(f.Id) && !given.ContainsKey(f.Id) && f.Unanswered == Models.Unanswered.Unknown);
    }

    /// <summary>By fact, how far apart the points that read it can still be; of nodes of which one counts, the one with most at stake.</summary>
    private static Dictionary<string, decimal> Swings(Assessment assessment)
    {
        var open = assessment.Awards.Where(a => a.Value is { HasMin: true, HasMax: true } && a.Value.Max > a.Value.Min).ToDictionary(a => a.Award.Id, a => a.Value.Max - a.Value.Min, StringComparer.Ordinal);
        var swings = new Dictionary<string, decimal>(StringComparer.Ordinal);
        if (assessment.Model.Root is not { } root || open.Count == 0) return swings;
        foreach (var id in root.SelfAndDescendants().SelectMany(n => n.Awards).Where(a => open.ContainsKey(a.Id)).SelectMany(Reads).Distinct(StringComparer.Ordinal)) swings[id] = In(root, id);
        return swings;

        decimal In(Indicator node, string id)
        {
            var parts = node.Children.Select(c => In(c, id) * node.PerPointOf(c))
                .Concat(node.Awards.Where(a => open.ContainsKey(a.Id) && Reads(a).Contains(id)).Select(a => open[a.Id] * node.PerPointOf(a)));
            return node.Combine is Combine.Max or Combine.Min ? parts.DefaultIfEmpty().Max() : parts.Sum();
        }

        IEnumerable<string> Reads(Award award)
        {
            IEnumerable<string> named = award.Question is { } question ? [question.Id] : award.From is { } from ? ConditionFields.NamedIn(from.Root) : [];
            return named.SelectMany(i => Facts(i, assessment.Model));
        }
    }

    /// <summary>An id, or, of a derived value, the facts it is computed from.</summary>
    private static IEnumerable<string> Facts(string id, EvaluationModel model) =>
        model.Derived.FirstOrDefault(d => d.Id == id) is { } derived ? ConditionFields.NamedIn(derived.Formula.Root).SelectMany(i => Facts(i, model)) : [id];

    private static OpenAnswer Try(Field field, Scorer scorer, Assessment assessment, decimal swing)
    {
        var slot = scorer.SlotOf(field.Id);
        if (slot < 0 || field.Type is not (FieldType.Single or FieldType.Level)) return new OpenAnswer(field, swing, [], null);
        var settling = new List<(Option Option, int Grade)>();
        for (var i = 0; i < field.Options.Length; i++)
        {
            scorer.SetOptions(slot, 1UL << i);
            scorer.Run();
            if (!scorer.IsUndecided) settling.Add((field.Options[i], scorer.Grade));
        }
        scorer.ClearOptions(slot);
        if (settling.Count == 0) return new OpenAnswer(field, swing, [], null);
        var grade = settling[0].Grade;
        return new OpenAnswer(field, swing, [.. settling.Where(s => s.Grade == grade).Select(s => s.Option)], grade < 0 ? null : assessment.Model.Grades[grade]);
    }
}
