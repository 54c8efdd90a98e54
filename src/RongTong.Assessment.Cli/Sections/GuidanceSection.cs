using System.Text.Json;
using RongTong.Assessing;
using RongTong.Cli.Output;

namespace RongTong.Cli.Sections;

/// <summary>The nodes that score low, those first that lack most of the total, with what to do about each.</summary>
internal sealed class GuidanceSection : IAdviceSection
{
    public void Write(TextPage page, AdviceRequest request)
    {
        if (request.Assessment.Guidance.IsEmpty) return;
        page.Gap();
        page.Line(request.Ink.Bold(request.Say("先补哪里，缺得多的在前", "Where to start, most of the total first")));
        foreach (var guidance in request.Assessment.Guidance)
        {
            var (value, outOf, lacking) = (Figures.Of(guidance.Value), Figures.Of(guidance.Indicator.OutOf), Figures.Of(guidance.Lacking));
            page.Paragraph(request.Say(
                $"{guidance.Indicator.Name.Zh}  {value} / {outOf}，补到线上总分加 {lacking}",
                $"{guidance.Indicator.Name.En}  {value} / {outOf}; up to the line adds {lacking} to the total"));
            foreach (var action in guidance.Actions) page.Paragraph("- " + action.In(request.Language), 4, 2);
        }
        if (request.Assessment.Measures is { } measures) page.Paragraph(measures.Status.In(request.Language));
    }

    public void Write(Utf8JsonWriter json, AdviceRequest request) => AssessmentJson.WriteGuidance(json, request.Assessment.Guidance, request.DataLanguage);
}
