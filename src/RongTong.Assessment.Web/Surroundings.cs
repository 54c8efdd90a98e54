using System.Net;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.HttpOverrides;

namespace RongTong.Web;

/// <summary>What stands before the service: the names it answers to, and proxies whose word is taken.</summary>
internal static class Surroundings
{
    private static readonly string[] ThisMachine = ["localhost", "127.0.0.1", "[::1]"];

    public static void AddSurroundings(this IServiceCollection services, ServeOptions options)
    {
        services.Configure<HostFilteringOptions>(hosts =>
        {
            hosts.AllowedHosts = Hosts(options);
            hosts.AllowEmptyHosts = false;
        });
        services.Configure<ForwardedHeadersOptions>(forwarded =>
        {
            // Nobody's word is taken but that of the proxies named.
            forwarded.KnownIPNetworks.Clear();
            forwarded.KnownProxies.Clear();
            foreach (var proxy in Split(options.Proxies)) forwarded.KnownProxies.Add(IPAddress.Parse(proxy));
            forwarded.ForwardedHeaders = forwarded.KnownProxies.Count > 0 ? ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto : ForwardedHeaders.None;
        });
    }

    public static void UseSurroundings(this IApplicationBuilder application)
    {
        application.UseForwardedHeaders();
        application.UseMiddleware<HostFilteringMiddleware>();
    }

    /// <summary>The names answered to. On loopback alone only this machine's: a page from elsewhere cannot reach it under a name of its own.</summary>
    public static string[] Hosts(ServeOptions options)
    {
        if (Split(options.Hosts) is [_, ..] stated) return stated;
        var listened = Split(options.Urls).Select(u => BindingAddress.Parse(u).Host).ToArray();
        return listened.All(h => ThisMachine.Contains(h, StringComparer.OrdinalIgnoreCase)) ? ThisMachine : ["*"];
    }

    private static string[] Split(string? list) => list?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}
