using System.Globalization;
using System.Text.Json;
using RongTong.EdgeTests.Batch;
using RongTong.Hosting.Lab;
using RongTong.Reporting.Lab;

namespace RongTong.EdgeTests.Lab;

/// <summary>Every number of a what-if is that of a whole batch run under each rule set.</summary>
public sealed class WhatIfTests
{
    private const string Model = "miit/srdi-sme@2026";

    private static IEnumerable<Variant> Scenarios()
    {
        yield return LabTrial.Scenario(Model, "looser", "edits: [ { set: S3-3, atLeast: 0.02 }, { set: S3-4, atLeast: 0.025 } ]");
        yield return LabTrial.Scenario(Model, "stricter", "edits: [ { set: S3-3, atLeast: 0.045 }, { set: S2-3, atMost: 0.6 } ]");
        yield return LabTrial.Scenario(Model, "same-bound", "edits: [ { set: S3-3, atLeast: 0.03 } ]");
        yield return LabTrial.Scenario(Model, "retired", "edits: [ { retire: S6 }, { retire: S5 } ]");
        yield return LabTrial.Scenario(Model, "added", "edits: [ { add: { id: X1, name: { zh: 人数, en: staff }, when: { value: employees_y1, atLeast: 100 } }, to: certified } ]");
        yield return LabTrial.Scenario(Model, "replaced", "edits: [ { replace: S4, with: { id: S4, name: { zh: 两项以上, en: two or more }, when: { value: ip_class1_applied_count, atLeast: 2 } } } ]");
        yield return LabTrial.Scenario(Model, "part-moved", "edits: [ { set: S2-1a, atLeast: 4000 }, { set: S2-1b, atLeast: 500 } ]");
        yield return LabTrial.Scenario(Model, "checked", "checks: [ { id: X2, severity: error, must: { value: employees_y1, atLeast: 60 }, message: { zh: 人数少, en: few } } ]\nedits: [ { set: S3-1, atLeast: 150 } ]");
        yield return LabTrial.Edition("miit/srdi-sme@2022");
        yield return LabTrial.Edition("miit/srdi-sme@2022+guangdong");
        yield return LabTrial.Edition("miit/srdi-sme@2026+zhejiang");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(900)]
    public void Counts_flows_bindings_and_margins_are_those_of_a_whole_run(int invented)
    {
        using var trial = new LabTrial(invented == 0 ? LabTrial.Sample : BatchSample.Invented(invented, seed: 7));
        var baseline = LabTrial.Edition(Model);
        var scenarios = Scenarios().ToList();
        var whatIf = trial.Run(baseline, scenarios);
        var before = trial.Whole(baseline);
        Agrees(whatIf.Baseline, before);
        whatIf.Scenarios.Length.ShouldBe(scenarios.Count);
        foreach (var (effect, scenario) in whatIf.Scenarios.Zip(scenarios))
        {
            var after = trial.Whole(scenario);
            Agrees(effect.Result, after);
            AgreesInFlow(effect, before, after, whatIf);
        }
        whatIf.Scenarios.Count(s => s.Flow.Moved > 0).ShouldBeGreaterThan(6);
    }

