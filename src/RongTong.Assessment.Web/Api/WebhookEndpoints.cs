using RongTong.Diagnostics;
using RongTong.Web.Access;
using RongTong.Web.Webhooks;

namespace RongTong.Web.Api;

/// <summary><c>/api/v1/webhooks</c>: who is called when a batch of theirs ends.</summary>
internal static class WebhookEndpoints
{
    private const string Json = "application/json";

    public static void Map(RouteGroupBuilder api)
    {
        var webhooks = api.MapGroup("/webhooks").RequireAuthorization(Policies.ApiWebhooks);
        webhooks.MapPost("", AddAsync).WithName("webhook-add").WithSummary("Has an address called when a batch of this key ends. The secret in the answer, which signs the calls, is shown once.")
            .Accepts<WebhookRequest>(Json).Produces<string>(StatusCodes.Status201Created, Json).Problems(400, 409, 413, 415, 422);
        webhooks.MapGet("", ListAsync).WithName("webhooks").WithSummary("The addresses called for this key.").Produces<string>(StatusCodes.Status200OK, Json).Problems();
        webhooks.MapDelete("/{id}", RemoveAsync).WithName("webhook-remove").WithSummary("Has an address called no more.").Produces(StatusCodes.Status204NoContent).Problems(404);
        webhooks.MapGet("/{id}/deliveries", DeliveriesAsync).WithName("webhook-deliveries").WithSummary("The latest calls and what became of them.").Produces<string>(StatusCodes.Status200OK, Json).Problems(404);
    }

    private static async Task<IResult> AddAsync(HttpContext context, WebhookStore store, Caller caller, WebhookRequest webhook)
    {
        if (WebhookTarget.Of(webhook.Url) is not { } url) return Problem.Of([DiagnosticCatalog.WebhookRefused()]);
        if (await store.AddAsync(caller.Scope.Actor, url) is not var (added, secret)) return new Problem(StatusCodes.Status409Conflict, new("太多了", "Too many"), DiagnosticCatalog.TooManyWebhooks(WebhookStore.Most));
        context.Response.Headers.Location = $"/api/v1/webhooks/{added.Id}";
        return JsonAnswer.Of(
            json =>
            {
                json.WriteStartObject();
                json.WriteString("id", added.Id);
                json.WriteString("url", added.Url);
                json.WriteString("secret", secret);
                json.WriteEndObject();
            },
            StatusCodes.Status201Created);
    }

    private static async Task<IResult> ListAsync(WebhookStore store, Caller caller)
    {
        var found = await store.ListAsync(caller.Scope.Actor);
        return JsonAnswer.Of(json =>
        {
            json.WriteStartArray();
            foreach (var one in found)
            {
                json.WriteStartObject();
                json.WriteString("id", one.Id);
                json.WriteString("url", one.Url);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        });
    }

    private static async Task<IResult> RemoveAsync(WebhookStore store, Caller caller, string id) => await store.RemoveAsync(caller.Scope.Actor, id) ? Results.NoContent() : OperationEndpoints.Unknown(id);

    private static async Task<IResult> DeliveriesAsync(WebhookStore store, Caller caller, string id)
    {
        if (!(await store.ListAsync(caller.Scope.Actor)).Any(w => w.Id == id)) return OperationEndpoints.Unknown(id);
        var found = await store.DeliveriesAsync(caller.Scope.Actor, id);
        return JsonAnswer.Of(json =>
        {
            json.WriteStartArray();
            foreach (var one in found)
            {
                json.WriteStartObject();
                json.WriteString("operation", one.Operation);
                json.WriteString("state", one.State);
                json.WriteNumber("attempts", one.Attempt);
                if (one.Status is { } status) json.WriteNumber("status", status);
                if (one.Reason is { } reason) json.WriteString("reason", reason);
                json.WriteString("createdAt", one.CreatedAt);
                if (one.FinishedAt is { } finished) json.WriteString("finishedAt", finished);
                else json.WriteString("nextAt", one.NextAt);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        });
    }
}

/// <summary>An address to be called. Immutable.</summary>
/// <param name="Url">Where.</param>
[System.Text.Json.Serialization.JsonUnmappedMemberHandling(System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow)]
internal sealed record WebhookRequest(string Url);
