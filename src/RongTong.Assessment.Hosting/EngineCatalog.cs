using System.Collections.Immutable;
using RongTong.Assessing;
using RongTong.Compiling;

namespace RongTong.Hosting;

/// <summary>The engines a build has, by name. The plan is always there; others are added where they are built in. Immutable.</summary>
public sealed class EngineCatalog
{
    /// <summary>Name of the engine everybody runs.</summary>
    public const string Plan = "plan";

    private readonly ImmutableSortedDictionary<string, Func<CompiledModel, IAssessmentEngine>> _engines;

    private EngineCatalog(ImmutableSortedDictionary<string, Func<CompiledModel, IAssessmentEngine>> engines) => _engines = engines;

    /// <summary>The plan alone.</summary>
    public static EngineCatalog BuiltIn { get; } =
        new(ImmutableSortedDictionary.Create<string, Func<CompiledModel, IAssessmentEngine>>(StringComparer.Ordinal).Add(Plan, model => model));

    /// <summary>The names, in order.</summary>
    public IEnumerable<string> Names => _engines.Keys;

    /// <summary>The same catalogue with one more engine.</summary>
    /// <param name="name">What <c>--engine</c> calls it.</param>
    /// <param name="open">Makes the engine of a model; called once per model.</param>
    public EngineCatalog With(string name, Func<CompiledModel, IAssessmentEngine> open) => new(_engines.SetItem(name, open));

    /// <summary>The engine of a model, or null when the build has none of that name.</summary>
    public IAssessmentEngine? Open(string name, CompiledModel model) => _engines.TryGetValue(name, out var open) ? open(model) : null;

    /// <summary>Whether the build has an engine of that name.</summary>
    public bool Has(string name) => _engines.ContainsKey(name);
}
