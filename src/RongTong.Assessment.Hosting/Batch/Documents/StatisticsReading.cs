using System.Collections.Immutable;
using RongTong.Hosting.Batch.Output;
using RongTong.Hosting.Batch.Rows;
using RongTong.Reporting.Statistics;
using RongTong.Text;

namespace RongTong.Hosting.Batch.Documents;

/// <summary>The counts of a batch as statistics.</summary>
internal static class StatisticsReading
{
    /// <summary>How many firms a histogram needs to show anything.</summary>
    private const int EnoughFirms = 30;

    /// <summary>And in how many of its steps they must stand: a number of things has few values, and no distribution.</summary>
    private const int EnoughSteps = 8;

    public static BatchStatistics Of(OutputSet outputs, BatchTable table, BatchModel model, BatchOptions options)
    {
        var (tally, newest) = (outputs.Tally, model.Editions[^1].Model);
        var counts = BatchCounts.Of(tally);
        var binding = BatchBinding.Of(tally, model);
        return new BatchStatistics
        {
            Title = options.Title,
            Model = newest,
            Reference = model.Reference,
            Fingerprints = [.. model.Editions.Reverse().Select(e => e.Fingerprint)],
            Input = table.Name,
            AsOf = options.AsOf,
            Root = Convert.ToHexStringLower(outputs.Root),
            Total = new GroupCounts("", counts.Applied, counts.Passed, counts.Failed, counts.Undecided, counts.Returned + counts.Rejected),
            OnlyOne = counts.OnlyOne,
            AwaitReview = counts.AwaitReview,
            Unreadable = counts.Rejected,
            Grades = [.. newest.Grades.Select(g => (g.Name, tally["grade/" + g.Id, 0]))],
            Regions = Groups(tally, "region/"),
            Industries = Groups(tally, "industry/"),
            Sizes = Groups(tally, "size/"),
            Criteria = [.. binding.Select(b => new BindingCriterion(b.Criterion, b.Measure, b.Unmet, b.Only, b.Near))],
            Returned = Returned(tally, model, counts),
            Warnings = CheckCounts.Of(tally, model, "warning/"),
            Edge = Edge(tally, model),
        };
    }

    private static ImmutableArray<GroupCounts> Groups(BatchTally tally, string kind) =>
        [.. tally.Under(kind).Select(g => new GroupCounts(g.Name, g.Counts[(int)Count.Applied], g.Counts[(int)Count.Passed], g.Counts[(int)Count.Failed], g.Counts[(int)Count.Undecided], g.Counts[(int)Count.Returned] + g.Counts[(int)Count.Rejected]))];

    private static ImmutableArray<(LocalizedText Reason, long Firms)> Returned(BatchTally tally, BatchModel model, BatchCounts counts)
    {
        var reasons = CheckCounts.Of(tally, model, "return/");
        return counts.Rejected == 0 ? reasons : [.. reasons.Append((new LocalizedText("有的格读不出", "a cell cannot be read"), counts.Rejected)).OrderByDescending(r => r.Item2)];
    }

    /// <summary>Of the criteria whose numbers spread around what is required, the one most firms fall short of.</summary>
    public static EdgeHistogram? Edge(BatchTally tally, BatchModel model)
    {
        EdgeHistogram? best = null;
        foreach (var edge in EdgeCounter.Of(model.Editions[^1].NewRowScorer()))
        {
            var firms = edge.Names.Select(n => tally[n, 0]).ToImmutableArray();
            if (firms.Sum() < EnoughFirms || firms.Count(f => f > 0) < EnoughSteps) continue;
            if (best is null || firms.Take(EdgeHistogram.Steps).Sum() > best.Firms.Take(EdgeHistogram.Steps).Sum()) best = new EdgeHistogram(edge.Criterion, edge.Bound, edge.Measure, firms);
        }
        return best;
    }
}
