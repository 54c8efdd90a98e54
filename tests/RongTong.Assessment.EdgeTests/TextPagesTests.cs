using RongTong.Snapshots;

namespace RongTong.EdgeTests;

/// <summary>The pages of the other verbs, as they are read.</summary>
public sealed class TextPagesTests
{
    [Theory]
    [InlineData("explain", "zh", "explain rules/samples/qiheng.yaml --node level-2")]
    [InlineData("explain", "en", "explain rules/samples/qiheng.yaml --node foundation/equipment-system")]
    [InlineData("list", "zh", "model list")]
    [InlineData("list", "en", "model list")]
    [InlineData("check", "zh", "model check")]
    [InlineData("test", "zh", "model test")]
    [InlineData("unknown", "en", "model test miit/sme-digital-levle")]
    [InlineData("help", "zh", "--help")]
    [InlineData("help", "en", "--help")]
    [InlineData("help-assess", "zh", "assess --help")]
    [InlineData("help-assess", "en", "assess --help")]
    [InlineData("help-model", "en", "model --help")]
    public async Task Page(string name, string language, string line)
    {
        using var directory = new TemporaryDirectory();
        CopyModel(directory, text => text);
        await Snapshot.Verify(CommandRun.With(c => c with { Rules = directory["rules"] }, [.. line.Split(' '), "--lang", language]).Page, $"{name}_{language}");
    }

    [Theory]
    [InlineData("zh")]
    [InlineData("en")]
    public async Task Problems_of_a_model(string language)
    {
        using var directory = new TemporaryDirectory();
        CopyModel(directory, text => text
            .Replace("range: { above: 0.1, to: 0.2 }", "range: { above: 0.15, to: 0.2 }", StringComparison.Ordinal)
            .Replace("    weight: 50\n", "    weight: 45\n", StringComparison.Ordinal)
            .Replace("when: { score: total, atLeast: 40 }", "when: { scroe: total, atLeast: 40 }", StringComparison.Ordinal));
        await Snapshot.Verify(CommandRun.Of("model", "check", "--rules", directory["rules"], "--lang", language).Page, language);
        await Snapshot.Verify(CommandRun.Of("model", "check", "--rules", directory["rules"], "--lang", language, "--plain").Page, $"{language}_plain");
    }

    [Theory]
    [InlineData("model show miit/sme-digital-level")]
    [InlineData("explain rules/samples/qiheng.yaml")]
    [InlineData("explain rules/samples/qiheng-incomplete.yaml")]
    [InlineData("assess --help")]
    [InlineData("model test --help")]
    public void No_line_is_wider_than_the_page(string line)
    {
        foreach (var language in (string[])["zh", "en"])
        foreach (var text in CommandRun.Of([.. line.Split(' '), "--lang", language]).Text.Split('\n'))
            Cli.Output.DisplayWidth.Of(text).ShouldBeLessThanOrEqualTo(100, text);
    }

    [Fact]
    public void The_handbook_has_every_part_and_every_field()
    {
        foreach (var (language, heads) in ((string, string[])[])[("zh", ["## 题目", "## 计分", "### 例", "## 条件与等级", "## 核对", "## 依据与可信度", "## 不知道的", "## 数据字典"]), ("en", ["## Questions", "## Scoring", "### Example", "## Criteria and grades", "## Data dictionary"])])
        {
            var text = CommandRun.Of("model", "docs", "miit/sme-digital-level", "--lang", language).Text;
            foreach (var head in heads) text.ShouldContain(head + "\n");
            foreach (var id in (string[])["q01-network", "q15-cost-per-100-revenue", "decision-support", "equipment-digital-rate", "level-4-constrained"]) text.ShouldContain($"`{id}`");
        }
    }

    [Theory]
    [InlineData("zh", "区域股权市场或已递交……：分值没有取得，0 至 3 分", "SD12-progress")]
    [InlineData("zh", "超过 50%、60% 以下：3 分", "C08-ratio")]
    [InlineData("zh", "100 万元以上、不到 200 万元：2 分", "C11-amount")]
    [InlineData("en", "more than 50%, 60% or less: 3 points", "C08-ratio")]
    public void The_handbook_tells_what_earns_points(string language, string words, string award)
    {
        var row = CommandRun.Of("model", "docs", "miit/srdi-sme@2022+shandong", "--lang", language).Text.Split('\n').First(l => l.Contains($"| `{award}` |", StringComparison.Ordinal));
        row.ShouldContain(words);
    }

    /// <summary>The one model these pages show, so that they stay as they are when others are added.</summary>
    private static void CopyModel(TemporaryDirectory directory, Func<string, string> change)
    {
        const string model = "miit/sme-digital-level/2024/model.yaml";
        var text = change(File.ReadAllText(Path.Combine(Repository.Rules, model)));
        directory.Write($"rules/{model}", System.Text.Encoding.UTF8.GetBytes(text));
    }
}
