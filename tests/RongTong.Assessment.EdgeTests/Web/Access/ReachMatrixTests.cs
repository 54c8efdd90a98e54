using System.Collections.Immutable;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Dapper;
using Microsoft.AspNetCore.Routing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using RongTong.Assessing;
using RongTong.EdgeTests.Batch;
using RongTong.EdgeTests.Web.Jobs;
using RongTong.Loading;
using RongTong.Snapshots;
using RongTong.Text;
using RongTong.Web.Access;
using RongTong.Web.Programmes;
using RongTong.Web.Sheets;
using RongTong.Web.Storage;

namespace RongTong.EdgeTests.Web.Access;

/// <summary>
/// What is found behind the door: every address that names something, asked by every kind of caller for what is their own (of their firm, their
/// region, made by them) and for what is another's. The table says what was answered; whatever it says, nothing of another's is told, and nothing
/// of another's is changed. What is one's own is changed and put back, so that every caller finds it as it was.
/// </summary>
public sealed partial class ReachMatrixTests
{
    private const string Canary = "金丝雀";

    [Fact]
    public async Task Own_and_other()
    {
        await using var host = await WebHost.StartAsync();
        using var place = await Place.MakeAsync(host);
        var page = new StringBuilder("status of what is one's own / of what is another's\n\n       ").Append(string.Join(' ', place.Callers.Select(c => c.Name.PadRight(7)))).Append("\n\n");
        var rows = host.Server.Endpoints.OfType<RouteEndpoint>().SelectMany(e => Methods(e).Select(m => (Method: m, Pattern: "/" + e.RoutePattern.RawText!.TrimStart('/')))).Distinct()
            .Where(r => place.Own.Addresses(r.Pattern) is not null).OrderBy(r => r.Pattern, StringComparer.Ordinal).ThenBy(r => r.Method, StringComparer.Ordinal).ToList();
        rows.Count.ShouldBeGreaterThan(50);
        var before = await place.StateAsync();
        using var kept = place.Keep();
        foreach (var (method, pattern) in rows)
        {
            var isReached = false;
            page.Append($"{method,-6} {pattern}\n      ");
            foreach (var caller in place.Callers)
            {
                var own = (await place.AskOwnAsync(caller, method, pattern)).Status;
                if (method != "GET") place.PutBack(kept);
                isReached |= (int)own < 500 && own is not (HttpStatusCode.NotFound or HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized);
                var (status, body) = await place.AskAsync(caller, method, pattern, place.Others);
                body.ShouldNotContain(Canary, customMessage: $"{caller.Name}: {method} {pattern}");
                ((int)status is >= 200 and < 300).ShouldBeFalse($"{caller.Name}: {method} {pattern} answers {(int)status} about another's");
                page.Append(' ').Append($"{(int)own}/{(int)status}".PadRight(Math.Max(7, caller.Name.Length)));
            }
            page.Append('\n');
            isReached.ShouldBeTrue($"nobody reaches their own by {method} {pattern}");
            (await place.StateAsync()).ShouldBe(before, $"{method} {pattern} changed something of another's");
        }
        await Snapshot.Verify(Regex.Replace(page.ToString(), " +\n", "\n"));
    }

