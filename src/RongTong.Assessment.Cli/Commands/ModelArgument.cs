using System.Collections.Immutable;
using RongTong.Compiling;
using RongTong.Hosting;
using RongTong.Models;

namespace RongTong.Cli.Commands;

/// <summary>The one model a verb works on.</summary>
internal static class ModelArgument
{
    /// <summary>Compiles the edition named; without an edition the newest. What is wrong is reported.</summary>
    public static (CompiledModel? Model, ExitCode Exit) Compile(string name, Invocation invocation, bool withMeasures = false)
    {
        var rules = invocation.Rules;
        var (models, problem) = ModelSelection.Of([name], rules);
        if (problem is not null) return (null, invocation.Usage(problem));
        var compiled = rules.Compile(Newest(models), withMeasures);
        invocation.Report(compiled.Diagnostics);
        return (compiled.Value, ExitCodes.OfModel(compiled.Diagnostics));
    }

    private static ModelRef Newest(ImmutableArray<ModelRef> editions) => editions.MaxBy(m => m.Edition, StringComparer.Ordinal)!;
}
