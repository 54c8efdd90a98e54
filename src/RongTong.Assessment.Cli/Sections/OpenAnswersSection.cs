using System.Text.Json;
using RongTong.Assessing;
using RongTong.Cli.Output;

namespace RongTong.Cli.Sections;

/// <summary>Which missing answer to give first.</summary>
internal sealed class OpenAnswersSection : IAdviceSection
{
    public void Write(TextPage page, AdviceRequest request)
    {
        if (request.Assessment.OpenAnswers.IsEmpty) return;
        page.Gap();
        page.Add(OpenAnswersBlock.Of(request.Assessment, request.Assessment.OpenAnswers, request.Ink, request.All));
    }

    public void Write(Utf8JsonWriter json, AdviceRequest request)
    {
        json.WriteStartArray("openAnswers");
        foreach (var open in request.Assessment.OpenAnswers)
        {
            json.WriteStartObject();
            json.WriteString("id", open.Field.Id);
            json.WriteString("name", open.Field.Name.In(request.DataLanguage));
            json.WriteDecimal("swing", open.Swing);
            json.WriteList("settling", open.Settling.Select(o => o.Id));
            if (!open.Settling.IsEmpty) json.WriteText("settled", open.Settled?.Id);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
