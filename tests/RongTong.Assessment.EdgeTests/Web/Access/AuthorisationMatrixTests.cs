using System.Collections.Immutable;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using RongTong.Assessing;
using RongTong.Snapshots;
using RongTong.Web.Access;
using RongTong.Web.Sheets;
using RongTong.Web.Storage;

namespace RongTong.EdgeTests.Web.Access;

/// <summary>
/// Who gets past the door of every address: asked over HTTP of every endpoint there is, as every kind of caller, and held against a table a
/// person can read. A new endpoint makes it fail until its row has been looked at: accept the <c>.received.</c> file when the row is what
/// you meant. What a caller then finds behind the door is a matter of scopes, which have tests of their own.
/// </summary>
public sealed partial class AuthorisationMatrixTests
{
    [Fact]
    public async Task Doors()
    {
        await using var host = await WebHost.StartAsync();
        var callers = await CallersAsync(host);
        var page = new StringBuilder("+ gets past the door   . is asked to sign in or refused\n\n       ").Append(string.Join(' ', callers.Select(c => c.Name))).Append("\n\n");
        var rows = host.Server.Endpoints.OfType<RouteEndpoint>().SelectMany(e => Methods(e).Select(m => (Method: m, Pattern: "/" + e.RoutePattern.RawText!.TrimStart('/')))).Distinct()
            .OrderBy(r => r.Pattern, StringComparer.Ordinal).ThenBy(r => r.Method, StringComparer.Ordinal).ToList();
        rows.Count.ShouldBeGreaterThan(25);
        foreach (var (method, pattern) in rows)
        {
            page.Append($"{method,-6} {pattern}\n      ");
            foreach (var caller in callers) page.Append(' ').Append((await IsLetIn(host, caller, method, pattern) ? "+" : ".").PadRight(caller.Name.Length));
            page.Append('\n');
        }
        await Snapshot.Verify(Regex.Replace(page.ToString(), " +\n", "\n"));
    }

    private static IEnumerable<string> Methods(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"];

    private static async Task<bool> IsLetIn(WebHost host, Known caller, string method, string pattern)
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = host.Client.BaseAddress };
        // Without the token of a form nothing is changed: the door comes before the guard of forms.
        using var request = new HttpRequestMessage(new HttpMethod(method), Parameter().Replace(pattern, m => m.Value.Contains(":int", StringComparison.Ordinal) ? "1" : "x"));
        if (caller.Cookie is { } cookie) request.Headers.Add("Cookie", cookie);
        if (caller.Key is { } key) request.Headers.Add("Authorization", "Bearer " + key);
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return !(answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden || answer.Headers.Location?.OriginalString.StartsWith("/sign-in?back=", StringComparison.Ordinal) == true);
    }

    private static async Task<ImmutableArray<Known>> CallersAsync(WebHost host)
    {
        var services = host.Server.Services;
        var (database, sessions, accounts, keys, sheets) = (services.GetRequiredService<Database>(), services.GetRequiredService<SessionStore>(), services.GetRequiredService<AccountStore>(), services.GetRequiredService<ApiKeyStore>(), services.GetRequiredService<SheetStore>());
        var callers = ImmutableArray.CreateBuilder<Known>();
        callers.Add(new Known("nobody", null, null));
        var (sheet, _) = await sheets.BeginAsync("m", "f", new AnswerSheet { Enterprise = new Enterprise("甲", "", "330106", null, null, null) }, "王敏");
        callers.Add(new Known("link", "rongtong-sheet=" + (await sessions.BeginAsync(new LinkHolder(sheet.Id, "1"), "")).Text, null));
        foreach (var role in Enum.GetValues<Role>())
        {
            var region = role switch { Role.City => "3301", Role.County => "330106", _ => "" };
            var account = (await database.WriteAsync(t => accounts.InsertAsync(t, $"{role}-x", $"{role}", role, region, null, "nobody")))!;
            callers.Add(new Known($"{role}".ToLowerInvariant(), "rongtong=" + (await database.WriteAsync(t => sessions.BeginAsync(t, account.Id, ""))).Text, null));
        }
        foreach (var scope in KeyScope.All)
            callers.Add(new Known("key:" + scope, null, (await database.WriteAsync(t => keys.MakeAsync(t, scope, [scope], "33", DateTimeOffset.UtcNow.AddYears(20), "a"))).Shown));
        return callers.ToImmutable();
    }

    [GeneratedRegex(@"\{[^}]*\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Parameter();

    private sealed record Known(string Name, string? Cookie, string? Key);
}
