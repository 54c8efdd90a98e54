using System.Text.Json;
using RongTong.Text;
using RongTong.Web.Jobs;
using RongTong.Web.Storage;

namespace RongTong.Web.Api;

/// <summary>An operation as programs see it. Stateless.</summary>
internal static class OperationJson
{
    /// <summary>Where it is asked after.</summary>
    public static string PathOf(Operation operation) => $"/api/v1/operations/{operation.Id}";

    /// <summary>Where what it made is.</summary>
    public static string ResourceOf(Operation operation) => operation.Kind == OperationKind.Batch ? $"/api/v1/batches/{operation.Id}" : $"/api/v1/reports/{operation.Id}";

    /// <summary>Writes it.</summary>
    public static void Write(Utf8JsonWriter json, Operation operation, Language language)
    {
        json.WriteStartObject();
        json.WriteString("id", operation.Id);
        json.WriteString("kind", operation.Kind == OperationKind.Batch ? "batch" : "reports");
        json.WriteString("state", operation.State switch
        {
            OperationState.Receiving => "receiving", OperationState.Queued => "queued", OperationState.Running => "running", OperationState.Done => "done", OperationState.Failed => "failed", _ => "cancelled",
        });
        json.WriteStartObject("progress");
        json.WriteNumber("done", operation.Done);
        if (operation.Total > 0) json.WriteNumber("total", operation.Total);
        json.WriteEndObject();
        json.WriteString("createdAt", Moments.Of(operation.Created));
        if (operation.Started is { } started) json.WriteString("startedAt", Moments.Of(started));
        if (operation.Finished is { } finished) json.WriteString("finishedAt", Moments.Of(finished));
        if (operation.Counts is { } counts)
        {
            json.WritePropertyName("counts");
            json.WriteRawValue(counts);
        }
        if (operation.Problems is { } problems) ProblemJson.WriteKept(json, problems, language);
        json.WriteStartObject("links");
        json.WriteString("self", PathOf(operation));
        json.WriteString("resource", ResourceOf(operation));
        if (operation.State == OperationState.Done) json.WriteString("files", ResourceOf(operation) + "/files");
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
