using System.Collections.Immutable;
using RongTong.Reporting.Charts;
using RongTong.Reporting.Encoders;
using RongTong.Reporting.Parts;
using RongTong.Reporting.Statistics;
using RongTong.Reporting.Templating;
using RongTong.Reporting.Wording;
using RongTong.Text;

namespace RongTong.Reporting.Lab;

/// <summary>Everything the template of a what-if sees, member by member in <c>templates/README.md</c>.</summary>
internal sealed class WhatIfModel(WhatIf whatIf, Language language)
{
    /// <summary>Groups smaller than this are shown together.</summary>
    private const int Smallest = 10;

    private const int MostGroups = 30;

    public TemplateObject Build() => New()
        .Text("input", whatIf.Input).Text("cohort", whatIf.Cohort?.In(language)).Text("rules_date", whatIf.AsOf is { } day ? Paper.IsoDate(day) : null)
        .Part("baseline", Variant(whatIf.Baseline).Done)
        .List("scenarios", whatIf.Scenarios.Select(Scenario))
        .List("thresholds", whatIf.Thresholds.Select(t => New().Text("asked", t.Asked).Texts("criteria", t.Criteria.Select(c => c.Name.In(language))).Texts("sentences", WhatIfWords.Answer(t, whatIf.Baseline.Model, language)).Flag("is_found", t.Answer is not null).Done))
        .Text("lists_for", whatIf.ListsFor)
        .Done;

    private PartBuilder Variant(VariantResult result) => New()
        .Text("id", result.Id).Text("name", result.Name.In(language)).Text("ref", result.Model.Ref.ToString()).Text("fingerprint", result.Fingerprint)
        .Text("firms", Count(result.Total.Applied)).Text("passed", Count(result.Total.Passed)).Text("failed", Count(result.Total.Failed)).Text("undecided", Count(result.Total.Undecided)).Text("returned", Count(result.Total.Returned));

    private TemplateObject Scenario(ScenarioEffect scenario)
    {
        var (flow, net) = (scenario.Flow, scenario.Result.Total.Passed - whatIf.Baseline.Total.Passed);
        return Variant(scenario.Result)
            .Text("note", scenario.Note?.In(language)).Text("net", Signed(net)).Flag("has_moves", flow.Moved > 0)
            .Text("lost", Count(flow.Lost)).Text("gained", Count(flow.Gained)).Text("opened", Count(flow.Opened)).Text("settled", Count(flow.Settled))
            .Markup("bands", Bands(flow))
            .Texts("places", Used(flow).Select(NameOf))
            .List("matrix", Used(flow).Select(from => New().Text("name", NameOf(from)).List("cells", Used(flow).Select(to => New().Text("firms", Count(flow[from, to])).Flag("is_move", from != to && flow[from, to] > 0).Done)).Text("all", Count(flow.Before(from))).Done))
            .Texts("totals", Used(flow).Select(to => Count(flow.After(to))))
            .List("regions", Groups(scenario.Regions)).List("industries", Groups(scenario.Industries, Division)).List("sizes", Groups(scenario.Sizes))
            .Markup("rates", Rates(scenario))
            .List("criteria", Binding(scenario.Result))
            .List("edges", Edges(scenario.Result))
            .Part("subsidy", scenario.Subsidy is { } subsidy ? New().Text("before", Paper.Number(subsidy.Before)).Text("after", Paper.Number(subsidy.After)).Text("difference", Signed(subsidy.After - subsidy.Before)).Flag("priced_alike", subsidy.PricedAlike).Done : null)
            .List("affected", scenario.Affected.Select(f => New().Text("row", Count(f.Row)).Text("uscc", f.Uscc).Text("name", f.Name).Text("from", NameOf(f.From)).Text("to", NameOf(f.To)).Done))
            .Done;
    }

    /// <summary>The places any firm is in.</summary>
    private static List<int> Used(FlowMatrix flow) => [.. Enumerable.Range(0, flow.Places).Where(p => flow.Before(p) > 0 || flow.After(p) > 0)];

    private string Bands(FlowMatrix flow)
    {
        var places = whatIf.Places.Select((p, i) => new MovePlace(p.Name.In(language), Fill(i, flow.Places))).ToList();
        return MoveBands.Draw(places, (a, b) => flow[a, b], (Say("基准", "baseline"), Say("情景", "scenario")), Say(
            $"失去 {Count(flow.Lost)} 家，新得 {Count(flow.Gained)} 家，转为待定 {Count(flow.Opened)} 家，待定已决 {Count(flow.Settled)} 家",
            $"{Count(flow.Lost)} lost, {Count(flow.Gained)} gained, {Count(flow.Opened)} now open, {Count(flow.Settled)} settled"));
    }

    private static string Fill(int place, int places) =>
        place == places - 1 ? "fill=\"#84919c\"" : place == places - 2 ? "fill=\"url(#h-ochre)\"" : place == places - 3 ? "fill=\"#d98a7b\"" : place == 0 ? "fill=\"#1f7a6d\"" : "fill=\"#2a7597\"";

