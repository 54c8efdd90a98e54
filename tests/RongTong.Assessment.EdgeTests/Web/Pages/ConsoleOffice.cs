using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using RongTong.Loading;
using RongTong.Snapshots;
using RongTong.Text;
using RongTong.Web.Access;
using RongTong.Web.Programmes;
using RongTong.Web.Sheets;
using RongTong.Web.Storage;

namespace RongTong.EdgeTests.Web.Pages;

/// <summary>A province and an administrator at their browsers, who type what a test wants into every field of text of the console.</summary>
internal sealed class ConsoleOffice : IAsyncDisposable
{
    private readonly WebHost _host;
    private readonly HttpClient _client;
    private readonly Dictionary<string, (string Cookie, string Token)> _who = new(StringComparer.Ordinal);
    private string _programme = "";
    private string _sheet = "";

    private ConsoleOffice(WebHost host)
    {
        _host = host;
        _client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = host.Client.BaseAddress };
    }

    /// <summary>What others of the department see of it.</summary>
    public IReadOnlyList<string> Pages =>
    [
        "/console/programmes", $"/console/programmes/{_programme}", $"/console/programmes/{_programme}/edit", $"/console/programmes/{_programme}/cases", $"/console/programmes/{_programme}/statistics", $"/console/cases/{_sheet}?c=S2-1a", $"/console/cases/{_sheet}/opinion",
        "/console/accounts", "/console/keys", "/console/audit", $"/rounds/{_programme}", "/",
    ];

    public static async Task<ConsoleOffice> OpenAsync(WebHost host)
    {
        var office = new ConsoleOffice(host);
        var services = host.Server.Services;
        var (database, accounts, sessions) = (services.GetRequiredService<Database>(), services.GetRequiredService<AccountStore>(), services.GetRequiredService<SessionStore>());
        foreach (var (role, region) in new[] { (Role.Province, "33"), (Role.Administrator, "") })
        {
            var account = (await database.WriteAsync(t => accounts.InsertAsync(t, $"{role}-x", $"{role}", role, region, null, "nobody")))!;
            await office.EnterAsync($"{role}", "rongtong=" + (await database.WriteAsync(t => sessions.BeginAsync(t, account.Id, ""))).Text);
        }
        var (sheets, programmes, cases) = (services.GetRequiredService<SheetStore>(), services.GetRequiredService<ProgrammeStore>(), services.GetRequiredService<CaseStore>());
        var scope = Scope.InRegion("33", "account:p");
        office._programme = (await programmes.OpenAsync(scope, new Programme
        {
            Id = "", Name = new LocalizedText("批次", "Round"), Model = "miit/srdi-sme@2026", Region = "33", IsReexamination = false, Opens = new DateOnly(2026, 7, 1), Closes = new DateOnly(2026, 7, 31), DecideBy = new DateOnly(2026, 9, 30), Reviewers = 1,
        }))!;
        var head = SheetReader.Read(new SourceText("sample", await File.ReadAllTextAsync(Path.Combine(Repository.Rules, "samples", "srdi-certified.yaml")))).Sheets.ShouldHaveSingleItem();
        var (sheet, _) = await sheets.BeginAsync("miit/srdi-sme@2026", "sha256:0", head, "王敏");
        office._sheet = sheet.Id;
        await cases.JoinAsync(Scope.OfSheet(sheet.Id, "1"), sheet.Id, office._programme);
        await sheets.SubmitAsync(Scope.OfSheet(sheet.Id, "1"), sheet.Id, sheet.Version, "王敏");
        await cases.EnterAsync(sheet.Id, "王敏");
        return office;
    }

    /// <summary>Types a text into every field that takes one.</summary>
    public async Task TypeAsync(string text)
    {
        await PostAsync("Province", $"/console/programmes/{_programme}", ("nameZh", text), ("nameEn", text), ("model", "miit/srdi-sme@2026"), ("region", "33"), ("kind", "new"), ("opens", "2026-07-01"), ("closes", "2026-07-31"), ("decideBy", "2026-09-30"), ("reviewers", "1"));
        await PostAsync("Province", $"/console/cases/{_sheet}/facts", ("field", "market_position_reviewed"), ("value", "true"), ("reason", text));
        await PostAsync("Province", $"/console/cases/{_sheet}/overrides", ("field", "rd_expense_y1"), ("value", "600"), ("source", text), ("reason", text));
        await PostAsync("Administrator", "/console/accounts", ("login", text), ("name", text), ("role", "reviewer"), ("region", "33"));
        await PostAsync("Administrator", "/console/keys", ("name", text), ("region", "33"), ("scope", KeyScope.All[0]), ("days", "30"));
    }

    /// <summary>The list with a firm of that name on it, as a department downloads it; somebody objects to it in the same words, and is answered in them.</summary>
    public async Task<byte[]> PublishedAsync(string name)
    {
        var services = _host.Server.Services;
        var (database, lists) = (services.GetRequiredService<Database>(), services.GetRequiredService<ListStore>());
        await database.WriteAsync(async t =>
        {
            await t.Connection!.ExecuteAsync("UPDATE sheet SET name = @name WHERE id = @_sheet", new { name, _sheet }, t);
            return await t.Connection!.ExecuteAsync("UPDATE programme_case SET stage = 'decided', verdict = 'met', result = '{}', decided_at = '2026-07-15T00:00:00.000Z' WHERE sheet = @_sheet", new { _sheet }, t);
        });
        var scope = Scope.InRegion("33", "account:p");
        var list = (await lists.PublishAsync(scope, (await services.GetRequiredService<ProgrammeStore>().FindAsync(scope, _programme))!)).ShouldNotBeNull();
        using var answer = await SendAsync(new HttpRequestMessage(HttpMethod.Get, $"/console/programmes/{_programme}/publications/{list.Id}.csv"), "Province");
        await PostAsync("Province", $"/console/cases/{_sheet}/objections", ("objector", name), ("says", name), ("proof", name));
        foreach (var objection in (await services.GetRequiredService<CaseStore>().FindAsync(scope, _sheet))!.Objections.Where(o => o.State == ObjectionState.Open))
            await PostAsync("Province", $"/console/cases/{_sheet}/objections/{objection.Id}", ("finding", name), ("upheld", "0"));
        // Open again, for what is typed next.
        await database.WriteAsync(t => t.Connection!.ExecuteAsync("UPDATE programme_case SET stage = 'province', result = NULL, decided_at = NULL WHERE sheet = @_sheet", new { _sheet }, t));
        return await answer.Content.ReadAsByteArrayAsync();
    }

    public async Task<IHtmlDocument> PageAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd("text/html");
        using var answer = await SendAsync(request, path.StartsWith("/console/accounts", StringComparison.Ordinal) || path.StartsWith("/console/keys", StringComparison.Ordinal) || path.StartsWith("/console/audit", StringComparison.Ordinal) ? "Administrator" : "Province");
        answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.OK, path);
        return await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
    }

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task EnterAsync(string who, string cookie)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { { "Cookie", cookie } } };
        request.Headers.Accept.ParseAdd("text/html");
        using var answer = await _client.SendAsync(request);
        using var page = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
        _who[who] = ($"{cookie}; {answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("rongtong-form", StringComparison.Ordinal)).Split(';')[0]}", page.QuerySelector("meta[name=form-token]")!.GetAttribute("content")!);
    }

    private async Task PostAsync(string who, string path, params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))), Headers = { { FormGuard.Header, _who[who].Token } } };
        request.Headers.Accept.ParseAdd("text/html");
        using var answer = await SendAsync(request, who);
        // Taken, or told what is wrong with it: never a fault, never the wrong form.
        ((int)answer.StatusCode).ShouldBeOneOf(200, 302, 422);
    }

    private Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, string who)
    {
        request.Headers.Add("Cookie", _who[who].Cookie);
        return _client.SendAsync(request);
    }
}
