using System.Net;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using RongTong.Assessing;
using RongTong.Web.Access;
using RongTong.Web.Sheets;
using RongTong.Web.Storage;

namespace RongTong.EdgeTests.Web.Access;

/// <summary>What another site makes a browser send changes nothing.</summary>
public sealed class FormGuardTests
{
    [Fact]
    public async Task A_form_without_its_token_is_refused_and_the_session_stays()
    {
        await using var host = await WebHost.StartAsync();
        var (database, sessions) = (host.Server.Services.GetRequiredService<Database>(), host.Server.Services.GetRequiredService<SessionStore>());
        await database.WriteAsync(t => t.Connection!.ExecuteAsync("INSERT INTO account (id, login, name, role, region, created_at) VALUES ('a', 'a', 'a', 'city', '3301', '2026-07-15T00:00:00.000Z')", transaction: t));
        var secret = await database.WriteAsync(t => sessions.BeginAsync(t, "a", "browser"));
        using var answer = await Post(host, $"rongtong={secret.Text}");
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("RT6062");
        (await sessions.FindAsync(secret)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Who_came_by_a_link_has_no_account_to_leave()
    {
        await using var host = await WebHost.StartAsync();
        var (sheets, sessions) = (host.Server.Services.GetRequiredService<SheetStore>(), host.Server.Services.GetRequiredService<SessionStore>());
        var (sheet, _) = await sheets.BeginAsync("m", "f", new AnswerSheet { Enterprise = new Enterprise("甲", "", "", null, null, null) }, "王敏");
        var secret = await sessions.BeginAsync(new LinkHolder(sheet.Id, "1"), "browser");
        using var answer = await Post(host, $"rongtong-sheet={secret.Text}");
        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("RT6061");
    }

    private static async Task<HttpResponseMessage> Post(WebHost host, string cookie)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sign-out");
        request.Headers.Add("Cookie", cookie);
        return await host.Client.SendAsync(request);
    }
}
