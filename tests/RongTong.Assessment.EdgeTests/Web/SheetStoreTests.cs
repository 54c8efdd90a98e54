using System.Collections.Immutable;
using RongTong.Assessing;
using RongTong.Web;
using RongTong.Web.Access;
using RongTong.Web.Audit;
using RongTong.Web.Sheets;
using RongTong.Web.Storage;

namespace RongTong.EdgeTests.Web;

/// <summary>What is saved is there, once, whoever saves at the same time; the same on both databases.</summary>
public sealed class SheetStoreTests
{
    private static readonly AnswerSheet Head = new()
    {
        Model = "miit/sme-digital-level@2024", AsOf = new DateOnly(2026, 7, 15), Enterprise = new Enterprise("示例’; DROP TABLE sheet; --", "91310000MA1K35DX5Q", "310115"),
    };

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task A_sheet_comes_back_as_it_was_saved(DatabaseKind kind)
    {
        await using var place = await Place.OpenAsync(kind);
        var (begun, link) = await place.Store.BeginAsync("miit/sme-digital-level@2024", "sha256:0", Head, "王敏");
        (await place.Store.AnswerAsync(Of(begun), begun.Id, "1", "q01-network", ["a", "b"], isNotApplicable: false, seen: 0)).Outcome.ShouldBe(AnswerOutcome.Saved);
        (await place.Store.AnswerAsync(Of(begun), begun.Id, "1", "after-sales", [], isNotApplicable: true)).Outcome.ShouldBe(AnswerOutcome.Saved);

        var found = (await place.Store.FindAsync(Of(begun), begun.Id)).ShouldNotBeNull();
        found.Version.ShouldBe(3);
        found.Head.Enterprise.ShouldBe(Head.Enterprise);
        found.Sheet.Answers["q01-network"].Values.ShouldBe(["a", "b"]);
        found.Sheet.NotApplicable.Keys.ShouldBe(["after-sales"]);
        (await place.Store.FollowAsync(link)).ShouldBe(new LinkHolder(begun.Id, "1"));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Of_two_devices_the_second_is_told_what_the_first_saved(DatabaseKind kind)
    {
        await using var place = await Place.OpenAsync(kind);
        var (begun, _) = await place.Store.BeginAsync("m", "f", Head, "王敏");
        var first = await place.Store.AnswerAsync(Of(begun), begun.Id, "1", "q", ["a"], isNotApplicable: false, seen: 0);
        var second = await place.Store.AnswerAsync(Of(begun), begun.Id, "1", "q", ["b"], isNotApplicable: false, seen: 0);
        first.Outcome.ShouldBe(AnswerOutcome.Saved);
        second.Outcome.ShouldBe(AnswerOutcome.ChangedMeanwhile);
        second.There!.Values.ShouldBe(["a"]);
        (await place.Store.FindAsync(Of(begun), begun.Id))!.Version.ShouldBe(first.Version);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Fifty_who_save_at_once_lose_nothing(DatabaseKind kind)
    {
        await using var place = await Place.OpenAsync(kind);
        var (begun, _) = await place.Store.BeginAsync("m", "f", Head, "王敏");
        var saved = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Task.Run(() => place.Store.AnswerAsync(Of(begun), begun.Id, "1", $"q{i}", [$"{i}"], isNotApplicable: false, seen: 0))));
        saved.ShouldAllBe(s => s.Outcome == AnswerOutcome.Saved);
        saved.Select(s => s.Version).Order().ShouldBe(Enumerable.Range(2, 50).Select(v => (long)v));
        var found = (await place.Store.FindAsync(Of(begun), begun.Id))!;
        found.Answers.ToImmutableDictionary(a => a.Field, a => a.Values[0]).ShouldBe(Enumerable.Range(0, 50).ToImmutableDictionary(i => $"q{i}", i => $"{i}"), ignoreOrder: true);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task What_was_handed_in_stays_as_it_is(DatabaseKind kind)
    {
        await using var place = await Place.OpenAsync(kind);
        var (begun, _) = await place.Store.BeginAsync("m", "f", Head, "王敏");
        (await place.Store.SubmitAsync(Of(begun), begun.Id, begun.Version + 1, "王敏")).ShouldBeFalse();
        (await place.Store.SubmitAsync(Of(begun), begun.Id, begun.Version, "王敏")).ShouldBeTrue();
        (await place.Store.AnswerAsync(Of(begun), begun.Id, "1", "q", ["a"], isNotApplicable: false)).Outcome.ShouldBe(AnswerOutcome.NotOpen);
        (await place.Store.FindAsync(Of(begun), begun.Id))!.Submitted!.Value.By.ShouldBe("王敏");
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task A_link_opens_one_sheet_until_it_is_revoked(DatabaseKind kind)
    {
        await using var place = await Place.OpenAsync(kind);
        var (begun, lost) = await place.Store.BeginAsync("m", "f", Head, "王敏");
        var kept = (await place.Store.LinkAsync(Of(begun), begun.Id, "1"))!;
        (await place.Store.RevokeAsync(Of(begun), begun.Id, but: kept)).ShouldBe(1);
        (await place.Store.FollowAsync(lost)).ShouldBeNull();
        (await place.Store.FollowAsync(kept))!.Sheet.ShouldBe(begun.Id);
        (await place.Life.EraseAsync(Of(begun), begun.Id, [])).ShouldBeTrue();
        (await place.Store.FollowAsync(kept)).ShouldBeNull();
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Two_nodes_may_open_a_new_database_at_once(DatabaseKind kind)
    {
        using var directory = new TemporaryDirectory();
        var options = Place.Options(kind, directory);
        var opened = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => Database.OpenAsync(options))));
        foreach (var database in opened) await database.DisposeAsync();
    }

    private static Scope Of(SavedSheet sheet) => Scope.OfSheet(sheet.Id, "1");

    private sealed class Place : IAsyncDisposable
    {
        private readonly TemporaryDirectory _directory = new();

        public Database Database { get; private set; } = null!;

        public SheetStore Store => new(Database, Audit, new FixedClock());

        public SheetLife Life => new(Database, Audit, new FixedClock());

        private AuditLog Audit => new(Database, new FixedClock());

        public static ServeOptions Options(DatabaseKind kind, TemporaryDirectory directory) =>
            new() { Data = directory.Path, Database = kind == DatabaseKind.Postgres ? Postgres.NewDatabase() : null };

        public static async Task<Place> OpenAsync(DatabaseKind kind)
        {
            var place = new Place();
            place.Database = await Database.OpenAsync(Options(kind, place._directory));
            return place;
        }

        public async ValueTask DisposeAsync()
        {
            await Database.DisposeAsync();
            _directory.Dispose();
        }
    }
}
