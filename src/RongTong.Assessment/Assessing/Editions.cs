using System.Collections.Immutable;
using System.Globalization;
using RongTong.Compiling;
using RongTong.Diagnostics;
using RongTong.Models;
using RongTong.Text;

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
        return ordered.LastOrDefault(e => IsInForce(e.Model, day));
    }

    /// <summary>Whether an edition is in force on a day by its dates alone.</summary>
    public static bool IsInForce(EvaluationModel edition, DateOnly day) => edition.EffectiveFrom <= day && (edition.EffectiveTo is not { } to || day <= to);

    /// <summary>
    /// What is to be told of a sheet whose date lies outside the edition, which was asked for by name: nothing when a transition rule covers
    /// the sheet. A rule that cannot be decided does not.
    /// </summary>
    internal static Diagnostic? Outside(CompiledModel edition, AnswerSheet sheet) =>
        sheet.AsOf is { } day && !IsInForce(edition.Model, day) && CoveredByTransition(edition, sheet, day) != Truth.Met ? Outside(edition.Model, day, sheet.Span) : null;

    /// <summary>The same for a day known not to be covered.</summary>
    public static Diagnostic Outside(EvaluationModel edition, DateOnly day, SourceSpan? span) =>
        DiagnosticCatalog.OutsideEdition(span, edition.Ref.ToString(), Day(day), $"{Day(edition.EffectiveFrom)} – {(edition.EffectiveTo is { } to ? Day(to) : "")}");

    private static string Day(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static Truth CoveredByTransition(CompiledModel edition, AnswerSheet sheet, DateOnly day)
    {
        var model = edition.Model;
        var covering = model.Transitions.Select((t, i) => (Transition: t, Slot: edition.Plan.Slots.Transitions[i]))
            .Where(t => t.Transition.From <= day && (t.Transition.To is not { } to || day <= to)).ToList();
        if (covering.Count == 0) return Truth.Unmet;
        var frame = edition.Plan.NewFrame();
        edition.BindAnswers(sheet, frame);
        edition.Plan.Run(frame);
        var truths = covering.Select(c => frame.Truths[c.Slot]).ToList();
        return truths.Contains(Truth.Met) ? Truth.Met : truths.TrueForAll(t => t == Truth.Unmet) ? Truth.Unmet : Truth.Undecided;
    }
}
