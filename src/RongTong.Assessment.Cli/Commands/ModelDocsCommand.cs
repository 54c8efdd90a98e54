using System.CommandLine;
using System.Text;
using RongTong.Cli.Output;
using RongTong.Diagnostics;
using RongTong.Hosting;
using RongTong.Reporting.Handbooks;
using RongTong.Text;

namespace RongTong.Cli.Commands;

/// <summary><c>model docs REF</c>: the handbook of a model, as Markdown or as a page.</summary>
internal sealed class ModelDocsCommand
{
    private static readonly string[] Formats = ["md", "html"];

    private readonly Argument<string> _model;
    private readonly Option<string> _output;
    private readonly Option<string> _format;
    private readonly Option<string> _templates;

    private ModelDocsCommand(Command command, Language language)
    {
        _model = new Argument<string>("REF") { Description = language.Of("模型引用；不写版本取最新一版", "model reference; the newest edition when none is named") };
        _output = new Option<string>("--output", "-o") { HelpName = "PATH", Description = language.Of("写到文件", "write to a file") };
        _format = CommonOptions.FormatOf(language, Formats);
        _templates = new Option<string>("--templates") { HelpName = "DIR", Description = language.Of("自己的模板，按文件名替换程序自带的", "templates of your own, in place of the program's by name") };
        command.Add(_model);
        command.Add(_format);
        command.Add(_output);
        command.Add(_templates);
    }

    public static Command Create(CommandContext context, Language language)
    {
        var command = new Command("docs", language.Of("打印模型手册（Markdown 或网页）：题目、计分、条件、算例、依据、未知之处、数据字典。", "Print the handbook of a model (Markdown or a page): questions, scoring, criteria, a worked example, clauses, what is not known, data dictionary."));
        var verb = new ModelDocsCommand(command, language);
        command.SetAction(parsed => (int)verb.Run(parsed, new Invocation(context, parsed, language)));
        return command;
    }

    private ExitCode Run(ParseResult parsed, Invocation invocation)
    {
        var output = parsed.GetValue(_output);
        var format = parsed.GetValue(_format) ?? (Path.GetExtension(output) is ".html" or ".htm" ? "html" : "md");
        if (!Formats.Contains(format)) return invocation.Usage(DiagnosticCatalog.UnknownOptionValue(CommonOptions.Format, format, Formats));
        var (model, exit) = ModelArgument.Compile(parsed.GetValue(_model) ?? "", invocation);
        if (model is null) return exit;
        var text = Handbook.Of(model, HandbookExample.Find(model, invocation.Rules), invocation.DataLanguage);
        if (format == "html")
        {
            var library = TemplateDirectory.Load(invocation.Context.Templates, parsed.GetValue(_templates) is { } own ? invocation.Context.FullPath(own) : null);
            invocation.Report(library.Diagnostics);
            if (library.Value is not { } templates) return ExitCodes.OfModel(library.Diagnostics);
            var page = HandbookPage.Render(templates, model, text, invocation.DataLanguage);
            invocation.Report(page.Diagnostics);
            if (page.Value is not { } rendered) return ExitCode.ModelInvalid;
            text = rendered.Text;
        }
        var bytes = Encoding.UTF8.GetBytes(text);
        if (output is null)
        {
            invocation.Context.Output.Write(bytes);
            return exit;
        }
        if (OutputFile.Write(invocation.Context.FullPath(output), bytes, output) is not { } problem) return exit;
        invocation.Report([problem]);
        return ExitCode.InputOutput;
    }
}
