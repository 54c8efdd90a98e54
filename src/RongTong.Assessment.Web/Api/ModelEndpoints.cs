using System.Globalization;
using System.Text.Json;
using RongTong.Compiling;
using RongTong.Diagnostics;
using RongTong.Hosting;
using RongTong.Models;
using RongTong.Text;

namespace RongTong.Web.Api;

/// <summary><c>GET /api/v1/models</c>: the editions offered; one of them with what it asks for under <c>/api/v1/questionnaires</c>.</summary>
internal static class ModelEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/models", List).WithSummary("The editions offered.").WithName("models").AllowAnonymous().Produces<string>(StatusCodes.Status200OK, "application/json");
        api.MapGet("/questionnaires/{authority}/{model}", Questionnaire).WithSummary("What an edition asks for.").WithName("questionnaire").AllowAnonymous()
            .Produces<string>(StatusCodes.Status200OK, "application/json").ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static IResult List(HttpRequest request, ModelCache models) => JsonAnswer.Of(json =>
    {
        json.WriteStartArray();
        foreach (var model in models.Rules.Models().Select(m => models.Get(m).Value).OfType<CompiledModel>()) WriteModel(json, model, RequestLanguage.Of(request));
        json.WriteEndArray();
    });

    private static IResult Questionnaire(HttpRequest request, ModelCache models, string authority, string model)
    {
        var reference = $"{authority}/{model}";
        if (!ModelRef.TryParse(reference, out var parsed)) return NotFound(DiagnosticCatalog.MalformedModelRef(null, reference));
        var offered = models.Rules.Models();
        if (!offered.Contains(parsed)) return NotFound(DiagnosticCatalog.UnknownModel(null, reference, offered.Select(m => m.ToString())));
        if (models.Get(parsed) is not { Value: { } compiled } broken) return new Problem(StatusCodes.Status500InternalServerError, new("模型有错误", "The model has errors"), [.. models.Get(parsed).Diagnostics]);
        var language = RequestLanguage.Of(request);
        return JsonAnswer.Of(json =>
        {
            json.WriteStartObject();
            json.WritePropertyName("model");
            WriteModel(json, compiled, language);
            json.WriteStartArray("fields");
            foreach (var field in compiled.Model.Answerable) WriteField(json, field, language);
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    private static Problem NotFound(Diagnostic diagnostic) => new(StatusCodes.Status404NotFound, new("没有这个模型", "There is no such model"), diagnostic);

    private static void WriteModel(Utf8JsonWriter json, CompiledModel compiled, Language language)
    {
        var model = compiled.Model;
        json.WriteStartObject();
        json.WriteString("ref", model.Ref.ToString());
        json.WriteString("name", model.Name.In(language));
        json.WriteString("document", model.Authority.Document);
        json.WriteString("effectiveFrom", Day(model.EffectiveFrom));
        if (model.EffectiveTo is { } to) json.WriteString("effectiveTo", Day(to));
        json.WriteString("fingerprint", compiled.Fingerprint);
        json.WriteStartArray("grades");
        foreach (var grade in model.Grades)
        {
            json.WriteStartObject();
            json.WriteString("id", grade.Id);
            json.WriteString("name", grade.Name.In(language));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteField(Utf8JsonWriter json, Field field, Language language)
    {
        json.WriteStartObject();
        json.WriteString("id", field.Id);
        json.WriteString("name", field.Name.In(language));
        json.WriteString("type", JsonNamingPolicy.CamelCase.ConvertName(field.Type.ToString()));
        if (field.Number is { } number) json.WriteNumber("number", number);
        if (field.IsNumber && !field.Unit.Equals(Unit.One)) json.WriteString("unit", field.Unit.ToString());
        if (field.Min is { } min) json.WriteNumber("min", min);
        if (field.Max is { } max) json.WriteNumber("max", max);
        json.WriteString("answeredBy", JsonNamingPolicy.CamelCase.ConvertName(field.AnsweredBy.ToString()));
        json.WriteBoolean("mayBeNotApplicable", field.NotApplicable != NotApplicablePolicy.Refused);
        if (field.Help is { } help) json.WriteString("help", help.In(language));
        if (field.Evidence is { } evidence) json.WriteString("evidence", evidence.In(language));
        if (!field.Options.IsEmpty)
        {
            json.WriteStartArray("options");
            foreach (var option in field.Options)
            {
                json.WriteStartObject();
                json.WriteString("id", option.Id);
                json.WriteString("text", option.Text.In(language));
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
