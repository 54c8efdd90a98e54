using System.Collections.Immutable;
using RongTong.Hosting.Batch;
using RongTong.Hosting.Batch.Rows;
using RongTong.Lab;
using RongTong.Reporting.Lab;
using RongTong.Reporting.Statistics;

namespace RongTong.Hosting.Lab;

/// <summary>What several workers counted, put together. Sums in any order are the same.</summary>
internal static class CohortReading
{
    public static WhatIf Of(CohortPlan plan, Cohort cohort, CohortWorker[] workers)
    {
        var places = plan.Places.Length;
        var before = Sum(workers.Select(w => w.Before.Select(b => ((b.Key.Kind, w.Groups[b.Key.Group], b.Key.Place), b.Value))));
        var baseline = Counted(workers, 0, null);
        var results = plan.Variants.Select((v, i) => Result(v, i, plan, workers, before, baseline)).ToList();
        return new WhatIf
        {
            Input = plan.Frames[0].Table.Name,
            Cohort = cohort.OnlyWords,
            AsOf = cohort.AsOf,
            Places = plan.Places,
            Baseline = results[0].Result,
            Scenarios = [.. results.Skip(1)],
            Thresholds = [.. plan.Questions.Select((q, i) => Threshold(q, workers.Select(w => w.Probes[i]).ToList()))],
            ListsFor = cohort.ListsFor,
        };

        ScenarioEffect Result(Variant variant, int i, CohortPlan of, CohortWorker[] by, Dictionary<(GroupKind Kind, string Name, int Place), long> were, BatchTally counted)
        {
            var moves = Sum(by.Select(w => w.Rows[i].Moves.Select(m => ((m.Key.Kind, w.Groups[m.Key.Group], m.Key.Move), m.Value))));
            ImmutableArray<FlowMatrix> Flows(GroupKind kind) =>
            [
                .. were.Keys.Where(k => k.Kind == kind).Select(k => k.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
                    .Select(name => Flow(kind, name, places, were, moves)),
            ];
            var all = Flows(GroupKind.All);
            var flow = all.IsEmpty ? new FlowMatrix("", [.. new long[places * places]]) : all[0];
            var tally = i == 0 ? counted : Counted(by, i, counted);
            var (cost, isPriced) = (by.Select(w => w.Rows[i].Cost).Aggregate((a, b) => (a.Before + b.Before, a.After + b.After)), i > 0 && variant.Subsidies is not null);
            return new ScenarioEffect(Counts(variant, flow, places, tally, by[0].Rows[i]), flow, Flows(GroupKind.Region), Flows(GroupKind.Industry), Flows(GroupKind.Size))
            {
                Note = variant.Note,
                Subsidy = isPriced ? new SubsidyEffect(cost.Before, cost.After, of.Variants[0].Subsidies is null) : null,
                Affected = [.. by.SelectMany(w => w.Rows[i].Affected).OrderBy(a => a.Row)],
            };
        }
    }

    private static FlowMatrix Flow(GroupKind kind, string name, int places, Dictionary<(GroupKind Kind, string Name, int Place), long> before, Dictionary<(GroupKind Kind, string Name, int Move), long> moves)
    {
        var firms = new long[places * places];
        for (var from = 0; from < places; from++)
        {
            var stay = before.GetValueOrDefault((kind, name, from));
            for (var to = 0; to < places; to++)
            {
                if (!moves.TryGetValue((kind, name, from * places + to), out var moved)) continue;
                firms[from * places + to] = moved;
                stay -= moved;
            }
            firms[from * places + from] = stay;
        }
        return new FlowMatrix(name, [.. firms]);
    }

    /// <summary>What was counted of a rule set; of one counted as a difference together with what the baseline counts.</summary>
    private static BatchTally Counted(CohortWorker[] workers, int variant, BatchTally? baseline)
    {
        var tally = new BatchTally();
        var first = workers[0].Rows[variant];
        if (first.IsDelta && baseline is not null)
        {
            var own = first.Edges.Criteria.SelectMany(c => c.Names).ToHashSet(StringComparer.Ordinal);
            foreach (var (name, counts) in baseline.Under(""))
                if (!own.Contains(name))
                    for (var i = 0; i < counts.Length; i++) tally.Add(name, i, counts[i]);
        }
        foreach (var worker in workers)
        {
            var rows = worker.Rows[variant];
            rows.Edges.Flush(rows.Counts);
            tally.Take(rows.Counts);
        }
        return tally;
    }

    private static VariantResult Counts(Variant variant, FlowMatrix flow, int places, BatchTally tally, VariantRows rows)
    {
        long Firms(int place) => flow.After(place);
        var total = new GroupCounts("", flow.All, Enumerable.Range(0, places - 3).Sum(Firms), Firms(places - 3), Firms(places - 2), Firms(places - 1));
        var model = new BatchModel(variant.Id, [variant.Model]);
        return new VariantResult(
            variant.Id, variant.Name, variant.Model.Model, variant.Model.Fingerprint, total, tally["only", 0],
            [.. BatchBinding.Of(tally, model).Where(b => b.Unmet != 0).Select(b => new BindingCriterion(b.Criterion, b.Measure, b.Unmet, b.Only, b.Near))],
            [.. EdgeCounter.Of(rows.Scorer).Select(e => new EdgeHistogram(e.Criterion, e.Bound, e.Measure, [.. e.Names.Select(n => tally[n, 0])]))]);
    }

    private static Dictionary<(GroupKind Kind, string Name, int Number), long> Sum(IEnumerable<IEnumerable<((GroupKind Kind, string Name, int Number) Key, long Value)>> parts)
    {
        var sum = new Dictionary<(GroupKind Kind, string Name, int Number), long>();
        foreach (var (key, value) in parts.SelectMany(p => p)) sum[key] = sum.GetValueOrDefault(key) + value;
        return sum;
    }

    private static ThresholdResult Threshold(ThresholdQuestion question, List<ThresholdProbe> probes)
    {
        var counts = new ThresholdCounts(question.Comparison);
        foreach (var probe in probes) counts.Take(probe.Counts);
        var stretches = counts.Stretches();
        var now = stretches.First(s => s.Contains(question.Current));
        var exact = Enumerable.Range(0, stretches.Count).Where(i => stretches[i].Firms == question.Target).Select(i => (int?)i).FirstOrDefault();
        var (more, fewer) = exact is { } at ? Beside(stretches, at)
            : (stretches.Where(s => s.Firms > question.Target).MinBy(s => s.Firms), stretches.Where(s => s.Firms < question.Target).MaxBy(s => s.Firms));
        return new ThresholdResult(
            question.Asked, question.Criteria, question.Comparison, probes[0].Measure, question.Target, new ThresholdPoint(question.Current, now.Firms),
            exact is { } found ? Point(stretches[found]) : null, more is null ? null : Point(more), fewer is null ? null : Point(fewer));
    }

    /// <summary>The stretches on either side, the one with more firms first.</summary>
    private static (ThresholdStretch? More, ThresholdStretch? Fewer) Beside(IReadOnlyList<ThresholdStretch> stretches, int at)
    {
        var (low, high) = (at > 0 ? stretches[at - 1] : null, at + 1 < stretches.Count ? stretches[at + 1] : null);
        var isRising = (low?.Firms ?? long.MinValue) < stretches[at].Firms && low is not null || high?.Firms > stretches[at].Firms;
        return isRising ? (high, low) : (low, high);
    }

    private static ThresholdPoint Point(ThresholdStretch stretch) => new(stretch.Threshold, stretch.Firms, stretch.From?.Min, stretch.To?.Min);
}
