using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using RongTong.Web.Access;

namespace RongTong.EdgeTests.Web.Access;

/// <summary>Nothing is open by omission.</summary>
public sealed class EndpointPolicyTests
{
    [Fact]
    public async Task Every_endpoint_names_a_policy_or_says_that_anybody_may()
    {
        await using var host = await WebHost.StartAsync();
        var endpoints = host.Server.Endpoints.OfType<RouteEndpoint>().ToList();
        endpoints.Count.ShouldBeGreaterThan(5);
        endpoints.Where(e => !IsDecided(e.Metadata)).Select(e => e.DisplayName).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_leads_nowhere_is_not_found_and_a_wrong_method_is_told()
    {
        await using var host = await WebHost.StartAsync();
        (await Status(host, HttpMethod.Get, "/nothing-here")).ShouldBe(HttpStatusCode.NotFound);
        (await Status(host, HttpMethod.Delete, "/api/v1/models")).ShouldBe(HttpStatusCode.MethodNotAllowed);
    }

    [Fact]
    public async Task A_wrong_key_is_refused_even_where_nobody_is_asked_for_one()
    {
        await using var host = await WebHost.StartAsync();
        host.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "rtk_00000000000000000000000000");
        using var answer = await host.Client.GetAsync(new Uri("/api/v1/models", UriKind.Relative));
        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("RT6060");
    }

    private static bool IsDecided(EndpointMetadataCollection metadata) =>
        metadata.GetMetadata<IAllowAnonymous>() is not null
        || metadata.GetOrderedMetadata<IAuthorizeData>() is [_, ..] named && named.All(d => d.Policy is { } policy && Policies.Names.Contains(policy));

    private static async Task<HttpStatusCode> Status(WebHost host, HttpMethod method, string path)
    {
        using var request = new HttpRequestMessage(method, path);
        using var answer = await host.Client.SendAsync(request);
        return answer.StatusCode;
    }
}
