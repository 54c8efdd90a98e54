using System.CommandLine;
using RongTong.Assessing;
using RongTong.Cli.Output;
using RongTong.Cli.Sections;
using RongTong.Compiling;
using RongTong.Diagnostics;
using RongTong.Hosting;
using RongTong.Models;
using RongTong.Planning;
using RongTong.Text;

namespace RongTong.Cli.Commands;

/// <summary>
/// <c>advise SHEET</c>: what a firm lacks for a grade, and the way there. As text, or as JSON <c>rongtong/advice@1</c>: model, asOf,
/// enterprise, outcome, target, and a property for each section.
/// </summary>
internal sealed class AdviseCommand
{
    /// <summary>Name and version of the data.</summary>
    public const string Schema = "rongtong/advice@1";

    private static readonly string[] Formats = ["text", "json"];

    private readonly Argument<string> _sheet;
    private readonly Option<string> _target;
    private readonly Option<string> _format;
    private readonly Option<bool> _all;
    private readonly SheetOptions _options;
    private readonly PathOptions _path;
    private readonly IAdviceSection[] _sections;

    private AdviseCommand(Command command, EngineCatalog engines, Language language)
    {
        _sheet = new Argument<string>("SHEET") { Description = language.Of("答卷文件，- 是标准输入", "a sheet file; - is standard input") };
        _target = new Option<string>("--target", "-t") { HelpName = "GRADE", Description = language.Of("要争取的等级；默认是下一级", "the grade to reach; the next one by default") };
        _format = CommonOptions.FormatOf(language, Formats);
        _all = new Option<bool>("--all", "-a") { Description = language.Of("一项不省", "leave nothing out") };
        command.Add(_sheet);
        command.Add(_target);
        _path = new PathOptions(command, language);
        _options = new SheetOptions(command, engines, language);
        command.Add(_format);
        command.Add(_all);
        // In the order of the page.
        _sections = [new GapSection(), new PeerSection(command, language), new OpenAnswersSection(), new PathSection(), new EnoughSection(), new MeasureSection(), new GuidanceSection(), new RobustSection(), new OfferSection(command, language)];
    }

    public static Command Create(CommandContext context, Language language)
    {
        var command = new Command("advise", language.Of("离目标等级还差什么，怎样走到。", "What is missing for a grade, and the way there."));
        var verb = new AdviseCommand(command, context.Engines, language);
        command.SetAction(parsed => (int)verb.Run(parsed, new Invocation(context, parsed, language)));
        return command;
    }

    private ExitCode Run(ParseResult parsed, Invocation invocation)
    {
        var format = parsed.GetValue(_format) ?? "text";
        if (!Formats.Contains(format)) return invocation.Usage(DiagnosticCatalog.UnknownOptionValue(CommonOptions.Format, format, Formats));
        if (_path.Problem(parsed) is { } path) return invocation.Usage(path);
        if (_sections.Select(s => s.Problem(parsed)).OfType<Diagnostic>().FirstOrDefault() is { } wrong) return invocation.Usage(wrong);
        var (request, problem) = _options.Read(parsed, invocation, withMeasures: true);
        if (problem is not null) return invocation.Usage(problem);
        var reading = SheetReading.Of([parsed.GetValue(_sheet) ?? ""], invocation.Context, invocation.Rules);
        invocation.Report(reading.Diagnostics);
        var exit = _sections.Aggregate(ExitCodes.OfSheet(reading.Diagnostics), (code, section) => code.And(section.Open(parsed, invocation)));
        var models = new ModelCache(invocation.Rules);
        var assessor = new SheetAssessor(models, invocation.Context.Engines, invocation.Context.Clock);
        for (var i = 0; i < reading.Sheets.Length; i++)
        {
            invocation.Context.Cancellation.ThrowIfCancellationRequested();
            var result = assessor.Assess(reading.Sheets[i], request);
            invocation.Report(result.Diagnostics);
            exit = exit.And(result.Exit());
            if (result.Assessment is not { } assessment) continue;
            invocation.Report(assessment.Diagnostics);
            // Nothing is decided, so nothing can be advised but to correct what the messages name.
            if (assessment.Outcome.Status == OutcomeStatus.DataError) continue;
            var (target, unknown) = Target(parsed, assessment);
            if (unknown is not null) return invocation.Usage(unknown);
            var compiled = models.Get(assessment.Model.Ref).Value!;
            var (plan, step) = Path(parsed, compiled, assessment, target);
            if (step is not null) return invocation.Usage(step);
            var advice = new AdviceRequest(compiled, assessment, target, parsed, invocation, invocation.Ink) { Path = plan, All = parsed.GetValue(_all) };
            if (format == "json") invocation.WriteData(Data(advice));
            else invocation.WriteText((i > 0 ? "\n\n" : "") + Text(advice));
        }
        return exit;
    }

    private (Grade? Target, Diagnostic? Problem) Target(ParseResult parsed, Assessment assessment)
    {
        if (parsed.GetValue(_target) is not { } id) return (assessment.Model.IsClassification ? null : assessment.NextGrade, null);
        var grades = assessment.Model.Grades;
        return grades.FirstOrDefault(g => g.Id == id) is { } grade ? (grade, null) : (null, DiagnosticCatalog.UnknownTargetGrade(id, assessment.Model.Ref.ToString(), grades.Select(g => g.Id)));
    }

    private (PathPlan? Plan, Diagnostic? Problem) Path(ParseResult parsed, CompiledModel compiled, Assessment assessment, Grade? target)
    {
        if (target is null || compiled.Measures is not { Measures.IsEmpty: false } measures) return (null, null);
        var (request, problem) = _path.Read(parsed, target, measures);
        if (problem is not null) return (null, problem);
        var plan = PathPlanner.Plan(compiled, assessment.Sheet, request);
        return (plan.Outcome == PathOutcome.Held ? null : plan, null);
    }

    private string Text(AdviceRequest request)
    {
        var page = new TextPage();
        PageHead.Write(page, request.Assessment, request.Ink);
        foreach (var section in _sections) section.Write(page, request);
        return page.ToString();
    }

    private byte[] Data(AdviceRequest request) => ExactJson.Document(indented: true, json =>
    {
        json.WriteStartObject();
        json.WriteString("schema", Schema);
        AssessmentJson.WriteSubject(json, request.Assessment, request.DataLanguage);
        json.WriteText("target", request.Target?.Id);
        foreach (var section in _sections) section.Write(json, request);
        json.WriteEndObject();
    });
}
