using System.Net;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using RongTong.Loading;
using RongTong.Snapshots;
using RongTong.Text;
using RongTong.Web.Access;
using RongTong.Web.Programmes;
using RongTong.Web.Sheets;
using RongTong.Web.Storage;

namespace RongTong.EdgeTests.Web.Programmes;

/// <summary>The department's pages are there, in both languages, for who may see them.</summary>
public sealed class ConsolePagesTests
{
    [Theory]
    [InlineData("zh")]
    [InlineData("en")]
    public async Task Every_page_is_shown(string language)
    {
        await using var host = await WebHost.StartAsync(change: o => o with { Handbook = (model, wanted) => CommandRun.Of("model", "docs", $"{model.Model.Ref}", "--lang", wanted == Language.Zh ? "zh" : "en").Text });
        var services = host.Server.Services;
        var (database, sheets, cases, programmes) = (services.GetRequiredService<Database>(), services.GetRequiredService<SheetStore>(), services.GetRequiredService<CaseStore>(), services.GetRequiredService<ProgrammeStore>());
        await database.WriteAsync(t => t.Connection!.ExecuteAsync("INSERT INTO account (id, login, name, role, region, created_at) VALUES ('p', 'p', '周岚', 'province', '33', '2026-07-15T01:00:00.000Z')", transaction: t));
        var session = await database.WriteAsync(t => services.GetRequiredService<SessionStore>().BeginAsync(t, "p", "test"));
        var today = DateOnly.FromDateTime(services.GetRequiredService<TimeProvider>().GetLocalNow().DateTime);
        var programme = (await programmes.OpenAsync(Scope.InRegion("33", "account:p"), new Programme
        {
            Id = "", Name = new LocalizedText("2026 年第二批专精特新", "Second round of 2026"), Model = "miit/srdi-sme@2026", Region = "33", IsReexamination = false, Opens = today, Closes = today.AddDays(9), DecideBy = today.AddDays(60), Reviewers = 1,
        }))!;
        foreach (var sample in new[] { "srdi-certified", "srdi-sf-06" })
        {
            var head = SheetReader.Read(new SourceText(sample, await File.ReadAllTextAsync(Path.Combine(Repository.Rules, "samples", sample + ".yaml")))).Sheets.ShouldHaveSingleItem();
            head = head with { Enterprise = head.Enterprise with { Region = "330604" } };
            var (sheet, _) = await sheets.BeginAsync("miit/srdi-sme@2026", "sha256:0", head, "王敏");
            await cases.JoinAsync(Scope.OfSheet(sheet.Id, "1"), sheet.Id, programme);
            await sheets.SubmitAsync(Scope.OfSheet(sheet.Id, "1"), sheet.Id, sheet.Version, "王敏");
            await cases.EnterAsync(sheet.Id, "王敏");
            await services.GetRequiredService<CaseJudge>().RefreshAsync(Scope.Service, sheet.Id);
        }
        var entered = await cases.AllAsync(Scope.InRegion("33", "account:p"), programme);
        entered.Length.ShouldBe(2);

        using var handler = new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false };
        using var browser = new HttpClient(handler) { BaseAddress = host.Client.BaseAddress };
        browser.DefaultRequestHeaders.Add("Cookie", $"rongtong={session.Text}; lang={language}");
        browser.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        string[] pages =
        [
            "/console/programmes", "/console/programmes/new", $"/console/programmes/{programme}", $"/console/programmes/{programme}/edit", $"/console/programmes/{programme}/cases?queue=mine", $"/console/programmes/{programme}/cases?q=精密&sort=near",
            $"/console/programmes/{programme}/statistics", "/console/expiring", "/console/standards", "/console/batches", .. entered.SelectMany(c => new[] { $"/console/cases/{c.Sheet}", $"/console/cases/{c.Sheet}/opinion" }),
        ];
        foreach (var page in pages)
        {
            using var answer = await browser.GetAsync(new Uri(page, UriKind.Relative));
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, page);
            var html = await answer.Content.ReadAsStringAsync();
            html.ShouldContain(language == "zh" ? "lang=\"zh-CN\"" : "lang=\"en\"", customMessage: page);
            if (Environment.GetEnvironmentVariable("RONGTONG_PAGES") is { } directory) await File.WriteAllTextAsync(Path.Combine(directory, $"{language}{page.Replace('/', '_').Split('?')[0]}.html"), html);
        }
        (await browser.GetStringAsync(new Uri("/console/standards/miit/srdi-sme@2026", UriKind.Relative))).ShouldBe(CommandRun.Of("model", "docs", "miit/srdi-sme@2026", "--lang", language, "--format", "html").Text);
        using var unknown = await browser.GetAsync(new Uri("/console/standards/miit/srdi-sme@1999", UriKind.Relative));
        unknown.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var nobody = await host.Client.GetAsync(new Uri($"/console/cases/{entered[0].Sheet}", UriKind.Relative));
        nobody.RequestMessage!.RequestUri!.AbsolutePath.ShouldBe("/sign-in");
        using var start = await host.Client.GetAsync(new Uri("/", UriKind.Relative));
        (await start.Content.ReadAsStringAsync()).ShouldContain($"/rounds/{programme}");
        using var round = await host.Client.GetAsync(new Uri($"/rounds/{programme}", UriKind.Relative));
        round.StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
