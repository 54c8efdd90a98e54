using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using RongTong.Cli;

namespace RongTong.EdgeTests;

/// <summary>Reports as files: forms, languages, own templates and looks, one for each sheet in a directory or a zip.</summary>
public sealed class AssessDocumentTests
{
    private const string Qiheng = "rules/samples/qiheng.yaml";

    [Theory]
    [InlineData("zh", "离二级还差两处")]
    [InlineData("en", "Two things short of level 2")]
    [InlineData("zh+en", "离二级还差两处")]
    [InlineData("en+zh", "Two things short of level 2")]
    public void Word_documents_go_to_a_file_or_the_output(string language, string sentence)
    {
        using var directory = new TemporaryDirectory();
        var file = directory["report.docx"];
        CommandRun.Of("assess", Qiheng, "--format", "docx", "--lang", language, "-o", file).Exit.ShouldBe(ExitCode.Done);
        CommandRun.Of("assess", Qiheng, "--format", "docx", "--lang", language).Bytes.ShouldBe(File.ReadAllBytes(file));
        using var document = WordprocessingDocument.Open(file, isEditable: false);
        document.MainDocumentPart!.Document.InnerText.ShouldContain(sentence);
        document.PackageProperties.Title.ShouldBe("启衡精密机械有限公司（示例）");
        document.PackageProperties.Created.ShouldBeNull();
    }

    [Theory]
    [InlineData("md")]
    [InlineData("html")]
    public void Both_languages_stand_side_by_side(string format)
    {
        var both = CommandRun.Of("assess", Qiheng, "--format", format, "--lang", "zh+en");
        both.Exit.ShouldBe(ExitCode.Done);
        both.Text.ShouldContain("离二级还差两处");
        both.Text.ShouldContain("wo things short of level 2");
    }

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    [InlineData("ndjson")]
    public void Data_and_text_have_one_language(string format)
    {
        var run = CommandRun.Of("assess", Qiheng, "--format", format, "--lang", "zh+en");
        run.Exit.ShouldBe(ExitCode.Usage);
        run.Messages.ShouldContain("RT6043");
    }

    [Theory]
    [InlineData("--reference", "house.docx", "html")]
    [InlineData("--reference", "house.docx", "pdf")]
    [InlineData("--browser", "chromium", "docx")]
    public void Options_of_one_form_are_refused_with_others(string option, string value, string format)
    {
        var run = CommandRun.Of("assess", Qiheng, "--format", format, option, value);
        run.Exit.ShouldBe(ExitCode.Usage);
        run.Messages.ShouldContain("RT6043");
        run.Bytes.ShouldBeEmpty();
    }

    [Fact]
    public void A_reference_gives_its_looks_or_is_refused()
    {
        using var directory = new TemporaryDirectory();
        var reference = directory["own.docx"];
        CommandRun.Of("assess", Qiheng, "--format", "docx", "-o", reference).Exit.ShouldBe(ExitCode.Done);
        CommandRun.Of("assess", Qiheng, "--format", "docx", "--reference", reference, "-o", directory["a.docx"]).Exit.ShouldBe(ExitCode.Done);
        var missing = CommandRun.Of("assess", Qiheng, "--format", "docx", "--reference", directory["nowhere.docx"]);
        (missing.Exit, missing.Messages.Contains("RT6001", StringComparison.Ordinal)).ShouldBe((ExitCode.InputOutput, true));
        var wrong = CommandRun.Of("assess", Qiheng, "--format", "docx", "--reference", directory.Write("b.docx", "no zip"u8.ToArray()));
        (wrong.Exit, wrong.Messages.Contains("RT6040", StringComparison.Ordinal)).ShouldBe((ExitCode.InputInvalid, true));
        wrong.Bytes.ShouldBeEmpty();
    }

    [Fact]
    public void Own_templates_take_the_place_of_those_of_the_same_name()
    {
        using var directory = new TemporaryDirectory();
        directory.Write("own/zh-CN/partials/colophon.html.sbn", "<p>本报告由示例咨询出具</p>"u8.ToArray());
        var run = CommandRun.Of("assess", Qiheng, "--format", "html", "--templates", directory["own"]);
        run.Exit.ShouldBe(ExitCode.Done);
        run.Text.ShouldContain("本报告由示例咨询出具");
        run.Text.ShouldContain("离二级还差两处");
        run.Text.ShouldNotContain("模型指纹");
    }

