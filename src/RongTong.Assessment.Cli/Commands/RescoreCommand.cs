using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Text;
using RongTong.Assessing;
using RongTong.Cli.Output;
using RongTong.Comparing;
using RongTong.Diagnostics;
using RongTong.Hosting;
using RongTong.Hosting.Replaying;
using RongTong.Text;

namespace RongTong.Cli.Commands;

/// <summary><c>rescore RESULT|SHEET… --as-of D</c>: the same answers by the edition in force on a day, beside what they came to.</summary>
internal sealed class RescoreCommand
{
    private static readonly string[] Formats = ["text", "json"];

    private readonly Argument<string[]> _inputs;
    private readonly Option<string> _asOf;
    private readonly Option<string> _model;
    private readonly Option<string> _format;
    private readonly Option<string> _output;

    private RescoreCommand(Command command, Language language)
    {
        _inputs = new Argument<string[]>("RESULT|SHEET") { Arity = ArgumentArity.OneOrMore, Description = language.Of("答卷，或带着答卷的结果（assess --with-sheet）", "sheets, or results that carry theirs (assess --with-sheet)") };
        _asOf = new Option<string>("--as-of") { HelpName = "DATE", Description = language.Of("按这一天施行的版本重评", "the day whose edition counts") };
        _model = new Option<string>("--model", "-m") { HelpName = "REF", Description = language.Of("不按日期，用这一版本", "this edition, whatever the day") };
        _format = CommonOptions.FormatOf(language, Formats);
        _output = new Option<string>("--output", "-o") { HelpName = "PATH", Description = language.Of("写到文件", "write to a file") };
        foreach (var symbol in (Option[])[_asOf, _model, _format, _output]) command.Add(symbol);
        command.Add(_inputs);
    }

    public static Command Create(CommandContext context, Language language)
    {
        var command = new Command("rescore", language.Of("同样的答卷，按某一天施行的版本重评，新旧对照。", "The same answers by the edition in force on a day, old beside new."));
        var verb = new RescoreCommand(command, language);
        command.SetAction(parsed => (int)verb.Run(parsed, new Invocation(context, parsed, language)));
        return command;
    }

    private ExitCode Run(ParseResult parsed, Invocation invocation)
    {
        var format = parsed.GetValue(_format) ?? "text";
        if (!Formats.Contains(format)) return invocation.Usage(DiagnosticCatalog.UnknownOptionValue(CommonOptions.Format, format, Formats));
        if (parsed.GetValue(_asOf) is not { } written) return invocation.Usage(DiagnosticCatalog.ArgumentMissing("--as-of DATE"));
        if (!DateOnly.TryParseExact(written, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return invocation.Usage(DiagnosticCatalog.NotADate(null, "--as-of", written));
        if (parsed.GetValue(_model) is { } model && ModelSelection.Of([model], invocation.Rules).Problem is { } unknown) return invocation.Usage(unknown);
        var (subjects, exit) = Subjects(parsed.GetValue(_inputs) ?? [], invocation);
        var models = new ModelCache(invocation.Rules);
        var assessor = new SheetAssessor(models, invocation.Context.Engines, invocation.Context.Clock);
        var pairs = ImmutableArray.CreateBuilder<Rescoring>();
        foreach (var sheet in subjects)
        {
            var (pair, problem) = Rescored(sheet, day, parsed.GetValue(_model), models, assessor, invocation);
            exit = exit.And(problem);
            if (pair is not null) pairs.Add(pair);
        }
        if (pairs.Count == 0) return exit;
        var path = parsed.GetValue(_output);
        if (format == "json") return exit.And(invocation.WriteTo(path, (byte[])[.. RescoringJson.Write(pairs, invocation.DataLanguage), (byte)'\n']));
        var ink = path is null ? invocation.Ink : invocation.Ink with { Colour = false, Utf8 = true };
        var text = string.Join('\n', pairs.Select(p => RescorePage.Of(p, ink)));
        if (path is not null) return exit.And(invocation.WriteTo(path, Encoding.UTF8.GetBytes(text)));
        invocation.WriteText(text);
        return exit;
    }

    /// <summary>The sheets of files, be they sheets or results that carry them; a result's counts by the model that made it.</summary>
    private static (ImmutableArray<AnswerSheet> Sheets, ExitCode Exit) Subjects(IEnumerable<string> paths, Invocation invocation)
    {
        var (sheets, exit) = (ImmutableArray.CreateBuilder<AnswerSheet>(), ExitCode.Done);
        foreach (var path in paths)
        {
            if (path.EndsWith("json", StringComparison.OrdinalIgnoreCase) && File.Exists(invocation.Context.FullPath(path)) && StoredResults.Read(path, File.ReadAllBytes(invocation.Context.FullPath(path))) is { Value: { } stored })
            {
                if (stored.Results.Any(r => r.Sheet is null))
                {
                    invocation.Report([DiagnosticCatalog.ResultUnreadable(path, new LocalizedText("里面没有答卷；存结果时加 --with-sheet，或直接给答卷", "it carries no sheet; store results with --with-sheet, or give the sheet"))]);
                    exit = exit.And(ExitCode.InputInvalid);
                    continue;
                }
                sheets.AddRange(stored.Results.Select(r => r.Sheet! with { Model = r.Model }));
                continue;
            }
            var reading = SheetReading.Of([path], invocation.Context, invocation.Rules);
            invocation.Report(reading.Diagnostics);
            exit = exit.And(ExitCodes.OfSheet(reading.Diagnostics));
            sheets.AddRange(reading.Sheets);
        }
        return (sheets.ToImmutable(), exit);
    }

    private static (Rescoring? Pair, ExitCode Exit) Rescored(AnswerSheet sheet, DateOnly day, string? model, ModelCache models, SheetAssessor assessor, Invocation invocation)
    {
        var before = assessor.Assess(sheet, new SheetRequest { WithMeasures = false });
        invocation.Report(before.Diagnostics);
        if (before.Assessment is not { } old) return (null, before.Exit());
        var wanted = model ?? (old.Model.Ref with { Edition = null }).ToString();
        var dated = sheet with { AsOf = day, AsOfAssumed = false };
        var resolved = invocation.Rules.Resolve(wanted, dated);
        if (resolved.Value is not { } edition)
        {
            invocation.Report(resolved.Diagnostics);
            return (null, ExitCode.InputInvalid);
        }
        if (models.Get(edition, withMeasures: false).Value is not { } compiled || models.Get(old.Model.Ref, withMeasures: false).Value is not { } first) return (null, ExitCode.ModelInvalid);
        var carried = CarriedAnswers.Of(dated, first, compiled);
        var after = assessor.Assess(carried.Sheet, new SheetRequest { Model = edition.ToString(), AsOf = day, WithMeasures = false });
        invocation.Report(after.Diagnostics);
        return after.Assessment is { } now ? (new Rescoring(old, now, carried), ExitCode.Done) : (null, after.Exit());
    }
}
