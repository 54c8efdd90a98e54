using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using RongTong.EdgeTests.Batch;
using RongTong.EdgeTests.Web.Jobs;
using RongTong.Snapshots;
using RongTong.Web;
using RongTong.Web.Access;
using RongTong.Web.Api;
using RongTong.Web.Storage;

namespace RongTong.EdgeTests.Web.Access;

/// <summary>
/// A whole run of the service as a process, rightly and wrongly used, in which everything typed carries marks: no line of its log holds one, at
/// the finest level of logging its own code has.
/// </summary>
public sealed class LogScanTests
{
    private static readonly string[] Marks = ["印记甲企业", "Zeichen-Antwort", "4711471147", "Passwort-Marke", "marke.login", "Marke-Begruendung", "13800138000"];

    [Fact]
    public async Task Nothing_typed_stands_in_the_log()
    {
        var (name, answer, number, password, login, reason, phone) = (Marks[0], Marks[1], Marks[2], Marks[3], Marks[4], Marks[5], Marks[6]);
        using var directory = new TemporaryDirectory();
        string key;
        await using (var database = await Database.OpenAsync(new ServeOptions { Data = directory["data"] })) key = await ApiClient.KeyAsync(database, new ApiKeyStore(database, TimeProvider.System), "");
        using var service = await ServiceProcess.StartAsync(directory["data"], null);
        using var program = new ApiClient(new HttpClient { BaseAddress = service.Address, DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", key) } });
        var links = new List<string>();

        // A program: right sheets, wrong ones, broken ones, and files that are none.
        var sheet = (await File.ReadAllTextAsync(Path.Combine(Repository.Rules, "samples", "qiheng.yaml"))).Replace("name: ", $"name: {name} # ", StringComparison.Ordinal);
        string[] bodies =
        [
            sheet, sheet.Replace("answers:", $"answers:\n  {answer}: {number}", StringComparison.Ordinal), $"{{ \"{answer}\": \"{number}\"", $"sheet: rongtong/sheet@1\nanswers: [ {answer} ]", $"{answer}: [[[[[", $"sheet: rongtong/sheet@1\nmodel: {answer}\nanswers: {{}}",
            $"sheet: rongtong/sheet@1\nmodel: miit/srdi-sme@2026\nasOf: 2026-07-15\nenterprise: {{ name: {name} }}\nanswers: {{ revenue_y1: {number}, rd_expense_y1: 0.00000000000000000001, contact_phone: '{phone}' }}",
        ];
        foreach (var body in bodies)
        foreach (var path in new[] { "/api/v1/assessments", "/api/v1/sheets", "/api/v1/reports?format=docx", "/api/v1/assessments?asOf=" + answer, "/api/v1/sheets?respondent=" + Uri.EscapeDataString(name) })
        {
            using var answered = await program.Http.PostAsync(new Uri(path, UriKind.Relative), Content(body, "application/yaml"));
            ((int)answered.StatusCode).ShouldBeLessThan(500, path);
            if (answered.Headers.Location is { } there && JsonDocument.Parse(await answered.Content.ReadAsStringAsync()).RootElement.TryGetProperty("link", out var link))
            {
                links.Add(link.GetString()!);
                using var patch = new HttpRequestMessage(HttpMethod.Patch, there) { Content = Content($"{{\"answers\":{{\"{answer}\":\"{number}\"}}}}", "application/json"), Headers = { { SheetEndpoints.LinkHeader, links[^1] }, { "If-Match", "\"1\"" } } };
                (await program.Http.SendAsync(patch)).Dispose();
            }
        }
        string[] tables = [Encoding.UTF8.GetString(BatchSample.Table(BatchSample.Row(1, ("enterprise_name", name), ("revenue_y1", answer)), BatchSample.Row(2, ("revenue_y1", number)))), $"{answer},{number}\r\n{name}", "\0\u0001" + answer];
        foreach (var table in tables)
        {
            using var batch = await program.PostTableAsync(Encoding.UTF8.GetBytes(table), $"model={BatchSample.Model}&asOf=2026-07-15&title={Uri.EscapeDataString(name)}&name={answer}.csv");
            if (batch.Headers.Location is { } there) await program.EndOfAsync(there);
        }

        // A person: a sheet filled, wrong links, signing in with something mistyped, forms that are too old.
        using var browser = new HttpClient { BaseAddress = service.Address };
        browser.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        const string Start = "/start/miit/srdi-sme@2026";
        var token = Token(await browser.GetStringAsync(new Uri(Start, UriKind.Relative)));
        using var begun = await browser.PostAsync(new Uri(Start, UriKind.Relative), Form(token, ("name", name), ("uscc", BatchSample.Code(1)), ("region", "330106"), ("respondent", name)));
        var page = await begun.Content.ReadAsStringAsync();
        var at = page.IndexOf("/r/", StringComparison.Ordinal);
        links.Add(page.Substring(at + 3, 26));
        var address = begun.RequestMessage!.RequestUri!.AbsolutePath.Replace("/link", "", StringComparison.Ordinal);
        token = Token(page);
        foreach (var (path, fields) in new (string, (string, string)[])[]
        {
            ("/answers", [("field", "revenue_y1"), ("value", number)]), ("/answers", [("field", answer), ("value", number)]), ("/1", [("revenue_y1", answer)]), ("/firm", [("name", name + "二"), ("uscc", number)]), ("/people", [("name", name)]),
            ("/check", [("by", name), ("agree", "1"), ("version", "1")]), ("/earlier", [("link", answer)]),
        })
            (await browser.PostAsync(new Uri(address + path, UriKind.Relative), Form(token, fields))).Dispose();
        foreach (var format in new[] { "docx", "xlsx", "html" }) (await browser.GetByteArrayAsync(new Uri($"{address}/report.{format}", UriKind.Relative))).ShouldNotBeEmpty();
        foreach (var path in new[] { "/r/" + links[^1], "/r/" + new string('a', 26), "/" + answer, "/sheets/" + answer, "/sign-in?back=" + answer, $"/?lang={answer}" }) (await browser.GetAsync(new Uri(path, UriKind.Relative))).Dispose();
        token = Token(await browser.GetStringAsync(new Uri("/sign-in", UriKind.Relative)));
        for (var i = 0; i < 7; i++) (await browser.PostAsync(new Uri("/sign-in", UriKind.Relative), Form(token, ("login", login), ("password", password)))).Dispose();
        (await browser.PostAsync(new Uri("/sign-in", UriKind.Relative), Form("no token", ("login", login), ("password", reason)))).Dispose();

        (await service.StopAsync(TimeSpan.FromSeconds(60))).ShouldBe(0, service.Log);
        var lines = service.Log.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBeGreaterThan(3, "there is a log at all");
        foreach (var line in lines)
        {
            foreach (var mark in Marks.Concat(links)) line.ShouldNotContain(mark);
            // As it may be escaped.
            line.ShouldNotContain(JsonEncodedText.Encode(name).ToString());
        }
    }

    private static string Token(string page)
    {
        const string Mark = "form-token\" content=\"";
        var at = page.IndexOf(Mark, StringComparison.Ordinal) + Mark.Length;
        return page[at..page.IndexOf('"', at)];
    }

    private static ByteArrayContent Content(string body, string type) => new(Encoding.UTF8.GetBytes(body)) { Headers = { ContentType = new MediaTypeHeaderValue(type) } };

    private static FormUrlEncodedContent Form(string token, params (string Name, string Value)[] fields) => new(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)).Append(KeyValuePair.Create("__RequestVerificationToken", token)));
}
