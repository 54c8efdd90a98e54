using System.CommandLine;
using System.Globalization;
using RongTong.Benchmarking;
using RongTong.Cli.Output;
using RongTong.Diagnostics;
using RongTong.Hosting;
using RongTong.Hosting.Batch;
using RongTong.Hosting.Questionnaires;
using RongTong.Text;

namespace RongTong.Cli.Commands;

/// <summary>
/// <c>benchmark make INPUT… -o FILE</c>: quartiles of every score by industry, size and region; groups of fewer than ten firms are not written.
/// An input is a sheet, a folder of sheets, a table with a firm in each row, or a file of results; tables and results are read row by row.
/// </summary>
internal sealed class BenchmarkMakeCommand
{
    private readonly Argument<string[]> _sheets;
    private readonly Option<string> _model;
    private readonly Option<string> _output;

    private BenchmarkMakeCommand(Command command, Language language)
    {
        _sheets = new Argument<string[]>("INPUT") { Arity = ArgumentArity.OneOrMore, Description = language.Of("答卷文件或文件夹；一行一家的表（csv、xlsx，要写 --model）；assess 存下的结果（json、ndjson，只按地区分组）", "sheets or folders of sheets; tables with a firm a row (csv, xlsx; with --model); results stored by assess (json, ndjson; grouped by region only)") };
        _model = new Option<string>("--model", "-m") { HelpName = "REF", Description = language.Of("用哪个模型，不管答卷写的是什么；存下的结果不重算", "the model to use, whatever the sheets name; stored results stay as they are") };
        _output = new Option<string>("--output", "-o") { HelpName = "FILE", Description = language.Of("写到文件", "write to a file") };
        command.Add(_sheets);
        command.Add(_model);
        command.Add(_output);
    }

    public static Command Create(CommandContext context, Language language)
    {
        var command = new Command("make", language.Of("从许多企业的得分做同行基准；不到 10 家的分组不写出。", "Make a benchmark of the scores of many firms; groups of fewer than 10 are not written."));
        var verb = new BenchmarkMakeCommand(command, language);
        command.SetAction(parsed => (int)verb.Run(parsed, new Invocation(context, parsed, language)));
        return command;
    }

    private ExitCode Run(ParseResult parsed, Invocation invocation)
    {
        var reference = parsed.GetValue(_model);
        if (reference is not null && ModelSelection.Of([reference], invocation.Rules).Problem is { } unknown) return invocation.Usage(unknown);
        var names = parsed.GetValue(_sheets) ?? [];
        if (reference is null && names.Any(IsNamedLikeTable)) return invocation.Usage(DiagnosticCatalog.ArgumentMissing("--model REF"));
        var maker = new BenchmarkMaker();
        var exit = ExitCode.Done;
        foreach (var name in names)
        {
            var path = invocation.Context.FullPath(name);
            if (IsNamedLikeTable(name) || reference is not null && QuestionnaireFile.IsNamedLikeOne(name) && !QuestionnaireFile.IsOne(path)) exit = exit.And(AddTable(name, path, reference!, maker, invocation));
            else if (StoredScores.IsOne(path)) exit = exit.And(AddResults(name, path, maker, invocation));
            else exit = exit.And(AddSheets(name, reference, maker, invocation));
        }
        if (maker.Editions is { Length: > 1 } editions) return Refuse(DiagnosticCatalog.SeveralEditions(editions), invocation);
        var making = maker.Make();
        if (making.Benchmark is not { } benchmark) return Refuse(DiagnosticCatalog.TooFewFirms(making.Counted, Benchmark.LeastFirms), invocation);
        var (counted, left) = (Figures.Count(making.Counted), Figures.Count(making.Returned + making.Open + making.Earlier));
        invocation.Tell(
            $"计入 {counted} 家；未计入 {left} 份（退回 {Figures.Count(making.Returned)}、得分未定 {Figures.Count(making.Open)}、同一企业较早的 {Figures.Count(making.Earlier)}）；不到 {Figures.Count(Benchmark.LeastFirms)} 家、没有写出的分组 {Figures.Count(making.Suppressed)} 个",
            $"{counted} firms counted; not counted: {left} ({Figures.Count(making.Returned)} go back, {Figures.Count(making.Open)} with an open score, {Figures.Count(making.Earlier)} earlier than another of the firm); groups of fewer than {Figures.Count(Benchmark.LeastFirms)} firms, not written: {Figures.Count(making.Suppressed)}");
        return exit.And(Write([.. BenchmarkFile.Write(benchmark), (byte)'\n'], parsed.GetValue(_output), invocation));
    }

    private static bool IsNamedLikeTable(string name) => Path.GetExtension(name).Equals(".csv", StringComparison.OrdinalIgnoreCase);

    private static ExitCode AddSheets(string name, string? model, BenchmarkMaker maker, Invocation invocation)
    {
        var reading = SheetReading.Of([name], invocation.Context);
        invocation.Report(reading.Diagnostics);
        var exit = ExitCodes.OfSheet(reading.Diagnostics);
        var assessor = new SheetAssessor(new ModelCache(invocation.Rules), invocation.Context.Engines, invocation.Context.Clock);
        foreach (var sheet in reading.Sheets)
        {
            invocation.Context.Cancellation.ThrowIfCancellationRequested();
            var result = assessor.Assess(sheet, new SheetRequest { Model = model, WithMeasures = false });
            invocation.Report(result.Diagnostics);
            exit = exit.And(result.Exit());
            if (result.Assessment is { } assessment) maker.Add(FirmScores.Of(assessment));
        }
        return exit;
    }

    private static ExitCode AddTable(string name, string path, string reference, BenchmarkMaker maker, Invocation invocation)
    {
        var context = invocation.Context;
        var (model, wrong) = BatchModelOption.Compile(reference, invocation);
        if (model is null) return wrong;
        var table = BatchTable.Open(path, name, model, asOf: null, context.Cancellation);
        invocation.Report(table.Diagnostics);
        if (table.Value is not { } firms) return ExitCodes.OfSheet(table.Diagnostics).And(ExitCode.InputInvalid);
        var today = DateOnly.FromDateTime(context.Clock.GetLocalNow().DateTime);
        if (firms.HasUndatedRows || !firms.HasDateColumn) invocation.Report([DiagnosticCatalog.RowsUndated(SourceSpan.WholeFile(name), today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) with { Fix = null }]);
        return BatchReading.Guard(invocation, name, () =>
        {
            var rows = new BatchScores(firms, model, today);
            foreach (var scores in rows.Read(context.Cancellation)) maker.Add(scores);
            if (rows.LeftOut == 0) return ExitCode.Done;
            invocation.Report([DiagnosticCatalog.RowsLeftOut(SourceSpan.WholeFile(name), rows.LeftOut)]);
            return ExitCode.InputInvalid;
        });
    }

    private static ExitCode AddResults(string name, string path, BenchmarkMaker maker, Invocation invocation) => BatchReading.Guard(invocation, name, () =>
    {
        var exit = ExitCode.Done;
        foreach (var (scores, problems) in StoredScores.Read(path, name))
        {
            invocation.Context.Cancellation.ThrowIfCancellationRequested();
            invocation.Report(problems);
            if (scores is not null) maker.Add(scores);
            else exit = ExitCode.InputInvalid;
        }
        return exit;
    });

    private static ExitCode Refuse(Diagnostic problem, Invocation invocation)
    {
        invocation.Report([problem]);
        return ExitCode.InputInvalid;
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
