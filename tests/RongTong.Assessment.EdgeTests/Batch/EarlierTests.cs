using System.Text;
using RongTong.Cli;

namespace RongTong.EdgeTests.Batch;

/// <summary>K19: a year's figures stay what they were at the filing before, within half a per cent; what differs is for the reviewer.</summary>
public sealed class EarlierTests
{
    private static readonly (string, string)[] LastYear = [("application_date", "2025-06-01"), ("revenue_y1", "5500"), ("main_revenue_y1", "5300"), ("rd_expense_y1", "280"), ("revenue_y2", "5000"), ("rd_expense_y2", "250")];

    [Theory]
    [InlineData("5500", false)]
    [InlineData("5527.5", false)]
    [InlineData("5527.51", true)]
    [InlineData("5472.5", false)]
    [InlineData("5472.49", true)]
    public void Figures_may_differ_by_half_a_per_cent_of_what_was_filed(string revenue, bool isTold)
    {
        using var trial = Run(BatchSample.Row(1, LastYear), BatchSample.Row(1, ("revenue_y2", revenue)));
        var told = trial.Rows("review.csv").Where(r => r["field"] == "revenue_y2").ToList();
        told.Count.ShouldBe(isTold ? 1 : 0);
        if (!isTold) return;
        (told[0]["code"], told[0]["severity"], told[0]["status"]).ShouldBe(("RT4011", "warning", "decided"));
        told[0]["message"].ShouldContain(revenue);
        told[0]["message"].ShouldContain("5500 万元");
        trial.Rows("results.csv").Single()["grade"].ShouldBe("certified", "a warning changes no verdict");
    }

    [Fact]
    public void Every_figure_stated_twice_is_looked_at()
    {
        using var trial = Run(BatchSample.Row(1, LastYear), BatchSample.Row(1, ("revenue_y2", "6000"), ("rd_expense_y2", "300")));
        trial.Rows("review.csv").Select(r => r["field"]).ShouldBe(["revenue_y2", "rd_expense_y2"]);
    }

    [Theory]
    [InlineData("2025-01-01", true)]
    [InlineData("2025-12-31", true)]
    [InlineData("2026-01-01", false)]
    [InlineData("2024-12-31", false)]
    [InlineData("", true)]
    public void Only_the_filing_of_the_year_before_counts(string date, bool isHeldAgainst)
    {
        using var trial = Run(BatchSample.Row(1, [.. LastYear[1..], ("application_date", date)]), BatchSample.Row(1, ("revenue_y2", "9000")));
        trial.Rows("review.csv").Any(r => r["field"] == "revenue_y2").ShouldBe(isHeldAgainst);
        trial.Run.Text.ShouldContain(isHeldAgainst ? "1 enterprises are in it\n" : "1 enterprises are in it; 1 filed in another year");
    }

    [Fact]
    public void What_one_filing_does_not_state_is_not_held_against_the_other()
    {
        using var trial = Run(BatchSample.Row(1, [("revenue_y1", ""), .. LastYear]), BatchSample.Row(1, ("revenue_y2", "9000"), ("rd_expense_y2", "")));
        trial.Rows("review.csv").Select(r => r["field"]).ShouldNotContain("revenue_y2");
        trial.Rows("review.csv").Select(r => r["field"]).ShouldNotContain("rd_expense_y2");
    }

    [Fact]
    public void A_firm_met_for_the_first_time_has_nothing_to_be_held_against()
    {
        using var trial = Run(BatchSample.Row(2, LastYear), BatchSample.Row(1, ("revenue_y2", "9000")));
        trial.Rows("review.csv").ShouldBeEmpty();
        trial.Run.Text.ShouldContain("0 enterprises are in it");
    }

    [Fact]
    public void The_run_names_the_earlier_table_and_can_be_verified_without_it()
    {
        using var trial = Run(BatchSample.Row(1, LastYear), BatchSample.Row(1, ("revenue_y2", "9000")));
        trial.Text("run.json").ShouldContain("\"earlier\": {");
        trial.Verify("--input", trial["applicants.csv"]).ShouldBe(ExitCode.Done);
    }

    [Theory]
    [InlineData("", "RT4112", 4)]
    [InlineData("a,b\r\n1,2\r\n", "RT4104", 4)]
    [InlineData(null, "RT6001", 5)]
    public void A_table_that_cannot_be_used_is_told(string? text, string code, int exit)
    {
        using var directory = new TemporaryDirectory();
        directory.Write("applicants.csv", BatchSample.Table(BatchSample.Row(1)));
        if (text is not null) directory.Write("before.csv", Encoding.UTF8.GetBytes(text));
        var run = CommandRun.Of("batch", "run", directory["applicants.csv"], "--model", BatchSample.Model, "-o", directory["out"], "--earlier", directory["before.csv"]);
        ((int)run.Exit).ShouldBe(exit);
        run.Messages.ShouldContain(code);
    }

    private static BatchTrial Run(string before, string now)
    {
        using var earlier = new TemporaryDirectory();
        return BatchTrial.Of(BatchSample.Table(now), "--earlier", earlier.Write("before.csv", BatchSample.Table(before)));
    }
}
