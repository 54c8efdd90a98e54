using System.Collections.Concurrent;
using RongTong.Compiling;
using RongTong.Diagnostics;
using RongTong.Models;

namespace RongTong.Hosting;

/// <summary>Compiled models of a rule directory, each compiled once, when first asked for, and kept. Thread-safe.</summary>
public sealed class ModelCache
{
    private readonly ConcurrentDictionary<(ModelRef Reference, bool WithMeasures), Lazy<Result<CompiledModel>>> _models = new();

    /// <summary>Creates an empty cache.</summary>
    public ModelCache(RuleDirectory rules) => Rules = rules;

    /// <summary>Where the models come from.</summary>
    public RuleDirectory Rules { get; }

    /// <summary>The model of one edition, or why it cannot be used.</summary>
    /// <param name="reference">Which edition.</param>
    /// <param name="withMeasures">Whether assessments shall carry advice.</param>
    public Result<CompiledModel> Get(ModelRef reference, bool withMeasures = true) =>
        _models.GetOrAdd((reference, withMeasures), key => new Lazy<Result<CompiledModel>>(() => Rules.Compile(key.Reference, key.WithMeasures))).Value;
}