    /// <summary>
    /// Pages and answers that list things hold nothing of another region's. The start page names the open rounds of all, for anybody; accounts and
    /// keys are an administrator's, of the whole service, and the matrix of doors says that nobody else sees them.
    /// </summary>
    [Fact]
    public async Task Lists_hold_nothing_of_others()
    {
        await using var host = await WebHost.StartAsync();
        using var place = await Place.MakeAsync(host);
        var rows = host.Server.Endpoints.OfType<RouteEndpoint>().Where(e => Methods(e).Contains("GET")).Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/')).Where(p => !p.Contains('{', StringComparison.Ordinal)).Where(p => p != "/" && !IsOfTheWholeService(p)).Distinct().ToList();
        rows.Count.ShouldBeGreaterThan(15);
        foreach (var caller in place.Callers)
        foreach (var path in rows)
            (await place.AskAsync(caller, "GET", path, place.Own)).Body.ShouldNotContain(Canary, customMessage: $"{caller.Name}: {path}");
    }

    private static bool IsOfTheWholeService(string pattern) => pattern.StartsWith("/console/accounts", StringComparison.Ordinal) || pattern.StartsWith("/console/keys", StringComparison.Ordinal);

    private static IEnumerable<string> Methods(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"];

    [GeneratedRegex(@"\{(\*\*)?(?<name>[a-z]+)(:int)?\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Parameter();

    private sealed record Known(string Name, string? Cookie, string? Key, string Token);

    /// <summary>What there is in one region, by the ids in its addresses.</summary>
    private sealed record Things(string Sheet, string Evidence, string Override, string Programme, string Draw, string List, string Batch, string Pack, string Webhook)
    {
        /// <summary>A sheet decided and published, and what somebody says against it.</summary>
        public required (string Sheet, string Objection) Published { get; init; }

        /// <summary>One of those who fill the sheet.</summary>
        public string Respondent { get; init; } = "1";

        /// <summary>The address of a pattern; null where it names nothing that is anybody's.</summary>
        public string? Addresses(string pattern)
        {
            var id = pattern switch
            {
                _ when IsOfTheWholeService(pattern) => null,
                _ when pattern.StartsWith("/console/cases/{id}/objections", StringComparison.Ordinal) => Published.Sheet,
                _ when pattern.StartsWith("/sheets/", StringComparison.Ordinal) || pattern.StartsWith("/api/v1/sheets/{", StringComparison.Ordinal) || pattern.StartsWith("/console/cases/", StringComparison.Ordinal) => Sheet,
                _ when pattern.StartsWith("/console/programmes/{", StringComparison.Ordinal) => Programme,
                _ when pattern.StartsWith("/api/v1/batches/{", StringComparison.Ordinal) || pattern.StartsWith("/console/batches/{", StringComparison.Ordinal) || pattern.StartsWith("/api/v1/operations/", StringComparison.Ordinal) => Batch,
                _ when pattern.StartsWith("/api/v1/reports/{", StringComparison.Ordinal) => Pack,
                _ when pattern.StartsWith("/api/v1/webhooks/{", StringComparison.Ordinal) => Webhook,
                _ => null,
            };
            return id is null ? null : Parameter().Replace(pattern, m => m.Groups["name"].Value switch
            {
                "id" => id, "section" => "1", "respondent" => Respondent, "file" => Evidence, "asked" => Override, "objection" => Published.Objection, "draw" => Draw, "list" => List, "format" => "xlsx", "uscc" => BatchSample.Code(1),
                "name" => id == Pack ? "reports.zip" : "results.csv", var unknown => throw new InvalidOperationException($"no value for {unknown}"),
            });
        }
    }

    private sealed class Place(WebHost host) : IDisposable
    {
        private static readonly string[] Kept =
            ["sheet", "answer", "respondent", "resume_link", "evidence", "programme", "programme_case", "review_fact", "fact_override", "objection", "case_event", "visit_draw", "publication", "operation", "operation_file", "webhook", "tombstone"];

        private readonly HttpClient _client = new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = host.Client.BaseAddress };

        public ImmutableArray<Known> Callers { get; private set; } = [];

        public Things Own { get; private set; } = null!;

        /// <summary>The same, with a sheet that is still being filled, and who holds the link of that.</summary>
        private Things Open { get; set; } = null!;

        private Known Holder { get; set; } = null!;

        public Things Others { get; private set; } = null!;

        private Database Database => host.Server.Services.GetRequiredService<Database>();

        public static async Task<Place> MakeAsync(WebHost host)
        {
            var place = new Place(host);
            var services = host.Server.Services;
            var (accounts, sessions, keys) = (services.GetRequiredService<AccountStore>(), services.GetRequiredService<SessionStore>(), services.GetRequiredService<ApiKeyStore>());
            async Task<Account> AccountAsync(Role role, string region) => (await place.Database.WriteAsync(t => accounts.InsertAsync(t, $"{role}-{region}-x", $"{role}", role, region, null, "nobody")))!;
            var callers = new List<(string Name, string? Cookie, string? Key)> { ("nobody", null, null) };
            var (own, other) = (await AccountAsync(Role.Enterprise, ""), await place.Database.WriteAsync(t => accounts.InsertAsync(t, "other-firm", Canary, Role.Enterprise, "", null, "nobody")));
            foreach (var role in Enum.GetValues<Role>())
            {
                var account = role == Role.Enterprise ? own : await AccountAsync(role, role switch { Role.Administrator => "", Role.City => "3306", Role.County => "330604", _ => "33" });
                callers.Add(($"{role}".ToLowerInvariant(), "rongtong=" + (await place.Database.WriteAsync(t => sessions.BeginAsync(t, account.Id, ""))).Text, null));
            }
            var shown = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var scope in KeyScope.All)
            {
                shown[scope] = await ApiClient.KeyAsync(place.Database, keys, "33", scope);
                callers.Add(("key:" + scope, null, shown[scope]));
            }
            place.Own = await place.ThingsAsync("33", "330604", "示例精密轴承有限公司", own.Id, shown[KeyScope.Batches], shown[KeyScope.Reports], shown[KeyScope.Webhooks]);
            var all = await ApiClient.KeyAsync(place.Database, keys, "44");
            place.Others = await place.ThingsAsync("44", "440103", Canary + "有限公司", other!.Id, all, all, all);
            callers.Insert(1, ("link", "rongtong-sheet=" + (await sessions.BeginAsync(new LinkHolder(place.Own.Sheet, "1"), "")).Text, null));
            place.Open = await place.OpenSheetAsync(own.Id);
            place.Holder = await place.KnownAsync("link", "rongtong-sheet=" + (await sessions.BeginAsync(new LinkHolder(place.Open.Sheet, "1"), "")).Text, null);
            foreach (var (name, cookie, key) in callers) place.Callers = place.Callers.Add(await place.KnownAsync(name, cookie, key));
            return place;
        }

        /// <summary>Asks for what is the caller's own: of sheets, one that can still be changed where it is to be changed.</summary>
        public Task<(HttpStatusCode Status, string Body)> AskOwnAsync(Known caller, string method, string pattern) => method != "GET" && Own.Addresses(pattern)!.Contains(Own.Sheet, StringComparison.Ordinal) && !pattern.StartsWith("/console/", StringComparison.Ordinal)
            ? AskAsync(caller.Name == "link" ? Holder : caller, method, pattern, Open)
            : AskAsync(caller, method, pattern, Own);

        /// <summary>Asks, with the token of a form where something is to be changed, and with what the change needs.</summary>
        public async Task<(HttpStatusCode Status, string Body)> AskAsync(Known caller, string method, string pattern, Things things)
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), things.Addresses(pattern) ?? pattern);
            if (caller.Cookie is { } cookie) request.Headers.Add("Cookie", cookie);
            if (caller.Key is { } key) request.Headers.Add("Authorization", "Bearer " + key);
            if (method != "GET")
            {
                request.Headers.Add(FormGuard.Header, caller.Token);
                if (pattern.StartsWith("/api/", StringComparison.Ordinal)) request.Content = JsonContent.Create(pattern.EndsWith("/submission", StringComparison.Ordinal) ? new { declaration = true, declaredBy = "x" } : (object)new { answers = new { revenue_y1 = "1" } });
                else request.Content = new FormUrlEncodedContent(Typed(things));
                if (method == "DELETE") request.Content = null;
                request.Headers.IfMatch.Add(new EntityTagHeaderValue("\"2\""));
            }
            using var answer = await _client.SendAsync(request);
            return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
        }

