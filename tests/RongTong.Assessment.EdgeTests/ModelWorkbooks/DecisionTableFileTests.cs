using RongTong.Cli;
using RongTong.Reporting.Office.Excel;

namespace RongTong.EdgeTests.ModelWorkbooks;

/// <summary><c>model xlsx import --table</c>: a plain workbook of decision tables as a part of a model.</summary>
public sealed class DecisionTableFileTests
{
    private static readonly string[] Ratio = ["rd_ratio_y1", "=> points"];

    [Fact]
    public void Tables_become_bands_and_criteria()
    {
        using var directory = Workbook(("rd-share", [Ratio, ["< 3%", "0"], ["[3%..5%)", "5"], [">= 5%", "10"]]), ("tier", [["revenue_y1", "listed", "=> tier"], [">= 1000", "是", "gold"], [">= 1000", "否", "silver"], ["< 1000", "-", "none"]]));
        CommandRun.Of("model", "xlsx", "import", directory["t.xlsx"], "--table", "-o", directory["part.yaml"]).ShouldBeDone();
        File.ReadAllText(directory["part.yaml"]).ShouldBe("""
            scales:
              rd-share:   # rd_ratio_y1
                kind: bands
                full: 10
                bands:
                  - { below: 0.03, points: 0 }
                  - { from: 0.03, below: 0.05, points: 5 }
                  - { from: 0.05, points: 10 }
            criteria:
              - id: tier-gold
                name: tier gold
                when: { all: [{ value: revenue_y1, atLeast: 1000 }, { field: listed, is: true }] }
              - id: tier-silver
                name: tier silver
                when: { all: [{ value: revenue_y1, atLeast: 1000 }, { field: listed, is: false }] }
              - id: tier-none
                name: tier none
                when: { value: revenue_y1, below: 1000 }

            """);
    }

    [Theory]
    [InlineData("zh", "RT4606  “rd-share”有空缺：rd_ratio_y1 [0.03..0.04) 没有规则", "RT4608  与", "结果不同")]
    [InlineData("en", "RT4606  'rd-share' has a gap: no rule for 'rd_ratio_y1 [0.03..0.04)'", "RT4608  overlaps the rule at", "they say different things")]
    public void Gaps_and_overlaps_are_told_with_their_ranges_at_their_rows(string language, string gap, string overlap, string differs)
    {
        using var directory = Workbook(("rd-share", [Ratio, ["< 3%", "0"], ["[4%..6%)", "5"], [">= 5%", "10"]]));
        var run = CommandRun.Of("model", "xlsx", "import", directory["t.xlsx"], "--table", "-o", directory["part.yaml"], "--lang", language);
        run.Exit.ShouldBe(ExitCode.InputInvalid);
        run.Messages.ShouldContain(gap);
        var line = run.Messages.Split('\n').Single(l => l.Contains(overlap, StringComparison.Ordinal));
        line.ShouldContain("t.xlsx!rd-share!A4  ");
        line.ShouldContain("t.xlsx!rd-share!A3");
        line.ShouldContain("[0.05..0.06)");
        line.ShouldContain(differs);
        File.Exists(directory["part.yaml"]).ShouldBeFalse();
        CommandRun.Of("model", "xlsx", "import", directory["t.xlsx"], "--table", "--hit", "first").Messages.ShouldNotContain("RT4608");
    }

    [Theory]
    [InlineData("model xlsx import none.xlsx --table", 5, "RT6001")]
    [InlineData("model xlsx import none.xlsx --table --hit any", 2, "RT6013")]
    [InlineData("model xlsx import", 2, "RT6014")]
    public void Command_line_ends_with(string line, int exit, string code)
    {
        var run = CommandRun.Of(line.Split(' '));
        ((int)run.Exit).ShouldBe(exit, run.Messages);
        run.Messages.ShouldContain(code);
    }

    private static TemporaryDirectory Workbook(params (string Name, string[][] Rows)[] tables)
    {
        var directory = new TemporaryDirectory();
        using var bytes = new MemoryStream();
        using (var workbook = new WorkbookWriter(bytes))
            foreach (var (name, rows) in tables)
            {
                var sheet = new FormSheet(name, [.. rows[0].Select(_ => new FormColumn(20))]) { IsLocked = false };
                foreach (var row in rows) sheet.Add(row.Select((t, i) => new FormCell(i, CellLook.Text) { Text = t }));
                workbook.Add(sheet);
            }
        directory.Write("t.xlsx", bytes.ToArray());
        return directory;
    }
}
