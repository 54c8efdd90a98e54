using System.Text.Json;
using RongTong.Assessing;
using RongTong.Cli.Output;
using RongTong.Compiling;

namespace RongTong.Cli.Sections;

/// <summary>What the target still lacks, in one sentence; of a certification also the criteria themselves.</summary>
internal sealed class GapSection : IAdviceSection
{
    public void Write(TextPage page, AdviceRequest request)
    {
        page.Gap();
        page.Paragraph(request.Ink.Bold(Sentence(request)), 0);
        if (request.Target is null || request.IsHeld || request.Assessment.Model.Grades.Length > 1) return;
        page.Gap();
        page.Add(CriteriaBlock.Of(request.Assessment, request.Ink, request.All));
    }

    private static string Sentence(AdviceRequest request)
    {
        var model = request.Assessment.Model;
        if (model.IsClassification) return request.Say("划类没有高低，没有要争取的等级。", "Classes are not better or worse than each other: there is no grade to work towards.");
        if (request.Target is not { } target) return request.Say("已是最高一级。", "This is the highest level.");
        var name = model.Grades.Length == 1 ? request.Say("符合", "certification") : CountWords.Inside(target.Name.In(request.Language));
        if (request.IsHeld) return request.Say($"已达到{target.Name.Zh}。", $"{CountWords.Capital(name)} is held already.");
        var unmet = request.Required.Where(c => c.Status == Truth.Unmet).Select(c => CriterionWords.Lack(c, model, request.Language)).ToList();
        var open = request.Required.Count(c => c.Status is not (Truth.Met or Truth.Unmet or Truth.NotApplicable));
        var parts = new List<string>();
        if (unmet.Count > 0) parts.Add(string.Join(request.Say("，", ", "), unmet));
        if (open > 0) parts.Add(request.Say($"{CountWords.Zh(open)}项条件待定", $"{CountWords.En(open)} {(open == 1 ? "criterion" : "criteria")} undecided"));
        return request.Say($"到{name}：{string.Join("；", parts)}", $"To {name}: {string.Join("; ", parts)}");
    }

    public void Write(Utf8JsonWriter json, AdviceRequest request) =>
        AssessmentJson.WriteCriteria(json, "gaps", request.IsHeld ? [] : request.Required.Where(c => c.Status is not (Truth.Met or Truth.NotApplicable)), request.DataLanguage);
}
