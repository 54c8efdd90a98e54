using System.Collections.Immutable;
using RongTong.Compiling;

namespace RongTong.Assessing;

/// <summary>Chooses among the editions of one model. Stateless and thread-safe.</summary>
public static class Editions
{
    /// <summary>
    /// The edition a sheet falls under: one whose transition rule covers it, else the newest in force on its date. Null when none is, or
    /// when a transition rule cannot be decided because the fact it asks for is missing.
    /// </summary>
    /// <param name="editions">The editions.</param>
    /// <param name="sheet">The sheet; without a date the newest edition is taken.</param>
    public static CompiledModel? Choose(ImmutableArray<CompiledModel> editions, AnswerSheet sheet)
    {
        var ordered = editions.OrderBy(e => e.Model.EffectiveFrom).ToList();
        if (sheet.AsOf is not { } day) return ordered.LastOrDefault();
        foreach (var edition in ordered)
        {
            var covered = CoveredByTransition(edition, sheet, day);
            if (covered == Truth.Met) return edition;
            if (covered != Truth.Unmet) return null;
        }
        return ordered.LastOrDefault(e => e.Model.EffectiveFrom <= day && (e.Model.EffectiveTo is not { } to || day <= to));
    }

    private static Truth CoveredByTransition(CompiledModel edition, AnswerSheet sheet, DateOnly day)
    {
        var model = edition.Model;
        var covering = model.Transitions.Select((t, i) => (Transition: t, Slot: edition.Plan.Slots.Transitions[i]))
            .Where(t => t.Transition.From <= day && (t.Transition.To is not { } to || day <= to)).ToList();
        if (covering.Count == 0) return Truth.Unmet;
        var frame = edition.Plan.NewFrame();
        edition.Bind(sheet, frame);
        edition.Plan.Run(frame);
        var truths = covering.Select(c => frame.Truths[c.Slot]).ToList();
        return truths.Contains(Truth.Met) ? Truth.Met : truths.TrueForAll(t => t == Truth.Unmet) ? Truth.Unmet : Truth.Undecided;
    }
}
