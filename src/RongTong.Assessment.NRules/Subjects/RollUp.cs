using System.Collections.Immutable;
using RongTong.Compiling;
using RongTong.Models;

namespace RongTong.Inference.Subjects;

/// <summary>The score of a node, from its children in model order. Children that do not apply are left out; shares pass to the others.</summary>
internal sealed class RollUp(Indicator node, ImmutableArray<Subject> children, int slot) : Subject<RollUp>(children)
{
    private readonly ImmutableArray<decimal> _outOf = node.Children.IsEmpty ? [.. node.Awards.Select(a => a.OutOf)] : [.. node.Children.Select(c => c.OutOf)];
    private readonly ImmutableArray<decimal> _weights = node.MeanWeights;

    public override Finding Conclude(Finding[] found, Frame frame)
    {
        var applicable = found.Zip(_outOf, (finding, outOf) => (Points: finding.Number, OutOf: outOf)).Where(c => c.Points.State != NumberState.NotApplicable).ToList();
        return frame.Record(slot, node.Combine switch
        {
            _ when applicable.Count == 0 => Number.NotApplicable,
            Combine.Weighted when applicable.Count < _outOf.Length => Shared(applicable),
            Combine.Weighted or Combine.Sum => Capped(applicable.Sum(c => c.Points.Min), applicable.Sum(c => c.Points.Max)),
            Combine.Mean => Mean(found),
            Combine.Max => applicable.Select(c => c.Points).Aggregate((a, b) => Number.Larger(a, b)),
            _ => applicable.Select(c => c.Points).Aggregate((a, b) => Number.Smaller(a, b)),
        });
    }

    private Number Shared(List<(Number Points, decimal OutOf)> applicable)
    {
        var outOf = applicable.Sum(c => c.OutOf);
        return outOf == 0
            ? Number.NotApplicable
            : Capped(applicable.Sum(c => c.Points.Min) * node.OutOf / outOf, applicable.Sum(c => c.Points.Max) * node.OutOf / outOf);
    }

    /// <summary>Each child counts by its weight and the share of its full mark.</summary>
    private Number Mean(Finding[] found)
    {
        var parts = found.Select((f, i) => (Points: f.Number, OutOf: _outOf[i], Weight: _weights[i])).Where(p => p.Points.State != NumberState.NotApplicable).ToList();
        var whole = parts.Sum(p => p.Weight);
        return whole == 0 ? Number.NotApplicable : Number.Between(
            parts.Sum(p => p.Weight * p.Points.Min * node.OutOf / p.OutOf) / whole,
            parts.Sum(p => p.Weight * p.Points.Max * node.OutOf / p.OutOf) / whole);
    }

    private Number Capped(decimal least, decimal most) => Number.Between(Math.Min(least, node.Cap ?? least), Math.Min(most, node.Cap ?? most));
}
