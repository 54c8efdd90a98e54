using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Dapper;
using RongTong.EdgeTests.Batch;
using RongTong.Web;
using RongTong.Web.Access;
using RongTong.Web.Audit;
using RongTong.Web.Pages.Texts;
using RongTong.Web.Sheets;
using RongTong.Web.Storage;

namespace RongTong.EdgeTests.Web.Jobs;

/// <summary>
/// Two processes of <c>rongtong serve</c> behind one PostgreSQL work as one, also when one of them is killed. <c>RONGTONG_FULL_SIZE=1</c> takes
/// 50,000 rows and 50 people, the size the service is made for; else a tenth of it, on a database slowed down so that there is time to kill.
/// </summary>
public sealed class TwoNodesTests
{
    private static bool IsFullSize => Environment.GetEnvironmentVariable("RONGTONG_FULL_SIZE") is "1";

    [Fact]
    public async Task A_node_killed_under_load_loses_no_answer_and_no_row()
    {
        var (rows, people) = IsFullSize ? (50_000, 50) : (5_000, 20);
        var table = BatchSample.Invented(rows);
        using var expected = BatchTrial.Of(table, "--as-of", "2026-07-15");
        using var directory = new TemporaryDirectory();
        var connection = Postgres.NewDatabase();
        await using var database = await Database.OpenAsync(new ServeOptions { Data = directory["test"], Database = connection });
        if (!IsFullSize) await SlowDownAsync(database);
        var key = await ApiClient.KeyAsync(database, new ApiKeyStore(database, TimeProvider.System), "");
        string[] options = IsFullSize ? [] : ["--batch-checkpoint-rows", "250"];
        using var first = await ServiceProcess.StartAsync(directory["a"], connection, options);
        using var second = await ServiceProcess.StartAsync(directory["b"], connection, options);

        // Everybody answers at both nodes in turn; nothing binds a person to one of them.
        using var stop = new CancellationTokenSource();
        var savers = await Task.WhenAll(Enumerable.Range(0, people).Select(i => Saver.BeginAsync(i, i % 2 == 0 ? [first, second] : [second, first])));
        var saving = savers.Select(s => Task.Run(() => s.SaveAsync(stop.Token))).ToArray();
        using var sender = Client(first, key);
        using var begun = await sender.PostTableAsync(table, $"model={BatchSample.Model}&asOf=2026-07-15");
        begun.StatusCode.ShouldBe(HttpStatusCode.Accepted, await begun.Content.ReadAsStringAsync());
        var id = begun.Headers.Location!.ToString().Split('/')[^1];

        var node = await RunningNodeAsync(database, id, rows);
        var killed = node.Contains($"-{Count.Of(first.Id)}-", StringComparison.Ordinal) ? first : second;
        node.ShouldContain($"-{Count.Of(killed.Id)}-");
        var before = savers.Sum(s => s.Saved);
        killed.Kill();
        var left = killed == first ? second : first;
        using var client = Client(left, key);
        var done = await client.EndOfAsync(begun.Headers.Location!, seconds: 900);
        var after = savers.Sum(s => s.Saved);
        await stop.CancelAsync();
        await Task.WhenAll(saving);

        done.GetProperty("state").GetString().ShouldBe("done", $"{done}\n{left.Log}");
        var (fence, by) = await database.ReadAsync(c => c.QuerySingleAsync<(long, string)>("SELECT fence, node FROM operation WHERE id = @id", new { id }));
        fence.ShouldBe(2, "one node began it, the other ended it");
        by.ShouldContain($"-{Count.Of(left.Id)}-");

        // No row lost, none doubled, and every byte that of the command line.
        var files = await client.FilesAsync(id);
        var there = Directory.GetFiles(expected.Out).ToDictionary(f => Path.GetFileName(f), File.ReadAllBytes, StringComparer.Ordinal);
        files.Keys.Order(StringComparer.Ordinal).ShouldBe(there.Keys.Order(StringComparer.Ordinal));
        files.Where(f => !f.Value.AsSpan().SequenceEqual(there[f.Key])).Select(f => f.Key).ShouldBeEmpty();
        string[] decided = ["results.csv", "rejects.csv"];
        var numbers = decided.SelectMany(f => Csv.Read(System.Text.Encoding.UTF8.GetString(files[f])).Select(r => r.Number("row")).Distinct()).Order().ToList();
        numbers.ShouldBe(Enumerable.Range(1, rows));

        // People went on meanwhile, and what they were told is saved is there.
        before.ShouldBeGreaterThan(people);
        after.ShouldBeGreaterThan(before + people);
        var sheets = new SheetStore(database, new AuditLog(database, TimeProvider.System), TimeProvider.System);
        foreach (var saver in savers) (await saver.LostAsync(sheets)).ShouldBeEmpty();
        Array.ForEach(savers, s => s.Dispose());
        left.Log.ShouldNotContain("\"LogLevel\":\"Error\"");
    }

