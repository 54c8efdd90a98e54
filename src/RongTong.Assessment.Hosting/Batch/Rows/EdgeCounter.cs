using System.Collections.Immutable;
using RongTong.Assessing;
using RongTong.Compiling;
using RongTong.Models;
using RongTong.Reporting.Statistics;

namespace RongTong.Hosting.Batch.Rows;

/// <summary>A criterion that asks for at least, or at most, a fixed number.</summary>
/// <param name="Position">Its place among the criteria.</param>
/// <param name="Criterion">The criterion.</param>
/// <param name="Bound">The number, not 0.</param>
/// <param name="Measure">What the numbers are.</param>
/// <param name="Names">What its twenty steps are counted under.</param>
internal sealed record EdgeCriterion(int Position, Criterion Criterion, decimal Bound, Measure Measure, ImmutableArray<string> Names)
{
    /// <summary>How far from the number the outermost steps end.</summary>
    public decimal Reach { get; } = Math.Abs(Bound) / 2;
}

/// <summary>
/// Counts how firms stand around the numbers criteria require, in steps of a twentieth of the number, half of it to either side. Not
/// thread-safe.
/// </summary>
internal sealed class EdgeCounter
{
    private const int Steps = EdgeHistogram.Steps;

    private readonly ImmutableArray<EdgeCriterion> _criteria;
    private readonly RowScorer _scorer;
    private readonly int[] _counts;

    /// <summary>Prepares to count.</summary>
    /// <param name="scorer">Holds the rows.</param>
    /// <param name="isCounted">Which criteria, by position; all unless given.</param>
    public EdgeCounter(RowScorer scorer, Func<int, bool>? isCounted = null)
    {
        (_scorer, _criteria) = (scorer, [.. Of(scorer).Where(c => isCounted is null || isCounted(c.Position))]);
        _counts = new int[_criteria.Length * Steps * 2];
    }

    /// <summary>The criteria counted.</summary>
    public ImmutableArray<EdgeCriterion> Criteria => _criteria;

    /// <summary>The criteria of a model that have an edge to stand around.</summary>
    public static ImmutableArray<EdgeCriterion> Of(RowScorer scorer) =>
    [
        .. scorer.Criteria.Select((c, i) => (Criterion: c, Position: i))
            .Where(c => c.Criterion.When is Condition.Value { Comparison: Comparison.AtLeast or Comparison.AtMost, Bound.Root: Formula.Constant { Value: not 0 } })
            .Select(c => new EdgeCriterion(c.Position, c.Criterion, ((Formula.Constant)((Condition.Value)c.Criterion.When!).Bound.Root).Value, MeasureOf(scorer, c.Position),
                [.. Enumerable.Range(0, Steps * 2).Select(s => $"edge/{c.Criterion.Id}/{(char)('a' + s)}")])),
    ];

    /// <summary>What the numbers of a criterion are.</summary>
    public static Measure MeasureOf(RowScorer scorer, int criterion) => new(scorer.UnitOf(criterion), scorer.ComparesShares(criterion));

    /// <summary>Counts the row the scorer holds.</summary>
    public void Add()
    {
        for (var i = 0; i < _criteria.Length; i++)
        {
            var criterion = _criteria[i];
            if (_scorer.Verdict(criterion.Position) is not (Truth.Met or Truth.Unmet) || _scorer.Margin(criterion.Position) is not { } margin) continue;
            // Far from the line, as most firms are: told without dividing.
            if (margin >= criterion.Reach || margin < -criterion.Reach) continue;
            _counts[i * Steps * 2 + Steps + (int)decimal.Floor(margin * 20 / Math.Abs(criterion.Bound))]++;
        }
    }

    /// <summary>Hands over what was counted and starts anew.</summary>
    public void Flush(BatchTally tally)
    {
        for (var i = 0; i < _counts.Length; i++)
            if (_counts[i] > 0) tally.Add(_criteria[i / (Steps * 2)].Names[i % (Steps * 2)], 0, _counts[i]);
        Array.Clear(_counts);
    }
}
