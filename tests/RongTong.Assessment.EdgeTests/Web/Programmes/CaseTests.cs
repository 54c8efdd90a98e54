using RongTong.Web.Access;
using RongTong.Web.Audit;
using RongTong.Web.Programmes;
using RongTong.Web.Sheets;

namespace RongTong.EdgeTests.Web.Programmes;

/// <summary>A case goes its way from the firm to the published list: rules decide, people state facts, and two of them put another value in place of the firm's.</summary>
public sealed class CaseTests
{
    private const string MarketPosition = "market_position_reviewed";
    private const string ResearchCost = "rd_expense_y1";

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task From_the_firm_to_the_published_list(DatabaseKind kind)
    {
        await using var office = await Office.OpenAsync(kind);
        var (programme, sheet) = await office.HandInAsync();
        var (county, city, province) = (office.Of("330604", "county"), office.Of("3306", "city"), office.Of("33", "province"));

        (await office.Cases.CountAsync(county, programme.Id, CaseStage.County)).ShouldBe(new CaseCounts(1, 0, 1, 0, 0, 0));
        (await office.OpenAsync(county, sheet)).Verdict.ShouldBe(CaseVerdict.Undecided, "nobody has reviewed the market position");
        (await office.Cases.PassAsync(city, programme, sheet, CaseStage.City, "市", "")).ShouldBeFalse("it is with the county");
        (await office.Cases.PassAsync(county, programme, sheet, CaseStage.County, "县", "材料齐全")).ShouldBeTrue();
        (await office.Cases.PassAsync(county, programme, sheet, CaseStage.County, "县", "")).ShouldBeFalse("it has been passed on");
        (await office.Cases.PassAsync(city, programme, sheet, CaseStage.City, "市", "")).ShouldBeTrue();

        (await office.Cases.StateAsync(office.Of("33", "first"), sheet, MarketPosition, "true", "两份行业报告", "甲")).ShouldBeTrue();
        (await office.OpenAsync(province, sheet)).Verdict.ShouldBe(CaseVerdict.Undecided, "one of two reviewers");
        (await office.Cases.StateAsync(office.Of("33", "second"), sheet, MarketPosition, "true", "同意", "乙")).ShouldBeTrue();
        var judged = await office.OpenAsync(province, sheet);
        judged.Verdict.ShouldBe(CaseVerdict.Met);

        (await office.Cases.DecideAsync(county, sheet, judged.Verdict, "{}", "县")).ShouldBeTrue("the store asks for the stage; that only provinces decide is the endpoint's");
        (await office.Cases.ReopenAsync(province, sheet, "省", "由省里认定")).ShouldBeTrue();
        (await office.Cases.DecideAsync(province, sheet, judged.Verdict, """{"grade":"certified"}""", "省")).ShouldBeTrue();
        (await office.Cases.StateAsync(office.Of("33", "third"), sheet, MarketPosition, "false", "晚了", "丙")).ShouldBeFalse("decided cases stay as they are");

        var published = (await office.Lists.PublishAsync(province, programme)).ShouldNotBeNull();
        published.Firms.ShouldBe(1);
        (await office.Lists.PublishedCsvAsync(programme, published.Id)).ShouldBe("no,name,region,uscc\r\n1,示例精密轴承有限公司,330604,91330604000000204L\r\n");
        (await office.Cases.ReopenAsync(province, sheet, "省", "改主意")).ShouldBeFalse("the list is published");
        (await office.Lists.GivenAsync(province)).ShouldHaveSingleItem().Uscc.ShouldBe("91330604000000204L");

        (await office.Cases.FindAsync(province, sheet))!.Events.Select(e => e.Kind).Reverse().ShouldBe(["entered", "passed", "passed", "stated", "stated", "decided", "reopened", "decided"]);

        var log = await office.Audit.FindAsync(new AuditQuestion());
        log.Select(e => e.Action).Reverse().ShouldBe(
        [
            AuditAction.ProgrammeChanged, AuditAction.SheetSubmitted, AuditAction.CaseEntered, AuditAction.CasePassed, AuditAction.CasePassed, AuditAction.FactReviewed, AuditAction.FactReviewed,
            AuditAction.SignedOff, AuditAction.CaseReopened, AuditAction.SignedOff, AuditAction.ListPublished,
        ]);
        log.Where(e => e.Subject == "sheet:" + sheet).ShouldAllBe(e => e.Region == "330604");
        foreach (var typed in new[] { "王敏", "两份行业报告", "材料齐全", "示例精密", "true" }) log.ShouldAllBe(e => !e.Record.Contains(typed), typed);
        (await office.Audit.CheckAsync()).IsSound.ShouldBeTrue();
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Another_value_counts_once_a_second_person_agrees(DatabaseKind kind)
    {
        await using var office = await Office.OpenAsync(kind);
        var (_, sheet) = await office.HandInAsync();
        var (one, two) = (office.Of("33", "one"), office.Of("33", "two"));
        foreach (var reviewer in new[] { one, two }) (await office.Cases.StateAsync(reviewer, sheet, MarketPosition, "true", "报告", "评审")).ShouldBeTrue();
        (await office.OpenAsync(one, sheet)).Verdict.ShouldBe(CaseVerdict.Met);

        (await office.Cases.AskAsync(one, sheet, ResearchCost, "99", "审计报告第 41 页", "研发费用以审计为准", "甲")).ShouldBeTrue();
        var asked = (await office.Cases.FindAsync(one, sheet))!.Overrides.ShouldHaveSingleItem();
        (await office.OpenAsync(one, sheet)).Verdict.ShouldBe(CaseVerdict.Met, "nobody has agreed");
        (await office.Cases.SettleAsync(one, sheet, asked.Id, agrees: true, "甲")).ShouldBeFalse("who asked cannot agree");
        (await office.Cases.DecideAsync(two, sheet, CaseVerdict.Met, "{}", "乙")).ShouldBeFalse("it waits for a second person, and is with the county");
        (await office.Cases.SettleAsync(two, sheet, asked.Id, agrees: true, "乙")).ShouldBeTrue();
        (await office.Cases.SettleAsync(two, sheet, asked.Id, agrees: false, "乙")).ShouldBeFalse("it is settled");
        var log = await office.Audit.FindAsync(new AuditQuestion());
        log.Where(e => e.Action is AuditAction.OverrideAsked or AuditAction.OverrideAgreed).Select(e => (e.Action, e.Actor)).ShouldBe([(AuditAction.OverrideAgreed, "account:two"), (AuditAction.OverrideAsked, "account:one")]);
        log.Single(e => e.Action == AuditAction.OverrideAsked).Details.ShouldBe([KeyValuePair.Create("field", ResearchCost)], "which fact, not which value");

        var judged = await office.OpenAsync(one, sheet);
        judged.Verdict.ShouldBe(CaseVerdict.Unmet);
        judged.Assessment.Criteria.ShouldContain(c => c.Status == RongTong.Compiling.Truth.Unmet && c.Measured != null && c.Measured.Actual.Min == 99m);
        (await office.Cases.FindAsync(one, sheet))!.Saved.Sheet.Answers[ResearchCost].Values.ShouldBe(["600"], "what the firm stated stays");
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task An_objection_keeps_a_firm_off_the_next_list_until_it_is_settled(DatabaseKind kind)
    {
        await using var office = await Office.OpenAsync(kind);
        var (programme, sheet) = await office.HandInAsync();
        var (county, city, province) = (office.Of("330604", "county"), office.Of("3306", "city"), office.Of("33", "province"));
        await office.Cases.PassAsync(county, programme, sheet, CaseStage.County, "县", "");
        await office.Cases.PassAsync(city, programme, sheet, CaseStage.City, "市", "");
        (await office.Cases.DecideAsync(province, sheet, CaseVerdict.Met, "{}", "省")).ShouldBeTrue();
        (await office.Cases.ObjectAsync(province, sheet, "李四 13905750000", "专利已经转让", "转让公告", "省")).ShouldBeFalse("nothing is published");
        (await office.Lists.PublishAsync(province, programme)).ShouldNotBeNull();

        (await office.Cases.ObjectAsync(office.Of("32", "jiangsu"), sheet, "李四 13905750000", "专利已经转让", "转让公告", "省")).ShouldBeFalse("another province");
        foreach (var says in new[] { "专利已经转让", "研发费用不实" }) (await office.Cases.ObjectAsync(province, sheet, "李四 13905750000", says, "转让公告", "省")).ShouldBeTrue();
        (await office.Cases.CountAsync(province, programme.Id, CaseStage.Province)).Objections.ShouldBe(1, "cases, not objections");
        (await office.Cases.ListAsync(province, programme.Id, new CaseFilter { HasObjection = true })).Cases.ShouldHaveSingleItem().Objections.ShouldBe(2);
        (await office.Lists.PublishAsync(province, programme)).ShouldBeNull("who is objected to is on no further list");
        var open = (await office.Cases.FindAsync(province, sheet))!;
        (open.IsPublished, open.Objections.Length).ShouldBe((true, 2));
        var (first, second) = (open.Objections[0].Id, open.Objections[1].Id);

        (await office.Cases.SettleObjectionAsync(province, sheet, first, isUpheld: false, "转让未登记", "省")).ShouldBeTrue();
        (await office.Cases.SettleObjectionAsync(province, sheet, first, isUpheld: true, "改主意", "省")).ShouldBeFalse("it is settled");
        (await office.Cases.FindAsync(province, sheet))!.Case.Stage.ShouldBe(CaseStage.Decided, "a step that was not possible leaves nothing behind");
        (await office.Cases.SettleObjectionAsync(province, sheet, second, isUpheld: true, "审计报告为 99 万元", "省")).ShouldBeTrue();
        var again = (await office.Cases.FindAsync(province, sheet))!;
        (again.Case.Stage, again.Case.Result, again.Case.Objections, again.IsPublished).ShouldBe((CaseStage.Province, null, 0, false));
        again.Objections.Select(o => (o.State, o.Finding)).ShouldBe([(ObjectionState.Dismissed, "转让未登记"), (ObjectionState.Upheld, "审计报告为 99 万元")]);
        again.Events.Select(e => e.Kind).Take(4).ShouldBe(["upheld", "dismissed", "objected", "objected"]);
        (await office.Lists.GivenAsync(province)).ShouldBeEmpty("the title is not held while the case is open");
        var log = await office.Audit.FindAsync(new AuditQuestion());
        foreach (var typed in new[] { "李四", "13905750000", "转让", "万元" }) log.ShouldAllBe(e => e.Details.All(d => !d.Value.Contains(typed, StringComparison.Ordinal) || d.Key == "objection"), typed);
        log.Count(e => e.Action is AuditAction.ObjectionTaken or AuditAction.ObjectionUpheld or AuditAction.ObjectionDismissed).ShouldBe(4);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task A_case_given_back_returns_to_where_it_was(DatabaseKind kind)
    {
        await using var office = await Office.OpenAsync(kind);
        var (programme, sheet) = await office.HandInAsync();
        var county = office.Of("330604", "county");
        (await office.Cases.ReturnAsync(county, sheet, CaseStage.County, new DateOnly(2026, 7, 22), "县", "审计报告缺页")).ShouldBeTrue();
        (await office.Sheets.FindAsync(Scope.OfSheet(sheet, "1"), sheet))!.State.ShouldBe(SheetState.Returned);
        (await office.Cases.StateAsync(county, sheet, MarketPosition, "true", "", "县")).ShouldBeFalse("it is with the firm");
        var open = (await office.Sheets.FindAsync(Scope.OfSheet(sheet, "1"), sheet))!;
        (await office.Sheets.SubmitAsync(Scope.OfSheet(sheet, "1"), sheet, open.Version, "王敏")).ShouldBeTrue();
        (await office.Cases.EnterAsync(sheet, "王敏")).ShouldBeTrue();
        var back = (await office.Cases.FindAsync(county, sheet))!.Case;
        (back.Stage, back.Number).ShouldBe((CaseStage.County, 1));
        (await office.Cases.CountAsync(county, programme.Id, CaseStage.County)).Mine.ShouldBe(1);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Another_region_finds_nothing(DatabaseKind kind)
    {
        await using var office = await Office.OpenAsync(kind);
        var (programme, sheet) = await office.HandInAsync();
        foreach (var other in new[] { office.Of("3301", "hangzhou"), office.Of("32", "jiangsu"), Scope.None("nobody"), Scope.OfSheet("0", "1") })
        {
            (await office.Cases.FindAsync(other, sheet)).ShouldBeNull(other.Actor);
            (await office.Cases.ListAsync(other, programme.Id, new CaseFilter())).Count.ShouldBe(0, other.Actor);
            (await office.Cases.StateAsync(other, sheet, MarketPosition, "true", "", "x")).ShouldBeFalse(other.Actor);
            (await office.Cases.AskAsync(other, sheet, ResearchCost, "1", "x", "x", "x")).ShouldBeFalse(other.Actor);
            (await office.Cases.ReturnAsync(other, sheet, CaseStage.County, new DateOnly(2026, 8, 1), "x", "x")).ShouldBeFalse(other.Actor);
        }
        (await office.Programmes.FindAsync(office.Of("32", "jiangsu"), programme.Id)).ShouldBeNull();
        (await office.Programmes.FindAsync(office.Of("3301", "hangzhou"), programme.Id)).ShouldNotBeNull("a round of the province is a city's too");
        (await office.Programmes.ChangeAsync(office.Of("3301", "hangzhou"), programme)).ShouldBeFalse("but not the city's to change");
    }

    [Fact]
    public async Task A_draw_can_be_made_again()
    {
        await using var office = await Office.OpenAsync(DatabaseKind.Sqlite);
        var (programme, sheet) = await office.HandInAsync();
        var province = office.Of("33", "province");
        (await office.Lists.DrawAsync(province, programme, "2026-08-01 开奖号码", 0.05m, byRegion: true, 50_000)).ShouldBeNull("nobody meets the standard yet");
        foreach (var reviewer in new[] { "one", "two" }) await office.Cases.StateAsync(office.Of("33", reviewer), sheet, MarketPosition, "true", "报告", "评审");
        await office.Judge.RefreshAsync(province, sheet);
        var first = (await office.Lists.DrawAsync(province, programme, "2026-08-01 开奖号码", 0.05m, byRegion: true, 50_000)).ShouldNotBeNull();
        var again = (await office.Lists.DrawAsync(province, programme, "2026-08-01 开奖号码", 0.05m, byRegion: true, 50_000)).ShouldNotBeNull();
        (await office.Lists.DrawCsvAsync(programme, again.Id)).ShouldBe(await office.Lists.DrawCsvAsync(programme, first.Id));
        (await office.Lists.DrawCsvAsync(programme, first.Id))!.ShouldContain("91330604000000204L");
        first.Seed.ShouldStartWith(first.Root);
    }
}
