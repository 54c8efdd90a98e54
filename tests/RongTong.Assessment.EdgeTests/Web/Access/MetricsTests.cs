using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using RongTong.Snapshots;
using RongTong.Web.Access;
using RongTong.Web.Storage;

namespace RongTong.EdgeTests.Web.Access;

/// <summary>Figures for Prometheus: counts and times, for who shows a key, and nobody's name in them.</summary>
public sealed class MetricsTests
{
    [Fact]
    public async Task Requests_and_assessments_are_counted_without_a_word_of_what_was_sent()
    {
        await using var host = await WebHost.StartAsync();
        using var body = new ByteArrayContent(await File.ReadAllBytesAsync(Path.Combine(Repository.Rules, "samples", "qiheng.yaml"))) { Headers = { ContentType = new MediaTypeHeaderValue("application/yaml") } };
        using var assessed = await host.Client.PostAsync(new Uri("/api/v1/assessments", UriKind.Relative), body);
        assessed.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var nobody = await host.Client.GetAsync(new Uri("/metrics", UriKind.Relative));
        nobody.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

        var (keys, database) = (host.Server.Services.GetRequiredService<ApiKeyStore>(), host.Server.Services.GetRequiredService<Database>());
        var (_, shown) = await database.WriteAsync(t => keys.MakeAsync(t, "prometheus", [KeyScope.Metrics], "", DateTimeOffset.UtcNow.AddYears(20), "a"));
        host.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", shown);
        var text = await host.Client.GetStringAsync(new Uri("/metrics", UriKind.Relative));
        text.ShouldContain("rongtong_assessments_total{status=\"decided\"} 1\n");
        text.ShouldContain("# TYPE http_server_request_duration_seconds histogram\n");
        text.ShouldContain("http_server_request_duration_seconds_count{http_request_method=\"POST\",http_response_status_code=\"200\",http_route=\"/api/v1/assessments\"} 1\n");
        text.Any(c => c > 127).ShouldBeFalse();
    }
}
