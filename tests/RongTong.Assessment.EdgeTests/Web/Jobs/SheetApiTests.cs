using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using RongTong.Snapshots;
using RongTong.Text;
using RongTong.Web.Access;
using RongTong.Web.Api;
using RongTong.Web.Audit;
using RongTong.Web.Programmes;

namespace RongTong.EdgeTests.Web.Jobs;

/// <summary>Sheets kept by programs: nobody overwrites what they have not seen, and what is kept is assessed as it was sent.</summary>
public sealed class SheetApiTests
{
    private static readonly string Sample = Path.Combine(Repository.Rules, "samples", "qiheng.yaml");

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task A_sheet_is_begun_changed_handed_in_and_erased(DatabaseKind kind)
    {
        await using var host = await WebHost.StartAsync(kind);
        using var client = await ApiClient.OfAsync(host, "");
        var (path, link, begun) = await BeginAsync(client);
        var tag = begun.Headers.ETag!;
        begun.StatusCode.ShouldBe(HttpStatusCode.Created);
        tag.Tag.ShouldBe("\"1\"");

        // A draft is its firm's: without the link it is not there.
        (await ApiClient.ProblemOf(await client.Http.GetAsync(new Uri(path, UriKind.Relative)))).ShouldBe((HttpStatusCode.NotFound, "RT6180"));
        client.Http.DefaultRequestHeaders.Add(SheetEndpoints.LinkHeader, link);
        var found = await client.JsonAsync(path);
        found.GetProperty("state").GetString().ShouldBe("draft");

        // What is kept comes to what was sent: the sheet given back is assessed to the same bytes.
        using var direct = await client.Http.PostAsync(new Uri("/api/v1/assessments", UriKind.Relative), Yaml(await File.ReadAllTextAsync(Sample)));
        using var back = await client.Http.PostAsync(new Uri("/api/v1/assessments", UriKind.Relative), Body(found.GetProperty("sheet").GetRawText()));
        var kept = await client.Http.GetByteArrayAsync(new Uri(path + "/report?format=json", UriKind.Relative));
        kept.ShouldBe(await back.Content.ReadAsByteArrayAsync());
        JsonDocument.Parse(kept).RootElement.GetProperty("outcome").GetRawText().ShouldBe(JsonDocument.Parse(await direct.Content.ReadAsStringAsync()).RootElement.GetProperty("outcome").GetRawText());

        (await ApiClient.ProblemOf(await PatchAsync(client, path, null, "{\"answers\":{\"product-design\":1}}"))).ShouldBe((HttpStatusCode.PreconditionRequired, "RT6181"));
        (await ApiClient.ProblemOf(await PatchAsync(client, path, "\"1\"", "{\"answers\":{\"no-such-question\":1}}"))).ShouldBe((HttpStatusCode.BadRequest, "RT4001"));
        (await ApiClient.ProblemOf(await PatchAsync(client, path, "\"1\"", "{\"answers\":{\"product-design\":9}}"))).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await ApiClient.ProblemOf(await PatchAsync(client, path, "\"1\"", "{\"answers\":{\"product-design\":{}}}"))).ShouldBe((HttpStatusCode.BadRequest, "RT4002"));
        using var unknown = await PatchAsync(client, path, "\"1\"", "{\"anwers\":{}}");
        unknown.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        using var saved = await PatchAsync(client, path, "\"1\"", "{\"answers\":{\"product-design\":1,\"after-sales\":null}}");
        saved.StatusCode.ShouldBe(HttpStatusCode.OK, await saved.Content.ReadAsStringAsync());
        saved.Headers.ETag!.Tag.ShouldBe("\"2\"");
        using var late = await PatchAsync(client, path, "\"1\"", "{\"answers\":{\"product-design\":2}}");
        late.Headers.ETag!.Tag.ShouldBe("\"2\"");
        (await ApiClient.ProblemOf(late)).ShouldBe((HttpStatusCode.PreconditionFailed, "RT6182"));
        var answers = (await client.JsonAsync(path)).GetProperty("sheet").GetProperty("answers");
        answers.GetProperty("product-design").GetString().ShouldBe("1");
        answers.TryGetProperty("after-sales", out _).ShouldBeFalse();
        using var same = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { IfNoneMatch = { new EntityTagHeaderValue("\"2\"") } } };
        (await client.Http.SendAsync(same)).StatusCode.ShouldBe(HttpStatusCode.NotModified);

        (await ApiClient.ProblemOf(await SubmitAsync(client, path, "\"2\"", declaration: false))).ShouldBe((HttpStatusCode.BadRequest, "RT6184"));
        (await ApiClient.ProblemOf(await SubmitAsync(client, path, "\"1\"", declaration: true))).ShouldBe((HttpStatusCode.PreconditionFailed, "RT6182"));
        (await SubmitAsync(client, path, "\"2\"", declaration: true)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await ApiClient.ProblemOf(await PatchAsync(client, path, "\"3\"", "{\"answers\":{\"product-design\":2}}"))).ShouldBe((HttpStatusCode.Conflict, "RT6183"));

        (await client.Http.DeleteAsync(new Uri(path, UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await ApiClient.ProblemOf(await client.Http.GetAsync(new Uri(path, UriKind.Relative)))).ShouldBe((HttpStatusCode.NotFound, "RT6180"));
    }

    /// <summary>A firm's own program hands in to a round as its pages do; the department's key reads it, changes nothing, and that it read is written down.</summary>
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task A_sheet_handed_in_enters_its_round(DatabaseKind kind)
    {
        await using var host = await WebHost.StartAsync(kind);
        var services = host.Server.Services;
        var (programmes, cases, audit) = (services.GetRequiredService<ProgrammeStore>(), services.GetRequiredService<CaseStore>(), services.GetRequiredService<AuditLog>());
        var province = Scope.InRegion("33", "account:p");
        var today = new DateOnly(2026, 7, 15);
        var round = (await programmes.OpenAsync(province, new Programme
        {
            Id = "", Name = new LocalizedText("第二批", "Second round"), Model = "miit/srdi-sme@2026", Region = "33", IsReexamination = false, Opens = today, Closes = today.AddDays(9), DecideBy = today.AddDays(60), Reviewers = 1,
        }))!;
        using var firm = await ApiClient.OfAsync(host);
        var text = await File.ReadAllTextAsync(Path.Combine(Repository.Rules, "samples", "srdi-certified.yaml"));
        (await ApiClient.ProblemOf(await firm.Http.PostAsync(new Uri("/api/v1/sheets?round=none", UriKind.Relative), Yaml(text)))).ShouldBe((HttpStatusCode.BadRequest, "RT6187"));
        using var begun = await firm.Http.PostAsync(new Uri("/api/v1/sheets?round=" + round, UriKind.Relative), Yaml(text));
        var (path, link) = (begun.Headers.Location!.ToString(), JsonDocument.Parse(await begun.Content.ReadAsStringAsync()).RootElement.GetProperty("link").GetString()!);
        var id = path.Split('/')[^1];
        firm.Http.DefaultRequestHeaders.Add(SheetEndpoints.LinkHeader, link);
        (await SubmitAsync(firm, path, "\"1\"", declaration: true)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var entered = (await cases.AllAsync(province, round)).ShouldHaveSingleItem();
        (entered.Sheet, entered.Number, entered.AwaitsReview).ShouldBe((id, 1, 1), "it is judged, and waits for what reviewers state");

        using var department = await ApiClient.OfAsync(host);
        (await department.JsonAsync(path)).GetProperty("state").GetString().ShouldBe("submitted");
        (await ApiClient.ProblemOf(await department.Http.DeleteAsync(new Uri(path, UriKind.Relative)))).ShouldBe((HttpStatusCode.NotFound, "RT6180"));
        (await ApiClient.ProblemOf(await PatchAsync(department, path, "\"2\"", "{\"answers\":{\"revenue_y1\":1}}"))).ShouldBe((HttpStatusCode.NotFound, "RT6180"));
        (await firm.Http.DeleteAsync(new Uri(path, UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await audit.FindAsync(new AuditQuestion { Subject = "sheet:" + id })).Select(e => e.Action).Reverse().ShouldBe([AuditAction.SheetSubmitted, AuditAction.CaseEntered, AuditAction.FirmViewed, AuditAction.SheetErased]);

        // A round that is over takes nothing more, also of sheets begun before.
        using var late = await firm.Http.PostAsync(new Uri("/api/v1/sheets?round=" + round, UriKind.Relative), Yaml(text));
        firm.Http.DefaultRequestHeaders.Remove(SheetEndpoints.LinkHeader);
        firm.Http.DefaultRequestHeaders.Add(SheetEndpoints.LinkHeader, JsonDocument.Parse(await late.Content.ReadAsStringAsync()).RootElement.GetProperty("link").GetString()!);
        (await programmes.ChangeAsync(province, (await programmes.FindAsync(province, round))! with { Opens = today.AddDays(-9), Closes = today.AddDays(-1) })).ShouldBeTrue();
        (await ApiClient.ProblemOf(await SubmitAsync(firm, late.Headers.Location!.ToString(), "\"1\"", declaration: true))).ShouldBe((HttpStatusCode.Conflict, "RT6187"));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Reports_are_those_of_the_command_line(DatabaseKind kind)
    {
        await using var host = await WebHost.StartAsync(kind);
        using var client = await ApiClient.OfAsync(host);
        using var directory = new TemporaryDirectory();
        foreach (var format in new[] { "md", "html", "docx", "xlsx" })
        {
            CommandRun.Of("assess", Sample, "--format", format, "--lang", "zh", "-o", directory["r." + format]).Exit.ShouldBe(Cli.ExitCode.Done);
            using var report = await client.Http.PostAsync(new Uri($"/api/v1/reports?format={format}", UriKind.Relative), Yaml(await File.ReadAllTextAsync(Sample)));
            report.StatusCode.ShouldBe(HttpStatusCode.OK, await report.Content.ReadAsStringAsync());
            var (made, expected) = (await report.Content.ReadAsByteArrayAsync(), await File.ReadAllBytesAsync(directory["r." + format]));
            made.AsSpan().SequenceEqual(expected).ShouldBeTrue(format);
        }

        string[] samples = [Sample, Path.Combine(Repository.Rules, "samples", "sf-01.yaml"), Path.Combine(Repository.Rules, "samples", "sf-04.yaml")];
        CommandRun.Of(["assess", .. samples, "--format", "docx", "--lang", "en", "-o", directory["all.zip"]]).Exit.ShouldBe(Cli.ExitCode.Done);
        using var begun = await client.Http.PostAsync(new Uri("/api/v1/reports?format=docx&lang=en", UriKind.Relative), Yaml(string.Join("\n---\n", samples.Select(File.ReadAllText))));
        begun.StatusCode.ShouldBe(HttpStatusCode.Accepted, await begun.Content.ReadAsStringAsync());
        var done = await client.EndOfAsync(begun.Headers.Location!);
        done.GetProperty("state").GetString().ShouldBe("done", done.ToString());
        var file = (await client.JsonAsync(done.GetProperty("links").GetProperty("files").GetString()!))[0];
        var zip = await client.Http.GetByteArrayAsync(new Uri(file.GetProperty("href").GetString()!, UriKind.Relative));
        var whole = await File.ReadAllBytesAsync(directory["all.zip"]);
        zip.AsSpan().SequenceEqual(whole).ShouldBeTrue();

        foreach (var query in new[] { "format=odt", "lang=fr", "format=json&lang=zh%2Ben" })
            (await client.Http.PostAsync(new Uri("/api/v1/reports?" + query, UriKind.Relative), Yaml(await File.ReadAllTextAsync(Sample)))).StatusCode.ShouldBe(HttpStatusCode.BadRequest, query);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task A_change_sent_twice_is_made_once(DatabaseKind kind)
    {
        await using var host = await WebHost.StartAsync(kind);
        using var client = await ApiClient.OfAsync(host);
        using var other = await ApiClient.OfAsync(host);
        var sheet = await File.ReadAllTextAsync(Sample);
        using var first = await PostAsync(client, "/api/v1/sheets", sheet, "order-1");
        using var second = await PostAsync(client, "/api/v1/sheets", sheet, "order-1");
        first.StatusCode.ShouldBe(HttpStatusCode.Created);
        first.Headers.Contains(Idempotency.Replayed).ShouldBeFalse();
        second.StatusCode.ShouldBe(HttpStatusCode.Created);
        second.Headers.GetValues(Idempotency.Replayed).ShouldBe(["true"]);
        (second.Headers.Location, second.Headers.ETag!.Tag).ShouldBe((first.Headers.Location, first.Headers.ETag!.Tag));
        (await second.Content.ReadAsStringAsync()).ShouldBe(await first.Content.ReadAsStringAsync());

        (await ApiClient.ProblemOf(await PostAsync(client, "/api/v1/sheets", sheet + "\n", "order-1"))).ShouldBe((HttpStatusCode.UnprocessableEntity, "RT6177"));
        (await ApiClient.ProblemOf(await PostAsync(client, "/api/v1/sheets?respondent=x", sheet, "order-1"))).ShouldBe((HttpStatusCode.UnprocessableEntity, "RT6177"));
        (await ApiClient.ProblemOf(await PostAsync(client, "/api/v1/sheets", sheet, new string('k', 201)))).ShouldBe((HttpStatusCode.BadRequest, "RT6178"));
        using var others = await PostAsync(other, "/api/v1/sheets", sheet, "order-1");
        others.Headers.Location.ShouldNotBe(first.Headers.Location);

        // A table is kept once too, and a request that is still being worked on is not made a second time.
        using var begun = await PostAsync(client, $"/api/v1/batches?model={Batch.BatchSample.Model}", Encoding.UTF8.GetString(Batch.BatchSample.Table(Batch.BatchSample.Row(1))), "batch-1", "text/csv");
        using var again = await PostAsync(client, $"/api/v1/batches?model={Batch.BatchSample.Model}", Encoding.UTF8.GetString(Batch.BatchSample.Table(Batch.BatchSample.Row(1))), "batch-1", "text/csv");
        again.Headers.Location.ShouldBe(begun.Headers.Location);
        await client.EndOfAsync(begun.Headers.Location!);
        (await client.JsonAsync("/api/v1/batches")).GetArrayLength().ShouldBe(1);
        var both = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => PostAsync(client, "/api/v1/sheets", sheet, "order-2")));
        both.Where(a => a.StatusCode == HttpStatusCode.Created).Select(a => a.Headers.Location).Distinct().Count().ShouldBe(1);
        foreach (var refused in both.Where(a => a.StatusCode != HttpStatusCode.Created)) (await ApiClient.ProblemOf(refused)).ShouldBe((HttpStatusCode.Conflict, "RT6179"));
    }

    private static async Task<(string Path, string Link, HttpResponseMessage Begun)> BeginAsync(ApiClient client)
    {
        var begun = await client.Http.PostAsync(new Uri("/api/v1/sheets", UriKind.Relative), Yaml(await File.ReadAllTextAsync(Sample)));
        var text = await begun.Content.ReadAsStringAsync();
        begun.StatusCode.ShouldBe(HttpStatusCode.Created, text);
        return (begun.Headers.Location!.ToString(), JsonDocument.Parse(text).RootElement.GetProperty("link").GetString()!, begun);
    }

    private static Task<HttpResponseMessage> PatchAsync(ApiClient client, string path, string? version, string body)
    {
        var request = new HttpRequestMessage(HttpMethod.Patch, path) { Content = Body(body) };
        if (version is not null) request.Headers.IfMatch.Add(new EntityTagHeaderValue(version));
        return client.Http.SendAsync(request);
    }

    private static Task<HttpResponseMessage> SubmitAsync(ApiClient client, string path, string version, bool declaration) => client.Http.SendAsync(new HttpRequestMessage(HttpMethod.Post, path + "/submission")
    {
        Content = Body(JsonSerializer.Serialize(new { declaration, declaredBy = "王敏" })), Headers = { IfMatch = { new EntityTagHeaderValue(version) } },
    });

    private static Task<HttpResponseMessage> PostAsync(ApiClient client, string path, string body, string key, string type = "application/yaml") => client.Http.SendAsync(new HttpRequestMessage(HttpMethod.Post, path)
    {
        Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) { Headers = { ContentType = new MediaTypeHeaderValue(type) } }, Headers = { { Idempotency.Header, key } },
    });

    private static ByteArrayContent Yaml(string text) => new(Encoding.UTF8.GetBytes(text)) { Headers = { ContentType = new MediaTypeHeaderValue("application/yaml") } };

    private static ByteArrayContent Body(string json) => new(Encoding.UTF8.GetBytes(json)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
}
