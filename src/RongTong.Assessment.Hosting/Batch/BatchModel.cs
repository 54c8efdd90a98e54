using System.Collections.Immutable;
using RongTong.Compiling;
using RongTong.Diagnostics;
using RongTong.Models;

namespace RongTong.Hosting.Batch;

/// <summary>
/// The model a batch is decided by: one edition, or all editions of a reference that names none, among which every row finds its own by its
/// date. Immutable and thread-safe.
/// </summary>
public sealed class BatchModel
{
    private static readonly ImmutableArray<string> Lead = ["row", "uscc", "name", "status", "grade", "recommendation", "model"];

    /// <summary>Puts a batch under editions of one model.</summary>
    /// <param name="reference">The reference as asked for.</param>
    /// <param name="editions">The editions, compiled.</param>
    public BatchModel(string reference, IEnumerable<CompiledModel> editions)
    {
        Reference = reference;
        Editions = [.. editions.OrderBy(e => e.Model.EffectiveFrom)];
        var criteria = ImmutableArray.CreateBuilder<(string Id, bool HasMargin)>();
        // The newest edition sets the order; what only older ones have follows.
        foreach (var edition in Editions.Reverse())
        {
            var scorer = edition.NewRowScorer();
            for (var i = 0; i < scorer.Criteria.Length; i++)
            {
                var (id, hasMargin) = (scorer.Criteria[i].Id, scorer.HasMargin(i));
                var known = criteria.FindIndex(c => c.Id == id);
                if (known < 0) criteria.Add((id, hasMargin));
                else if (hasMargin) criteria[known] = (id, true);
            }
            Used = Used.Union(Enumerable.Range(0, scorer.Criteria.Length).SelectMany(c => scorer.FieldsOf(c)).Select(f => scorer.Fields[f].Id)).Except(edition.Model.Uses.Select(u => u.Field));
        }
        Criteria = criteria.ToImmutable();
        Titles = [.. Lead, .. Criteria.SelectMany(c => c.HasMargin ? new[] { "c:" + c.Id, "m:" + c.Id } : ["c:" + c.Id])];
        Fields = [.. Editions.Reverse().SelectMany(e => e.Model.Answerable).DistinctBy(f => f.Id, StringComparer.Ordinal)];
    }

    /// <summary>Compiles what a reference names: one edition, or, without an edition, all of them.</summary>
    /// <param name="reference">The reference.</param>
    /// <param name="rules">Where the models are.</param>
    /// <param name="isUnknown">Whether the reference names no model; otherwise the model has errors.</param>
    /// <returns>The model, or what is wrong.</returns>
    public static Result<BatchModel> Of(string reference, RuleDirectory rules, out bool isUnknown)
    {
        var (models, problem) = ModelSelection.Of([reference], rules);
        isUnknown = problem is not null;
        if (problem is not null) return new Result<BatchModel>(null, [problem]);
        var compiled = ImmutableArray.CreateBuilder<CompiledModel>();
        foreach (var edition in models)
        {
            var result = rules.Compile(edition, withMeasures: false);
            if (result.Value is not { } model) return new Result<BatchModel>(null, result.Diagnostics);
            compiled.Add(model);
        }
        return new Result<BatchModel>(new BatchModel(ModelRef.TryParse(reference, out var parsed) ? parsed.ToString() : reference, compiled), []);
    }

    /// <summary>The reference as asked for.</summary>
    public string Reference { get; }

    /// <summary>The editions, oldest first.</summary>
    public ImmutableArray<CompiledModel> Editions { get; }

    /// <summary>Everything a row can answer.</summary>
    public ImmutableArray<Field> Fields { get; }

    /// <summary>Ids of the facts that criteria read, without those another model answers.</summary>
    public ImmutableHashSet<string> Used { get; } = ImmutableHashSet.Create<string>(StringComparer.Ordinal);

    /// <summary>The criteria in the order of the result columns, and whether they have a margin.</summary>
    internal ImmutableArray<(string Id, bool HasMargin)> Criteria { get; }

    /// <summary>The titles of the columns of <c>results.csv</c>.</summary>
    public ImmutableArray<string> Titles { get; }
}

/// <summary>Looks for elements of builders.</summary>
internal static class BuilderSearch
{
    public static int FindIndex<T>(this ImmutableArray<T>.Builder builder, Predicate<T> match)
    {
        for (var i = 0; i < builder.Count; i++)
            if (match(builder[i])) return i;
        return -1;
    }
}
