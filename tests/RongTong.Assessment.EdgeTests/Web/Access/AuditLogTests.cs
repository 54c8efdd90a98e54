using Dapper;
using RongTong.Cli;
using RongTong.Hosting.Ledger;
using RongTong.Web.Audit;

namespace RongTong.EdgeTests.Web.Access;

/// <summary>What the log tells cannot be changed unnoticed; the same on both databases.</summary>
public sealed class AuditLogTests
{
    private const int Entries = 40;

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Many_who_write_at_once_make_one_chain(DatabaseKind kind)
    {
        await using var place = await AccessPlace.OpenAsync(kind);
        // Two logs over one database, as on two nodes.
        var nodes = new[] { place.Audit, place.Audit };
        await Task.WhenAll(Enumerable.Range(0, Entries).Select(i => Task.Run(() => nodes[i % 2].AddAsync($"account:{i}", AuditAction.FirmViewed, $"sheet:{i}", "330106", KeyValuePair.Create("reason", "“引号”\n")))));
        var check = await place.Audit.CheckAsync();
        (check.Entries, check.Difference).ShouldBe((Entries, null));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task What_is_undone_leaves_no_entry(DatabaseKind kind)
    {
        await using var place = await AccessPlace.OpenAsync(kind);
        await Should.ThrowAsync<InvalidDataException>(() => place.Database.WriteAsync<bool>(async transaction =>
        {
            await place.Audit.AddAsync(transaction, "account:a", AuditAction.Exported);
            throw new InvalidDataException();
        }));
        await place.Audit.AddAsync("account:a", AuditAction.SignedIn);
        (await place.Audit.FindAsync(new AuditQuestion())).Single().Number.ShouldBe(1);
    }

    [Theory]
    [InlineData("UPDATE audit SET actor = 'account:b' WHERE number = 3")]
    [InlineData("UPDATE audit SET at = '2026-07-15T01:00:00.001Z' WHERE number = 3")]
    [InlineData("UPDATE audit SET region = '33' WHERE number = 3")]
    [InlineData("UPDATE audit SET record = REPLACE(record, 'sheet:2', 'sheet:9') WHERE number = 3")]
    [InlineData("UPDATE audit SET record = REPLACE(record, 'sheet:2', 'sheet:9'), subject = 'sheet:9' WHERE number = 3")]
    [InlineData("UPDATE audit SET chain = (SELECT chain FROM audit AS other WHERE other.number = 4) WHERE number = 3")]
    [InlineData("DELETE FROM audit WHERE number = 3")]
    [InlineData("DELETE FROM audit WHERE number = 1")]
    [InlineData("UPDATE audit SET number = number + 100 WHERE number = 3")]
    [InlineData("INSERT INTO audit SELECT number + 100, at, actor, action, subject, region, record, chain FROM audit WHERE number = 3")]
    public async Task Every_tampering_is_found(string sql)
    {
        await using var place = await AccessPlace.OpenAsync(DatabaseKind.Sqlite);
        for (var i = 0; i < 6; i++) await place.Audit.AddAsync("account:a", AuditAction.FirmViewed, $"sheet:{i}", "330106");
        (await place.Audit.CheckAsync()).IsSound.ShouldBeTrue();
        await place.Database.WriteAsync(t => t.Connection!.ExecuteAsync(sql, transaction: t));
        (await place.Audit.CheckAsync()).IsSound.ShouldBeFalse();
    }

    [Fact]
    public async Task An_exported_log_is_checked_offline_and_its_end_against_a_published_head()
    {
        await using var place = await AccessPlace.OpenAsync(DatabaseKind.Sqlite);
        for (var i = 0; i < 1200; i++) await place.Audit.AddAsync("account:a", AuditAction.FirmViewed, $"sheet:{i}", "330106");
        using var directory = new TemporaryDirectory();
        var (path, lines) = (directory["audit.ndjson"], new List<string>());
        await foreach (var entry in place.Audit.ReadAsync()) lines.Add(AuditChain.Line(entry.Record, entry.Chain));
        await File.WriteAllLinesAsync(path, lines);
        var head = (await place.Audit.CheckAsync()).Head;
        Verify(path).ShouldBe((ExitCode.Done, true));
        Verify(path, "--head", head.ToUpperInvariant()).ShouldBe((ExitCode.Done, true));

        await File.WriteAllLinesAsync(path, lines[..^1]);
        Verify(path).ShouldBe((ExitCode.Done, false), "cut short, and nothing is known from elsewhere");
        Verify(path, "--head", head).ShouldBe((ExitCode.Integrity, false));

        await File.WriteAllLinesAsync(path, [.. lines[..600], lines[600].Replace("sheet:600", "sheet:601", StringComparison.Ordinal), .. lines[601..]]);
        var changed = CommandRun.Of("audit", "verify", path, "--lang", "en");
        changed.Exit.ShouldBe(ExitCode.Integrity);
        changed.Messages.ShouldContain("entry 601 does not agree");
        await File.WriteAllTextAsync(path, "{}\n");
        Verify(path).Exit.ShouldBe(ExitCode.Integrity);
        CommandRun.Of("audit", "verify", directory["missing"]).Exit.ShouldBe(ExitCode.InputOutput);

        (ExitCode Exit, bool HasHead) Verify(string file, params string[] more)
        {
            var run = CommandRun.Of(["audit", "verify", file, "--lang", "en", .. more]);
            return (run.Exit, System.Text.Encoding.UTF8.GetString(run.Bytes).Contains(head, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task It_is_looked_through_by_day_actor_and_subject()
    {
        await using var place = await AccessPlace.OpenAsync(DatabaseKind.Sqlite);
        await place.Audit.AddAsync("account:a", AuditAction.FirmViewed, "sheet:1");
        place.Clock.Pass(TimeSpan.FromDays(1));
        await place.Audit.AddAsync("account:b", AuditAction.Exported, "sheet:1");
        await Found(new AuditQuestion { Actor = "account:a" }, 1);
        await Found(new AuditQuestion { Action = AuditAction.Exported }, 2);
        await Found(new AuditQuestion { Subject = "sheet:1" }, 2, 1);
        await Found(new AuditQuestion { From = new DateOnly(2026, 7, 16) }, 2);
        await Found(new AuditQuestion { To = new DateOnly(2026, 7, 15) }, 1);
        await Found(new AuditQuestion { Before = 2 }, 1);

        async Task Found(AuditQuestion question, params long[] numbers) => (await place.Audit.FindAsync(question)).Select(e => e.Number).ShouldBe(numbers);
    }
}
