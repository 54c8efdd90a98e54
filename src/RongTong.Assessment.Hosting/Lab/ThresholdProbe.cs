using RongTong.Assessing;
using RongTong.Compiling;
using RongTong.Hosting.Batch;
using RongTong.Hosting.Batch.Rows;
using RongTong.Lab;

namespace RongTong.Hosting.Lab;

/// <summary>Finds, row by row, at which thresholds a firm holds a grade. Not thread-safe; one per worker.</summary>
internal sealed class ThresholdProbe
{
    private readonly RowScorer _scorer;
    private readonly int[] _criteria;
    private readonly int _threshold;
    private readonly Number[] _values;

    /// <summary>Prepares to look.</summary>
    /// <param name="question">What is sought.</param>
    /// <param name="scorer">The baseline with the threshold as a fact, over the baseline's frame.</param>
    /// <param name="baseline">The baseline.</param>
    public ThresholdProbe(ThresholdQuestion question, RowScorer scorer, VariantRows baseline)
    {
        (_scorer, Baseline) = (scorer, baseline);
        _threshold = scorer.Find(question.Threshold);
        _criteria = [.. question.Criteria.Select(c => scorer.Criteria.Select((s, i) => (s.Id, i)).First(s => s.Id == c.Id).i)];
        _values = new Number[_criteria.Length * 2];
        Counts = new ThresholdCounts(question.Comparison);
    }

    /// <summary>The baseline.</summary>
    public VariantRows Baseline { get; }

    /// <summary>What was found.</summary>
    public ThresholdCounts Counts { get; }

    /// <summary>What the numbers of the criteria are.</summary>
    public Reporting.Statistics.Measure Measure => EdgeCounter.MeasureOf(_scorer, _criteria[0]);

    /// <summary>Looks at the row the frame holds, which does not go back.</summary>
    public void Look()
    {
        // The numbers do not depend on the threshold, but they are computed by a run.
        Holds(Number.Known(0));
        var count = 0;
        foreach (var criterion in _criteria)
        {
            var actual = _scorer.Actual(criterion);
            if (actual.IsKnown) _values[count++] = actual;
            else
            {
                if (actual.HasMin) _values[count++] = Number.Known(actual.Min);
                if (actual.HasMax) _values[count++] = Number.Known(actual.Max);
            }
        }
        var values = _values.AsSpan(0, count);
        values.Sort((a, b) => ThresholdCounts.Order(a, b));
        Counts.Add(values, Holds);
    }

    private bool Holds(Number threshold)
    {
        _scorer.Put(_threshold, threshold);
        _scorer.Run();
        var (status, grade) = _scorer.Outcome(hasErrors: false);
        return RowAssessor.OutcomeOf(status, grade) == Count.Passed;
    }
}