    /// <summary>A database that takes a while for every part of a file: a small batch then lasts long enough to be killed in the middle.</summary>
    private static Task SlowDownAsync(Database database) => database.WriteAsync(t => t.Connection!.ExecuteAsync(
        """
        CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(0.02); RETURN NEW; END $$;
        CREATE TRIGGER slow BEFORE INSERT ON operation_part FOR EACH ROW EXECUTE FUNCTION slow();
        """,
        transaction: t));

    /// <summary>The node that runs the batch, once a part of its rows is kept and before it is done.</summary>
    private static async Task<string> RunningNodeAsync(Database database, string id, int rows)
    {
        for (var i = 0; i < 6000; i++, await Task.Delay(20))
        {
            var (state, node, kept) = await database.ReadAsync(c => c.QuerySingleAsync<(string, string?, long)>(
                "SELECT o.state, o.node, COALESCE((SELECT MAX(f.bytes) FROM operation_file f WHERE f.operation = o.id AND f.role = 'work' AND f.name = 'results.csv'), 0) FROM operation o WHERE o.id = @id", new { id }));
            state.ShouldNotBe("done", "it was done before it could be killed: give it more rows");
            // A row of results has some three hundred bytes: about a fifth is done.
            if (state == "running" && kept > rows * 60L) return node!;
        }
        throw new TimeoutException("the batch does not run");
    }

