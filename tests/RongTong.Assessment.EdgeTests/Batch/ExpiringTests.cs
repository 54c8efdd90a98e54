using System.Text;
using RongTong.Cli;
using RongTong.Hosting;
using RongTong.Hosting.Titles;
using RongTong.Snapshots;

namespace RongTong.EdgeTests.Batch;

/// <summary>Titles that end within a period: as stated, or counted by the edition in force when they were given.</summary>
public sealed class ExpiringTests
{
    private const string Head = "统一社会信用代码,企业名称,称号,认定日期,有效期止\r\n";

    [Theory]
    [InlineData("专精特新中小企业", "2023-11-08", "2026-11-07", "miit/srdi-sme@2022")]
    [InlineData("专精特新中小企业", "2026/4/1", "2029-03-31", "miit/srdi-sme@2026")]
    [InlineData("专精特新中小企业", "2026年3月31日", "2029-03-30", "miit/srdi-sme@2022")]
    [InlineData("专精特新小巨人企业", "2024-02-29", "2027-02-27", "miit/little-giant@2022")]
    [InlineData("little-giant", "2026-07-01", "2029-06-30", "miit/little-giant@2026")]
    [InlineData("创新型中小企业", "2025-01-01", "2027-12-31", "miit/innovative-sme@2022")]
    [InlineData("科技型中小企业", "2025-12-01", "2026-11-30", "most/tech-sme@2017")]
    public void The_last_day_is_counted_by_the_edition_of_the_first(string title, string given, string last, string edition)
    {
        var row = Csv.Read(List($"{BatchSample.Code(1)},甲,{title},{given},\r\n", last, last).Text).ShouldHaveSingleItem();
        (row["to"], row["basis"], row["uscc"]).ShouldBe((last, edition, BatchSample.Code(1)));
    }

    [Fact]
    public void The_day_before_and_the_day_after_do_not_belong()
    {
        List($"{BatchSample.Code(1)},甲,srdi-sme,,2026-11-07\r\n", "2026-11-08", "2030-01-01").Text.ShouldNotContain("甲");
        List($"{BatchSample.Code(1)},甲,srdi-sme,,2026-11-07\r\n", "2020-01-01", "2026-11-06").Text.ShouldNotContain("甲");
        List($"{BatchSample.Code(1)},甲,srdi-sme,,2026-11-07\r\n", "2026-11-07", "2026-11-07").Text.ShouldContain("stated");
    }

    [Fact]
    public void A_title_renewed_does_not_end()
    {
        var rows = $"{BatchSample.Code(1)},甲,srdi-sme,2023-11-08,\r\n{BatchSample.Code(1)},甲,srdi-sme,2026-10-01,\r\n{BatchSample.Code(2)},乙,srdi-sme,2023-11-09,\r\n{BatchSample.Code(1)},甲,innovative-sme,2023-11-10,\r\n";
        Csv.Read(List(rows, "2026-11-01", "2026-11-30").Text).Select(r => (r["name"], r["title"])).ShouldBe([("乙", "srdi-sme"), ("甲", "innovative-sme")]);
    }

    [Theory]
    [InlineData("瞪羚企业,2025-01-01,", "RT4013")]
    [InlineData("srdi-sme,,", "RT4130")]
    [InlineData("srdi-sme,2019-01-01,", "RT4130")]
    [InlineData("srdi-sme,某天,", "RT4002")]
    [InlineData("srdi-sme,2026-01-02,2026-01-01", "RT4014")]
    public void A_row_that_cannot_be_placed_is_told_and_the_others_listed(string row, string code)
    {
        var run = List($"{BatchSample.Code(1)},甲,{row}\r\n{BatchSample.Code(2)},乙,srdi-sme,,2026-11-07\r\n合计,,,,\r\n", "2026-11-01", "2026-11-30");
        run.Exit.ShouldBe(ExitCode.InputInvalid);
        run.Messages.ShouldContain(code);
        run.Messages.ShouldContain(".csv:2:1");
        Csv.Read(run.Text).Select(r => r["name"]).ShouldBe(["乙"]);
    }

    [Fact]
    public void A_table_without_titles_is_no_register()
    {
        using var directory = new TemporaryDirectory();
        var run = Run(directory.Write("x.csv", Encoding.UTF8.GetBytes("统一社会信用代码,企业名称\r\n1,2\r\n")));
        (run.Exit, run.Messages.Contains("RT4129", StringComparison.Ordinal)).ShouldBe((ExitCode.InputInvalid, true));
    }

    [Fact]
    public void Sheets_with_title_records_are_a_register_too()
    {
        var run = CommandRun.Of("batch", "expiring", "rules/samples/srdi-title-records.yaml", "--from", "2026-01-01", "--to", "2027-12-31", "--format", "csv");
        run.Exit.ShouldBe(ExitCode.Done, run.Messages);
        Csv.Read(run.Text).Select(r => (r["uscc"], r["title"], r["to"])).ShouldBe([("91330604000000212F", "innovative-sme", "2026-07-15"), ("91330604000000212F", "tech-sme", "2027-07-31")]);
    }

    [Theory]
    [InlineData("--to 2026-01-01")]
    [InlineData("--from 2026-01-01")]
    [InlineData("--from 2026-13-01 --to 2026-12-31")]
    [InlineData("--from 2026-01-01 --to 2026-12-31 --format pdf")]
    public void Both_days_are_needed(string options) => CommandRun.Of(["batch", "expiring", "rules/samples/srdi-title-records.yaml", .. options.Split(' ')]).Exit.ShouldBe(ExitCode.Usage);

    [Fact]
    public void Every_title_a_fact_asks_for_is_given_by_a_model()
    {
        var rules = new RuleDirectory(Repository.Rules);
        var catalog = TitleCatalog.Of(rules);
        foreach (var title in rules.Models().SelectMany(m => rules.Compile(m, withMeasures: false).Value!.Model.Fields).SelectMany(f => f.Titles).Distinct()) catalog.Find(title).ShouldNotBeNull(title);
    }

    private static CommandRun List(string rows, string from, string to)
    {
        using var directory = new TemporaryDirectory();
        return Run(directory.Write("titles.csv", Encoding.UTF8.GetBytes(Head + rows)), from, to);
    }

    private static CommandRun Run(string path, string from = "2026-01-01", string to = "2026-12-31") => CommandRun.Of("batch", "expiring", path, "--from", from, "--to", to, "--format", "csv");
}
