using Dapper;
using Microsoft.Extensions.DependencyInjection;
using RongTong.Assessing;
using RongTong.Text;
using RongTong.Web.Access;
using RongTong.Web.Audit;
using RongTong.Web.Programmes;
using RongTong.Web.Sheets;
using RongTong.Web.Storage;

namespace RongTong.EdgeTests.Web;

/// <summary>Sheets nobody has touched for as long as they are kept are erased; those of a round are not.</summary>
public sealed class SheetRetentionTests
{
    private static readonly AnswerSheet Head = new() { Model = "miit/srdi-sme@2026", AsOf = new DateOnly(2026, 7, 15), Enterprise = new Enterprise("示例精密轴承有限公司", "91310000MA1K35DX5Q", "330604") };

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task What_is_past_its_time_is_erased(DatabaseKind kind)
    {
        var clock = new SteppingClock();
        await using var host = await WebHost.StartAsync(kind, o => o with { Clock = clock, KeepDays = 100 });
        var services = host.Server.Services;
        var (sheets, cases, retention, database) = (services.GetRequiredService<SheetStore>(), services.GetRequiredService<CaseStore>(), services.GetRequiredService<SheetRetention>(), services.GetRequiredService<Database>());
        async Task<SavedSheet> BeginAsync(string model = "miit/srdi-sme@2026") => (await sheets.BeginAsync(model, "sha256:0", Head, "王敏")).Sheet;
        var programme = (await services.GetRequiredService<ProgrammeStore>().OpenAsync(Scope.InRegion("33", "account:p"), new Programme
        {
            Id = "", Name = new LocalizedText("批次", "Round"), Model = "miit/srdi-sme@2026", Region = "33", IsReexamination = false, Opens = new DateOnly(2026, 7, 1), Closes = new DateOnly(2026, 7, 31), DecideBy = new DateOnly(2026, 9, 30), Reviewers = 1,
        })).ShouldNotBeNull();
        var (left, changed, gone, decided) = (await BeginAsync(), await BeginAsync(), await BeginAsync("miit/srdi-sme@1999"), await BeginAsync());
        await cases.JoinAsync(Scope.OfSheet(decided.Id, "1"), decided.Id, programme);
        await sheets.SubmitAsync(Scope.OfSheet(decided.Id, "1"), decided.Id, decided.Version, "王敏");
        await cases.EnterAsync(decided.Id, "王敏");

        clock.Pass(TimeSpan.FromDays(100));
        (await retention.ClearAsync(CancellationToken.None)).ShouldBe(0, "on the last day they are kept");
        await sheets.AnswerAsync(Scope.OfSheet(changed.Id, "1"), changed.Id, "1", "revenue_y1", ["6000"], isNotApplicable: false);
        clock.Pass(TimeSpan.FromMilliseconds(1));
        (await services.GetRequiredService<SheetLife>().EraseIdleAsync(changed.Id, [], clock.GetUtcNow().AddDays(-100))).ShouldBeFalse("it was changed meanwhile");
        (await retention.ClearAsync(CancellationToken.None)).ShouldBe(2);
        foreach (var (sheet, isThere) in new[] { (left, false), (gone, false), (changed, true), (decided, true) })
            (await sheets.FindAsync(Scope.Service, sheet.Id) is not null).ShouldBe(isThere);
        (await database.ReadAsync(c => c.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM tombstone"))).ShouldBe(2);
        (await database.ReadAsync(c => c.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM audit WHERE action = @action AND actor = 'service'", new { action = AuditAction.SheetErased }))).ShouldBe(2);
        (await retention.ClearAsync(CancellationToken.None)).ShouldBe(0);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    [InlineData(int.MaxValue)]
    public async Task Nothing_is_erased_where_all_is_kept(int days)
    {
        var clock = new SteppingClock();
        await using var host = await WebHost.StartAsync(change: o => o with { Clock = clock, KeepDays = days });
        var sheet = (await host.Server.Services.GetRequiredService<SheetStore>().BeginAsync("miit/srdi-sme@2026", "sha256:0", Head, "王敏")).Sheet;
        clock.Pass(TimeSpan.FromDays(10_000));
        (await host.Server.Services.GetRequiredService<SheetRetention>().ClearAsync(CancellationToken.None)).ShouldBe(0);
        var kept = (await host.Server.Services.GetRequiredService<SheetStore>().FindAsync(Scope.Service, sheet.Id)).ShouldNotBeNull();
        SheetRetention.ErasedOn(kept, host.Options).ShouldBeNull();
    }
}
