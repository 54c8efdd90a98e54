using System.Collections.Immutable;
using System.Globalization;
using RongTong.Assessing;
using RongTong.Compiling;
using RongTong.Counterfactuals;
using RongTong.Models;
using RongTong.Reporting.Parts;
using RongTong.Reporting.Wording;
using RongTong.Text;

namespace RongTong.Reporting.Review;

/// <summary>A case as those who decide see it: every requirement with the facts it reads, and what would have been enough. Plain text in one language. Immutable.</summary>
/// <param name="Line">The verdict, and what it hangs on.</param>
/// <param name="Criteria">The requirements, groups before their parts.</param>
/// <param name="Enough">What would have been enough, a sentence each; empty where nothing is missed.</param>
/// <param name="Earliest">The first filing that could do; null when none of the next five is one, or nothing is missed.</param>
public sealed record CaseReading(CaseLine Line, ImmutableArray<CriterionReading> Criteria, ImmutableArray<string> Enough, string? Earliest)
{
    /// <summary>The first requirement the verdict hangs on: one that is missed, else one that is open. What stands below a requirement that holds anyway does not count.</summary>
    public CriterionReading? Deciding
    {
        get
        {
            var (above, open) = (new List<string>(), default(CriterionReading));
            for (var i = 0; i < Criteria.Length; i++)
            {
                var one = Criteria[i];
                above.RemoveRange(one.Depth, above.Count - one.Depth);
                var isLeaf = i + 1 == Criteria.Length || Criteria[i + 1].Depth <= one.Depth;
                var counts = isLeaf && one.Style is ("unmet" or "undecided") && above.TrueForAll(s => s == one.Style);
                if (counts && one.Style == "unmet") return one;
                if (counts) open ??= one;
                above.Add(one.Style);
            }
            return open;
        }
    }

    /// <summary>Reads it off an assessment.</summary>
    /// <param name="compiled">The model.</param>
    /// <param name="assessment">A sheet, assessed under it.</param>
    /// <param name="language">Language of the words.</param>
    public static CaseReading Of(CompiledModel compiled, Assessment assessment, Language language)
    {
        var context = new ReportContext(assessment, language, ReportFormat.Html);
        var required = context.Target is { } target ? context.RequiredBy(target) : compiled.Model.Criteria.Select(c => context.ResultOf(c.Id));
        var found = compiled.Model.Grades.Length == 1 ? assessment.Enough() : null;
        return new CaseReading(CaseLine.Of(assessment, language), [.. Rows(compiled, context, required, 0)], found is null ? [] : [.. EnoughOf(context, found)], found?.Earliest is { } earliest ? EarliestOf(context, earliest) : null);
    }

    private static IEnumerable<CriterionReading> Rows(CompiledModel compiled, ReportContext context, IEnumerable<CriterionResult> results, int depth)
    {
        Criterion? previous = null;
        foreach (var result in results)
        {
            yield return Row(compiled, context, result, previous, depth);
            previous = result.Criterion;
            foreach (var part in Rows(compiled, context, result.Criterion.Parts.Select(p => context.ResultOf(p.Id)), depth + 1)) yield return part;
        }
    }

    private static CriterionReading Row(CompiledModel compiled, ReportContext context, CriterionResult result, Criterion? previous, int depth)
    {
        var (style, _, word) = FixedWords.Verdict(result.Status);
        var (criterion, words) = (result.Criterion, context.Criteria);
        return new CriterionReading
        {
            Id = criterion.Id, Name = words.Subject(criterion, previous), Depth = depth, Style = style, Word = context.In(word),
            Actual = words.Actual(result), Required = words.Required(result), Gap = words.Gap(result), Margin = words.Margin(result), Note = criterion.Note is { } note ? context.In(note) : null,
            Clause = criterion.Clause is { } clause ? $"{clause.Document} {context.In(clause.Place)}" : null, Confidence = criterion.Clause is { Confidence: var sure } ? FixedWords.Confidence(sure).Dots : null,
            Place = string.Create(CultureInfo.InvariantCulture, $"{criterion.Span.Path}:{criterion.Span.Line}"), Facts = FactUse.Of(compiled, criterion),
        };
    }

    private static IEnumerable<string> EnoughOf(ReportContext context, Counterfactual found)
    {
        var words = new ChangeWords(context);
        return found.Kind is CounterfactualKind.Enough or CounterfactualKind.OutOfReach
            ? found.Changes.OrderBy(c => c.When).Select(c => words.Sentence(c) + context.Say("（", " (") + words.When(c.When) + context.Say("）", ")"))
            : [];
    }

    private static string EarliestOf(ReportContext context, Refiling earliest)
    {
        var year = context.Assessment.Sheet.AsOf is { } day ? (day.Year + earliest.Filings).ToString(CultureInfo.InvariantCulture) : "";
        return context.Say($"最早 {year} 年可以再报。", $"It can be filed again in {year} at the earliest.");
    }
}
