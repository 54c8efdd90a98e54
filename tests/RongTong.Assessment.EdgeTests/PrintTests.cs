using System.Diagnostics;
using RongTong.Cli;
using RongTong.Hosting.Printing;
using RongTong.Text;

namespace RongTong.EdgeTests;

/// <summary>Reports on paper: printed by the browser that is installed, or a sentence that says what is missing. Needs chromium and poppler-utils.</summary>
public sealed class PrintTests
{
    private const string Qiheng = "rules/samples/qiheng.yaml";

    [Theory]
    [InlineData("zh", "离二级还差两处", "第 2 页，共")]
    [InlineData("en", "Two things short of level 2", "Page 2 of")]
    [InlineData("zh+en", "离二级还差两处", "2 / ")]
    public void A_page_on_paper_keeps_its_text_and_carries_its_fonts(string language, string sentence, string foot)
    {
        using var directory = new TemporaryDirectory();
        var file = directory["report.pdf"];
        var run = OnThisMachine("assess", Qiheng, "--format", "pdf", "--lang", language, "-o", file);
        run.Exit.ShouldBe(ExitCode.Done, run.Messages);
        var text = Tool("pdftotext", "-layout", file, "-");
        text.ShouldContain(sentence);
        text.ShouldContain("启衡精密机械有限公司（示例）");
        text.ShouldContain(foot);
        // Two lines of head, then a line a font; whether it is embedded and whether its text can be read are the 5th and 3rd column from the right.
        var fonts = Tool("pdffonts", file).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2).Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToList();
        fonts.ShouldNotBeEmpty();
        fonts.Where(f => f[^5] != "yes" || f[^3] != "yes").ShouldBeEmpty();
    }

    [Fact]
    public void The_same_report_is_the_same_file_and_nothing_stays_behind()
    {
        using var directory = new TemporaryDirectory();
        // Everything the browser needs lies below the directory for temporary files: in this process it cannot be another for this test alone.
        var before = Directory.GetDirectories(Path.GetTempPath(), "rongtong-print-*").ToHashSet(StringComparer.Ordinal);
        var printer = new BrowserPrinter(BrowserSearch.Find(null, directory.Path, Environment.GetEnvironmentVariable).Value!);
        var page = "<!doctype html><html lang=zh-CN><meta charset=utf-8><title>报告</title><p>一级"u8.ToArray();
        var first = printer.Print(page);
        first.Diagnostics.ShouldBeEmpty();
        first.Value.ShouldBe(printer.Print(page).Value);
        Directory.GetDirectories(Path.GetTempPath(), "rongtong-print-*").Where(d => !before.Contains(d) && Directory.GetFiles(d, "page.html").Any(f => File.ReadAllBytes(f).AsSpan().SequenceEqual(page))).ShouldBeEmpty();
    }

    [Fact]
    public void Without_a_browser_the_way_out_is_told()
    {
        var run = CommandRun.Of("assess", Qiheng, "--format", "pdf");
        run.Exit.ShouldBe(ExitCode.InputOutput);
        run.Messages.ShouldContain("RT6041");
        run.Messages.ShouldContain("--format html");
        run.Bytes.ShouldBeEmpty();
        var named = CommandRun.Of("assess", Qiheng, "--format", "pdf", "--browser", "nowhere/chromium");
        (named.Exit, named.Messages.Contains("'nowhere/chromium'", StringComparison.Ordinal)).ShouldBe((ExitCode.InputOutput, true));
    }

    [Theory]
    [InlineData("exit 3", "it ended with 3")]
    [InlineData("exit 0", "it made no file")]
    [InlineData("for a; do case $a in --print-to-pdf=*) echo no > \"${a#*=}\";; esac; done", "what it made is no PDF")]
    [InlineData("sleep 600", "it did not finish within 1 seconds")]
    public void A_browser_that_fails_is_told_and_ended(string script, string why)
    {
        using var directory = new TemporaryDirectory();
        var browser = directory.Write("browser", System.Text.Encoding.UTF8.GetBytes($"#!/bin/sh\n{script}\n"));
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(browser, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var failed = new BrowserPrinter(browser) { Patience = TimeSpan.FromSeconds(1) }.Print("<p>x"u8.ToArray());
        failed.Value.ShouldBeNull();
        failed.Diagnostics.Single().Code.ShouldBe("RT6042");
        failed.Diagnostics.Single().Message.In(Language.En).ShouldContain(why);
    }

    [Fact]
    public void What_cannot_be_started_is_told()
    {
        using var directory = new TemporaryDirectory();
        var failed = new BrowserPrinter(directory.Write("browser", "no program"u8.ToArray())).Print("<p>x"u8.ToArray());
        failed.Diagnostics.Single().Code.ShouldBe("RT6042");
    }

    /// <summary>With the environment of this machine: where programs are.</summary>
    private static CommandRun OnThisMachine(params string[] args) => CommandRun.With(c => c with { Variable = name => name == "PATH" ? Environment.GetEnvironmentVariable(name) : null }, args);

    private static string Tool(string name, params string[] args)
    {
        var start = new ProcessStartInfo(name) { RedirectStandardOutput = true, UseShellExecute = false, StandardOutputEncoding = System.Text.Encoding.UTF8 };
        foreach (var arg in args) start.ArgumentList.Add(arg);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0, name);
        return output;
    }
}
