using System.Collections.Immutable;
using RongTong.Text;

namespace RongTong.Models;

/// <summary>How children make their parent.</summary>
public enum Combine
{
    /// <summary>Each child is a share of the parent's full mark.</summary>
    Weighted,

    /// <summary>Children have their own full marks and add up.</summary>
    Sum,

    /// <summary>The best child counts.</summary>
    Max,

    /// <summary>The worst child counts.</summary>
    Min,

    /// <summary>Children have their own full marks; each counts by the share of it that is reached, by weight, or all alike without weights.</summary>
    Mean,
}

/// <summary>One node of the weighted tree: a dimension, an indicator or a sub-indicator. Immutable.</summary>
/// <param name="Id">Id, unique among siblings.</param>
/// <param name="Path">Ids from the top joined by <c>/</c>; empty for the root.</param>
/// <param name="Name">Official name.</param>
/// <param name="Weight">Share of the parent, of 100.</param>
/// <param name="OutOf">Full mark: the product of the weights down to here, or stated points.</param>
/// <param name="Combine">How children make this node.</param>
/// <param name="Cap">Most points of a sum.</param>
/// <param name="Children">Nodes below.</param>
/// <param name="Awards">Of a leaf: what earns its points.</param>
/// <param name="Clause">Where it comes from; inherited when not stated.</param>
/// <param name="Note">Remark shown with the node.</param>
/// <param name="Span">Where the model states it.</param>
public sealed record Indicator(
    string Id, string Path, LocalizedText Name, decimal Weight, decimal OutOf, Combine Combine, decimal? Cap,
    ImmutableArray<Indicator> Children, ImmutableArray<Award> Awards, Clause? Clause, LocalizedText? Note, SourceSpan Span)
{
    /// <summary>This node and all below it, parents before children.</summary>
    public IEnumerable<Indicator> SelfAndDescendants() => Children.SelectMany(c => c.SelfAndDescendants()).Prepend(this);

    /// <summary>Whether this node, or one below it, is a mean: its score may not end and is kept to <see cref="MeanDigits"/>.</summary>
    public bool RestsOnMean => Combine == Combine.Mean || Children.Any(c => c.RestsOnMean);

    /// <summary>Digits after the point a mean is kept to: far finer than any step of a score, coarser than what division leaves behind.</summary>
    public const int MeanDigits = 20;

    /// <summary>What each child, or each award of a leaf, counts in a mean: its weight, or the same where none has one.</summary>
    public ImmutableArray<decimal> MeanWeights
    {
        get
        {
            ImmutableArray<decimal> weights = [.. Children.Select(c => c.Weight), .. Awards.Select(a => a.Weight)];
            return weights.All(w => w == 0) ? [.. weights.Select(_ => 1m)] : weights;
        }
    }

    /// <summary>How many points of this node one point of a child makes, while all of them apply.</summary>
    public decimal PerPointOf(Indicator child) => PerPoint(Children.IndexOf(child), child.OutOf);

    /// <summary>How many points of this leaf one point of an award makes, while all of them apply.</summary>
    public decimal PerPointOf(Award award) => PerPoint(Awards.IndexOf(award), award.OutOf);

    private decimal PerPoint(int position, decimal outOf) => Combine == Combine.Mean && outOf > 0 ? OutOf * MeanWeights[position] / outOf / MeanWeights.Sum() : 1;
}

/// <summary>What earns the points of a leaf: a question, or a computed value. Immutable.</summary>
/// <param name="Id">The question's id, or the award's own.</param>
/// <param name="Name">Question text or name.</param>
/// <param name="Question">The field answered, when it is a question; the fact that earns points, when an award names one.</param>
/// <param name="IsQuestion">Whether the award asks the question itself, or reads a fact asked elsewhere.</param>
/// <param name="From">The measured value of an award; for a question the value it can be derived from.</param>
/// <param name="Scale">How points are earned.</param>
/// <param name="Weight">Share of the leaf, of 100.</param>
/// <param name="OutOf">Full mark.</param>
/// <param name="Form">Facts asked together with the question.</param>
/// <param name="Clause">Where it comes from; inherited when not stated.</param>
/// <param name="Span">Where the model states it.</param>
public sealed record Award(
    string Id, LocalizedText Name, Field? Question, bool IsQuestion, FormulaText? From, AnswerScale Scale, decimal Weight, decimal OutOf,
    ImmutableArray<Field> Form, Clause? Clause, SourceSpan Span);