        /// <summary>Everything that is kept of what is another's, as one text.</summary>
        public async Task<string> StateAsync()
        {
            var text = new StringBuilder();
            foreach (var table in Kept)
                foreach (var row in await Database.ReadAsync(c => c.QueryAsync($"SELECT * FROM {table} ORDER BY 1, 2, 3")))
                    text.Append(table).Append(' ').AppendJoin('|', ((IDictionary<string, object>)row).Select(p => $"{p.Key}={p.Value}")).Append('\n');
            return text.ToString();
        }

        /// <summary>The whole database as it is.</summary>
        public SqliteConnection Keep()
        {
            var kept = new SqliteConnection("Data Source=:memory:");
            kept.Open();
            using var live = Live();
            live.BackupDatabase(kept);
            return kept;
        }

        /// <summary>The whole database as it was.</summary>
        public void PutBack(SqliteConnection kept)
        {
            using var live = Live();
            for (var wait = Stopwatch.StartNew(); ; Thread.Sleep(20))
            {
                try
                {
                    kept.BackupDatabase(live);
                    return;
                }
                catch (SqliteException error) when (error.SqliteErrorCode == SQLitePCL.raw.SQLITE_BUSY && wait.Elapsed < TimeSpan.FromSeconds(30))
                {
                    // The service is writing down that its node is alive.
                }
            }
        }

