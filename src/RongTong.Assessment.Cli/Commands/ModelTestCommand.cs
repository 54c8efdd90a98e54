using System.Collections.Immutable;
using System.CommandLine;
using RongTong.Cases;
using RongTong.Cli.Output;
using RongTong.Diagnostics;
using RongTong.Hosting;
using RongTong.Models;
using RongTong.Text;

namespace RongTong.Cli.Commands;

/// <summary><c>model test</c>: runs the cases of models, names what no case covers, and with --mutate the changes no case notices.</summary>
internal sealed class ModelTestCommand
{
    private static readonly string[] Formats = ["text", "json", "junit", "sarif"];

    private readonly Argument<string[]> _models = new("REF") { Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<bool> _mutate;
    private readonly Option<string> _format;
    private readonly Option<string> _output;

    private ModelTestCommand(Command command, Language language)
    {
        _models.Description = language.Of("模型引用；不写就测全部", "model references; all when none is given");
        _mutate = new Option<bool>("--mutate") { Description = language.Of("逐个改动模型里的数，列出没有用例察觉的改动（不影响退出码）", "shift each number of a model in turn and list the changes no case notices (the exit code does not mind)") };
        _format = CommonOptions.FormatOf(language, Formats);
        command.Add(_models);
        command.Add(_mutate);
        _output = CommonOptions.OutputOf(language);
        command.Add(_format);
        command.Add(_output);
    }

    public static Command Create(CommandContext context, Language language)
    {
        var command = new Command("test", language.Of("跑模型的用例；有不过的，或有条件、等级没有用例，以 1 退出。", "Run the cases of models; exit 1 when one fails, or a criterion or grade has none."));
        var verb = new ModelTestCommand(command, language);
        command.SetAction(parsed => (int)verb.Run(parsed, new Invocation(context, parsed, language)));
        return command;
    }

    private ExitCode Run(ParseResult parsed, Invocation invocation)
    {
        var started = invocation.Context.Clock.GetTimestamp();
        var format = parsed.GetValue(_format) ?? "text";
        if (!Formats.Contains(format)) return invocation.Usage(DiagnosticCatalog.UnknownOptionValue(CommonOptions.Format, format, Formats));
        var (models, problem) = ModelSelection.Of(parsed.GetValue(_models) ?? [], invocation.Rules);
        if (problem is not null)
        {
            invocation.Report([problem]);
            return problem.Code == "RT6001" ? ExitCode.InputOutput : ExitCode.Usage;
        }
        var exit = ExitCode.Done;
        var runs = ImmutableArray.CreateBuilder<ModelTestRun>();
        foreach (var reference in models)
        {
            var run = Test(reference, parsed.GetValue(_mutate), invocation);
            runs.Add(run);
            exit = exit.And(ExitCodes.OfModel(run.Diagnostics));
            if (!run.IsComplete) exit = exit.And(ExitCode.TargetMissed);
        }
        var path = parsed.GetValue(_output);
        var language = invocation.DataLanguage;
        byte[] bytes = format switch
        {
            "json" => [.. ModelTestPage.Json(runs.ToImmutable(), language), (byte)'\n'],
            "sarif" => [.. ModelTestLogs.Sarif(runs.ToImmutable(), language), (byte)'\n'],
            "junit" => ModelTestLogs.Junit(runs.ToImmutable(), language),
            _ => invocation.Encode(ModelTestPage.Of(runs.ToImmutable(), invocation.Context.Clock.GetElapsedTime(started), invocation.InkFor(path)), path),
        };
        return invocation.WriteTo(path, bytes).And(exit);
    }

    private static ModelTestRun Test(ModelRef reference, bool mutate, Invocation invocation)
    {
        var (rules, cancellation) = (invocation.Rules, invocation.Context.Cancellation);
        cancellation.ThrowIfCancellationRequested();
        var compiled = rules.Compile(reference, withMeasures: false);
        var diagnostics = compiled.Diagnostics.ToBuilder();
        var reader = new CaseReader(rules.Read);
        var cases = ImmutableArray.CreateBuilder<ModelCase>();
        foreach (var file in rules.CaseFiles(reference))
        {
            diagnostics.AddRange(file.Diagnostics);
            if (file.Value is not { } text) continue;
            var (found, problems) = reader.Read(text);
            cases.AddRange(found);
            diagnostics.AddRange(problems);
        }
        if (compiled.Value is not { } model)
        {
            invocation.Report(diagnostics);
            return new ModelTestRun(reference, [], [], [], diagnostics.ToImmutable());
        }
        var results = cases.Select(c =>
        {
            cancellation.ThrowIfCancellationRequested();
            return CaseRunner.Run(model, c);
        }).ToImmutableArray();
        var mutants = mutate && rules.Sources(reference, withMeasures: false).Value is { } sources
            ? Mutation.Mutants(sources).AsParallel().AsOrdered().WithCancellation(cancellation).Select(m => Mutation.Run(m, cases)).ToImmutableArray()
            : [];
        if (!mutants.IsEmpty)
        {
            var stated = rules.EquivalentChanges(reference);
            var (equivalent, problems) = stated.Value is { } text ? EquivalentChange.Read(text) : ([], []);
            (mutants, var stale) = EquivalentChange.Explain(mutants, equivalent);
            diagnostics.AddRange(stated.Diagnostics.Concat(problems).Concat(stale));
        }
        invocation.Report(diagnostics);
        return new ModelTestRun(reference, results, CaseRunner.Uncovered(model.Model, results), mutants, diagnostics.ToImmutable());
    }
}

/// <summary>What the cases of one model came to. Immutable.</summary>
internal sealed record ModelTestRun(ModelRef Model, ImmutableArray<CaseResult> Results, ImmutableArray<UncoveredNode> Uncovered, ImmutableArray<MutantResult> Mutants, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>Whether every case passes and everything has a case.</summary>
    public bool IsComplete => Uncovered.IsEmpty && Results.All(r => r.Passed);

    /// <summary>How many mutants came to this.</summary>
    public int Mutated(MutantFate fate) => Mutants.Count(m => m.Fate == fate);
}