    private static ApiClient Client(ServiceProcess node, string key) => new(new HttpClient { BaseAddress = node.Address, Timeout = TimeSpan.FromSeconds(100), DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", key) } });

    /// <summary>Somebody filling a sheet at a browser, as the script of the page saves answers; notes down what the service said it has saved.</summary>
    private sealed class Saver : IDisposable
    {
        private static readonly string[] Scenes = ["product-design", "process-design", "marketing", "after-sales", "planning-scheduling", "quality", "equipment", "safety", "energy", "warehouse-logistics", "finance", "human-resources"];

        private readonly int _number;
        private readonly HttpClient[] _nodes;
        private readonly ConcurrentDictionary<string, (string Value, long Version)> _told = new(StringComparer.Ordinal);
        private string _sheet = "";
        private string _token = "";
        private int _turn;
        private long _saved;

        private Saver(int number, ServiceProcess[] nodes)
        {
            // One browser: its cookies go to either node.
            var cookies = new CookieContainer();
            _number = number;
            _nodes = [.. nodes.Select(n => new HttpClient(new SocketsHttpHandler { CookieContainer = cookies, UseProxy = false }) { BaseAddress = n.Address, Timeout = TimeSpan.FromSeconds(30) })];
        }

        /// <summary>How often it was told that an answer is saved.</summary>
        public long Saved => Interlocked.Read(ref _saved);

        public static async Task<Saver> BeginAsync(int number, ServiceProcess[] nodes)
        {
            var saver = new Saver(number, nodes);
            const string Start = "/start/miit/sme-digital-level@2024";
            await saver.PageAsync(saver._nodes[0], new HttpRequestMessage(HttpMethod.Get, Start));
            var link = await saver.PageAsync(saver._nodes[1], new HttpRequestMessage(HttpMethod.Post, Start)
            {
                Content = new FormUrlEncodedContent([new("name", $"企业{Count.Of(number)}"), new("uscc", BatchSample.Code(number + 1)), new("region", "330106"), new("industry", "C34"), new("__RequestVerificationToken", saver._token)]),
            });
            saver._sheet = link.Segments[2].TrimEnd('/');
            await saver.PageAsync(saver._nodes[0], new HttpRequestMessage(HttpMethod.Get, $"/sheets/{saver._sheet}/1"));
            return saver;
        }

        /// <summary>Saves one answer after another, each at the other node, until it is stopped.</summary>
        public async Task SaveAsync(CancellationToken stop)
        {
            for (var i = 0; !stop.IsCancellationRequested; i++)
            {
                await SaveAsync(Scenes[i % Scenes.Length], Count.Of((i / Scenes.Length + _number) % 3));
                await Task.Delay(100, CancellationToken.None);
            }
        }

        /// <summary>Answers the service said it had, and has not.</summary>
        public async Task<List<string>> LostAsync(SheetStore sheets)
        {
            var saved = (await sheets.FindAsync(Scope.OfSheet(_sheet, "1"), _sheet)).ShouldNotBeNull();
            return [.. _told.Where(t => saved.Answers.SingleOrDefault(a => a.Field == t.Key) is not { } there || there.Values is not [var value] || value != t.Value.Value || there.Version != t.Value.Version).Select(t => $"{Count.Of(_number)}: {t.Key}")];
        }

        public void Dispose() => Array.ForEach(_nodes, n => n.Dispose());

        private async Task SaveAsync(string field, string value)
        {
            var seen = _told.TryGetValue(field, out var told) ? told.Version : 0;
            for (var attempt = 0; attempt < 100; attempt++)
            {
                try
                {
                    using var request = new HttpRequestMessage(HttpMethod.Post, $"/sheets/{_sheet}/answers") { Content = new FormUrlEncodedContent([new("field", field), new("value", value), new("seen", seen.ToString(CultureInfo.InvariantCulture))]), Headers = { { FormGuard.Header, _token } } };
                    using var answer = await _nodes[_turn++ % _nodes.Length].SendAsync(request);
                    var body = await answer.Content.ReadAsStringAsync();
                    answer.StatusCode.ShouldBe(HttpStatusCode.OK, body);
                    using var json = System.Text.Json.JsonDocument.Parse(body);
                    _told[field] = (value, json.RootElement.GetProperty("version").GetInt64());
                    Interlocked.Increment(ref _saved);
                    return;
                }
                catch (HttpRequestException)
                {
                    // The node is gone, perhaps with the reply alone: the same is sent again, to the other one.
                    await Task.Delay(20);
                }
            }
            throw new TimeoutException($"sheet {Count.Of(_number)} cannot be saved");
        }

        private async Task<Uri> PageAsync(HttpClient node, HttpRequestMessage request)
        {
            request.Headers.Accept.ParseAdd("text/html");
            using (request)
            using (var answer = await node.SendAsync(request))
            {
                var page = await answer.Content.ReadAsStringAsync();
                answer.StatusCode.ShouldBe(HttpStatusCode.OK, page);
                const string Mark = "<meta name=\"form-token\" content=\"";
                if (page.IndexOf(Mark, StringComparison.Ordinal) is >= 0 and var at) _token = page[(at + Mark.Length)..page.IndexOf('"', at + Mark.Length)];
                return answer.RequestMessage!.RequestUri!;
            }
        }
    }
}