        public void Dispose() => _client.Dispose();

        private SqliteConnection Live()
        {
            var live = new SqliteConnection($"Data Source={SqliteDatabase.PathOf(host.Options)};Pooling=false;Default Timeout=30");
            live.Open();
            return live;
        }

        /// <summary>What forms ask for, all of it at once: each takes what it knows.</summary>
        private static List<KeyValuePair<string, string>> Typed(Things things) =>
        [
            new("name", "x"), new("uscc", "91330604000000204L"), new("region", "33"), new("agree", "1"), new("by", "x"), new("version", "2"), new("sure", "1"), new("away", "1"), new("field", "revenue_y1"), new("value", "1"), new("reason", "x"), new("source", "x"),
            new("due", "2026-08-01"), new("seed", "x"), new("share", "50"), new("nameZh", "x"), new("nameEn", "x"), new("model", "miit/srdi-sme@2026"), new("opens", "2026-07-01"), new("closes", "2026-07-31"), new("decideBy", "2026-09-30"), new("override", things.Override),
            new("objector", "x"), new("says", "x"), new("proof", "x"), new("finding", "x"), new("upheld", "1"),
        ];

        private async Task<Known> KnownAsync(string name, string? cookie, string? key)
        {
            if (key is not null) return new Known(name, null, key, "");
            using var request = new HttpRequestMessage(HttpMethod.Get, "/");
            if (cookie is not null) request.Headers.Add("Cookie", cookie);
            request.Headers.Accept.ParseAdd("text/html");
            using var answer = await _client.SendAsync(request);
            var form = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("rongtong-form", StringComparison.Ordinal)).Split(';')[0];
            var token = Regex.Match(await answer.Content.ReadAsStringAsync(), "form-token\" content=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["token"].Value;
            token.ShouldNotBeEmpty();
            return new Known(name, cookie is null ? form : $"{cookie}; {form}", null, token);
        }

        /// <summary>A sheet that two fill, with a file to it.</summary>
        private async Task<Things> OpenSheetAsync(string owner)
        {
            var services = host.Server.Services;
            var head = new AnswerSheet { AsOf = new DateOnly(2026, 7, 15), Enterprise = new Enterprise("示例精密轴承有限公司", "91330604000000204L", "330604") };
            var (sheet, _) = await services.GetRequiredService<SheetStore>().BeginAsync("miit/srdi-sme@2026", "sha256:0", head, "示例", owner);
            var (firm, evidence) = (Scope.OfSheet(sheet.Id, "1"), services.GetRequiredService<EvidenceStore>());
            (await services.GetRequiredService<SheetPeople>().InviteAsync(firm, sheet.Id, "示例", [])).ShouldNotBeNull();
            (await evidence.AddAsync(firm, sheet.Id, null, "x.pdf", new MemoryStream(Encoding.ASCII.GetBytes("%PDF-1.7\n%%EOF")), default)).ShouldBe(EvidenceOutcome.Added);
            return Own with { Sheet = sheet.Id, Respondent = "2", Evidence = (await evidence.ListAsync(firm, sheet.Id)).ShouldHaveSingleItem().Id };
        }

