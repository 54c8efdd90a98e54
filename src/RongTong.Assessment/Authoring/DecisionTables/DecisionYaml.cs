using System.Globalization;
using System.Text;
using RongTong.Loading;
using RongTong.Models;

namespace RongTong.Authoring.DecisionTables;

/// <summary>Decision tables as parts of a model: one number to points becomes bands, everything else criteria, one for each result. Stateless.</summary>
public static class DecisionYaml
{
    /// <summary>The parts, to be put into a model file.</summary>
    /// <param name="tables">Tables without gaps, and under <see cref="HitPolicy.Unique"/> without overlaps that differ.</param>
    /// <param name="policy">Which rule counts where several hold.</param>
    public static string Of(IReadOnlyList<DecisionTable> tables, HitPolicy policy)
    {
        var (scales, criteria) = (new StringBuilder(), new StringBuilder());
        foreach (var (table, number) in tables.Select((t, i) => (t, i + 1)))
            for (var output = 0; output < table.Outputs.Length; output++)
            {
                var id = PlainValue.IsId(table.Name) ? table.Name : string.Create(CultureInfo.InvariantCulture, $"table-{number}");
                if (table.Outputs.Length > 1) id += PlainValue.IsId(table.Outputs[output]) ? "-" + table.Outputs[output] : string.Create(CultureInfo.InvariantCulture, $"-{output + 1}");
                if (IsBands(table, output)) AddBands(scales, table, output, id);
                else AddCriteria(criteria, table, output, id, policy);
            }
        return (scales.Length > 0 ? "scales:\n" + scales : "") + (criteria.Length > 0 ? "criteria:\n" + criteria : "");
    }

    private static bool IsBands(DecisionTable table, int output) => table.Inputs is [{ Within: not null }] && table.Rules.All(r => PlainValue.TryNumber(r.Results[output], out _));

    private static void AddBands(StringBuilder yaml, DecisionTable table, int output, string id)
    {
        var pieces = DecisionAnalysis.PiecesOf(table.Inputs[0], [.. table.Rules.Select(r => r.Cells[0])]);
        // Where rules overlap the first counts; under the other policy they say the same there.
        var points = pieces.Select(p => (p.Range, Points: table.Rules.First(r => p.IsIn(r.Cells[0])).Results[output])).ToList();
        yaml.Append(CultureInfo.InvariantCulture, $"  {id}:   # {Comment(table.Inputs[0].Name)}\n    kind: bands\n    full: {PlainValue.Format(points.Max(p => Number(p.Points)))}\n    bands:\n");
        for (var i = 0; i < points.Count;)
        {
            var first = i;
            while (i < points.Count && Number(points[i].Points) == Number(points[first].Points)) i++;
            // The outermost bands go on beyond what the input can be, because bands leave no number out.
            var (from, to) = (first == 0 ? null : points[first].Range, i == points.Count ? null : points[i - 1].Range);
            var bounds = new[]
            {
                from?.Lower is { } lower ? $"{(from.LowerIncluded ? "from" : "above")}: {PlainValue.Format(lower)}" : null,
                to?.Upper is { } upper ? $"{(to.UpperIncluded ? "to" : "below")}: {PlainValue.Format(upper)}" : null,
                $"points: {PlainValue.Format(Number(points[first].Points))}",
            };
            yaml.Append(CultureInfo.InvariantCulture, $"      - {{ {string.Join(", ", bounds.OfType<string>())} }}\n");
        }
    }

    private static void AddCriteria(StringBuilder yaml, DecisionTable table, int output, string id, HitPolicy policy)
    {
        foreach (var (result, number) in table.Rules.Select(r => r.Results[output]).Distinct(StringComparer.Ordinal).Select((r, i) => (r, i + 1)))
        {
            var conditions = Enumerable.Range(0, table.Rules.Length).Where(i => table.Rules[i].Results[output] == result).Select(i => ConditionOf(table, i, output, policy)).ToList();
            var name = PlainValue.IsId(result) ? $"{id}-{result}" : string.Create(CultureInfo.InvariantCulture, $"{id}-{number}");
            yaml.Append(CultureInfo.InvariantCulture, $"  - id: {name}\n    name: {YamlText.Scalar($"{table.Outputs[output]} {result}")}\n    when:");
            if (conditions.Count == 1) yaml.Append(CultureInfo.InvariantCulture, $" {conditions[0]}\n");
            else yaml.Append("\n      any:\n").Append(string.Concat(conditions.Select(c => $"        - {c}\n")));
        }
    }

    private static string ConditionOf(DecisionTable table, int rule, int output, HitPolicy policy)
    {
        var own = Parts(table, rule);
        if (policy == HitPolicy.First)
        {
            var before = Enumerable.Range(0, rule).Where(i => table.Rules[i].Results[output] != table.Rules[rule].Results[output]).Select(i => All(Parts(table, i))).ToList();
            if (before.Count > 0) own.Add($"{{ not: {(before.Count == 1 ? before[0] : $"{{ any: [{string.Join(", ", before)}] }}")} }}");
        }
        return All(own);
    }

    /// <summary>Parts that must all hold; of none, what holds always.</summary>
    private static string All(List<string> parts) => parts.Count switch { 0 => "{ value: 1, atLeast: 1 }", 1 => parts[0], _ => $"{{ all: [{string.Join(", ", parts)}] }}" };

    private static List<string> Parts(DecisionTable table, int rule)
    {
        var parts = new List<string>();
        for (var i = 0; i < table.Inputs.Length; i++)
        {
            var name = YamlText.Scalar(table.Inputs[i].Name);
            if (table.Rules[rule].Cells[i] is DecisionCell.Ranges ranges)
            {
                var written = ranges.All.Select(r => Range(name, r)).ToList();
                parts.Add(written.Count == 1 ? written[0] : $"{{ any: [{string.Join(", ", written)}] }}");
            }
            else if (table.Rules[rule].Cells[i] is DecisionCell.Words words) parts.Add($"{{ field: {name}, {(words.All.Length == 1 ? $"is: {YamlText.Scalar(words.All[0])}" : $"in: {YamlText.List(words.All)}")} }}");
        }
        return parts;
    }

    private static string Range(string name, NumberRange range)
    {
        if (range is { Lower: { } exact, Upper: { } same } && exact == same) return $"{{ value: {name}, equals: {PlainValue.Format(exact)} }}";
        var bounds = new[] { range.Lower is { } lower ? $"{(range.LowerIncluded ? "atLeast" : "above")}: {PlainValue.Format(lower)}" : null, range.Upper is { } upper ? $"{(range.UpperIncluded ? "atMost" : "below")}: {PlainValue.Format(upper)}" : null };
        return $"{{ value: {name}, {string.Join(", ", bounds.OfType<string>())} }}";
    }

    private static decimal Number(string text) => PlainValue.TryNumber(text, out var number) ? number : 0;

    private static string Comment(string text) => text.ReplaceLineEndings(" ");
}
