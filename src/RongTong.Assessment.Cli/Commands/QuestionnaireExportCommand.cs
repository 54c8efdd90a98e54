using System.Collections.Immutable;
using System.CommandLine;
using System.Text;
using RongTong.Assessing;
using RongTong.Compiling;
using RongTong.Diagnostics;
using RongTong.Hosting;
using RongTong.Hosting.Printing;
using RongTong.Hosting.Titles;
using RongTong.Reporting.Questionnaires;
using RongTong.Text;

namespace RongTong.Cli.Commands;

/// <summary><c>questionnaire export</c>: the form of a model as a workbook or as pages to be printed, empty or with the answers of a sheet.</summary>
internal sealed class QuestionnaireExportCommand
{
    /// <summary>Standard output, as a name of a file.</summary>
    private const string StandardOutput = "-";

    private static readonly string[] Formats = ["xlsx", "html", "pdf"];

    private readonly Option<string> _model;
    private readonly Option<string> _output;
    private readonly Option<string> _sheet;
    private readonly Option<string> _format;
    private readonly Option<string> _templates;
    private readonly Option<string> _browser;

    private QuestionnaireExportCommand(Command command, Language language)
    {
        _model = new Option<string>("--model", "-m") { HelpName = "REF", Description = language.Of("哪个模型；不写版本取最新一版，不写则按 --sheet 里的", "the model; the newest edition when none is named, that of --sheet when no model is") };
        _output = new Option<string>("--output", "-o") { HelpName = "FILE", Description = language.Of("写到哪个文件，默认按模型取名；- 是标准输出", "the file to write, named after the model by default; - is standard output") };
        _sheet = new Option<string>("--sheet") { HelpName = "SHEET", Description = language.Of("把这份答卷填进去", "fill in the answers of this sheet") };
        _format = new Option<string>(CommonOptions.Format, "-f") { HelpName = string.Join('|', Formats), Description = language.Of("xlsx 在表格软件里填，html、pdf 打印出来填；默认看文件名", "xlsx to be filled in a spreadsheet, html or pdf to be printed; by the name of the file unless given") };
        _templates = new Option<string>("--templates") { HelpName = "DIR", Description = language.Of("自己的模板，按文件名替换程序自带的", "templates of your own, in place of the program's by name") };
        _browser = new Option<string>("--browser") { HelpName = "PATH", Description = language.Of("打印 pdf 的浏览器，默认在 PATH 里找", "the browser that prints pdf; looked for on PATH by default") };
        command.Add(_model);
        command.Add(_output);
        command.Add(_sheet);
        command.Add(_format);
        command.Add(_templates);
        command.Add(_browser);
    }

    public static Command Create(CommandContext context, Language language)
    {
        var command = new Command("export", language.Of("导出问卷：Excel 里填的（下拉选项，锁定格式，边填边核对），或打印出来填的。", "Export a questionnaire: a workbook with lists to choose from, locked but for the answers and checked as it is filled in, or pages to be printed."));
        var verb = new QuestionnaireExportCommand(command, language);
        command.SetAction(parsed => (int)verb.Run(parsed, new Invocation(context, parsed, language)));
        return command;
    }

    private ExitCode Run(ParseResult parsed, Invocation invocation)
    {
        var path = parsed.GetValue(_output);
        var format = parsed.GetValue(_format) ?? (Path.GetExtension(path) switch { ".html" or ".htm" => "html", ".pdf" => "pdf", _ => "xlsx" });
        if (!Formats.Contains(format)) return invocation.Usage(DiagnosticCatalog.UnknownOptionValue(CommonOptions.Format, format, Formats));
        var (sheet, exit) = Prefilled(parsed.GetValue(_sheet), invocation);
        if (exit != ExitCode.Done) return exit;
        var (model, wrong) = Model(parsed.GetValue(_model), sheet, invocation);
        if (model is null) return wrong;
        // What the sheet says wrongly is filled in all the same: that is how it gets corrected.
        if (sheet is not null) invocation.Report(model.Assess(sheet).Diagnostics);

        var form = QuestionnaireForm.Of(model);
        var (bytes, failure) = format == "xlsx" ? (Workbook(form, sheet, invocation), ExitCode.Done) : Page(parsed, form, sheet, invocation);
        if (format == "pdf" && bytes is { } page) (bytes, failure) = Printed(parsed, page, invocation);
        if (bytes is null) return failure;
        var reference = model.Model.Ref;
        return Write(bytes, path ?? $"{reference.Name}@{reference.Edition}{(reference.Overlay is { } overlay ? "+" + overlay : "")}.{format}", path is null, invocation);
    }

