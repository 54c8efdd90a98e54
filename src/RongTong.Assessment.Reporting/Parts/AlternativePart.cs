using RongTong.Assessing;
using RongTong.Compiling;
using RongTong.Models;
using RongTong.Reporting.Templating;
using RongTong.Reporting.Wording;

namespace RongTong.Reporting.Parts;

/// <summary>Which of the model's alternatives fits best, and how each of them stands.</summary>
internal static class AlternativePart
{
    /// <summary>The alternatives, or null in a model without any and after a data error.</summary>
    public static TemplateObject? Build(ReportContext context)
    {
        if (context.Assessment.Alternatives is not { } result) return null;
        return context.New()
            .Text("name", context.In(result.Set.Name))
            .Text("at_least", Paper.Number(result.Set.AtLeast))
            .Flag("decided", result.IsDecided)
            .Part("best", result.BestResult is { } best ? One(context, result, best) : null)
            .Text("none", context.In(result.Set.None))
            .Texts("possible", result.Possible.OfType<Alternative>().Select(a => context.In(a.Name)))
            .Flag("may_be_none", result.Possible.Contains(null))
            .List("options", result.Results.Select(r => One(context, result, r)))
            .Done;
    }

    private static TemplateObject One(ReportContext context, AlternativesResult all, AlternativeResult result)
    {
        var alternative = result.Alternative;
        return context.New()
            .Text("name", context.In(alternative.Name))
            .Flag("is_best", all.Best == alternative)
            .Flag("out", result.IsOut)
            .Flag("entry_open", !result.IsOut && result.Entry != Truth.Met)
            .Text("fit", result.IsOut ? null : context.Paper.Score(result.Points))
            .Text("entry", alternative.Entry is { } entry ? context.In(entry.Name) : null)
            .Text("meaning", alternative.Meaning is { } meaning ? context.In(meaning) : null)
            .Text("next", alternative.Next is { } next ? context.In(next) : null)
            .List("signals", alternative.Signals.Zip(result.Signals).Select(s => CriteriaPart.Verdict(context, s.Second)
                .Text("name", context.In(s.First.Name))
                .Text("points", Paper.Number(s.First.Points))
                .Flag("holds", s.Second == Truth.Met)
                .Flag("open", s.Second is Truth.Undecided or Truth.MetIfApplicable)
                .Done))
            .Done;
    }
}
