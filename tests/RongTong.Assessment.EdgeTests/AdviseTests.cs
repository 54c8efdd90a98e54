using System.Text.Json;
using RongTong.Cli;
using RongTong.Cli.Output;
using RongTong.Snapshots;

namespace RongTong.EdgeTests;

public sealed class AdviseTests
{
    private const string Qiheng = "rules/samples/qiheng.yaml";

    private static readonly (string Name, string Line)[] Shown =
    [
        ("qiheng", Qiheng), ("qiheng-incomplete", "rules/samples/qiheng-incomplete.yaml"), ("all-best", "rules/samples/all-best.yaml"),
        ("srdi", "rules/samples/srdi-sf-04.yaml"), ("two-short", "rules/samples/srdi-two-short.yaml"), ("dma", "rules/samples/dma-t0.yaml"), ("held", $"{Qiheng} --target level-1"),
        ("level-3", $"{Qiheng} --target level-3"), ("out-of-reach", "rules/samples/sf-12.yaml --target level-4"), ("over-budget", $"{Qiheng} --budget 5"),
        ("own-figures", $"{Qiheng} --any-scene --effort human-resources/2=1.2/3 --without procurement/2 --aim weeks"), ("readiness", "rules/samples/integration-supplier.yaml"),
        ("offers", "rules/samples/firms/housing-digital.yaml --also rules/samples/firms/housing-facts.yaml"),
    ];

    public static IEnumerable<object[]> Pages => from page in Shown from language in (string[])["zh", "en"] select new object[] { page.Name, page.Line, language };

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Page(string name, string line, string language) =>
        await Snapshot.Verify(CommandRun.Of(["advise", .. line.Split(' '), "--lang", language]).Page, $"{name}_{language}");

    [Fact]
    public void No_line_is_wider_than_the_page()
    {
        foreach (var sheet in Directory.GetFiles(Path.Combine(Repository.Rules, "samples"), "*.yaml").Select(f => $"rules/samples/{Path.GetFileName(f)}"))
        foreach (var language in (string[])["zh", "en"])
        foreach (var line in CommandRun.Of("advise", sheet, "--all", "--lang", language).Text.Split('\n'))
            DisplayWidth.Of(line).ShouldBeLessThanOrEqualTo(100, line);
    }

    [Fact]
    public void Data_carries_every_section_and_is_the_same_bytes_whatever_the_machine_speaks()
    {
        var run = CommandRun.Of("advise", Qiheng, "--format", "json");
        run.Exit.ShouldBe(ExitCode.Done);
        CommandRun.With(c => c with { Variable = _ => "zh_CN.UTF-8" }, "advise", Qiheng, "--format", "json").Bytes.ShouldBe(run.Bytes);
        using var json = JsonDocument.Parse(run.Bytes);
        var root = json.RootElement;
        root.GetProperty("schema").GetString().ShouldBe("rongtong/advice@1");
        root.GetProperty("target").GetString().ShouldBe("level-2");
        root.GetProperty("gaps").EnumerateArray().Select(g => g.GetProperty("gap").GetDecimal()).ShouldBe([4.025m, 2m]);
        root.GetProperty("openAnswers").GetArrayLength().ShouldBe(0);
        root.GetProperty("measures").GetArrayLength().ShouldBeGreaterThan(30);
        var path = root.GetProperty("path");
        path.GetProperty("outcome").GetString().ShouldBe("found");
        path.GetProperty("best").GetProperty("steps").EnumerateArray().Last().GetProperty("standing").EnumerateArray().ShouldAllBe(c => c.GetProperty("status").GetString() == "met");
        path.GetProperty("best").GetProperty("cost").GetProperty("typical").GetDecimal().ShouldBe(6.1m);
        path.GetProperty("alternatives").GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public void Figures_of_the_sheet_count_and_those_typed_in_outrank_them()
    {
        var sheet = File.ReadAllText(Path.Combine(Repository.Rules, "samples/qiheng.yaml"));
        string Steps(string efforts, params string[] more)
        {
            var run = CommandRun.With(c => c with { Input = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(sheet + efforts)) }, ["advise", "-", "--format", "json", .. more]);
            run.Exit.ShouldBe(ExitCode.Done, run.Messages);
            using var json = JsonDocument.Parse(run.Bytes);
            return string.Join(" ", json.RootElement.GetProperty("path").GetProperty("best").GetProperty("steps").EnumerateArray().Select(s => s.GetProperty("id").GetString() + "=" + s.GetProperty("cost").GetProperty("typical").GetDecimal()));
        }

        Steps("").ShouldContain("equipment/2=4.5");
        Steps("efforts: { quality/2: { cost: 0.5, staffDays: 1 } }\n").ShouldContain("quality/2=0.5");
        Steps("efforts: { quality/2: { cost: 0.5, staffDays: 1 } }\n", "--effort", "quality/2=20").ShouldContain("equipment/2=4.5");
        Steps("efforts: { equipment/2: never }\n").ShouldNotContain("equipment/2");
    }

