using System.Text;
using RongTong.Cli;

namespace RongTong.EdgeTests.Batch;

/// <summary>What a department hands in the first time: each thing that is not as it should be is told, with what to write instead.</summary>
public sealed class FirstHourTests
{
    private static readonly string[] Chinese = BatchSample.ChineseHeader.Split(',');

    [Theory]
    [InlineData("统一社会信用代码", "９１３３０４００ＭＡ０００００１１")]
    [InlineData("从业人员（全职员工）数量", "１２０")]
    [InlineData("从业人员（全职员工）数量", "１２ ０")]
    public void Full_width_characters_are_told_with_the_plain_ones(string title, string value)
    {
        using var trial = Of(BatchSample.Row(1, (Id(title), title == "统一社会信用代码" ? Wide(BatchSample.Code(1)) : value)));
        var told = trial.Rows("rejects.csv").Concat(trial.Rows("review.csv")).Single(r => r["code"] == "RT4126");
        told["message"].ShouldContain($"“{title}”");
        told["message"].ShouldEndWith(title == "统一社会信用代码" ? $"写成 {BatchSample.Code(1)}" : "写成 120");
    }

    [Fact]
    public void A_code_in_lower_case_is_told_with_the_right_one()
    {
        using var trial = Of(BatchSample.Row(1, ("uscc", BatchSample.Code(1).ToLowerInvariant())));
        trial.Rows("results.csv").Single()["status"].ShouldBe("data_error");
        trial.Rows("review.csv").Single(r => r["code"] == "RT4126")["message"].ShouldEndWith(BatchSample.Code(1));
    }

    [Theory]
    [InlineData("9.13E+17")]
    [InlineData("9.1330400E17")]
    public void A_code_a_spreadsheet_made_a_number_of_is_no_mere_wrong_code(string code)
    {
        using var trial = Of(BatchSample.Row(1, ("uscc", code)));
        trial.Rows("review.csv").Single(r => r["severity"] == "error")["code"].ShouldBe("RT4116");
    }

    [Theory]
    [InlineData("12", "12% 写成 0.12")]
    [InlineData("5", "5% 写成 0.05")]
    public void Twelve_for_twelve_per_cent_is_told_what_to_write(string value, string fix)
    {
        using var trial = Of(BatchSample.Row(1, ("market_share_domestic", value)));
        trial.Rows("review.csv").Single(r => r["code"] == "RT4003")["message"].ShouldEndWith(fix);
    }

    [Theory]
    [InlineData("合计")]
    [InlineData("合 计")]
    [InlineData("Total")]
    public void A_row_of_totals_is_no_enterprise(string word)
    {
        using var trial = Of(BatchSample.Row(1), BatchSample.Row(2, ("uscc", word)), BatchSample.Row(3, ("uscc", ""), ("enterprise_name", word)));
        trial.Run.Exit.ShouldBe(ExitCode.InputInvalid);
        trial.Rows("rejects.csv").Select(r => (r["row"], r["code"])).ShouldBe([("2", "RT4125"), ("3", "RT4125")]);
        trial.Rows("results.csv").Select(r => r["row"]).ShouldBe(["1"]);
    }

    [Fact]
    public void A_firm_that_is_called_like_a_sum_is_a_firm()
    {
        using var trial = Of(BatchSample.Row(1, ("enterprise_name", "合计")));
        trial.Rows("results.csv").Single()["status"].ShouldBe("decided");
    }

    [Fact]
    public void A_heading_above_the_titles_is_found()
    {
        using var trial = BatchTrial.Of(Encoding.UTF8.GetBytes("2026 年申报汇总表" + new string(',', Chinese.Length - 1) + "\r\n,\r\n" + BatchSample.ChineseHeader + "\r\n" + BatchSample.Row(1) + "\r\n"));
        trial.Run.Exit.ShouldBe(ExitCode.InputInvalid);
        trial.Run.Messages.ShouldContain("RT4123");
        trial.Run.Messages.ShouldContain("the titles stand in row 3");
        trial.Run.Messages.ShouldNotContain("RT4102", Case.Sensitive, "one mistake, one message");
    }

    [Fact]
    public void Titles_in_merged_cells_are_found()
    {
        var top = string.Join(',', Chinese.Select((t, i) => i < 2 ? t : i == 2 ? "基本情况" : ""));
        var below = string.Join(',', Chinese.Select((t, i) => i < 2 ? "" : t));
        using var trial = BatchTrial.Of(Encoding.UTF8.GetBytes(top + "\r\n" + below + "\r\n" + BatchSample.Row(1) + "\r\n"));
        trial.Run.Exit.ShouldBe(ExitCode.InputInvalid);
        trial.Run.Messages.ShouldContain("the titles stand in row 2");
    }

    [Theory]
    [InlineData("上年度营业收入总额（万元）")]
    [InlineData("上年度营业收入总额(万元)")]
    [InlineData("上年度\n营业收入 总额")]
    [InlineData("*上年度营业收入总额（必填）")]
    [InlineData("REVENUE_Y1")]
    public void A_title_with_its_unit_a_remark_or_a_line_end_is_the_same_title(string title)
    {
        using var trial = WithTitle("revenue_y1", title);
        trial.Run.Exit.ShouldBe(ExitCode.Done, trial.Run.Messages);
        trial.Run.Messages.ShouldNotContain("RT4101");
        trial.Run.Messages.ShouldNotContain("revenue_y1");
        trial.Rows("results.csv").Single()["grade"].ShouldBe("certified");
    }

