using System.CommandLine;
using RongTong.Assessing;
using RongTong.Diagnostics;
using RongTong.Hosting;
using RongTong.Hosting.Questionnaires;
using RongTong.Text;

namespace RongTong.Cli.Commands;

/// <summary><c>questionnaire import FILE.xlsx</c>: a filled questionnaire as an answer sheet.</summary>
internal sealed class QuestionnaireImportCommand
{
    private static readonly string[] Formats = ["yaml", "json"];

    private readonly Argument<string> _file;
    private readonly Option<string> _format;
    private readonly Option<string> _output;
    private readonly Option<bool> _anyway;

    private QuestionnaireImportCommand(Command command, Language language)
    {
        _file = new Argument<string>("FILE") { Description = language.Of("填好的问卷（xlsx）", "a filled questionnaire (xlsx)") };
        _format = CommonOptions.FormatOf(language, Formats);
        _output = new Option<string>("--output", "-o") { HelpName = "PATH", Description = language.Of("写到文件", "write to a file") };
        _anyway = new Option<bool>("--anyway") { Description = language.Of("模型改过也读，只读题目没有变的部分", "read a questionnaire of a model that has changed since, as far as both ask alike") };
        command.Add(_file);
        command.Add(_format);
        command.Add(_output);
        command.Add(_anyway);
    }

    public static Command Create(CommandContext context, Language language)
    {
        var command = new Command("import", language.Of("读回填好的问卷，问题逐格列出。", "Read a filled questionnaire back; what is wrong is told cell by cell."));
        var verb = new QuestionnaireImportCommand(command, language);
        command.SetAction(parsed => (int)verb.Run(parsed, new Invocation(context, parsed, language)));
        return command;
    }

    private ExitCode Run(ParseResult parsed, Invocation invocation)
    {
        var (name, path) = (parsed.GetValue(_file) ?? "", parsed.GetValue(_output));
        var format = parsed.GetValue(_format) ?? (path is not null && path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? "json" : "yaml");
        if (!Formats.Contains(format)) return invocation.Usage(DiagnosticCatalog.UnknownOptionValue(CommonOptions.Format, format, Formats));
        var reading = QuestionnaireFile.Read(invocation.Context.FullPath(name), name.Replace('\\', '/'), new ModelCache(invocation.Rules), parsed.GetValue(_anyway));
        invocation.Report(reading.Diagnostics);
        if (reading is not { Sheet: { } sheet, Model: { } model }) return reading.Diagnostics.Any(d => d.Code == "RT6001") ? ExitCode.InputOutput : ExitCode.InputInvalid;

        // The answers are judged by the one reader there is; what it finds has the cell as its place.
        var found = reading.Judge();
        invocation.Report(found);
        if (found.Any(d => d.Severity == DiagnosticSeverity.Error)) return ExitCode.InputInvalid;
        var bytes = format == "json" ? SheetDocument.Json(sheet, model.Model) : SheetDocument.Yaml(sheet, model.Model);
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