    /// <summary>Groups with the firms that move, most first; small ones together, and what is beyond the room as well.</summary>
    private IEnumerable<TemplateObject> Groups(ImmutableArray<FlowMatrix> groups, Func<string, string>? nameOf = null)
    {
        var ordered = groups.Where(g => g.All >= Smallest).OrderByDescending(g => g.Moved).ThenByDescending(g => g.All).ThenBy(g => g.Group, StringComparer.Ordinal).ToList();
        var (shown, rest) = (ordered.Take(MostGroups).ToList(), ordered.Skip(MostGroups).Concat(groups.Where(g => g.All < Smallest)).ToList());
        var rows = shown.Select(g => (Name: (nameOf ?? (name => name))(WhatIfWords.Group(g.Group, language)), Flow: g));
        if (rest.Count > 0) rows = rows.Append((Say($"其他（{Count(rest.Count)} 个）", $"others ({Count(rest.Count)})"), new FlowMatrix("", [.. rest[0].Firms.Select((_, i) => rest.Sum(r => r.Firms[i]))])));
        return rows.Select(r => New().Text("name", r.Name).Text("firms", Count(r.Flow.All)).Text("before", Count(Passed(r.Flow, f => f.Before))).Text("after", Count(Passed(r.Flow, f => f.After)))
            .Text("lost", Count(r.Flow.Lost)).Text("gained", Count(r.Flow.Gained)).Text("opened", Count(r.Flow.Opened)).Text("settled", Count(r.Flow.Settled)).Done);
    }

    /// <summary>A division of industry: two digits say so.</summary>
    private string Division(string name) => name.Length == 2 && name.All(char.IsAsciiDigit) ? Say($"{name} 大类", $"division {name}") : name;

    private long Passed(FlowMatrix flow, Func<FlowMatrix, Func<int, long>> side) => Enumerable.Range(0, whatIf.Places.Length - 3).Sum(side(flow));

    /// <summary>Rates under the scenario by industry, with what chance leaves them.</summary>
    private string? Rates(ScenarioEffect scenario)
    {
        var counts = scenario.Industries.Select(i => new GroupCounts(i.Group, i.All, Passed(i, f => f.After), i.After(i.Places - 3), i.After(i.Places - 2), i.After(i.Places - 1)));
        return new GroupPart(Statistics(scenario.Result) with { Industries = [.. counts] }, language).Industries();
    }

    private IEnumerable<TemplateObject> Binding(VariantResult result)
    {
        var before = whatIf.Baseline.Criteria.ToDictionary(c => c.Criterion.Id, StringComparer.Ordinal);
        var after = result.Criteria.ToDictionary(c => c.Criterion.Id, StringComparer.Ordinal);
        return after.Values.Concat(before.Values.Where(b => !after.ContainsKey(b.Criterion.Id)))
            .OrderByDescending(c => after.GetValueOrDefault(c.Criterion.Id)?.Only ?? 0).ThenByDescending(c => before.GetValueOrDefault(c.Criterion.Id)?.Only ?? 0).ThenBy(c => c.Criterion.Id, StringComparer.Ordinal)
            .Select(c =>
            {
                var (b, a) = (before.GetValueOrDefault(c.Criterion.Id), after.GetValueOrDefault(c.Criterion.Id));
                return New().Text("name", (c.Criterion.Label ?? c.Criterion.Name).In(language))
                    .Text("only", Change(b?.Only, a?.Only)).Text("near", Change(b?.Near, a?.Near)).Text("unmet", Change(b?.Unmet, a?.Unmet)).Flag("is_changed", (b?.Only, b?.Unmet) != (a?.Only, a?.Unmet)).Done;
            });
    }

    /// <summary>How firms stand around each number the scenario changed: around the old one and around the new one.</summary>
    private IEnumerable<TemplateObject> Edges(VariantResult result)
    {
        var before = whatIf.Baseline.Edges.ToDictionary(e => e.Criterion.Id, StringComparer.Ordinal);
        foreach (var edge in result.Edges)
        {
            if (before.TryGetValue(edge.Criterion.Id, out var old) && old.Bound == edge.Bound && old.Firms.SequenceEqual(edge.Firms)) continue;
            if (old is not null && old.Firms.Any(f => f > 0) && Edge(whatIf.Baseline, old) is { } was) yield return New().Flag("is_before", true).Part("edge", was).Done;
            if (edge.Firms.Any(f => f > 0) && Edge(result, edge) is { } now) yield return New().Flag("is_before", false).Part("edge", now).Done;
        }
    }

    private TemplateObject? Edge(VariantResult result, EdgeHistogram edge) => new EdgePart(Statistics(result) with { Edge = edge }, language).Build();

    private BatchStatistics Statistics(VariantResult result) => new()
    {
        Model = result.Model, Reference = result.Model.Ref.ToString(), Fingerprints = [result.Fingerprint], Input = whatIf.Input, Root = "", Total = result.Total, Criteria = result.Criteria,
    };

    private string NameOf(int place) => whatIf.Places[place].Name.In(language);

    private static string Signed(decimal number) => number > 0 ? "+" + Paper.Number(number) : Paper.Number(number);

    private static string Count(long count) => Paper.Number(count);

    private static string Change(long? before, long? after) => (before ?? 0) == (after ?? 0) ? Count(after ?? 0) : $"{Count(before ?? 0)} → {Count(after ?? 0)}";

    private string Say(string zh, string en) => language == Language.Zh ? zh : en;

    private static PartBuilder New() => new(TextEncoder.Html);
}
