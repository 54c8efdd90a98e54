using System.Collections.Immutable;
using RongTong.Compiling;
using RongTong.Text;

namespace RongTong.Comparing;

/// <summary>Which part of a model a change is in, in the order they are told.</summary>
public enum ModelPart
{
    /// <summary>Title, document, days in force.</summary>
    Standard,

    /// <summary>The rungs.</summary>
    Grades,

    /// <summary>Named requirements.</summary>
    Criteria,

    /// <summary>The layer above the decision.</summary>
    Recommendation,

    /// <summary>The weighted tree and what earns its points.</summary>
    Score,

    /// <summary>Business scenarios.</summary>
    Scenes,

    /// <summary>Courses beside the grade, and what speaks for each.</summary>
    Alternatives,

    /// <summary>What is asked for, and what is computed from it.</summary>
    Facts,

    /// <summary>Consistency of the answers.</summary>
    Checks,

    /// <summary>The places everything cites.</summary>
    Clauses,

    /// <summary>What could not be read.</summary>
    NotRecovered,
}

/// <summary>Parts in words.</summary>
public static class ModelParts
{
    /// <summary>What it is called.</summary>
    public static LocalizedText Words(this ModelPart part) => part switch
    {
        ModelPart.Standard => new("标准", "The standard"),
        ModelPart.Grades => new("等级", "Grades"),
        ModelPart.Criteria => new("条件", "Criteria"),
        ModelPart.Recommendation => new("推荐", "Recommendation"),
        ModelPart.Score => new("评分", "Score"),
        ModelPart.Scenes => new("场景", "Scenes"),
        ModelPart.Alternatives => new("可选的路径", "Alternatives"),
        ModelPart.Facts => new("填报的事实", "Facts"),
        ModelPart.Checks => new("核对", "Checks"),
        ModelPart.Clauses => new("依据", "Clauses"),
        _ => new("未能取得的内容", "What could not be read"),
    };
}

/// <summary>What became of a node.</summary>
public enum ChangeKind
{
    /// <summary>Only the later model has it.</summary>
    Added,

    /// <summary>Only the earlier model has it.</summary>
    Removed,

    /// <summary>Both have it, not alike.</summary>
    Changed,
}

/// <summary>One aspect that is not the same. Immutable.</summary>
/// <param name="Aspect">Which.</param>
/// <param name="Item">Which option or level of it, or null.</param>
/// <param name="Was">What it was, in words; null when there was nothing.</param>
/// <param name="Is">What it is; null when there is nothing any more.</param>
public sealed record Difference(Aspect Aspect, LocalizedText? Item, LocalizedText? Was, LocalizedText? Is);

/// <summary>A node that was added, removed or changed. Immutable.</summary>
/// <param name="Part">Where in the model.</param>
/// <param name="Kind">What became of it.</param>
/// <param name="Before">Its id in the earlier model, or null.</param>
/// <param name="After">Its id in the later model, or null.</param>
/// <param name="Name">What it is called, in the later model where it has it.</param>
/// <param name="Differences">What differs; of an added or removed node everything it says.</param>
/// <param name="WasAt">Where the earlier model states it.</param>
/// <param name="IsAt">Where the later model states it.</param>
public sealed record ModelChange(ModelPart Part, ChangeKind Kind, string? Before, string? After, LocalizedText Name, ImmutableArray<Difference> Differences, SourceSpan? WasAt, SourceSpan? IsAt)
{
    /// <summary>Whether a sheet can come out otherwise by it; otherwise it is wording, numbering and reference.</summary>
    public bool Decides => Part is not (ModelPart.Clauses or ModelPart.NotRecovered) && (Kind != ChangeKind.Changed || Differences.Any(d => d.Aspect.Decides()));

    /// <summary>Whether the node goes by another id now.</summary>
    public bool IsRenumbered => Kind == ChangeKind.Changed && Before != After;

    /// <summary>The differences a reader of one language sees.</summary>
    public IEnumerable<Difference> In(Language language) => Differences.Where(d => d.Was?.In(language) != d.Is?.In(language));
}

/// <summary>
/// What differs between two effective models, node by node: added, removed, changed, each in words. Nodes go together by id, and criteria that
/// were renumbered by what they look at. The order is that of the later model, what was removed in its place. Immutable and thread-safe.
/// </summary>
public sealed record ModelComparison
{
    private ModelComparison(CompiledModel before, CompiledModel after, ImmutableArray<ModelChange> changes) => (Before, After, Changes) = (before, after, changes);

    /// <summary>The earlier model.</summary>
    public CompiledModel Before { get; }

    /// <summary>The later model.</summary>
    public CompiledModel After { get; }

    /// <summary>The differences, part by part.</summary>
    public ImmutableArray<ModelChange> Changes { get; }

    /// <summary>The changes a reader of one language sees: a text reworded in the other only is none.</summary>
    /// <param name="language">The language.</param>
    /// <param name="decides">Those by which a sheet can come out otherwise, or those of wording, numbering and reference.</param>
    public IEnumerable<ModelChange> In(Language language, bool decides) => Changes.Where(c => c.Decides == decides && (c.Kind != ChangeKind.Changed || c.IsRenumbered || c.In(language).Any()));

    /// <summary>Compares two models.</summary>
    public static ModelComparison Of(CompiledModel before, CompiledModel after)
    {
        var pairs = Pairing.Of(Outline.Of(before.Model), Outline.Of(after.Model));
        return new ModelComparison(before, after, [.. Enum.GetValues<ModelPart>().SelectMany(pairs.Changes)]);
    }
}