    private static byte[] Workbook(QuestionnaireForm form, AnswerSheet? sheet, Invocation invocation)
    {
        using var bytes = new MemoryStream();
        invocation.Report(QuestionnaireWorkbook.Write(bytes, form, invocation.DataLanguage, sheet, TitlesOf(form, invocation.Rules)));
        return bytes.ToArray();
    }

    /// <summary>The pages to be printed, or how the command ends without them.</summary>
    private (byte[]? Bytes, ExitCode Failure) Page(ParseResult parsed, QuestionnaireForm form, AnswerSheet? sheet, Invocation invocation)
    {
        var library = TemplateDirectory.Load(invocation.Context.Templates, parsed.GetValue(_templates) is { } own ? invocation.Context.FullPath(own) : null);
        invocation.Report(library.Diagnostics);
        if (library.Value is not { } templates) return (null, ExitCodes.OfModel(library.Diagnostics));
        var rendered = QuestionnairePaper.Render(templates, form, invocation.DataLanguage, sheet, TitlesOf(form, invocation.Rules));
        invocation.Report(rendered.Diagnostics);
        return rendered.Value is { } text ? (Encoding.UTF8.GetBytes(text.Text), ExitCode.Done) : (null, ExitCode.ModelInvalid);
    }

    private (byte[]? Bytes, ExitCode Failure) Printed(ParseResult parsed, byte[] page, Invocation invocation)
    {
        var browser = BrowserSearch.Find(parsed.GetValue(_browser), invocation.Context.Directory, invocation.Context.Variable);
        invocation.Report(browser.Diagnostics);
        if (browser.Value is not { } path) return (null, ExitCode.InputOutput);
        var printed = new BrowserPrinter(path).Print(page, invocation.Context.Cancellation);
        invocation.Report(printed.Diagnostics);
        return (printed.Value, ExitCode.InputOutput);
    }

    private static (AnswerSheet? Sheet, ExitCode Exit) Prefilled(string? name, Invocation invocation)
    {
        if (name is null) return (null, ExitCode.Done);
        var reading = SheetReading.Of([name], invocation.Context, invocation.Rules);
        invocation.Report(reading.Diagnostics);
        if (reading.Broken > 0) return (null, ExitCodes.OfSheet(reading.Diagnostics).And(ExitCode.InputInvalid));
        return reading.Sheets is [var only] ? (only, ExitCode.Done) : (null, invocation.Usage(DiagnosticCatalog.OneSheetAsked(name, reading.Sheets.Length)));
    }

    private static (CompiledModel? Model, ExitCode Exit) Model(string? name, AnswerSheet? sheet, Invocation invocation)
    {
        if (name is not null) return ModelArgument.Compile(name, invocation);
        if (sheet?.Model is not { } stated) return (null, invocation.Usage(DiagnosticCatalog.ArgumentMissing("--model REF")));
        var resolved = invocation.Rules.Resolve(stated, sheet);
        invocation.Report(resolved.Diagnostics);
        return resolved.Value is { } reference ? ModelArgument.Compile(reference.ToString(), invocation) : (null, ExitCode.InputInvalid);
    }

    /// <summary>The titles a model asks for, with their official names.</summary>
    private static ImmutableArray<(string, LocalizedText)> TitlesOf(QuestionnaireForm form, RuleDirectory rules)
    {
        if (!form.Titles.Any()) return [];
        var known = TitleCatalog.Of(rules);
        return [.. form.Titles.Select(t => (t, known.Find(t)?.Name ?? LocalizedText.Same(t)))];
    }

    private static ExitCode Write(byte[] bytes, string path, bool isOwnName, Invocation invocation)
    {
        if (path == StandardOutput)
        {
            invocation.Context.Output.Write(bytes);
            return ExitCode.Done;
        }
        if (OutputFile.Write(invocation.Context.FullPath(path), bytes, path) is { } problem)
        {
            invocation.Report([problem]);
            return ExitCode.InputOutput;
        }
        if (isOwnName) invocation.Tell($"已写到 {path}", $"Written to {path}");
        return ExitCode.Done;
    }
}
