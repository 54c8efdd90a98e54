using RongTong.Cli;
using RongTong.Cli.Output;
using RongTong.Snapshots;

namespace RongTong.EdgeTests;

public sealed class AssessTextTests
{
    private static readonly (string Name, string Sheet)[] Sheets =
    [
        ("qiheng", "rules/samples/qiheng.yaml"), ("qiheng-incomplete", "rules/samples/qiheng-incomplete.yaml"), ("sf-01", "rules/samples/sf-01.yaml"), ("all-best", "rules/samples/all-best.yaml"),
        ("readiness", "rules/samples/integration-supplier.yaml"), ("readiness-incomplete", "rules/samples/integration-incomplete.yaml"), ("dma", "rules/samples/dma-t0.yaml"),
        ("data-error", CommandRun.Sheet("data-error.yaml")), ("no-date", CommandRun.Sheet("no-date.yaml")), ("stream", CommandRun.Sheet("stream.yaml")),
    ];

    public static IEnumerable<object[]> Pages => from sheet in Sheets from language in (string[])["zh", "en"] select new object[] { sheet.Name, sheet.Sheet, language };

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Page(string name, string sheet, string language) => await Snapshot.Verify(CommandRun.Of("assess", sheet, "--lang", language).Page, $"{name}_{language}");

    [Fact]
    public async Task Everything_with_all() => await Snapshot.Verify(CommandRun.Of("assess", "rules/samples/qiheng.yaml", "--all", "--lang", "zh").Page);

    [Fact]
    public async Task Everything_still_open()
    {
        var sheet = "sheet: rongtong/sheet@1\nmodel: miit/sme-digital-level@2024\nasOf: 2026-07-15\nanswers: {}\n"u8.ToArray();
        await Snapshot.Verify(CommandRun.With(c => c with { Input = new MemoryStream(sheet) }, "assess", "-", "--lang", "zh").Page);
    }

    [Fact]
    public void No_line_is_wider_than_the_page()
    {
        foreach (var sheet in Directory.GetFiles(Path.Combine(Repository.Rules, "samples"), "*.yaml").Select(f => $"rules/samples/{Path.GetFileName(f)}"))
        foreach (var language in (string[])["zh", "en"])
        foreach (var line in CommandRun.Of("assess", sheet, "--all", "--lang", language).Text.Split('\n'))
            DisplayWidth.Of(line).ShouldBeLessThanOrEqualTo(100, line);
    }

    [Fact]
    public void Colour_adds_nothing_but_colour()
    {
        var plain = CommandRun.Of("assess", "rules/samples/qiheng.yaml").Text;
        var coloured = CommandRun.With(c => c with { ShowsColour = () => true }, "assess", "rules/samples/qiheng.yaml").Text;
        coloured.ShouldContain("\e[31m");
        System.Text.RegularExpressions.Regex.Replace(coloured, "\e\\[[0-9]*m", "").ShouldBe(plain);
    }

    [Theory]
    [InlineData("--no-color", null)]
    [InlineData(null, "1")]
    public void Colour_can_be_refused(string? option, string? variable)
    {
        var run = CommandRun.With(c => c with { ShowsColour = () => true, Variable = name => name == "NO_COLOR" ? variable : null }, [.. new[] { "assess", "rules/samples/qiheng.yaml", option }.OfType<string>()]);
        run.Exit.ShouldBe(ExitCode.Done);
        run.Text.ShouldNotContain('\e');
    }

    [Fact]
    public void Marks_are_ascii_where_the_output_is_not_utf8()
    {
        var run = CommandRun.With(c => c with { OutputEncoding = System.Text.Encoding.Latin1 }, "assess", "rules/samples/qiheng.yaml");
        var text = System.Text.Encoding.Latin1.GetString(run.Bytes);
        text.ShouldContain("+ met");
        text.ShouldContain("x not met");
    }

    [Fact]
    public void Names_cannot_steer_the_terminal()
    {
        var run = CommandRun.Of("assess", CommandRun.Sheet("hostile-name.json"));
        run.Exit.ShouldBe(ExitCode.InputInvalid);
        run.Messages.ShouldContain("RT1019");
        run.Messages.ShouldNotContain('\e');
        run.Text.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("zh_CN.UTF-8", null, "规则日期")]
    [InlineData("en_US.UTF-8", null, "rules of")]
    [InlineData(null, null, "rules of")]
    [InlineData("zh_CN.UTF-8", "en", "rules of")]
    [InlineData("C", "zh", "规则日期")]
    public void Language_is_the_option_or_the_environment(string? locale, string? option, string expected)
    {
        string[] args = option is null ? ["assess", "rules/samples/qiheng.yaml"] : ["assess", "rules/samples/qiheng.yaml", "--lang", option];
        CommandRun.With(c => c with { Variable = name => name == "LC_MESSAGES" ? locale : null }, args).Text.ShouldContain(expected);
    }
}
