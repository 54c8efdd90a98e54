using System.CommandLine;
using System.Text;
using RongTong.Cli.Output;
using RongTong.Comparing;
using RongTong.Diagnostics;
using RongTong.Hosting;
using RongTong.Reporting;
using RongTong.Reporting.Templating;
using RongTong.Text;

namespace RongTong.Cli.Commands;

/// <summary><c>model diff A B</c>: what differs between two effective models, editions or a base and its overlay, as a redline.</summary>
internal sealed class ModelDiffCommand
{
    private static readonly string[] Formats = ["text", "json", "md", "html"];

    private readonly Argument<string> _before;
    private readonly Argument<string> _after;
    private readonly Option<string> _format;
    private readonly Option<string> _output;
    private readonly Option<string> _templates;

    private ModelDiffCommand(Command command, Language language)
    {
        _before = new Argument<string>("A") { Description = language.Of("原来的模型；不写版本取最新一版", "the earlier model; the newest edition when none is named") };
        _after = new Argument<string>("B") { Description = language.Of("现在的模型，可以带省份，如 miit/srdi-sme@2022+shandong", "the later model, with a province if wanted, such as miit/srdi-sme@2022+shandong") };
        _format = CommonOptions.FormatOf(language, Formats);
        _output = new Option<string>("--output", "-o") { HelpName = "PATH", Description = language.Of("写到文件", "write to a file") };
        _templates = new Option<string>("--templates") { HelpName = "DIR", Description = language.Of("自己的模板，按文件名替换程序自带的", "templates of your own, in place of the program's by name") };
        command.Add(_before);
        command.Add(_after);
        command.Add(_format);
        command.Add(_output);
        command.Add(_templates);
    }

    public static Command Create(CommandContext context, Language language)
    {
        var command = new Command("diff", language.Of("对照两个模型：两个版本，或全国与省级，逐条写明原来和现在。", "Compare two models, editions or a base and its overlay: what was, what is, clause by clause."));
        var verb = new ModelDiffCommand(command, language);
        command.SetAction(parsed => (int)verb.Run(parsed, new Invocation(context, parsed, language)));
        return command;
    }

    private ExitCode Run(ParseResult parsed, Invocation invocation)
    {
        var format = parsed.GetValue(_format) ?? "text";
        if (!Formats.Contains(format)) return invocation.Usage(DiagnosticCatalog.UnknownOptionValue(CommonOptions.Format, format, Formats));
        var (before, exit) = ModelArgument.Compile(parsed.GetValue(_before) ?? "", invocation);
        if (before is null) return exit;
        var (after, also) = ModelArgument.Compile(parsed.GetValue(_after) ?? "", invocation);
        if (after is null) return also;
        var comparison = ModelComparison.Of(before, after);
        var path = parsed.GetValue(_output);
        switch (format)
        {
            case "text" when path is null:
                invocation.WriteText(ModelDiffPage.Of(comparison, invocation.Ink));
                return ExitCode.Done;
            case "text":
                return Write(Encoding.UTF8.GetBytes(ModelDiffPage.Of(comparison, invocation.Ink with { Colour = false, Utf8 = true })), path, invocation);
            case "json":
                return Write([.. ModelDiffJson.Write(comparison, invocation.DataLanguage), (byte)'\n'], path, invocation);
            default:
                var library = TemplateDirectory.Load(invocation.Context.Templates, parsed.GetValue(_templates) is { } own ? invocation.Context.FullPath(own) : null);
                invocation.Report(library.Diagnostics);
                return library.Value is { } templates ? Render(templates, comparison, format, path, invocation) : ExitCodes.OfModel(library.Diagnostics);
        }
    }

    private static ExitCode Render(TemplateLibrary templates, ModelComparison comparison, string format, string? path, Invocation invocation)
    {
        var rendered = ReportRenderer.Render(templates, comparison, invocation.DataLanguage, format == "html" ? ReportFormat.Html : ReportFormat.Markdown);
        invocation.Report(rendered.Diagnostics);
        return rendered.Value is { } text ? Write(Encoding.UTF8.GetBytes(text.Text), path, invocation) : ExitCode.ModelInvalid;
    }

    private static ExitCode Write(byte[] bytes, string? path, Invocation invocation)
    {
        if (path is null)
        {
            invocation.Context.Output.Write(bytes);
            return ExitCode.Done;
        }
        if (OutputFile.Write(invocation.Context.FullPath(path), bytes, path) is not { } problem) return ExitCode.Done;
        invocation.Report([problem]);
        return ExitCode.InputOutput;
    }
}
