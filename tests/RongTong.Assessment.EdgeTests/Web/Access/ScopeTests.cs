using RongTong.Assessing;
using RongTong.Web.Access;

namespace RongTong.EdgeTests.Web.Access;

/// <summary>What lies outside a scope is not found, whatever is asked of it.</summary>
public sealed class ScopeTests
{
    private static readonly AnswerSheet Head = new() { Enterprise = new Enterprise("甲", "91310000MA1K35DX5G", "330106", null, null, null) };

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task A_draft_is_the_firms_alone(DatabaseKind kind)
    {
        await using var place = await AccessPlace.OpenAsync(kind);
        var (sheet, _) = await place.Sheets.BeginAsync("m", "f", Head, "王敏");
        var hangzhou = Scope.InRegion("3301", "account:h");
        (await place.Sheets.FindAsync(hangzhou, sheet.Id)).ShouldBeNull();
        (await place.Sheets.SubmitAsync(Scope.OfSheet(sheet.Id, "1"), sheet.Id, sheet.Version, "王敏")).ShouldBeTrue();
        (await place.Sheets.FindAsync(hangzhou, sheet.Id)).ShouldNotBeNull();
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("33", true)]
    [InlineData("3301", true)]
    [InlineData("330106", true)]
    [InlineData("330105", false)]
    [InlineData("3302", false)]
    [InlineData("32", false)]
    public async Task A_department_finds_what_was_handed_in_in_its_region(string region, bool isFound)
    {
        await using var place = await AccessPlace.OpenAsync(DatabaseKind.Sqlite);
        var (sheet, _) = await place.Sheets.BeginAsync("m", "f", Head, "王敏");
        var firm = Scope.OfSheet(sheet.Id, "1");
        (await place.Sheets.SubmitAsync(firm, sheet.Id, sheet.Version, "王敏")).ShouldBeTrue();
        var department = Scope.InRegion(region, "account:x");
        ((await place.Sheets.FindAsync(department, sheet.Id)) is not null).ShouldBe(isFound);
        ((await place.Sheets.LinkAsync(department, sheet.Id, "1")) is not null).ShouldBe(isFound);
        (await place.SheetLife.EraseAsync(department, sheet.Id, [])).ShouldBe(isFound);
        ((await place.Sheets.FindAsync(firm, sheet.Id)) is null).ShouldBe(isFound);
    }

    [Fact]
    public async Task Others_find_nothing()
    {
        await using var place = await AccessPlace.OpenAsync(DatabaseKind.Sqlite);
        await place.AddAccount("mine", Role.Enterprise, "");
        var (sheet, _) = await place.Sheets.BeginAsync("m", "f", Head, "王敏", "mine");
        (await place.Sheets.FindAsync(Scope.OwnedBy("mine"), sheet.Id))!.Owner.ShouldBe("mine");
        foreach (var other in new[] { Scope.OwnedBy("other"), Scope.OfSheet("0", "1"), Scope.None("nobody"), Caller.Nobody.Scope })
        {
            (await place.Sheets.FindAsync(other, sheet.Id)).ShouldBeNull(other.Actor);
            (await place.Sheets.AnswerAsync(other, sheet.Id, "1", "q", ["a"], isNotApplicable: false)).Version.ShouldBe(0);
            (await place.SheetLife.EraseAsync(other, sheet.Id, [])).ShouldBeFalse(other.Actor);
        }
    }

    [Theory]
    [InlineData("3")]
    [InlineData("33%")]
    [InlineData("33__")]
    [InlineData("３３")]
    public void A_region_is_made_of_digits(string region) => Should.Throw<ArgumentException>(() => Scope.InRegion(region, "x"));
}
