using System.Collections.Immutable;
using System.CommandLine;
using RongTong.Assessing;
using RongTong.Diagnostics;
using RongTong.Hosting;
using RongTong.Planning;
using RongTong.Text;

namespace RongTong.Cli.Commands;

/// <summary><c>assess SHEET…</c>: scores sheets and writes what they come to.</summary>
internal sealed class AssessCommand
{
    private static readonly string[] Formats = ["text", "json", "ndjson", "md", "html", "docx", "xlsx", "pdf"];

    private readonly Argument<string[]> _sheets;
    private readonly Option<string> _format;
    private readonly Option<string> _output;
    private readonly Option<bool> _all;
    private readonly SheetOptions _options;
    private readonly DocumentOptions _documents;
    private readonly FailTargets _targets;
    private readonly BenchmarkOption _benchmark;
    private readonly Option<bool> _withSheet;

    private AssessCommand(Command command, EngineCatalog engines, Language language)
    {
        _sheets = new Argument<string[]>("SHEET") { Arity = ArgumentArity.OneOrMore, Description = language.Of("答卷文件（YAML、JSON、NDJSON、填好的 xlsx 问卷）或目录，- 是标准输入", "sheet files (YAML, JSON, NDJSON, filled questionnaires in xlsx) or directories; - is standard input") };
        command.Add(_sheets);
        _options = new SheetOptions(command, engines, language);
        _format = CommonOptions.FormatOf(language, Formats);
        _output = new Option<string>("--output", "-o") { HelpName = "PATH", Description = language.Of("写到文件；几份答卷时写到目录、一个 .zip，json、ndjson 也可写到一个文件", "write to a file; for several sheets a directory, a .zip, or one file of json or ndjson") };
        _all = new Option<bool>("--all", "-a") { Description = language.Of("列出全部指标、条件和等级", "list every indicator, criterion and grade") };
        command.Add(_format);
        command.Add(_output);
        command.Add(_all);
        _documents = new DocumentOptions(command, language);
        _targets = new FailTargets(command, language);
        _benchmark = new BenchmarkOption(command, language);
        _withSheet = new Option<bool>("--with-sheet") { Description = language.Of("json、ndjson 里带上答卷，日后可用 replay 重算", "json and ndjson carry the sheet, so that replay can compute them again") };
        command.Add(_withSheet);
    }

    public static Command Create(CommandContext context, Language language)
    {
        var command = new Command("assess", language.Of("评测答卷：得分、条件、等级，以及从何而来。", "Assess sheets: scores, criteria, grade, and where they come from."));
        var verb = new AssessCommand(command, context.Engines, language);
        command.SetAction(parsed => (int)verb.Run(parsed, new Invocation(context, parsed, language)));
        return command;
    }

