using AngleSharp.Html.Parser;
using RongTong.EdgeTests.Questionnaires;

namespace RongTong.EdgeTests;

/// <summary>The handbook of every shipped model says what is asked, how it is scored and decided, by which clause, and works a sheet through.</summary>
public sealed class HandbookTests
{
    public static TheoryData<string> References => Questionnaire.References;

    [Theory]
    [MemberData(nameof(References))]
    public void Says_everything_the_model_says(string reference)
    {
        var model = Questionnaire.Model(reference).Model;
        foreach (var language in (string[])["zh", "en"])
        {
            var text = CommandRun.Of("model", "docs", reference, "--lang", language).Text;
            foreach (var criterion in model.AllCriteria) text.ShouldContain($"| `{criterion.Id}` |");
            foreach (var field in model.Answerable) text.ShouldContain($"`{field.Id}`");
            foreach (var award in model.Awards) text.ShouldContain($"`{award.Id}`");
            foreach (var check in model.Checks) text.ShouldContain($"| `{check.Id}` |");
            text.ShouldContain(language == "zh" ? "## 依据与可信度" : "## Clauses and how sure we are of them");
            text.ShouldContain(language == "zh" ? "## 数据字典" : "## Data dictionary");
            text.ShouldContain(language == "zh" ? "## 算例" : "## Worked example");
            text.ShouldContain(language == "zh" ? "**结论：" : "**Result: ");
        }
    }

    [Fact]
    public void The_example_is_what_the_engine_says()
    {
        var text = CommandRun.Of("model", "docs", "rongtong/integration-readiness@2025", "--lang", "zh").Text;
        var example = text[text.IndexOf("## 算例", StringComparison.Ordinal)..];
        // The worked example of the model's own description.
        if (example.Contains("工作示例：苏州某精密件供应商，稳定供货、数据二级", StringComparison.Ordinal)) example.ShouldContain("**56.12**");
        example.ShouldContain("融通模式");
    }

    [Theory]
    [MemberData(nameof(References))]
    public void The_page_holds_the_same_tables(string reference)
    {
        var text = CommandRun.Of("model", "docs", reference, "--lang", "zh").Text;
        var page = new HtmlParser().ParseDocument(CommandRun.Of("model", "docs", reference, "--lang", "zh", "--format", "html").Text);
        page.QuerySelectorAll("article h2").Select(h => h.TextContent).ShouldBe(text.Split('\n').Where(l => l.StartsWith("## ", StringComparison.Ordinal)).Select(l => l[3..].Replace("\\", "", StringComparison.Ordinal)));
        page.QuerySelectorAll("article tbody tr").Length.ShouldBe(text.Split('\n').Count(l => l.StartsWith('|') && !l.StartsWith("|---", StringComparison.Ordinal)) - page.QuerySelectorAll("article table").Length);
        page.QuerySelectorAll("nav a").Length.ShouldBe(page.QuerySelectorAll("article h2").Length);
        page.QuerySelectorAll("[src], script, link").ShouldBeEmpty();
        page.Body!.TextContent.ShouldNotContain("|---");
    }

    [Fact]
    public void What_a_model_says_is_shown_and_never_run()
    {
        using var directory = new TemporaryDirectory();
        var model = File.ReadAllText(Path.Combine(Snapshots.Repository.Rules, "miit", "sme-size", "2011", "model.yaml"));
        foreach (var file in Directory.GetFiles(Snapshots.Repository.Rules, "*.yaml", SearchOption.AllDirectories))
            directory.Write(Path.Combine("rules", Path.GetRelativePath(Snapshots.Repository.Rules, file)), File.ReadAllBytes(file));
        var name = System.Text.RegularExpressions.Regex.Match(model, "^name: .*$", System.Text.RegularExpressions.RegexOptions.Multiline).Value;
        directory.Write(Path.Combine("rules", "miit", "sme-size", "2011", "model.yaml"), System.Text.Encoding.UTF8.GetBytes(model.Replace(name, "name: { zh: \"<script>alert(1)</script>|[x](javascript:1)\", en: \"<b>x</b>\" }", StringComparison.Ordinal)));
        var page = new HtmlParser().ParseDocument(CommandRun.Of("model", "docs", "miit/sme-size@2011", "--format", "html", "--rules", directory["rules"], "--lang", "zh").Text);
        page.QuerySelectorAll("script, a[href^=javascript]").ShouldBeEmpty();
        page.QuerySelector("h1")!.TextContent.ShouldContain("<script>alert(1)</script>");
    }
}
