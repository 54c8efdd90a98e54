using System.Buffers;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Encodings.Web;
using System.Text.Json;
using RongTong.Text;
using RongTong.Web.Api;
using RongTong.Web.Jobs;

namespace RongTong.Web.Webhooks;

/// <summary>
/// Delivers webhooks, again with growing pauses until an address takes one or eight attempts have failed. Any node may make any attempt;
/// an address may be called twice for one batch and tells by <c>RongTong-Delivery</c>. Thread-safe.
/// </summary>
internal sealed partial class WebhookSender : BackgroundService
{
    private const int MostAttempts = 8;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private readonly WebhookStore _store;
    private readonly OperationStore _operations;
    private readonly ServeOptions _options;
    private readonly ILogger<WebhookSender> _log;
    private readonly HttpClient _client;

    public WebhookSender(WebhookStore store, OperationStore operations, ServeOptions options, ILogger<WebhookSender> log)
    {
        (_store, _operations, _options, _log) = (store, operations, options, log);
        _client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false, UseProxy = false, UseCookies = false, ConnectTimeout = Longest, PooledConnectionLifetime = TimeSpan.FromMinutes(1),
            ConnectCallback = (context, cancellation) => WebhookTarget.ConnectAsync(context.DnsEndPoint, options.WebhooksInside, cancellation),
        }) { Timeout = Longest };
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var clock = new PeriodicTimer(TimeSpan.FromSeconds(1));
        try
        {
            while (await clock.WaitForNextTickAsync(stoppingToken))
            {
                try
                {
                    await _store.NoteAsync();
                    while (await _store.TakeAsync(Longest * 3) is { } due) await AttemptAsync(due, stoppingToken);
                }
#pragma warning disable CA1031 // a database that is away: the next round comes
                catch (Exception error) when (error is not OperationCanceledException)
#pragma warning restore CA1031
                {
                    Failed(error.GetType().Name, error.Message);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Shutting down; what was under way is tried again.
        }
    }

    private async Task AttemptAsync(DueDelivery due, CancellationToken cancellation)
    {
        if (await _operations.FindAsync(due.Operation) is not { } operation) return;
        var now = TimeProvider.System.GetUtcNow();
        int? status = null;
        string? reason;
        try
        {
            using var request = Request(due, operation, now.ToUnixTimeSeconds());
            // Nobody reads what the address says beyond its status.
            using var answer = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            status = (int)answer.StatusCode;
            reason = answer.IsSuccessStatusCode ? null : answer.StatusCode is >= HttpStatusCode.Ambiguous and < HttpStatusCode.BadRequest ? "redirects are not followed" : "not taken";
        }
        catch (Exception error) when (error is HttpRequestException || error is OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            reason = error is HttpRequestException { InnerException: null } or HttpRequestException { HttpRequestError: HttpRequestError.Unknown } ? error.Message : error is HttpRequestException http ? http.HttpRequestError.ToString() : "no answer in time";
        }
        var state = reason is null ? "delivered" : due.Attempt >= MostAttempts ? "failed" : "pending";
        // Ten seconds, then four times as long each time: the last of eight attempts is about two days after the first.
        var pause = _options.WebhookPause * Math.Pow(4, due.Attempt - 1);
        await _store.EndAsync(due, state, status, reason, now + pause);
    }

    private static HttpRequestMessage Request(DueDelivery due, Operation operation, long timestamp)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var name = operation.State == OperationState.Done ? "batch.done" : "batch.failed";
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("event", name);
            json.WritePropertyName("operation");
            OperationJson.Write(json, operation, Language.Zh);
            json.WriteEndObject();
        }
        var body = buffer.WrittenSpan.ToArray();
        return new HttpRequestMessage(HttpMethod.Post, due.Url)
        {
            Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } },
            Headers =
            {
                { "User-Agent", "rongtong" }, { "RongTong-Event", name }, { "RongTong-Delivery", $"{due.Webhook}-{due.Operation}" },
                { WebhookSignature.TimestampHeader, timestamp.ToString(CultureInfo.InvariantCulture) }, { WebhookSignature.Header, WebhookSignature.Of(due.Secret, timestamp, body) },
            },
        };
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _client.Dispose();
        base.Dispose();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "webhooks were not delivered: {Kind} {Reason}")]
    private partial void Failed(string kind, string reason);
}