    [Theory]
    [InlineData("efforts: { finanse/2: never }\n", "RT4027", 0)]
    [InlineData("efforts: { finance/2: sometimes }\n", "RT1012", 4)]
    [InlineData("efforts: { finance/2: { cost: -1 } }\n", "RT3031", 4)]
    [InlineData("efforts: { finance/2: { price: 1 } }\n", "RT1010", 4)]
    public void Figures_that_cannot_be_used_are_named(string efforts, string code, int exit)
    {
        var sheet = File.ReadAllText(Path.Combine(Repository.Rules, "samples/qiheng.yaml"));
        var run = CommandRun.With(c => c with { Input = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(sheet + efforts)) }, "advise", "-");
        ((int)run.Exit).ShouldBe(exit, run.Messages);
        run.Messages.ShouldContain(code);
    }

    [Fact]
    public void What_would_have_been_enough_can_be_put_back_on_the_sheet()
    {
        using var json = JsonDocument.Parse(CommandRun.Of("advise", "rules/samples/srdi-two-short.yaml", "--format", "json").Bytes);
        var enough = json.RootElement.GetProperty("enough");
        enough.GetProperty("kind").GetString().ShouldBe("enough");
        enough.GetProperty("proof").GetString().ShouldBe("cheapest");
        var sheet = File.ReadAllText(Path.Combine(Repository.Rules, "samples/srdi-two-short.yaml"));
        foreach (var change in enough.GetProperty("changes").EnumerateArray())
        {
            var (field, from, to) = (change.GetProperty("field").GetString()!, change.GetProperty("from").GetRawText(), change.GetProperty("to").GetRawText());
            sheet.ShouldContain($"{field}: {from}\n");
            sheet = sheet.Replace($"{field}: {from}\n", $"{field}: {to}\n", StringComparison.Ordinal);
        }
        using var after = JsonDocument.Parse(CommandRun.With(c => c with { Input = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(sheet)) }, "assess", "-", "--format", "json").Bytes);
        after.RootElement.GetProperty("outcome").GetProperty("grade").GetString().ShouldBe("certified");
        enough.GetProperty("earliest").GetProperty("filings").GetInt32().ShouldBe(2);
    }

    [Fact]
    public void The_way_of_every_sample_is_proven()
    {
        foreach (var sample in Directory.GetFiles(Path.Combine(Repository.Rules, "samples"), "sf-*.yaml").Order(StringComparer.Ordinal))
        {
            using var json = JsonDocument.Parse(CommandRun.Of("advise", sample, "--format", "json").Bytes);
            if (json.RootElement.GetProperty("path") is { ValueKind: JsonValueKind.Object } path) path.GetProperty("outcome").GetString().ShouldBeOneOf("found", "unreachable");
        }
    }

    [Fact]
    public void Why_no_path_is_computed_is_said()
    {
        // A band in the middle that earns more than the one above it: more equipment on the network could cost points.
        const string model = "miit/sme-digital-level/2024";
        using var directory = new TemporaryDirectory();
        foreach (var file in (string[])["model.yaml", "measures.yaml"])
            directory.Write($"rules/{model}/{file}", System.Text.Encoding.UTF8.GetBytes(File.ReadAllText(Path.Combine(Repository.Rules, model, file)).Replace("letter: B, points: 25, range", "letter: B, points: 55, range", StringComparison.Ordinal)));
        CommandRun Run(params string[] args) => CommandRun.With(c => c with { Rules = directory["rules"] }, args);

        var page = Run("advise", Qiheng, "--lang", "en");
        page.Text.ShouldContain("No path is computed: in question 2 a later option earns less", Case.Sensitive, page.Messages);
        Run("advise", Qiheng, "--lang", "zh").Text.ShouldContain("不计算走法：第 2 题排在后面的选项得分反而低");
        using var json = JsonDocument.Parse(Run("advise", Qiheng, "--format", "json").Bytes);
        var path = json.RootElement.GetProperty("path");
        (path.GetProperty("outcome").GetString(), path.GetProperty("setback").GetString()).ShouldBe(("not_plannable", "q02-equipment-digital-rate"));
        Run("assess", Qiheng, "--format", "md", "--lang", "en").Text.ShouldContain("No path is computed: in question 2");
    }

    [Fact]
    public void A_target_of_ones_own_changes_what_is_missing()
    {
        using var json = JsonDocument.Parse(CommandRun.Of("advise", Qiheng, "--target", "level-3", "--format", "json").Bytes);
        json.RootElement.GetProperty("gaps").EnumerateArray().Select(g => g.GetProperty("id").GetString()).ShouldBe(["level-3-score", "level-3-scenes", "level-3-constrained"]);
    }
}