        private async Task<Things> ThingsAsync(string province, string county, string name, string owner, string batches, string reports, string webhooks)
        {
            var services = host.Server.Services;
            var (sheets, programmes, cases, lists, evidence) = (services.GetRequiredService<SheetStore>(), services.GetRequiredService<ProgrammeStore>(), services.GetRequiredService<CaseStore>(), services.GetRequiredService<ListStore>(), services.GetRequiredService<EvidenceStore>());
            var scope = Scope.InRegion(province, "account:" + province);
            var programme = (await programmes.OpenAsync(scope, new Programme
            {
                Id = "", Name = new LocalizedText("批次" + name, "Round " + name), Model = "miit/srdi-sme@2026", Region = province, IsReexamination = false, Opens = new DateOnly(2026, 7, 1), Closes = new DateOnly(2026, 7, 31), DecideBy = new DateOnly(2026, 9, 30), Reviewers = 1,
            }))!;
            var head = SheetReader.Read(new SourceText("sample", await File.ReadAllTextAsync(Path.Combine(Repository.Rules, "samples", "srdi-certified.yaml")))).Sheets.ShouldHaveSingleItem();
            head = head with { Enterprise = head.Enterprise with { Name = name, Region = county } };
            string sheet = "", file = "", asked = "", published = "";
            // Two firms: one decided and published, so that there are lists; one under way.
            foreach (var isDecided in new[] { true, false })
            {
                var (begun, _) = await sheets.BeginAsync("miit/srdi-sme@2026", "sha256:0", head, name, owner);
                var firm = Scope.OfSheet(sheet = begun.Id, "1");
                (await evidence.AddAsync(firm, sheet, null, name + ".pdf", new MemoryStream(Encoding.ASCII.GetBytes("%PDF-1.7\n" + new string(' ', 2000) + "%%EOF")), default)).ShouldBe(EvidenceOutcome.Added);
                file = (await evidence.ListAsync(firm, sheet)).ShouldHaveSingleItem().Id;
                await cases.JoinAsync(firm, sheet, programme);
                await sheets.SubmitAsync(firm, sheet, begun.Version, name);
                await cases.EnterAsync(sheet, name);
                await cases.StateAsync(scope, sheet, "market_position_reviewed", "true", name, name);
                await services.GetRequiredService<CaseJudge>().RefreshAsync(Scope.Service, sheet);
                if (isDecided) published = sheet;
                if (isDecided) (await cases.DecideAsync(scope, sheet, CaseVerdict.Met, "{}", name)).ShouldBeTrue();
                else
                {
                    (await cases.AskAsync(scope, sheet, "revenue_y1", "1", name, name, name)).ShouldBeTrue();
                    asked = (await cases.FindAsync(scope, sheet))!.Overrides.ShouldHaveSingleItem().Id;
                }
            }
            var opened = (await programmes.FindAsync(scope, programme))!;
            var draw = (await lists.DrawAsync(scope, opened, name, 1, false, 0)).ShouldNotBeNull();
            var list = (await lists.PublishAsync(scope, opened)).ShouldNotBeNull();
            (await cases.ObjectAsync(scope, published, name, name, name, name)).ShouldBeTrue();
            var objection = (await cases.FindAsync(scope, published))!.Objections.ShouldHaveSingleItem().Id;
            using var client = Client(batches);
            using var batch = await client.PostTableAsync(BatchSample.Table(BatchSample.Row(1, ("enterprise_name", name), ("uscc", BatchSample.Code(1)))), $"model={BatchSample.Model}&name=x.csv");
            (await client.EndOfAsync(batch.Headers.Location!)).GetProperty("state").GetString().ShouldBe("done");
            using var writer = Client(reports);
            using var pack = await writer.Http.PostAsync(new Uri("/api/v1/reports?format=md,html", UriKind.Relative), new StringContent(await File.ReadAllTextAsync(Path.Combine(Repository.Rules, "samples", "qiheng.yaml")), Encoding.UTF8, "application/yaml"));
            (await writer.EndOfAsync(pack.Headers.Location!)).GetProperty("state").GetString().ShouldBe("done");
            using var caller = Client(webhooks);
            using var webhook = await caller.Http.PostAsJsonAsync(new Uri("/api/v1/webhooks", UriKind.Relative), new { url = $"https://example.com/{province}" });
            using var made = JsonDocument.Parse(await webhook.Content.ReadAsStringAsync());
            return new Things(sheet, file, asked, programme, draw.Id, list.Id, batch.Headers.Location!.ToString().Split('/')[^1], pack.Headers.Location!.ToString().Split('/')[^1], made.RootElement.GetProperty("id").GetString()!) { Published = (published, objection) };
        }

        private ApiClient Client(string key) => new(new HttpClient { BaseAddress = host.Client.BaseAddress, DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", key) } });
    }
}
