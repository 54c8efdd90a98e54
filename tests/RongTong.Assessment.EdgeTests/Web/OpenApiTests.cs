using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;

namespace RongTong.EdgeTests.Web;

/// <summary>The description of the API says what the code does, no less and no more.</summary>
public sealed class OpenApiTests
{
    [Fact]
    public async Task Every_endpoint_stands_in_the_description_with_its_statuses_and_nothing_else_does()
    {
        await using var host = await WebHost.StartAsync();
        using var document = JsonDocument.Parse(await host.Client.GetStringAsync("/openapi/v1.json"));
        document.RootElement.GetProperty("openapi").GetString()!.ShouldStartWith("3.1");
        var described = document.RootElement.GetProperty("paths").EnumerateObject()
            .SelectMany(p => p.Value.EnumerateObject().Select(m => (Key: $"{m.Name.ToUpperInvariant()} {p.Name}", Operation: m.Value))).ToDictionary(d => d.Key, d => d.Operation, StringComparer.Ordinal);
        var mapped = host.Server.Endpoints.OfType<RouteEndpoint>().Where(e => e.RoutePattern.RawText!.StartsWith("/api/", StringComparison.Ordinal))
            .SelectMany(e => e.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods.Select(m => (Key: $"{m} {e.RoutePattern.RawText!.Replace("{**", "{", StringComparison.Ordinal).TrimEnd('/')}", Endpoint: e))).ToDictionary(m => m.Key, m => m.Endpoint, StringComparer.Ordinal);
        mapped.Count.ShouldBeGreaterThan(25);
        described.Keys.Order(StringComparer.Ordinal).ShouldBe(mapped.Keys.Order(StringComparer.Ordinal));
        foreach (var (key, endpoint) in mapped)
        {
            var operation = described[key];
            var stated = endpoint.Metadata.GetOrderedMetadata<IProducesResponseTypeMetadata>().Select(p => $"{p.StatusCode}").Distinct().Order(StringComparer.Ordinal);
            operation.GetProperty("responses").EnumerateObject().Select(r => r.Name).Order(StringComparer.Ordinal).ShouldBe(stated, key);
            operation.GetProperty("summary").GetString().ShouldNotBeNullOrWhiteSpace(key);
            var isOpen = endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;
            operation.TryGetProperty("security", out var security).ShouldBe(!isOpen, key);
            if (isOpen) continue;
            security[0].EnumerateObject().Select(s => s.Name).ShouldBe(["key"], key);
            stated.ShouldContain("401", key);
            stated.ShouldContain("403", key);
        }
        document.RootElement.GetProperty("components").GetProperty("securitySchemes").GetProperty("key").GetProperty("scheme").GetString().ShouldBe("bearer");
    }
}
