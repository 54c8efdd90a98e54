using System.CommandLine;
using RongTong.Assessing;
using RongTong.Benchmarking;
using RongTong.Cli.Output;
using RongTong.Diagnostics;
using RongTong.Hosting;
using RongTong.Text;

namespace RongTong.Cli.Commands;

/// <summary><c>benchmark make SHEETS… -o FILE</c>: quartiles of every score by industry, size and region; groups of fewer than ten firms are not written.</summary>
internal sealed class BenchmarkMakeCommand
{
    private readonly Argument<string[]> _sheets;
    private readonly Option<string> _model;
    private readonly Option<string> _output;

    private BenchmarkMakeCommand(Command command, Language language)
    {
        _sheets = new Argument<string[]>("SHEETS") { Arity = ArgumentArity.OneOrMore, Description = language.Of("答卷文件或文件夹", "sheets or folders of sheets") };
        _model = new Option<string>("--model", "-m") { HelpName = "REF", Description = language.Of("用哪个模型，不管答卷写的是什么", "the model to use, whatever the sheets name") };
        _output = new Option<string>("--output", "-o") { HelpName = "FILE", Description = language.Of("写到文件", "write to a file") };
        command.Add(_sheets);
        command.Add(_model);
        command.Add(_output);
    }

    public static Command Create(CommandContext context, Language language)
    {
        var command = new Command("make", language.Of("从答卷做同行基准；不到 10 家的分组不写出。", "Make a benchmark of sheets; groups of fewer than 10 firms are not written."));
        var verb = new BenchmarkMakeCommand(command, language);
        command.SetAction(parsed => (int)verb.Run(parsed, new Invocation(context, parsed, language)));
        return command;
    }

    private ExitCode Run(ParseResult parsed, Invocation invocation)
    {
        var model = parsed.GetValue(_model);
        if (model is not null && ModelSelection.Of([model], invocation.Rules).Problem is { } unknown) return invocation.Usage(unknown);
        var reading = SheetReading.Of(parsed.GetValue(_sheets) ?? [], invocation.Context);
        invocation.Report(reading.Diagnostics);
        var exit = ExitCodes.OfSheet(reading.Diagnostics);
        var assessor = new SheetAssessor(new ModelCache(invocation.Rules), invocation.Context.Engines, invocation.Context.Clock);
        var assessments = new List<Assessment>();
        foreach (var sheet in reading.Sheets)
        {
            invocation.Context.Cancellation.ThrowIfCancellationRequested();
            var result = assessor.Assess(sheet, new SheetRequest { Model = model, WithMeasures = false });
            invocation.Report(result.Diagnostics);
            exit = exit.And(result.Exit());
            if (result.Assessment is { } assessment) assessments.Add(assessment);
        }
        var editions = assessments.Select(a => a.Model.Ref.ToString()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (editions.Count > 1) return Refuse(DiagnosticCatalog.SeveralEditions(editions), invocation);
        var making = BenchmarkMaker.Of(assessments);
        if (making.Benchmark is not { } benchmark) return Refuse(DiagnosticCatalog.TooFewFirms(making.Counted, Benchmark.LeastFirms), invocation);
        var (counted, left) = (Figures.Count(making.Counted), Figures.Count(making.Returned + making.Open + making.Earlier));
        invocation.Tell(
            $"计入 {counted} 家；未计入 {left} 份（退回 {Figures.Count(making.Returned)}、得分未定 {Figures.Count(making.Open)}、同一企业较早的 {Figures.Count(making.Earlier)}）；不到 {Figures.Count(Benchmark.LeastFirms)} 家、没有写出的分组 {Figures.Count(making.Suppressed)} 个",
            $"{counted} firms counted; not counted: {left} ({Figures.Count(making.Returned)} go back, {Figures.Count(making.Open)} with an open score, {Figures.Count(making.Earlier)} earlier than another of the firm); groups of fewer than {Figures.Count(Benchmark.LeastFirms)} firms, not written: {Figures.Count(making.Suppressed)}");
        return exit.And(Write([.. BenchmarkFile.Write(benchmark), (byte)'\n'], parsed.GetValue(_output), invocation));
    }

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
