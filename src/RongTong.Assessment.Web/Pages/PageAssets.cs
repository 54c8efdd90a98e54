using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace RongTong.Web.Pages;

/// <summary>Style sheets, scripts and marks of the pages. Their addresses hold a hash of what they are, so browsers may keep them for good. Immutable.</summary>
internal static class PageAssets
{
    private const string Prefix = "assets/";

    private static readonly FrozenDictionary<string, Asset> Assets = Read();

    /// <summary>The address of an asset.</summary>
    public static string Address(string name) => $"/assets/{Assets[name].Hash}/{name}";

    /// <summary>The names, in order.</summary>
    public static IEnumerable<string> Names => Assets.Keys.Order(StringComparer.Ordinal);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/assets/{hash}/{name}", Send).AllowAnonymous();

    private static IResult Send(HttpResponse response, string hash, string name)
    {
        if (!Assets.TryGetValue(name, out var asset) || asset.Hash != hash) return Results.NotFound();
        response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Bytes(asset.Bytes, asset.Type, entityTag: new EntityTagHeaderValue($"\"{asset.Hash}\""));
    }

    private static FrozenDictionary<string, Asset> Read()
    {
        var assembly = typeof(PageAssets).Assembly;
        return assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)).ToFrozenDictionary(
            n => n[Prefix.Length..],
            n =>
            {
                using var stream = assembly.GetManifestResourceStream(n)!;
                var bytes = new byte[stream.Length];
                stream.ReadExactly(bytes);
                return new Asset(bytes, TypeOf(n), Convert.ToHexStringLower(SHA256.HashData(bytes))[..16]);
            },
            StringComparer.Ordinal);
    }

    private static string TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        ".webmanifest" => "application/manifest+json",
        var other => throw new InvalidOperationException($"no type for {other}"),
    };

    private sealed record Asset(byte[] Bytes, string Type, string Hash);
}
