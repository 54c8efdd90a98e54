using System.Collections.Immutable;
using RongTong.Hosting.Batch.Rows;
using RongTong.Models;
using RongTong.Reporting.Statistics;
using RongTong.Text;

namespace RongTong.Hosting.Batch;

/// <summary>What a run came to. Immutable.</summary>
/// <param name="Counts">How many firms went where.</param>
/// <param name="Binding">What kept firms from a grade, most first.</param>
/// <param name="Warnings">What reviewers are asked to look at, most first.</param>
/// <param name="Root">The Merkle root over the records, in hexadecimal.</param>
/// <param name="Resumed">Rows that an earlier, interrupted run had done.</param>
/// <param name="Files">The names of the files made.</param>
public sealed record BatchOutcome(BatchCounts Counts, ImmutableArray<BatchBinding> Binding, ImmutableArray<(LocalizedText Words, long Rows)> Warnings, string Root, long Resumed, ImmutableArray<string> Files);

/// <summary>How many firms went where. Immutable.</summary>
/// <param name="Applied">Rows, empty lines left out.</param>
/// <param name="Passed">Decided, with a grade.</param>
/// <param name="Failed">Decided, without.</param>
/// <param name="OnlyOne">Of these, those that miss one requirement only.</param>
/// <param name="Undecided">Left open.</param>
/// <param name="AwaitReview">Of these, those that wait for a reviewer alone.</param>
/// <param name="Returned">Sent back: contradictory data, or a code that is wrong or there twice.</param>
/// <param name="Rejected">With a cell that cannot be read.</param>
/// <param name="MetAgain">Enterprises that are in the earlier table too.</param>
/// <param name="OtherYear">Of these, those whose earlier filing is not that of the year before.</param>
/// <param name="NumericCodes">Credit codes a spreadsheet takes for numbers when it opens a CSV file.</param>
public sealed record BatchCounts(long Applied, long Passed, long Failed, long OnlyOne, long Undecided, long AwaitReview, long Returned, long Rejected, long MetAgain, long OtherYear, long NumericCodes)
{
    internal static BatchCounts Of(BatchTally tally) => new(
        tally[Count.Applied], tally[Count.Passed], tally[Count.Failed], tally["only", 0], tally[Count.Undecided], tally["open/review", 0], tally[Count.Returned], tally[Count.Rejected], tally["earlier/met", 0], tally["earlier/other-year", 0], tally["numeric-code", 0]);
}

/// <summary>How often one requirement kept firms from a grade. Immutable.</summary>
/// <param name="Criterion">The requirement.</param>
/// <param name="Measure">What its numbers are.</param>
/// <param name="Unmet">Firms without a grade that do not meet it.</param>
/// <param name="Only">Of these, those that meet everything else.</param>
/// <param name="Near">Of these, those short by at most five per cent.</param>
public sealed record BatchBinding(Criterion Criterion, Measure Measure, long Unmet, long Only, long Near)
{
    /// <summary>Id of the criterion.</summary>
    public string Id => Criterion.Id;

    /// <summary>Its short name.</summary>
    public LocalizedText Name => Criterion.Label ?? Criterion.Name;

    internal static ImmutableArray<BatchBinding> Of(BatchTally tally, BatchModel model)
    {
        var criteria = Nothing(model).ToDictionary(b => b.Id, StringComparer.Ordinal);
        return
        [
            .. tally.Under("criterion/").Where(c => criteria.ContainsKey(c.Name))
                .Select(c => criteria[c.Name] with { Unmet = c.Counts[0], Only = c.Counts[1], Near = c.Counts[2] })
                .OrderByDescending(b => b.Unmet).ThenBy(b => b.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>Every criterion of a model, before anything is counted.</summary>
    internal static IEnumerable<BatchBinding> Nothing(BatchModel model) => model.Editions.Reverse().Select(e => e.NewRowScorer())
        .SelectMany(s => s.Criteria.Select((c, i) => new BatchBinding(c, EdgeCounter.MeasureOf(s, i), 0, 0, 0))).DistinctBy(b => b.Id, StringComparer.Ordinal);
}
