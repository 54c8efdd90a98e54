using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using RongTong.Advising;
using RongTong.Assessing;
using RongTong.Cli.Output;

namespace RongTong.Cli.Sections;

/// <summary>The single steps that bring the target nearer, most useful first, with what each takes and what must stand before it.</summary>
internal sealed class MeasureSection : IAdviceSection
{
    private const int Few = 8;

    public void Write(TextPage page, AdviceRequest request)
    {
        // A path says which steps to take; the others are listed on demand.
        if (request.Path?.Best is not null && !request.All) return;
        var steps = Steps(request);
        if (steps.IsEmpty) return;
        var shown = request.All ? steps : steps[..Math.Min(Few, steps.Length)];
        page.Gap();
        page.Line(request.Ink.Bold(request.Say("能做的每一步，先做的在前", "Single steps, most useful first")));
        var table = new TextTable(
            ("", true), (request.Say("做什么", "step"), false), (request.Say("费用 万元", "cost 10k CNY"), true), (request.Say("周", "weeks"), true),
            (request.Say("加分", "points"), true));
        foreach (var (advice, number) in shown.Select((a, i) => (a, i + 1)))
            table.Add(
                number.ToString(CultureInfo.InvariantCulture), StepWords.Of(advice, request.Assessment.Model, request.Language) + FirstNeeded(advice, request),
                advice.Effort is { } effort ? Figures.Span(effort.Cost) : "", advice.Effort is { } time ? Figures.Span(time.Weeks) : "",
                advice.Gain > 0 ? Figures.Of(advice.Gain) : "");
        page.Add(table.Lines(2, flexible: 1));
        if (shown.Length < steps.Length) page.Line("  " + request.Say($"另有 {Figures.Count(steps.Length - shown.Length)} 步（--all 列出）", $"and {Figures.Count(steps.Length - shown.Length)} more (--all)"));
        if (steps[0].SizeAssumed) page.Paragraph(request.Say("答卷没有写企业规模，费用按小型企业估计。", "The sheet states no size class; the estimates are those of a small firm."));
        if (request.Assessment.Measures is { } measures) page.Paragraph(measures.Status.In(request.Language));
    }

    public void Write(Utf8JsonWriter json, AdviceRequest request) =>
        AssessmentJson.WriteAdvice(json, "measures", request.IsHeld ? [] : request.Compiled.Advise(request.Assessment.Sheet, request.Target), request.DataLanguage);

    private static string FirstNeeded(Advice advice, AdviceRequest request) =>
        advice.Open.IsEmpty ? "" : request.Say($"（先要：{string.Join("；", advice.Open.Select(o => o.Zh))}）", $" (first: {string.Join("; ", advice.Open.Select(o => o.En))})");

    private static ImmutableArray<Advice> Steps(AdviceRequest request) =>
        request.IsHeld ? [] : [.. request.Compiled.Advise(request.Assessment.Sheet, request.Target).Where(a => a is { Advances.IsEmpty: false, Measure.Use: StepUse.Choose })];
}
