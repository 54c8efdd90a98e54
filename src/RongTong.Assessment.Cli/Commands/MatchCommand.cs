using System.CommandLine;
using System.Globalization;
using RongTong.Assessing;
using RongTong.Cli.Output;
using RongTong.Diagnostics;
using RongTong.Hosting;
using RongTong.Matching;
using RongTong.Text;

namespace RongTong.Cli.Commands;

/// <summary><c>match OPPORTUNITY FIRMS…</c>: which assessed firms fit the needs of a large firm, the best first, and why.</summary>
internal sealed class MatchCommand
{
    private static readonly string[] Formats = ["text", "json"];

    private readonly Argument<string> _opportunity;
    private readonly Argument<string[]> _firms;
    private readonly Option<string> _asOf;
    private readonly Option<string> _format;
    private readonly Option<bool> _all;

    private MatchCommand(Command command, Language language)
    {
        _opportunity = new Argument<string>("OPPORTUNITY") { Description = language.Of("机会文件（供给目录的一份文件，只看其中的机会）", "a file with opportunities: a catalogue of offers, of which only these are looked at") };
        _firms = new Argument<string[]>("FIRMS") { Arity = ArgumentArity.OneOrMore, Description = language.Of("答卷或答卷文件夹；同一企业的几份答卷合起来看", "sheets or folders of sheets; several sheets of one firm are looked at together") };
        _asOf = new Option<string>("--as-of") { HelpName = "DATE", Description = language.Of("按哪天看截止日，默认用企业答卷的日期", "the date deadlines are held against; that of the firm's sheets by default") };
        _format = CommonOptions.FormatOf(language, Formats);
        _all = new Option<bool>("--all", "-a") { Description = language.Of("不符的企业也列出原因", "firms that do not fit too, and why") };
        command.Add(_opportunity);
        command.Add(_firms);
        command.Add(_asOf);
        command.Add(_format);
        command.Add(_all);
    }

    public static Command Create(CommandContext context, Language language)
    {
        var command = new Command("match", language.Of("哪些企业适合大企业的需求，按次序列出，说明凭什么。", "Which firms fit a large firm's need, the best first, and why."));
        var verb = new MatchCommand(command, language);
        command.SetAction(parsed => (int)verb.Run(parsed, new Invocation(context, parsed, language)));
        return command;
    }

    private ExitCode Run(ParseResult parsed, Invocation invocation)
    {
        var format = parsed.GetValue(_format) ?? "text";
        if (!Formats.Contains(format)) return invocation.Usage(DiagnosticCatalog.UnknownOptionValue(CommonOptions.Format, format, Formats));
        DateOnly? asOf = null;
        if (parsed.GetValue(_asOf) is { } date)
        {
            if (!DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return invocation.Usage(DiagnosticCatalog.NotADate(null, "--as-of", date));
            asOf = day;
        }
        var models = new ModelCache(invocation.Rules);
        var path = parsed.GetValue(_opportunity) ?? "";
        var (offers, problems) = new OfferDirectory(models).Compile(invocation.Context.FullPath(path), path);
        invocation.Report(problems);
        if (offers is null) return ExitCodes.OfModel(problems);
        if (offers.Opportunities.IsEmpty)
        {
            invocation.Report([DiagnosticCatalog.NoOpportunity(path)]);
            return ExitCode.InputInvalid;
        }
        var (assessments, exit) = Assess(parsed, invocation, models);
        var firms = new FirmReader(offers).Read(assessments, asOf);
        var matches = offers.Opportunities.Select(o => (Opportunity: o, Firms: (IReadOnlyList<OpportunityMatch>)OfferMatcher.Firms(o, firms))).ToList();
        if (format == "json") invocation.WriteData(MatchJson.Write(offers, matches, invocation.DataLanguage));
        else invocation.WriteText(MatchPage.Of(offers, matches, firms.Length, parsed.GetValue(_all), invocation.Ink));
        return exit;
    }

    /// <summary>Every sheet by the model it names. One that cannot be assessed does not stop the others.</summary>
    private (List<Assessment> Assessments, ExitCode Exit) Assess(ParseResult parsed, Invocation invocation, ModelCache models)
    {
        var reading = SheetReading.Of(parsed.GetValue(_firms) ?? [], invocation.Context);
        invocation.Report(reading.Diagnostics);
        var exit = ExitCodes.OfSheet(reading.Diagnostics);
        var assessor = new SheetAssessor(models, invocation.Context.Engines, invocation.Context.Clock);
        var assessments = new List<Assessment>();
        foreach (var sheet in reading.Sheets)
        {
            invocation.Context.Cancellation.ThrowIfCancellationRequested();
            var result = assessor.Assess(sheet, new SheetRequest { WithMeasures = false });
            invocation.Report(result.Diagnostics);
            invocation.Report(result.Assessment?.Diagnostics ?? []);
            exit = exit.And(result.Exit());
            if (result.Assessment is { } assessment) assessments.Add(assessment);
        }
        return (assessments, exit);
    }
}
