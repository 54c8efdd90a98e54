using RongTong.Cli;
using RongTong.Hosting;
using RongTong.Snapshots;

namespace RongTong.EdgeTests.Questionnaires;

/// <summary>A questionnaire of another text of its model is refused, with what differs; as far as both ask alike it can be read all the same.</summary>
public sealed class OtherTextTests
{
    private const string Reference = "miit/sme-digital-level@2024";

    [Theory]
    [InlineData("zh")]
    [InlineData("en")]
    public async Task Refused_with_what_differs(string language)
    {
        using var directory = Changed(language, out var workbook);
        var run = CommandRun.Of("questionnaire", "import", workbook, "--rules", directory["rules"], "--lang", language);
        run.Exit.ShouldBe(ExitCode.InputInvalid);
        run.Bytes.ShouldBeEmpty();
        await Snapshot.Verify(System.Text.RegularExpressions.Regex.Replace(run.Messages.Replace(directory.Path, "", StringComparison.Ordinal), "[0-9a-f]{8}(?=[，,）)])", "--------"), language);
        CommandRun.Of("assess", workbook, "--rules", directory["rules"]).Exit.ShouldBe(ExitCode.InputInvalid);
    }

    [Fact]
    public void What_both_ask_alike_is_read_when_asked_for()
    {
        using var directory = Changed("zh", out var workbook);
        var run = CommandRun.Of("questionnaire", "import", workbook, "--rules", directory["rules"], "--anyway");
        run.Exit.ShouldBe(ExitCode.Done, run.Messages);
        run.Messages.ShouldContain("RT4202");
        run.Text.ShouldContain("q05-information-system: several-links");
        run.Text.ShouldNotContain("q08-awareness-execution", Case.Sensitive, "its options are others now");
        run.Text.ShouldNotContain("energy-last-year", Case.Sensitive, "its unit is another now");
        run.Text.ShouldContain("annual-investment: 98", Case.Sensitive, "it is only worded otherwise");
    }

    [Fact]
    public void Rules_that_changed_without_the_questions_are_told_too()
    {
        using var directory = new TemporaryDirectory();
        var workbook = Export(directory, "zh");
        Edit(directory, t => t.Replace("atLeast: 80", "atLeast: 81", StringComparison.Ordinal));
        var run = CommandRun.Of("questionnaire", "import", workbook, "--rules", directory["rules"], "--lang", "en");
        run.Exit.ShouldBe(ExitCode.InputInvalid);
        run.Messages.ShouldContain("its questions have not");
    }

    /// <summary>The sample's questionnaire, beside rules in which an option is gone, a unit is another, a fact worded anew, and another goes by a new name.</summary>
    private static TemporaryDirectory Changed(string language, out string workbook)
    {
        var directory = new TemporaryDirectory();
        workbook = Export(directory, language);
        Edit(directory, t => t
            .Replace("                    - id: learning\n                      letter: B\n                      points: 20\n                      text: { zh: 已经主动了解数字化相关内容, en: Has taken the initiative to learn about digitalisation }\n", "", StringComparison.Ordinal)
            .Replace("unit: 吨标准煤", "unit: 年", StringComparison.Ordinal)
            .Replace("zh: 近三年年均数字化投入", "zh: 近三年平均每年的数字化投入", StringComparison.Ordinal)
            .Replace("pass-rate-value", "pass-rate-stated", StringComparison.Ordinal));
        return directory;
    }

    private static string Export(TemporaryDirectory directory, string language)
    {
        CommandRun.Of("questionnaire", "export", "--sheet", "rules/samples/qiheng.yaml", "-o", directory["q.xlsx"], "--lang", language).Exit.ShouldBe(ExitCode.Done);
        return directory["q.xlsx"];
    }

    private static void Edit(TemporaryDirectory directory, Func<string, string> edit)
    {
        var path = Path.Combine("miit", "sme-digital-level", "2024", "model.yaml");
        var text = edit(File.ReadAllText(Path.Combine(Repository.Rules, path)));
        directory.Write(Path.Combine("rules", path), System.Text.Encoding.UTF8.GetBytes(text));
        new RuleDirectory(directory["rules"]).Compile(new("miit", "sme-digital-level", "2024"), withMeasures: false).Diagnostics.ShouldBeEmpty(Reference);
    }
}