    [Fact]
    public void A_mistake_in_a_template_is_told_with_its_line_and_column()
    {
        using var directory = new TemporaryDirectory();
        directory.Write("own/zh-CN/partials/colophon.html.sbn", "<p>\n  {{ firm.nmae }}</p>"u8.ToArray());
        var run = CommandRun.Of("assess", Qiheng, "--format", "html", "--templates", directory["own"]);
        run.Exit.ShouldBe(ExitCode.ModelInvalid);
        run.Messages.ShouldContain("own/zh-CN/partials/colophon.html.sbn:2:11");
        run.Messages.ShouldContain("RT5002");
    }

    [Fact]
    public void Several_reports_go_into_a_zip_that_is_the_same_every_time()
    {
        using var directory = new TemporaryDirectory();
        var (first, second) = (directory["a.zip"], directory["b.ZIP"]);
        CommandRun.Of("assess", CommandRun.Sheet("stream.yaml"), "--format", "html", "-o", first).Exit.ShouldBe(ExitCode.Done);
        CommandRun.Of("assess", CommandRun.Sheet("stream.yaml"), "--format", "html", "-o", second).Exit.ShouldBe(ExitCode.Done);
        File.ReadAllBytes(first).ShouldBe(File.ReadAllBytes(second));
        CommandRun.Of("assess", CommandRun.Sheet("stream.yaml"), "--format", "html", "-o", directory["out"]).Exit.ShouldBe(ExitCode.Done);
        using var zip = ZipFile.OpenRead(first);
        var files = Directory.GetFiles(directory["out"]).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal).ToList();
        zip.Entries.Select(e => e.FullName).Order(StringComparer.Ordinal).ShouldBe(files);
        foreach (var entry in zip.Entries)
        {
            using var content = entry.Open();
            using var bytes = new MemoryStream();
            content.CopyTo(bytes);
            bytes.ToArray().ShouldBe(File.ReadAllBytes(Path.Combine(directory["out"], entry.FullName)));
        }
    }

    [Fact]
    public void Names_of_files_lead_nowhere_and_never_meet()
    {
        using var directory = new TemporaryDirectory();
        string[] firms = ["../../etc/passwd", "..\\..\\x", "/absolute", "C:\\x", "con", "a/b", "a?b", "A?B", "　", "很长" + new string('长', 300), ".."];
        var sheets = string.Join("\n---\n", firms.Select(f => $"sheet: rongtong/sheet@1\nmodel: miit/sme-size@2011\nasOf: 2026-07-15\nenterprise: {{ name: {System.Text.Json.JsonSerializer.Serialize(f)} }}\nanswers: {{ employees_y1: 10 }}"));
        var file = directory.Write("sheets.yaml", Encoding.UTF8.GetBytes(sheets));
        foreach (var target in (string[])["out", "out.zip"])
        {
            var run = CommandRun.Of("assess", file, "--format", "md", "-o", directory[target]);
            run.Exit.ShouldBe(ExitCode.Done, run.Messages);
        }
        Directory.GetFileSystemEntries(directory.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal).ShouldBe(["out", "out.zip", "sheets.yaml"]);
        var names = Directory.GetFiles(directory["out"]).Select(f => Path.GetFileName(f)!).ToList();
        using var zip = ZipFile.OpenRead(directory["out.zip"]);
        zip.Entries.Select(e => e.FullName).Order(StringComparer.Ordinal).ShouldBe(names.Order(StringComparer.Ordinal));
        names.Count.ShouldBe(firms.Length);
        names.Distinct(StringComparer.OrdinalIgnoreCase).Count().ShouldBe(names.Count);
        foreach (var name in names) name.ShouldAllBe(c => char.IsLetterOrDigit(c) || c == '-' || c == '_' || c == '.');
    }

    [Fact]
    public void Progress_is_for_those_who_watch()
    {
        using var directory = new TemporaryDirectory();
        string[] args = ["assess", CommandRun.Sheet("stream.yaml"), "--format", "docx", "-o", directory["out"]];
        CommandRun.Of(args).Messages.ShouldNotContain("\r");
        var watched = CommandRun.With(c => c with { IsWatched = () => true }, args);
        watched.Messages.ShouldContain("\r\e[K  written 3 / 3");
        watched.Messages.ShouldEndWith($"3 written to {directory["out"]}\n");
        CommandRun.With(c => c with { IsWatched = () => true }, [.. args, "--quiet"]).Messages.ShouldNotContain("\r");
    }
}
