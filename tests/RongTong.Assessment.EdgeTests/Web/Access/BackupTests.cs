using Dapper;
using RongTong.Assessing;
using RongTong.Cli;
using RongTong.Web;
using RongTong.Web.Access;
using RongTong.Web.Audit;
using RongTong.Web.Sheets;
using RongTong.Web.Storage;

namespace RongTong.EdgeTests.Web.Access;

/// <summary>A copy holds everything, from either database to either, and nothing takes the place of anything before it is sound.</summary>
public sealed class BackupTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite, DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Sqlite, DatabaseKind.Postgres)]
    [InlineData(DatabaseKind.Postgres, DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres, DatabaseKind.Postgres)]
    public async Task A_copy_is_put_in_place_elsewhere_with_everything_in_it(DatabaseKind from, DatabaseKind to)
    {
        using var directory = new TemporaryDirectory();
        var (source, target) = (Options(from, directory["a"]), Options(to, directory["b"]));
        var id = await FillAsync(source, "王敏");
        var other = await FillAsync(target, "李强");
        (await Backup.WriteAsync(source, directory["copy.db"], default)).IsSound.ShouldBeTrue();
        (await Backup.RestoreAsync(target, directory["copy.db"], default)).IsSound.ShouldBeTrue();

        await using var database = await Database.OpenAsync(target);
        var sheets = new SheetStore(database, new AuditLog(database, new FixedClock()), new FixedClock());
        var sheet = (await sheets.FindAsync(Scope.Service, id)).ShouldNotBeNull();
        sheet.Sheet.Answers["q1"].Values.ShouldBe(["“a”", "b"]);
        sheet.Respondents.Single().Name.ShouldBe("王敏");
        (await sheets.FindAsync(Scope.Service, other)).ShouldBeNull();
        var audit = new AuditLog(database, new FixedClock());
        (await audit.CheckAsync()).IsSound.ShouldBeTrue();
        (await audit.FindAsync(new AuditQuestion())).First().Action.ShouldBe(AuditAction.Restored);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task A_copy_that_was_changed_is_not_put_in_place(DatabaseKind kind)
    {
        using var directory = new TemporaryDirectory();
        var options = Options(kind, directory["a"]);
        var id = await FillAsync(options, "王敏");
        await Backup.WriteAsync(options, directory["copy.db"], default);
        await using (var copy = new SqliteDatabase(directory["copy.db"])) await copy.WriteAsync(t => t.Connection!.ExecuteAsync("UPDATE audit SET actor = 'account:b'", transaction: t));
        var later = await FillAsync(options, "后来");
        (await Backup.RestoreAsync(options, directory["copy.db"], default)).IsSound.ShouldBeFalse();
        await File.WriteAllBytesAsync(directory["copy.db"], new byte[5000]);
        await Should.ThrowAsync<Exception>(() => Backup.RestoreAsync(options, directory["copy.db"], default));
        await using var database = await Database.OpenAsync(options);
        foreach (var kept in new[] { id, later }) (await new SheetStore(database, new AuditLog(database, new FixedClock()), new FixedClock()).FindAsync(Scope.Service, kept)).ShouldNotBeNull();
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Interrupted_the_old_one_stays_and_no_half_copy_is_left(DatabaseKind kind)
    {
        using var directory = new TemporaryDirectory();
        var options = Options(kind, directory["a"]);
        var id = await FillAsync(options, "王敏");
        await Backup.WriteAsync(options, directory["copy.db"], default);
        var before = await File.ReadAllBytesAsync(directory["copy.db"]);
        using var stopped = new CancellationTokenSource();
        await stopped.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => Backup.RestoreAsync(options, directory["copy.db"], stopped.Token));
        await Should.ThrowAsync<OperationCanceledException>(() => Backup.WriteAsync(options, directory["copy.db"], stopped.Token));
        (await File.ReadAllBytesAsync(directory["copy.db"])).ShouldBe(before);
        Directory.GetFiles(directory.Path).Select(Path.GetFileName).ShouldBe(["copy.db"]);
        await using var database = await Database.OpenAsync(options);
        (await new SheetStore(database, new AuditLog(database, new FixedClock()), new FixedClock()).FindAsync(Scope.Service, id)).ShouldNotBeNull();
    }

    [Fact]
    public async Task The_verbs_say_what_they_did()
    {
        using var directory = new TemporaryDirectory();
        await FillAsync(Options(DatabaseKind.Sqlite, directory["a"]), "王敏");
        CommandRun.Of("backup", directory["copy.db"], "--data", directory["a"]).Exit.ShouldBe(ExitCode.Done);
        CommandRun.Of("restore", directory["copy.db"], "--data", directory["b"]).Exit.ShouldBe(ExitCode.Done);
        CommandRun.Of("restore", directory["missing.db"], "--data", directory["b"]).Exit.ShouldBe(ExitCode.InputOutput);
    }

    private static ServeOptions Options(DatabaseKind kind, string data) => new() { Data = data, Database = kind == DatabaseKind.Postgres ? Postgres.NewDatabase() : null, Clock = new FixedClock() };

    private static async Task<string> FillAsync(ServeOptions options, string respondent)
    {
        await using var database = await Database.OpenAsync(options);
        var sheets = new SheetStore(database, new AuditLog(database, options.Clock), options.Clock);
        var (sheet, _) = await sheets.BeginAsync("m", "f", new AnswerSheet { Enterprise = new Enterprise("甲", "", "330106", null, null, null) }, respondent);
        await sheets.AnswerAsync(Scope.OfSheet(sheet.Id, "1"), sheet.Id, "1", "q1", ["“a”", "b"], isNotApplicable: false);
        await new AuditLog(database, options.Clock).AddAsync("account:a", AuditAction.FirmViewed, "sheet:" + sheet.Id, "330106");
        return sheet.Id;
    }
}
