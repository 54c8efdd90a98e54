using System.CommandLine;
using RongTong.Assessing;
using RongTong.Cli.Output;
using RongTong.Diagnostics;
using RongTong.Hosting;
using RongTong.Text;

namespace RongTong.Cli.Commands;

/// <summary><c>explain SHEET</c>: where a result comes from, node by node.</summary>
internal sealed class ExplainCommand
{
    private static readonly string[] Formats = ["text", "json"];

    private readonly Argument<string> _sheet;
    private readonly Option<string> _node;
    private readonly Option<string> _format;
    private readonly SheetOptions _options;

    private ExplainCommand(Command command, EngineCatalog engines, Language language)
    {
        _sheet = new Argument<string>("SHEET") { Description = language.Of("答卷文件，- 是标准输入", "a sheet file; - is standard input") };
        command.Add(_sheet);
        _node = new Option<string>("--node", "-n") { HelpName = "ID", Description = language.Of("只看这个编号以下（指标路径、条件、题目、场景）", "only below this id (path of an indicator, criterion, question, scene)") };
        command.Add(_node);
        _options = new SheetOptions(command, engines, language);
        _format = CommonOptions.FormatOf(language, Formats);
        command.Add(_format);
    }

    public static Command Create(CommandContext context, Language language)
    {
        var command = new Command("explain", language.Of("说明结果从何而来：数、算法、依据、模型的行、答案。", "Explain a result: value, formula in words, clause, model line, answers."));
        var verb = new ExplainCommand(command, context.Engines, language);
        command.SetAction(parsed => (int)verb.Run(parsed, new Invocation(context, parsed, language)));
        return command;
    }

    private ExitCode Run(ParseResult parsed, Invocation invocation)
    {
        var format = parsed.GetValue(_format) ?? "text";
        if (!Formats.Contains(format)) return invocation.Usage(DiagnosticCatalog.UnknownOptionValue(CommonOptions.Format, format, Formats));
        var (request, problem) = _options.Read(parsed, invocation, withMeasures: false);
        if (problem is not null) return invocation.Usage(problem);
        var reading = SheetReading.Of([parsed.GetValue(_sheet) ?? ""], invocation.Context, invocation.Rules);
        invocation.Report(reading.Diagnostics);
        var exit = ExitCodes.OfSheet(reading.Diagnostics);
        var assessor = new SheetAssessor(new ModelCache(invocation.Rules), invocation.Context.Engines, invocation.Context.Clock);
        for (var i = 0; i < reading.Sheets.Length; i++)
        {
            var result = assessor.Assess(reading.Sheets[i], request);
            invocation.Report(result.Diagnostics);
            exit = exit.And(result.Exit());
            if (result.Assessment is not { } assessment) continue;
            invocation.Report(assessment.Diagnostics);
            var root = assessment.Explanation;
            if (parsed.GetValue(_node) is { } id && (root = assessment.Explanation.SelfAndDescendants().FirstOrDefault(n => n.Id == id)) is null)
                return invocation.Usage(DiagnosticCatalog.UnknownNode(id, assessment.Explanation.SelfAndDescendants().Select(n => n.Id).Distinct()));
            if (format == "json") invocation.WriteData(AssessmentJson.Write(root, invocation.DataLanguage));
            else invocation.WriteText((i > 0 ? "\n" : "") + ExplanationPage.Of(root, invocation.Ink));
        }
        return exit;
    }
}