    [Theory]
    [InlineData("revenue_y1", "上年度营业收入总额（元）", "元")]
    [InlineData("revenue_y1", "上年度营业收入总额 (亿元)", "亿元")]
    [InlineData("market_share_domestic", "主导产品国内细分市场占有率（％）", "%")]
    public void A_column_in_another_unit_is_refused(string field, string title, string unit)
    {
        using var trial = WithTitle(field, title);
        trial.Run.Exit.ShouldBe(ExitCode.InputInvalid);
        trial.Run.Messages.ShouldContain("RT4124");
        trial.Run.Messages.ShouldContain($"is in '{unit}'; asked for is");
        Directory.Exists(trial.Out).ShouldBeFalse();
    }

    [Fact]
    public void A_title_with_anything_else_in_brackets_is_not_guessed()
    {
        using var trial = WithTitle("revenue_y1", "上年度营业收入总额（合并口径）");
        trial.Run.Messages.ShouldContain("known here: 上年度营业收入总额");
        trial.Rows("results.csv").Single()["status"].ShouldBe("undecided");
    }

    [Fact]
    public void An_amount_typed_in_yuan_in_every_row_is_told_at_the_end()
    {
        using var trial = Of(Enumerable.Range(1, 9).Select(i => BatchSample.Row(i, ("revenue_y1", "60000000"), ("revenue_y2", "55000000"), ("main_revenue_y1", "57000000"), ("rd_expense_y1", "3000000"), ("rd_expense_y2", "2800000"))));
        trial.Run.Text.ShouldContain("9  Revenue per head is outside 0.5 to 2000");
        trial.Text("statistics.html").ShouldContain("请核对是否误以元填报");
    }

    [Fact]
    public void Rows_without_a_date_are_told_once()
    {
        using var trial = Of(BatchSample.Row(1), BatchSample.Row(2, ("application_date", "")), BatchSample.Row(3, ("application_date", "")));
        trial.Run.Messages.ShouldContain("RT4128");
        using var totals = Of(BatchSample.Row(1), BatchSample.Row(2, ("uscc", "合计"), ("application_date", "")));
        totals.Run.Messages.ShouldNotContain("RT4128");
    }

    [Theory]
    [InlineData("old.xls", "D0CF11E0A1B11AE1")]
    [InlineData("page.xls", "3C68746D6C3E")]
    [InlineData("scan.xlsx", "255044462D312E37")]
    [InlineData("text.xls", "7B5C727466")]
    public void A_file_of_another_format_is_called_by_its_name(string name, string start)
    {
        using var trial = BatchTrial.Of(name, [.. Convert.FromHexString(start), .. new byte[1000]]);
        trial.Run.Exit.ShouldBe(ExitCode.InputInvalid);
        trial.Run.Messages.ShouldContain("RT4127");
    }

    [Fact]
    public void Sheets_that_are_not_read_are_told()
    {
        using var trial = BatchTrial.Of(BatchSample.Invented(20), "--xlsx");
        using var again = BatchTrial.Of("table.xlsx", File.ReadAllBytes(Path.Combine(trial.Out, "results.xlsx")));
        again.Run.Messages.ShouldContain("RT4122");
        again.Run.Messages.ShouldContain("only the first sheet, '结果', is read; 2 more are not");
    }

    [Fact]
    public void Codes_of_digits_only_are_warned_of_unless_there_is_a_workbook()
    {
        var code = Enumerable.Range(0, 100).Select(i => $"9133040000000{i:00}00").Select(b => b + RongTong.Models.CreditCode.CheckDigit(b)).First(c => char.IsAsciiDigit(c[^1]));
        using var plain = Of(BatchSample.Row(1, ("uscc", code)));
        plain.Run.Text.ShouldContain("1 credit codes are all digits");
        using var workbook = BatchTrial.Of(Table([BatchSample.Row(1, ("uscc", code))]), "--xlsx");
        workbook.Run.Text.ShouldNotContain("all digits");
    }

    [Fact]
    public void The_messages_of_a_table_call_columns_by_their_titles()
    {
        using var trial = Of(BatchSample.Row(1, ("revenue_y1", "6,000"), ("size_industry", "x"), ("in_abnormal_list", "?")));
        trial.Rows("rejects.csv").Select(r => r["message"]).ShouldAllBe(m => !m.Contains('_', StringComparison.Ordinal) || m.Contains("可用的有", StringComparison.Ordinal));
        trial.Rows("rejects.csv").ShouldAllBe(r => r["uscc"] == BatchSample.Code(1) && r["name"].Length > 0);
    }

    private static BatchTrial Of(params IEnumerable<string> rows) => BatchTrial.Of(Table(rows));

    private static byte[] Table(IEnumerable<string> rows) => Encoding.UTF8.GetBytes(BatchSample.ChineseHeader + "\r\n" + string.Concat(rows.Select(r => r + "\r\n")));

    private static BatchTrial WithTitle(string field, string title) => BatchTrial.Of(Encoding.UTF8.GetBytes(
        string.Join(',', BatchSample.Header.Split(',').Zip(Chinese, (id, name) => id == field ? $"\"{title}\"" : name)) + "\r\n" + BatchSample.Row(1) + "\r\n"));

    private static string Id(string title) => BatchSample.Header.Split(',')[Array.IndexOf(Chinese, title)];

    private static string Wide(string text) => string.Concat(text.Select(c => (char)(c + 0xFEE0)));
}
