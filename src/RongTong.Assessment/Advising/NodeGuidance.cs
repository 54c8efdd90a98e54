using System.Collections.Immutable;
using RongTong.Assessing;
using RongTong.Models;
using RongTong.Text;

namespace RongTong.Advising;

/// <summary>What to do where a node of the tree scores low. Immutable.</summary>
/// <param name="Below">A node with less than this share of its full mark, of 100, needs it.</param>
/// <param name="Actions">What to do, by path of the node, in the order of the file.</param>
public sealed record GuidanceSet(decimal Below, ImmutableArray<(string Path, ImmutableArray<LocalizedText> Actions)> Actions)
{
    /// <summary>No guidance.</summary>
    public static GuidanceSet None { get; } = new(0, []);
}

/// <summary>A node that scores low, and what to do about it. Immutable.</summary>
/// <param name="Indicator">The node.</param>
/// <param name="Value">Its score.</param>
/// <param name="Lacking">What it lacks to the line, in points of the total.</param>
/// <param name="Actions">What to do.</param>
public sealed record NodeGuidance(Indicator Indicator, decimal Value, decimal Lacking, ImmutableArray<LocalizedText> Actions)
{
    /// <summary>
    /// The nodes whose score is known and below the line, those first that lack most of the total; equal ones in the order of the tree.
    /// </summary>
    internal static ImmutableArray<NodeGuidance> Of(GuidanceSet set, EvaluationModel model, ImmutableArray<ScoreResult> scores) =>
    [
        .. scores.Where(s => s.Value.IsKnown && s.Indicator.OutOf > 0)
            .SelectMany(s => set.Actions.Where(a => a.Path == s.Indicator.Path).Select(a => (Score: s, a.Actions, Lacking: s.Indicator.OutOf * set.Below / 100 - s.Value.Min)))
            .Where(n => n.Lacking > 0)
            .Select(n => new NodeGuidance(n.Score.Indicator, n.Score.Value.Min, n.Lacking * model.PointsOfTotal(n.Score.Indicator), n.Actions))
            .OrderByDescending(n => n.Lacking),
    ];
}
