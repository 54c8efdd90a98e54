using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using RongTong.Assessing;
using RongTong.Hosting;
using RongTong.Reporting.Questionnaires;
using RongTong.Snapshots;
using RongTong.Text;

namespace RongTong.EdgeTests.Questionnaires;

/// <summary>The questionnaire on paper asks what the workbook asks, with a box for everything that can be chosen.</summary>
public sealed class PaperTests
{
    public static TheoryData<string> References => Questionnaire.References;

    [Theory]
    [MemberData(nameof(References))]
    public void Everything_decided_by_is_asked_once(string reference)
    {
        var model = Questionnaire.Model(reference);
        var items = QuestionnaireForm.Of(model).Sections.Where(s => s.Kind != FormSectionKind.Other).SelectMany(s => s.Items).ToList();
        foreach (var language in Enum.GetValues<Language>())
        {
            var page = Render(reference, null, language);
            page.QuerySelectorAll(".q .what").Length.ShouldBe(items.Count);
            page.QuerySelectorAll(".box").Length.ShouldBe(items.Sum(i => i.Choices.Length + (i.Choices.Length > 0 && i.AllowsNotApplicable ? 1 : 0)));
            page.QuerySelectorAll(".blank").Length.ShouldBe(items.Count(i => i.Choices.IsEmpty));
            page.QuerySelectorAll(".box.on").ShouldBeEmpty();
            page.QuerySelectorAll("[src], [href], script").ShouldBeEmpty("a page of paper asks for nothing");
            page.Body!.TextContent.ShouldContain(model.Model.Ref.ToString());
        }
    }

    [Theory]
    [MemberData(nameof(References))]
    public void Answers_of_a_sheet_are_ticked_and_written(string reference)
    {
        var model = Questionnaire.Model(reference);
        var sheet = new RandomSheets(model.Model, 5).Next() with { Enterprise = new Enterprise("<script>alert(1)</script>", "", "") };
        var items = QuestionnaireForm.Of(model).Sections.Where(s => s.Kind is not (FormSectionKind.Other or FormSectionKind.Enterprise)).SelectMany(s => s.Items).ToList();
        var ticks = items.Where(i => !i.Choices.IsEmpty).Sum(i => (sheet.Answers.TryGetValue(i.Field.Id, out var answer) ? answer.Values.Length : 0) + (sheet.NotApplicable.ContainsKey(i.Field.Id) ? 1 : 0));
        var page = Render(reference, sheet, Language.Zh);
        page.QuerySelectorAll(".box.on").Length.ShouldBe(ticks);
        page.QuerySelectorAll(".blank").Count(b => b.TextContent.Length > 0).ShouldBe(2 + items.Count(i => i.Choices.IsEmpty && (sheet.Answers.ContainsKey(i.Field.Id) || sheet.NotApplicable.ContainsKey(i.Field.Id))));
        page.QuerySelectorAll(".blank")[0].TextContent.ShouldBe("<script>alert(1)</script>");
    }

    [Fact]
    public void The_name_of_the_file_says_what_is_wanted()
    {
        using var directory = new TemporaryDirectory();
        CommandRun.Of("questionnaire", "export", "--model", "most/tech-sme@2017", "-o", directory["q.html"]).Exit.ShouldBe(Cli.ExitCode.Done);
        File.ReadAllText(directory["q.html"]).ShouldStartWith("<!doctype html>");
        CommandRun.With(c => c with { Directory = directory.Path }, "questionnaire", "export", "--model", "most/tech-sme@2017").Exit.ShouldBe(Cli.ExitCode.Done);
        File.ReadAllBytes(directory["tech-sme@2017.xlsx"])[..2].ShouldBe("PK"u8.ToArray());
        CommandRun.Of("questionnaire", "export", "--model", "most/tech-sme@2017", "--format", "docx").Exit.ShouldBe(Cli.ExitCode.Usage);
    }

    [Fact]
    public void It_prints_as_pdf_where_there_is_a_browser()
    {
        using var directory = new TemporaryDirectory();
        var run = CommandRun.With(c => c with { Variable = Environment.GetEnvironmentVariable }, "questionnaire", "export", "--sheet", "rules/samples/srdi-certified.yaml", "-o", directory["q.pdf"], "--lang", "zh");
        run.Exit.ShouldBe(Cli.ExitCode.Done, run.Messages);
        File.ReadAllBytes(directory["q.pdf"]).AsSpan().StartsWith("%PDF-"u8).ShouldBeTrue();
        var without = CommandRun.Of("questionnaire", "export", "--model", "most/tech-sme@2017", "-o", directory["none.pdf"]);
        (without.Exit, without.Messages.Contains("RT6041", StringComparison.Ordinal), File.Exists(directory["none.pdf"])).ShouldBe((Cli.ExitCode.InputOutput, true, false));
    }

    private static IHtmlDocument Render(string reference, AnswerSheet? sheet, Language language)
    {
        var form = QuestionnaireForm.Of(Questionnaire.Model(reference));
        var rendered = QuestionnairePaper.Render(TemplateDirectory.Load(Repository.Templates).Value!, form, language, sheet, [.. form.Titles.Select(t => (t, LocalizedText.Same(t)))]);
        rendered.Diagnostics.ShouldBeEmpty();
        rendered.Value!.Text.ShouldNotContain("{{");
        return new HtmlParser().ParseDocument(rendered.Value.Text);
    }
}
