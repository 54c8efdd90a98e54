using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using RongTong.EdgeTests.Batch;
using RongTong.Web.Webhooks;

namespace RongTong.EdgeTests.Web.Jobs;

/// <summary>Who asked to be called when a batch ends is called, signed, until they take it, and nowhere inside.</summary>
public sealed class WebhookTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task A_call_is_signed_and_tried_again_until_it_is_taken(DatabaseKind kind)
    {
        await using var host = await WebHost.StartAsync(kind, o => o with { WebhookPause = TimeSpan.FromMilliseconds(50) });
        using var client = await ApiClient.OfAsync(host);
        await using var receiver = await Receiver.StartAsync(StatusCodes.Status500InternalServerError, StatusCodes.Status302Found, StatusCodes.Status204NoContent);
        using var added = await client.Http.PostAsJsonAsync(new Uri("/api/v1/webhooks", UriKind.Relative), new { url = receiver.Url });
        added.StatusCode.ShouldBe(HttpStatusCode.Created);
        var webhook = JsonDocument.Parse(await added.Content.ReadAsStringAsync()).RootElement;
        var (id, secret) = (webhook.GetProperty("id").GetString()!, webhook.GetProperty("secret").GetString()!);
        using var begun = await client.PostTableAsync(BatchSample.Table(BatchSample.Row(1)), $"model={BatchSample.Model}");
        var batch = await client.EndOfAsync(begun.Headers.Location!);

        var calls = await receiver.WaitAsync(3);
        foreach (var (headers, body) in calls)
        {
            headers[WebhookSignature.Header].ShouldBe(WebhookSignature.Of(secret, long.Parse(headers[WebhookSignature.TimestampHeader], System.Globalization.CultureInfo.InvariantCulture), Encoding.UTF8.GetBytes(body)));
            headers["RongTong-Delivery"].ShouldBe($"{id}-{batch.GetProperty("id").GetString()}");
            var said = JsonDocument.Parse(body).RootElement;
            said.GetProperty("event").GetString().ShouldBe("batch.done");
            said.GetProperty("operation").GetProperty("id").GetString().ShouldBe(batch.GetProperty("id").GetString());
        }
        for (var i = 0; i < 100 && (await Log(client, id)).GetProperty("state").GetString() == "pending"; i++) await Task.Delay(100);
        var log = await Log(client, id);
        (log.GetProperty("state").GetString(), log.GetProperty("attempts").GetInt32(), log.GetProperty("status").GetInt32()).ShouldBe(("delivered", 3, 204));

        (await client.JsonAsync("/api/v1/webhooks")).ToString().ShouldNotContain(secret);
        using var other = await ApiClient.OfAsync(host);
        using var foreign = await other.Http.GetAsync(new Uri($"/api/v1/webhooks/{id}/deliveries", UriKind.Relative));
        foreign.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await client.Http.DeleteAsync(new Uri($"/api/v1/webhooks/{id}", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await client.JsonAsync("/api/v1/webhooks")).GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Addresses_that_may_not_be_called_are_refused_and_so_are_too_many()
    {
        await using var host = await WebHost.StartAsync();
        using var client = await ApiClient.OfAsync(host);
        foreach (var url in new[] { "http://example.com/", "ftp://127.0.0.1/", "https://user:pass@example.com/", "https://example.com/#part", "not an address", "//example.com", "file:///etc/passwd", "http://127.0.0.1.example.com/" })
            (await ApiClient.ProblemOf(await client.Http.PostAsJsonAsync(new Uri("/api/v1/webhooks", UriKind.Relative), new { url }))).ShouldBe((HttpStatusCode.BadRequest, "RT6185"), url);
        for (var i = 0; i < WebhookStore.Most; i++) (await client.Http.PostAsJsonAsync(new Uri("/api/v1/webhooks", UriKind.Relative), new { url = "https://example.com/" })).StatusCode.ShouldBe(HttpStatusCode.Created);
        (await ApiClient.ProblemOf(await client.Http.PostAsJsonAsync(new Uri("/api/v1/webhooks", UriKind.Relative), new { url = "https://example.com/" }))).ShouldBe((HttpStatusCode.Conflict, "RT6186"));
    }

    [Theory]
    [InlineData("example.com", "93.184.215.14", false, true)]
    [InlineData("example.com", "127.0.0.1", false, false)]
    [InlineData("example.com", "127.0.0.1", true, false)]
    [InlineData("localhost", "127.0.0.1", false, true)]
    [InlineData("[::1]", "::1", false, true)]
    [InlineData("localhost", "93.184.215.14", true, false)]
    [InlineData("example.com", "10.1.2.3", false, false)]
    [InlineData("example.com", "10.1.2.3", true, true)]
    [InlineData("example.com", "172.16.0.1", false, false)]
    [InlineData("example.com", "172.32.0.1", false, true)]
    [InlineData("example.com", "192.168.1.1", false, false)]
    [InlineData("example.com", "169.254.169.254", false, false)]
    [InlineData("example.com", "100.64.0.1", false, false)]
    [InlineData("example.com", "0.0.0.0", false, false)]
    [InlineData("example.com", "224.0.0.1", false, false)]
    [InlineData("example.com", "255.255.255.255", false, false)]
    [InlineData("example.com", "::ffff:10.0.0.1", false, false)]
    [InlineData("example.com", "::ffff:127.0.0.1", false, false)]
    [InlineData("example.com", "fd00::1", false, false)]
    [InlineData("example.com", "fe80::1", false, false)]
    [InlineData("example.com", "64:ff9b::a00:1", false, false)]
    [InlineData("example.com", "2002:a00:1::", false, false)]
    [InlineData("example.com", "2606:4700::1111", false, true)]
    public void Only_public_addresses_are_called_unless_the_operator_says_otherwise(string host, string address, bool allowsPrivate, bool isAllowed) =>
        WebhookTarget.Allows(host, IPAddress.Parse(address), allowsPrivate).ShouldBe(isAllowed);

    private static async Task<JsonElement> Log(ApiClient client, string id) => (await client.JsonAsync($"/api/v1/webhooks/{id}/deliveries"))[0];

    /// <summary>Somebody who is called, and answers as a test wants.</summary>
    private sealed class Receiver : IAsyncDisposable
    {
        private readonly ConcurrentQueue<(Dictionary<string, string> Headers, string Body)> _calls = new();
        private WebApplication _application = null!;

        public string Url => _application.Urls.First() + "/hook";

        public static async Task<Receiver> StartAsync(params int[] answers)
        {
            var receiver = new Receiver();
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            receiver._application = builder.Build();
            receiver._application.Urls.Add("http://127.0.0.1:0");
            receiver._application.MapPost("/hook", async (HttpContext context) =>
            {
                using var reader = new StreamReader(context.Request.Body);
                receiver._calls.Enqueue((context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase), await reader.ReadToEndAsync()));
                context.Response.Headers.Location = "/hook";
                context.Response.StatusCode = answers[Math.Min(receiver._calls.Count, answers.Length) - 1];
            });
            await receiver._application.StartAsync();
            return receiver;
        }

        public async Task<IReadOnlyList<(Dictionary<string, string> Headers, string Body)>> WaitAsync(int calls)
        {
            for (var i = 0; i < 300 && _calls.Count < calls; i++) await Task.Delay(100);
            return [.. _calls.Take(calls)];
        }

        public ValueTask DisposeAsync() => _application.DisposeAsync();
    }
}