    /// <summary>Any rule set can be what the others are held against.</summary>
    [Fact]
    public void Baseline_and_scenario_change_places()
    {
        using var trial = new LabTrial(BatchSample.Invented(500, seed: 3));
        var (old, current) = (LabTrial.Edition("miit/srdi-sme@2022"), LabTrial.Edition(Model));
        var there = trial.Run(old, current).Scenarios[0].Flow;
        var back = trial.Run(current, old).Scenarios[0].Flow;
        for (var a = 0; a < there.Places; a++)
        for (var b = 0; b < there.Places; b++)
            there[a, b].ShouldBe(back[b, a]);
        there.Moved.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Workers_change_no_byte()
    {
        using var trial = new LabTrial(BatchSample.Invented(3000, seed: 2));
        var scenarios = Scenarios().ToList();
        var one = WhatIfJson.Write(trial.Run(LabTrial.Edition(Model), scenarios, ["S3-3=900"], workers: 1, listsFor: "t"), RongTong.Text.Language.Zh);
        var four = WhatIfJson.Write(trial.Run(LabTrial.Edition(Model), scenarios, ["S3-3=900"], workers: 4, listsFor: "t"), RongTong.Text.Language.Zh);
        one.ShouldBe(four);
    }

    [Fact]
    public void Subsidies_are_the_amounts_of_the_firms_that_hold_the_grade()
    {
        using var trial = new LabTrial(LabTrial.Sample);
        var scenario = LabTrial.Scenario(Model, "paid", "edits: [ { set: S3-3, atLeast: 0.05 } ]\nsubsidies: [ { grade: certified, amount: 30.5, size: [small], region: [平川] }, { grade: certified, amount: 10 } ]");
        var effect = trial.Run(LabTrial.Edition(Model), scenario).Scenarios[0];
        var (before, after) = (Cost(trial.Whole(LabTrial.Edition(Model))), Cost(trial.Whole(scenario)));
        effect.Subsidy.ShouldNotBeNull();
        (effect.Subsidy.Before, effect.Subsidy.After).ShouldBe((before, after));
        before.ShouldBeGreaterThan(after);

        decimal Cost(WholeRun run)
        {
            var small = SmallFirmsOfPingchuan();
            return run.Places.Where(p => p.Value == "certified").Sum(p => small.Contains(p.Key) ? 30.5m : 10m);
        }
    }

    /// <summary>Rows of 平川 that are small by the regulation, as their whole results say.</summary>
    private static HashSet<string> SmallFirmsOfPingchuan()
    {
        using var directory = new TemporaryDirectory();
        directory.Write("t.csv", LabTrial.Sample);
        CommandRun.Of("batch", "run", directory["t.csv"], "--model", Model, "-o", directory["out"], "--explain", "all", "-q");
        var small = new HashSet<string>(StringComparer.Ordinal);
        var rows = Csv.Read(System.Text.Encoding.UTF8.GetString(File.ReadAllBytes(directory["out/results.csv"])));
        var sheets = File.ReadAllLines(directory["out/explanations.ndjson"]);
        foreach (var (row, line) in rows.Zip(sheets))
        {
            using var json = JsonDocument.Parse(line);
            var size = json.RootElement.GetProperty("criteria").EnumerateArray().First(c => c.GetProperty("id").GetString() == "E26-2");
            if (!json.RootElement.GetProperty("enterprise").GetProperty("region").GetString()!.StartsWith("平川", StringComparison.Ordinal)) continue;
            if (size.TryGetProperty("actual", out var actual) && actual.ToString() == "small") small.Add(row["row"]);
        }
        small.ShouldNotBeEmpty();
        return small;
    }

    private static void Agrees(VariantResult result, WholeRun run)
    {
        var total = run.Statistics.GetProperty("total");
        (result.Total.Applied, result.Total.Passed, result.Total.Failed, result.Total.Undecided, result.Total.Returned, result.OnlyOne).ShouldBe((
            Of(total, "applied"), Of(total, "passed"), Of(total, "failed"), Of(total, "undecided"), Of(total, "returned") + Of(total, "rejected"), Of(total, "failedOnOneOnly")), result.Id);
        result.Criteria.Select(c => (c.Criterion.Id, c.Unmet, c.Only, c.Near)).OrderBy(c => c.Id, StringComparer.Ordinal).ShouldBe(
            run.Statistics.GetProperty("criteria").EnumerateArray().Select(c => (c.GetProperty("id").GetString()!, Of(c, "unmet"), Of(c, "only"), Of(c, "near"))).OrderBy(c => c.Item1, StringComparer.Ordinal), result.Id);
        foreach (var edge in result.Edges)
        {
            var counted = new long[edge.Firms.Length];
            foreach (var row in run.Results.Where(r => r["status"] != "data_error" && r["m:" + edge.Criterion.Id].Length > 0))
            {
                var step = decimal.Floor(decimal.Parse(row["m:" + edge.Criterion.Id], CultureInfo.InvariantCulture) * 20 / Math.Abs(edge.Bound));
                if (step is >= -10 and < 10) counted[10 + (int)step]++;
            }
            edge.Firms.SequenceEqual(counted).ShouldBeTrue($"{result.Id} {edge.Criterion.Id}");
        }
    }

    private static void AgreesInFlow(ScenarioEffect effect, WholeRun before, WholeRun after, WhatIf whatIf)
    {
        var places = whatIf.Places.Select(p => p.Id).ToList();
        var flow = new long[places.Count * places.Count];
        var (were, are) = (before.Places, after.Places);
        foreach (var (row, from) in were) flow[places.IndexOf(from) * places.Count + places.IndexOf(are[row])]++;
        effect.Flow.Firms.SequenceEqual(flow).ShouldBeTrue(effect.Result.Id);
        foreach (var (groups, name) in new[] { (effect.Regions, "regions"), (effect.Industries, "industries") })
        {
            var counted = after.Statistics.GetProperty(name).EnumerateArray().ToDictionary(g => g.GetProperty("id").GetString()!, StringComparer.Ordinal);
            groups.Length.ShouldBe(counted.Count);
            foreach (var group in groups)
            {
                var there = counted[group.Group];
                Enumerable.Range(0, places.Count - 3).Sum(group.After).ShouldBe(Of(there, "passed"), $"{effect.Result.Id} {group.Group}");
                group.After(places.Count - 3).ShouldBe(Of(there, "failed"));
                group.After(places.Count - 2).ShouldBe(Of(there, "undecided"));
                group.After(places.Count - 1).ShouldBe(Of(there, "returned") + Of(there, "rejected"));
            }
        }
        effect.Sizes.Sum(s => s.All).ShouldBe(effect.Flow.All);
    }

    private static long Of(JsonElement element, string name) => element.GetProperty(name).GetInt64();
}
