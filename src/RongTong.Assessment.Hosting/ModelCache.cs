using System.Collections.Concurrent;
using System.Collections.Immutable;
using RongTong.Assessing;
using RongTong.Compiling;
using RongTong.Diagnostics;
using RongTong.Models;

namespace RongTong.Hosting;

/// <summary>Compiled models of a rule directory, each compiled once, when first asked for, and kept. Thread-safe.</summary>
public sealed class ModelCache
{
    private readonly ConcurrentDictionary<(ModelRef Reference, bool WithMeasures), Lazy<Result<CompiledModel>>> _models = new();
    private readonly Lazy<ImmutableArray<ModelRef>> _all;

    /// <summary>Creates an empty cache.</summary>
    public ModelCache(RuleDirectory rules) => (Rules, _all) = (rules, new Lazy<ImmutableArray<ModelRef>>(rules.Models));

    /// <summary>Where the models come from.</summary>
    public RuleDirectory Rules { get; }

    /// <summary>The model of one edition, or why it cannot be used.</summary>
    /// <param name="reference">Which edition.</param>
    /// <param name="withMeasures">Whether assessments shall carry advice.</param>
    public Result<CompiledModel> Get(ModelRef reference, bool withMeasures = true) =>
        _models.GetOrAdd((reference, withMeasures), key => new Lazy<Result<CompiledModel>>(() => Rules.Compile(key.Reference, key.WithMeasures))).Value;

    /// <summary>The edition a reference means: itself, or, without an edition, the one a sheet falls under on its date. The directory is looked through once.</summary>
    /// <param name="reference">A model, with or without its edition.</param>
    /// <param name="sheet">The sheet, with its date.</param>
    public Result<ModelRef> Resolve(string reference, AnswerSheet sheet) => RuleDirectory.Resolve(reference, sheet, _all.Value, edition => Get(edition, withMeasures: false).Value);
}