    private ExitCode Run(ParseResult parsed, Invocation invocation)
    {
        var format = parsed.GetValue(_format) ?? "text";
        if (!Formats.Contains(format)) return invocation.Usage(DiagnosticCatalog.UnknownOptionValue(CommonOptions.Format, format, Formats));
        if (_targets.Problem(parsed) is { } target) return invocation.Usage(target);
        var (request, problem) = _options.Read(parsed, invocation, withMeasures: format != "text");
        if (problem is not null) return invocation.Usage(problem);

        var reading = SheetReading.Of(parsed.GetValue(_sheets) ?? [], invocation.Context, invocation.Rules);
        invocation.Report(reading.Diagnostics);
        var exit = ExitCodes.OfSheet(reading.Diagnostics);
        var isSeveral = reading.Sheets.Length + reading.Broken > 1;

        if (format is "html" or "docx" or "xlsx" or "pdf" && isSeveral && parsed.GetValue(_output) is null) return invocation.Usage(DiagnosticCatalog.ArgumentMissing("-o DIR"));
        if (parsed.GetValue(_withSheet) && format is not ("json" or "ndjson")) return invocation.Usage(DiagnosticCatalog.OptionForOthers("--with-sheet", format, "json", "ndjson"));
        var (maker, failure) = _documents.Read(parsed, invocation, format);
        if (maker is null) return failure;

        var (benchmark, wrongPeers) = _benchmark.Read(parsed, invocation);
        invocation.Report(wrongPeers);
        exit = exit.And(BenchmarkOption.Exit(wrongPeers));

        var models = new ModelCache(invocation.Rules);
        var assessor = new SheetAssessor(models, invocation.Context.Engines, invocation.Context.Clock);
        var results = ImmutableArray.CreateBuilder<Assessment>();
        var reported = new HashSet<Diagnostic>();
        foreach (var result in Assessed(assessor, reading.Sheets, request, invocation.Context.Cancellation))
        {
            exit = exit.And(result.Exit());
            invocation.Report(result.Diagnostics.Where(reported.Add));
            if (result.Assessment is not { } assessment) continue;
            (assessment, var peers) = BenchmarkOption.Place(assessment, benchmark, invocation);
            exit = exit.And(peers);
            results.Add(assessment);
            var (isMissed, wrong) = _targets.Check(parsed, assessment);
            if (wrong is not null) return invocation.Usage(wrong);
            if (isMissed) exit = exit.And(ExitCode.TargetMissed);
            // In text the problems stand on the page.
            if (format != "text") invocation.Report(assessment.Diagnostics);
        }
        var writer = new AssessmentWriter(invocation, maker with { Path = a => Path(models, a, isSeveral), WithSheet = parsed.GetValue(_withSheet) }, parsed.GetValue(_all), assessment => Again(parsed, assessment));
        return exit.And(Write(writer, results.ToImmutable(), isSeveral, parsed.GetValue(_output), invocation));
    }

    /// <summary>Each sheet's result, in the order of the sheets; several are assessed side by side.</summary>
    private static IEnumerable<SheetAssessment> Assessed(SheetAssessor assessor, ImmutableArray<AnswerSheet> sheets, SheetRequest request, CancellationToken cancellation) =>
        sheets.Length == 1 ? [assessor.Assess(sheets[0], request)] : sheets.AsParallel().AsOrdered().WithCancellation(cancellation).Select(s => assessor.Assess(s, request));

    private static ExitCode Write(AssessmentWriter writer, ImmutableArray<Assessment> results, bool isSeveral, string? path, Invocation invocation)
    {
        if (results.IsEmpty) return ExitCode.Done;
        if (path is null) return writer.ToOutput(results, isSeveral);
        var full = invocation.Context.FullPath(path);
        if (AssessmentWriter.LooksLikeArchive(path) && !Directory.Exists(full)) return writer.ToArchive(results, path);
        if (!isSeveral && !Directory.Exists(full)) return writer.ToFile(results[0], path);
        if (!Directory.Exists(full) && AssessmentWriter.LooksLikeFile(path) && writer.MakesLists) return writer.ToList(results, path);
        if (!Directory.Exists(full) && (File.Exists(full) || AssessmentWriter.LooksLikeFile(path))) return invocation.Usage(DiagnosticCatalog.OneFileForSeveral(path, results.Length));
        return writer.ToDirectory(results, path);
    }

    /// <summary>The way to the next grade; other ways too where one firm is looked at.</summary>
    private static PathPlan? Path(ModelCache models, Assessment assessment, bool isSeveral) =>
        models.Get(assessment.Model.Ref).Value is { } compiled ? PathPlanner.ToNextGrade(compiled, assessment, isSeveral ? 0 : 2) : null;

    /// <summary>The command line again, without what makes a file of it; null when it read standard input.</summary>
    private string? Again(ParseResult parsed, Assessment assessment)
    {
        var sheets = parsed.GetValue(_sheets) ?? [];
        if (sheets.Contains(SheetReading.StandardInput)) return null;
        var sheet = sheets is [var only] ? only : assessment.Sheet.Span?.Path ?? sheets[0];
        return $"rongtong assess {SheetOptions.Quoted(sheet)}{_options.Again(parsed)}";
    }
}
