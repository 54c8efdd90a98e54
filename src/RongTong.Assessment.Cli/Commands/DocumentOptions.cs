using System.CommandLine;
using RongTong.Diagnostics;
using RongTong.Hosting;
using RongTong.Hosting.Printing;
using RongTong.Text;

namespace RongTong.Cli.Commands;

/// <summary>The options of reports: own templates, the look of Word documents, the browser that prints.</summary>
internal sealed class DocumentOptions
{
    private const string Reference = "--reference", Browser = "--browser";

    /// <summary>The forms that come from templates.</summary>
    private static readonly string[] FromTemplates = ["md", "html", "docx", "pdf"];

    /// <summary>The forms that can hold two languages side by side.</summary>
    private static readonly string[] SideBySide = [.. FromTemplates, "xlsx"];

    private readonly Option<string> _templates;
    private readonly Option<string> _reference;
    private readonly Option<string> _browser;

    public DocumentOptions(Command command, Language language)
    {
        _templates = new Option<string>("--templates") { HelpName = "DIR", Description = language.Of("自己的模板，按文件名替换程序自带的", "templates of your own, in place of the program's by name") };
        _reference = new Option<string>(Reference) { HelpName = "FILE.docx", Description = language.Of("docx 报告的样式、编号、主题和页面取自这个文件", "take styles, numbering, theme and page of docx reports from this file") };
        _browser = new Option<string>(Browser) { HelpName = "PATH", Description = language.Of("打印 pdf 的浏览器，默认在 PATH 里找", "the browser that prints pdf; looked for on PATH by default") };
        command.Add(_templates);
        command.Add(_reference);
        command.Add(_browser);
    }

    /// <summary>What makes the documents of a run, or how the command ends without it, its reasons reported.</summary>
    public (DocumentMaker? Maker, ExitCode Failure) Read(ParseResult parsed, Invocation invocation, string format)
    {
        var languages = invocation.ReportLanguages;
        if (languages.IsSideBySide && !SideBySide.Contains(format)) return (null, invocation.Usage(DiagnosticCatalog.OptionForOthers($"{CommonOptions.Lang} zh+en", format, SideBySide)));
        if (parsed.GetValue(_reference) is not null && format != "docx") return (null, invocation.Usage(DiagnosticCatalog.OptionForOthers(Reference, format, "docx")));
        if (parsed.GetValue(_browser) is not null && format != "pdf") return (null, invocation.Usage(DiagnosticCatalog.OptionForOthers(Browser, format, "pdf")));
        var maker = new DocumentMaker(format, languages);
        if (FromTemplates.Contains(format))
        {
            var library = TemplateDirectory.Load(invocation.Context.Templates, parsed.GetValue(_templates) is { } own ? invocation.Context.FullPath(own) : null);
            invocation.Report(library.Diagnostics);
            if (library.Value is null) return (null, ExitCodes.OfModel(library.Diagnostics));
            maker = maker with { Templates = library.Value };
        }
        if (parsed.GetValue(_reference) is { } reference)
        {
            var look = LookFile.Read(invocation.Context.FullPath(reference), reference, languages.First == Language.Zh);
            invocation.Report(look.Diagnostics);
            if (look.Value is null) return (null, ExitCodes.OfSheet(look.Diagnostics));
            maker = maker with { Look = look.Value };
        }
        if (format == "pdf")
        {
            var browser = BrowserSearch.Find(parsed.GetValue(_browser), invocation.Context.Directory, invocation.Context.Variable);
            invocation.Report(browser.Diagnostics);
            if (browser.Value is null) return (null, ExitCode.InputOutput);
            maker = maker with { Printer = new BrowserPrinter(browser.Value) };
        }
        return (maker, ExitCode.Done);
    }
}
