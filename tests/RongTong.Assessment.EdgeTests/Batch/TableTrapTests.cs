using System.IO.Compression;
using System.Text;
using RongTong.Cli;

namespace RongTong.EdgeTests.Batch;

/// <summary>What departments' tables are known for: each trap is told plainly, and nothing is guessed.</summary>
public sealed class TableTrapTests
{
    [Fact]
    public void A_good_firm_is_certified()
    {
        using var trial = BatchTrial.Of(BatchSample.Table(BatchSample.Row(1)));
        trial.Run.Exit.ShouldBe(ExitCode.Done, trial.Run.Messages);
        var row = trial.Rows("results.csv").ShouldHaveSingleItem();
        (row["row"], row["status"], row["grade"], row["model"]).ShouldBe(("1", "decided", "certified", BatchSample.Model));
        trial.Text("results.csv").ShouldStartWith("\uFEFFrow,uscc,name,status,grade,recommendation,model,c:");
        trial.Rows("notice.csv").Count.ShouldBe(2, "the firm, and the root");
    }

    [Theory]
    [InlineData("UTF-8")]
    [InlineData("UTF-8 mark")]
    [InlineData("UTF-16")]
    [InlineData("UTF-16BE")]
    [InlineData("GB18030")]
    public void Encodings_and_Chinese_titles_decide_alike(string encoding)
    {
        var text = BatchSample.ChineseHeader + "\r\n" + BatchSample.Row(1, ("enterprise_name", "喆㛃精密（示例）")) + "\r\n";
        byte[] bytes = encoding switch
        {
            "UTF-8" => Encoding.UTF8.GetBytes(text),
            "UTF-8 mark" => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)],
            "UTF-16" => [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text)],
            "UTF-16BE" => [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(text)],
            _ => CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes(text),
        };
        using var trial = BatchTrial.Of(bytes);
        trial.Run.Exit.ShouldBe(ExitCode.Done, trial.Run.Messages);
        trial.Run.Messages.ShouldContain(encoding[..5]);
        var row = trial.Rows("results.csv").ShouldHaveSingleItem();
        (row["name"], row["grade"]).ShouldBe(("喆㛃精密（示例）", "certified"));
    }

    [Fact]
    public void Bytes_that_become_GB18030_late_are_read_so()
    {
        var ascii = string.Concat(Enumerable.Range(1, 9000).Select(i => BatchSample.Row(i, ("enterprise_name", "Example Ltd")) + "\r\n"));
        var text = BatchSample.Header + "\r\n" + ascii + BatchSample.Row(9001) + "\r\n";
        using var trial = BatchTrial.Of(CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes(text));
        trial.Run.Exit.ShouldBe(ExitCode.Done, trial.Run.Messages);
        trial.Rows("results.csv")[^1]["name"].ShouldBe("启衡精密机械有限公司（示例）");
    }

    [Theory]
    [InlineData("revenue_y1", "6,000", "RT4113")]
    [InlineData("market_share_domestic", "12%", "RT4114")]
    [InlineData("market_share_domestic", "12％", "RT4114")]
    [InlineData("revenue_y1", "6000万元", "RT4115")]
    [InlineData("revenue_y1", "60000000元", "RT4115")]
    [InlineData("employees_y1", "120人", "RT4115")]
    [InlineData("revenue_y1", "6E+03", "RT4116")]
    [InlineData("revenue_y1", "６０００", "RT4126")]
    [InlineData("revenue_y1", "约六千", "RT4002")]
    [InlineData("revenue_y1", "#DIV/0!", "RT4002")]
    [InlineData("employees_y1", "120.5", "RT4002")]
    [InlineData("application_date", "2026-02-30", "RT4002")]
    [InlineData("in_abnormal_list", "也许", "RT4002")]
    [InlineData("size_industry", "做机器的", "RT4004")]
    public void What_cannot_be_read_is_rejected_with_its_place(string field, string value, string code)
    {
        using var trial = BatchTrial.Of(BatchSample.Table(BatchSample.Row(1), BatchSample.Row(2, (field, value)), BatchSample.Row(3)));
        trial.Run.Exit.ShouldBe(ExitCode.InputInvalid);
        var reject = trial.Rows("rejects.csv").ShouldHaveSingleItem();
        (reject["row"], reject["column"], reject["code"], reject["value"]).ShouldBe(("2", field, code, value));
        trial.Rows("results.csv").Select(r => r["row"]).ShouldBe(["1", "3"]);
    }

    [Theory]
    [InlineData("application_date", "2026/7/15")]
    [InlineData("application_date", "2026年7月15日")]
    [InlineData("in_abnormal_list", "否")]
    [InlineData("in_abnormal_list", "FALSE")]
    [InlineData("revenue_y1", "　6000 ")]
    [InlineData("size_industry", "industry")]
    public void What_a_spreadsheet_writes_otherwise_means_the_same(string field, string value)
    {
        using var trial = BatchTrial.Of(BatchSample.Table(BatchSample.Row(1, (field, value))));
        trial.Run.Exit.ShouldBe(ExitCode.Done, trial.Run.Messages);
        trial.Rows("results.csv").Single()["grade"].ShouldBe("certified");
    }

    [Theory]
    [InlineData("market_share_domestic", "12", "RT4003")]
    [InlineData("main_revenue_y1", "7000", "RT4010")]
    [InlineData("uscc", "91330400MA2JX7Q3K1", "RT4015")]
    [InlineData("uscc", "9.13304E+17", "RT4116")]
    [InlineData("uscc", "", "RT4118")]
    public void What_contradicts_itself_goes_back(string field, string value, string code)
    {
        using var trial = BatchTrial.Of(BatchSample.Table(BatchSample.Row(1, (field, value)), BatchSample.Row(2)));
        trial.Run.Exit.ShouldBe(ExitCode.Done, trial.Run.Messages);
        trial.Rows("results.csv").Select(r => r["status"]).ShouldBe(["data_error", "decided"]);
        trial.Rows("review.csv").Where(r => r["severity"] == "error").Select(r => (r["row"], r["code"])).ShouldContain(("1", code));
    }

    [Fact]
    public void An_amount_in_yuan_is_for_the_reviewer()
    {
        using var trial = BatchTrial.Of(BatchSample.Table(BatchSample.Row(1, ("revenue_y1", "60000000"), ("main_revenue_y1", "57000000"), ("rd_expense_y1", "3000000"))));
        trial.Rows("review.csv").ShouldContain(r => r["severity"] == "warning" && r["code"] == "RT4011");
    }

    [Fact]
    public void A_code_that_stands_there_twice_sends_every_row_back()
    {
        var code = BatchSample.Code(7);
        using var trial = BatchTrial.Of(BatchSample.Table(BatchSample.Row(1, ("uscc", code)), BatchSample.Row(2), BatchSample.Row(3, ("uscc", code), ("enterprise_name", "改了名字（示例）"))));
        trial.Rows("results.csv").Select(r => r["status"]).ShouldBe(["data_error", "decided", "data_error"]);
        trial.Rows("review.csv").Where(r => r["code"] == "RT4117").Select(r => r["message"]).ShouldAllBe(m => m.Contains("1, 3", StringComparison.Ordinal));
    }

    [Fact]
    public void Columns_unknown_missing_and_ambiguous_are_told()
    {
        var table = BatchSample.Header.Replace("revenue_y1", "revenu_y1", StringComparison.Ordinal) + "\r\n" + BatchSample.Row(1) + "\r\n";
        using var unknown = BatchTrial.Of(Encoding.UTF8.GetBytes(table));
        unknown.Run.Messages.ShouldContain("RT4101");
        unknown.Run.Messages.ShouldContain("did you mean 'revenue_y1'?");
        unknown.Run.Messages.ShouldContain("RT4102");
        unknown.Rows("results.csv").Single()["status"].ShouldBe("undecided");

        using var twice = BatchTrial.Of(Encoding.UTF8.GetBytes(BatchSample.Header + ",企业名称\r\n" + BatchSample.Row(1) + ",别名\r\n"));
        twice.Run.Exit.ShouldBe(ExitCode.InputInvalid);
        twice.Run.Messages.ShouldContain("RT4103");

        using var nothing = BatchTrial.Of("a,b\r\n1,2\r\n"u8.ToArray());
        nothing.Run.Exit.ShouldBe(ExitCode.InputInvalid);
        nothing.Run.Messages.ShouldContain("RT4104");
    }

    [Fact]
    public void Quotes_line_ends_and_empty_lines_keep_rows_in_their_place()
    {
        var rows = BatchSample.Row(1, ("enterprise_name", "甲\n\"乙\",丙")) + "\r\n\r\n" + BatchSample.Row(3) + "\n" + new string(',', 30) + "\r\n" + BatchSample.Row(5);
        using var trial = BatchTrial.Of(Encoding.UTF8.GetBytes(BatchSample.Header + "\r\n" + rows));
        trial.Run.Exit.ShouldBe(ExitCode.Done, trial.Run.Messages);
        trial.Rows("results.csv").Select(r => r["row"]).ShouldBe(["1", "3", "5"]);
        trial.Rows("results.csv")[0]["name"].ShouldBe("甲\n\"乙\",丙");
        trial.Verify().ShouldBe(ExitCode.Done);
    }

    [Fact]
    public void Broken_rows_are_rejected_and_the_next_one_is_read()
    {
        using var trial = BatchTrial.Of(BatchSample.Table("\"" + BatchSample.Code(1) + "\"x,甲", BatchSample.Row(2) + ",多出来的", BatchSample.Row(3)));
        trial.Run.Exit.ShouldBe(ExitCode.InputInvalid);
        trial.Rows("rejects.csv").Select(r => r["code"]).ShouldBe(["RT4107", "RT4106"]);
        trial.Rows("results.csv").Select(r => r["row"]).ShouldBe(["3"]);
    }

    [Theory]
    [InlineData(1 << 20, true)]
    [InlineData((1 << 20) + 1, false)]
    public void A_record_is_at_most_a_mebibyte_long(int length, bool isRead)
    {
        var row = BatchSample.Row(1);
        var name = new string('x', length - Encoding.UTF8.GetByteCount(row) - 2 + Encoding.UTF8.GetByteCount("启衡精密机械有限公司（示例）"));
        using var trial = BatchTrial.Of(BatchSample.Table(BatchSample.Row(1, ("enterprise_name", name)), BatchSample.Row(2)));
        trial.Run.Exit.ShouldBe(isRead ? ExitCode.Done : ExitCode.InputInvalid, trial.Run.Messages);
        if (!isRead) trial.Run.Messages.ShouldContain("RT4108");
    }

    [Fact]
    public void A_quote_never_closed_is_found()
    {
        using var trial = BatchTrial.Of(BatchSample.Table([BatchSample.Row(1), "\"open" + string.Concat(Enumerable.Range(2, 9000).Select(i => BatchSample.Row(i) + "\r\n"))]));
        trial.Run.Exit.ShouldBe(ExitCode.InputInvalid);
        trial.Run.Messages.ShouldContain("RT4108");
    }

    [Theory]
    [InlineData(2000, true)]
    [InlineData(2001, false)]
    public void A_table_has_at_most_two_thousand_columns(int columns, bool isRead)
    {
        var more = columns - BatchSample.Header.Split(',').Length;
        using var trial = BatchTrial.Of(Encoding.UTF8.GetBytes(BatchSample.Header + string.Concat(Enumerable.Range(0, more).Select(i => $",extra{i}")) + "\r\n" + BatchSample.Row(1) + new string(',', more) + "\r\n"), "-q");
        trial.Run.Exit.ShouldBe(isRead ? ExitCode.Done : ExitCode.InputInvalid, trial.Run.Messages);
    }

    [Theory]
    [InlineData("")]
    [InlineData("uscc,revenue_y1\r\n")]
    [InlineData("\uFEFF")]
    public void A_table_without_rows_is_refused(string text)
    {
        using var trial = BatchTrial.Of(Encoding.UTF8.GetBytes(text));
        trial.Run.Exit.ShouldBe(ExitCode.InputInvalid);
        trial.Run.Messages.ShouldContain("RT4112");
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+1+1")]
    [InlineData("-1+1")]
    [InlineData("@SUM(A1)")]
    [InlineData(" =1+1")]
    [InlineData("'=1+1")]
    [InlineData("\"=1+1\"")]
    [InlineData("＝1+1")]
    [InlineData("＋1")]
    [InlineData("－1")]
    [InlineData("＠SUM(A1)")]
    [InlineData("　=1+1")]
    [InlineData("=HYPERLINK(\"http://example.invalid\",\"x\")")]
    [InlineData("=cmd|' /C calc'!A0")]
    public void No_cell_is_run_as_a_formula(string name)
    {
        using var trial = BatchTrial.Of(BatchSample.Table(BatchSample.Row(1, ("enterprise_name", name), ("region_code", name)), BatchSample.Row(2, ("enterprise_name", name), ("revenue_y1", name)), BatchSample.Row(3, ("uscc", name))));
        foreach (var file in (string[])["results.csv", "review.csv", "rejects.csv", "notice.csv"])
        foreach (var cell in trial.Rows(file).SelectMany(r => r.Where(c => !c.Key.StartsWith("m:", StringComparison.Ordinal)).Select(c => c.Value)))
            "=+-@\t\r＝＋－＠".Contains(cell.TrimStart(' ', '"', '　').FirstOrDefault('x'), StringComparison.Ordinal).ShouldBeFalse($"{file}: {cell}");
        trial.Rows("notice.csv")[0]["企业名称"].ShouldBe("'" + name.Trim().TrimStart('　'));
        trial.Verify().ShouldBe(ExitCode.Done);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_workbook_decides_like_the_same_table_in_CSV(bool withPlaces)
    {
        string[] titles = BatchSample.Header.Split(',');
        string[] cells = BatchSample.Row(1, ("rd_expense_y1", "179.76"), ("region_code", "")).Split(',');
        var xml = new StringBuilder("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>");
        foreach (var (row, number) in new[] { titles, cells }.Select((r, i) => (r, i + 1)))
        {
            xml.Append($"<row r=\"{number}\">");
            foreach (var (cell, column) in row.Select((c, i) => (c, i)))
            {
                var place = $"{(column >= 26 ? ((char)('A' + column / 26 - 1)).ToString() : "")}{(char)('A' + column % 26)}{number}";
                var at = withPlaces ? $" r=\"{place}\"" : "";
                if (number == 2 && titles[column] == "application_date") xml.Append($"<c{at} s=\"1\"><v>46218</v></c>");
                else if (cell.Length == 0) xml.Append($"<c{at} s=\"0\"/>");
                else if (number == 2 && titles[column] == "rd_expense_y1") xml.Append($"<c{at}><v>179.75999999999999</v></c>");
                else if (number == 2 && cell is "true" or "false") xml.Append($"<c{at} t=\"b\"><v>{(cell == "true" ? 1 : 0)}</v></c>");
                else xml.Append($"<c{at} t=\"inlineStr\"><is><t>{cell}</t></is></c>");
            }
            xml.Append("</row>");
        }
        xml.Append("</sheetData></worksheet>");
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Put("xl/workbook.xml", "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheets><sheet name=\"a\" sheetId=\"1\"/></sheets></workbook>");
            Put("xl/styles.xml", "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>");
            Put("xl/worksheets/sheet1.xml", xml.ToString());

            void Put(string name, string text)
            {
                using var entry = new StreamWriter(zip.CreateEntry(name).Open());
                entry.Write(text);
            }
        }
        using var workbook = BatchTrial.Of("applicants.xlsx", bytes.ToArray());
        using var plain = BatchTrial.Of(BatchSample.Table(string.Join(',', cells)));
        workbook.Run.Exit.ShouldBe(ExitCode.Done, workbook.Run.Messages);
        workbook.Text("results.csv").ShouldBe(plain.Text("results.csv"));
    }
}
