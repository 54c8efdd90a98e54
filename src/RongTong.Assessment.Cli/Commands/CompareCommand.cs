using System.CommandLine;
using System.Text;
using RongTong.Assessing;
using RongTong.Cli.Output;
using RongTong.Comparing;
using RongTong.Diagnostics;
using RongTong.Hosting;
using RongTong.Reporting;
using RongTong.Text;

namespace RongTong.Cli.Commands;

/// <summary><c>compare T0-SHEET T1-SHEET</c>: what moved between two assessments of one firm by one edition.</summary>
internal sealed class CompareCommand
{
    private static readonly string[] Formats = ["text", "json", "md", "html"];

    private readonly Argument<string> _before;
    private readonly Argument<string> _after;
    private readonly Option<bool> _rescore;
    private readonly Option<string> _model;
    private readonly Option<string> _format;
    private readonly Option<string> _output;
    private readonly Option<string> _templates;
    private readonly Option<bool> _all;

    private CompareCommand(Command command, Language language)
    {
        _before = new Argument<string>("T0-SHEET") { Description = language.Of("前一次的答卷", "the earlier sheet") };
        _after = new Argument<string>("T1-SHEET") { Description = language.Of("后一次的答卷", "the later sheet") };
        _rescore = new Option<bool>("--rescore") { Description = language.Of("版本不同时，把前一份按后一份的版本重评", "where the editions differ, score the earlier sheet by the edition of the later") };
        _model = new Option<string>("--model", "-m") { HelpName = "REF", Description = language.Of("两份都用哪个模型，不管答卷写的是什么", "the model for both, whatever the sheets name") };
        _format = CommonOptions.FormatOf(language, Formats);
        _output = new Option<string>("--output", "-o") { HelpName = "PATH", Description = language.Of("写到文件", "write to a file") };
        _templates = new Option<string>("--templates") { HelpName = "DIR", Description = language.Of("自己的模板，按文件名替换程序自带的", "templates of your own, in place of the program's by name") };
        _all = new Option<bool>("--all", "-a") { Description = language.Of("没有变的得分和条件也列出", "scores and criteria that did not move too") };
        command.Add(_before);
        command.Add(_after);
        command.Add(_rescore);
        command.Add(_model);
        command.Add(_format);
        command.Add(_output);
        command.Add(_templates);
        command.Add(_all);
    }

    public static Command Create(CommandContext context, Language language)
    {
        var command = new Command("compare", language.Of("同一企业前后两次评测，变了什么。", "What moved between two assessments of one firm."));
        var verb = new CompareCommand(command, language);
        command.SetAction(parsed => (int)verb.Run(parsed, new Invocation(context, parsed, language)));
        return command;
    }

    private ExitCode Run(ParseResult parsed, Invocation invocation)
    {
        var format = parsed.GetValue(_format) ?? "text";
        if (!Formats.Contains(format)) return invocation.Usage(DiagnosticCatalog.UnknownOptionValue(CommonOptions.Format, format, Formats));
        if (parsed.GetValue(_model) is { } model && ModelSelection.Of([model], invocation.Rules).Problem is { } unknown) return invocation.Usage(unknown);
        var models = new ModelCache(invocation.Rules);
        var assessor = new SheetAssessor(models, invocation.Context.Engines, invocation.Context.Clock);
        var (after, exit) = Assess(parsed.GetValue(_after) ?? "", parsed, assessor, invocation);
        if (after is null) return exit;
        (var before, exit) = Assess(parsed.GetValue(_before) ?? "", parsed, assessor, invocation);
        if (before is null) return exit;
        CarriedAnswers? carried = null;
        if (parsed.GetValue(_rescore) && before.Fingerprint != after.Fingerprint)
        {
            carried = CarriedAnswers.Of(before.Sheet, models.Get(before.Model.Ref).Value!, models.Get(after.Model.Ref).Value!);
            var again = assessor.Assess(carried.Sheet, new SheetRequest { Model = after.Model.Ref.ToString(), WithMeasures = false });
            invocation.Report(again.Diagnostics);
            if (again.Assessment is not { } rescored) return again.Exit();
            before = rescored;
        }
        invocation.Report(before.Diagnostics.Concat(after.Diagnostics));
        var compared = AssessmentComparison.Of(before, after, carried);
        invocation.Report(compared.Diagnostics);
        return compared.Value is { } comparison ? Write(comparison, format, parsed, invocation) : ExitCode.InputInvalid;
    }

    /// <summary>The one sheet of a file, assessed; or what to end with.</summary>
    private (Assessment? Assessment, ExitCode Exit) Assess(string path, ParseResult parsed, SheetAssessor assessor, Invocation invocation)
    {
        var reading = SheetReading.Of([path], invocation.Context);
        invocation.Report(reading.Diagnostics);
        if (reading.Broken > 0) return (null, ExitCodes.OfSheet(reading.Diagnostics));
        if (reading.Sheets is not [var sheet]) return (null, invocation.Usage(DiagnosticCatalog.OneSheetExpected(path, reading.Sheets.Length)));
        var result = assessor.Assess(sheet, new SheetRequest { Model = parsed.GetValue(_model), WithMeasures = false });
        invocation.Report(result.Diagnostics);
        return (result.Assessment, result.Exit());
    }

    private ExitCode Write(AssessmentComparison comparison, string format, ParseResult parsed, Invocation invocation)
    {
        var path = parsed.GetValue(_output);
        if (format == "text")
        {
            var ink = path is null ? invocation.Ink : invocation.Ink with { Colour = false, Utf8 = true };
            var text = ComparePage.Of(comparison, ink, parsed.GetValue(_all));
            if (path is not null) return invocation.WriteTo(path, Encoding.UTF8.GetBytes(text));
            invocation.WriteText(text);
            return ExitCode.Done;
        }
        if (format == "json") return invocation.WriteTo(path, (byte[])[.. AssessmentComparisonJson.Write(comparison, invocation.DataLanguage), (byte)'\n']);
        var library = TemplateDirectory.Load(invocation.Context.Templates, parsed.GetValue(_templates) is { } own ? invocation.Context.FullPath(own) : null);
        invocation.Report(library.Diagnostics);
        if (library.Value is not { } templates) return ExitCodes.OfModel(library.Diagnostics);
        var rendered = ReportRenderer.Render(templates, comparison, invocation.DataLanguage, format == "html" ? ReportFormat.Html : ReportFormat.Markdown);
        invocation.Report(rendered.Diagnostics);
        return rendered.Value is { } page ? invocation.WriteTo(path, Encoding.UTF8.GetBytes(page.Text)) : ExitCode.ModelInvalid;
    }
}
