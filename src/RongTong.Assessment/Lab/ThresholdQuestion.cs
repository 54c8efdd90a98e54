using System.Collections.Immutable;
using System.Globalization;
using RongTong.Compiling;
using RongTong.Diagnostics;
using RongTong.Models;
using RongTong.Text;

namespace RongTong.Lab;

/// <summary>Where the threshold of one criterion, or of several that ask for the same number, has to stand for so many firms to hold a grade. Immutable.</summary>
/// <param name="Criteria">The criteria whose threshold moves.</param>
/// <param name="Comparison">How they compare.</param>
/// <param name="Current">The number they ask for now.</param>
/// <param name="Target">How many firms shall hold a grade.</param>
public sealed record ThresholdQuestion(ImmutableArray<Criterion> Criteria, Comparison Comparison, decimal Current, long Target)
{
    /// <summary>The fact that stands for the threshold in <see cref="Scenario"/>: one of its own for each question, so that each moves alone.</summary>
    public string Threshold => string.Create(CultureInfo.InvariantCulture, $"threshold-sought-{Number}");

    /// <summary>Which question of several this is.</summary>
    public int Number { get; init; }

    private static readonly ImmutableArray<(string Before, string Between, string After)> Sentences = [("criterion ", " certifies ", ""), ("条件", "认定", "家"), ("条件", "通过", "家")];

    /// <summary>What was asked, as it was asked.</summary>
    public string Asked { get; init; } = "";

    /// <summary>The scenario in which the threshold is a fact: what is sought can then be put in row by row.</summary>
    public SourceText Scenario
    {
        get
        {
            var bound = Comparison switch { Comparison.AtLeast => "atLeast", Comparison.AtMost => "atMost", Comparison.Above => "above", _ => "below" };
            var unit = UnitName.Length == 0 ? "" : $", unit: {UnitName}";
            return new SourceText("threshold", $$"""
                scenario: threshold
                name: { zh: 待定的门槛, en: threshold sought }
                fields: [ { id: {{Threshold}}, name: { zh: 待定的门槛, en: threshold sought }, type: number{{unit}} } ]
                edits:
                {{string.Join('\n', Criteria.Select(c => $"  - {{ set: {c.Id}, {bound}: {Threshold} }}"))}}
                """.ReplaceLineEndings("\n"));
        }
    }

    private string UnitName { get; init; } = "";

    /// <summary>
    /// Reads <c>S3-3+S3-4=1000</c> (ids) or <c>criterion R&amp;D share certifies 1000</c>, <c>条件 研发费用占比 认定 1000 家</c> (words of the name).
    /// </summary>
    /// <returns>The question, or RT6090 to RT6093.</returns>
    public static Result<ThresholdQuestion> Read(string asked, CompiledModel compiled)
    {
        if (Parts(asked) is not var (name, count) || !long.TryParse(count, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var target)) return Refused(DiagnosticCatalog.MalformedQuestion(asked));
        var scorer = compiled.NewRowScorer();
        var all = scorer.Criteria.Select((c, i) => (Criterion: c, Bound: BoundOf(c), Unit: scorer.UnitOf(i), IsShare: scorer.ComparesShares(i))).ToList();
        var movable = all.Where(c => c.Bound is not null).ToList();
        var ids = name.Split(['+', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var chosen = ids.All(id => all.Exists(c => c.Criterion.Id == id)) ? [.. all.Where(c => ids.Contains(c.Criterion.Id))] : movable.Where(c => IsNamed(c.Criterion, c.IsShare, name)).ToList();
        if (chosen.Count == 0) return Refused(DiagnosticCatalog.UnknownThreshold(name, movable.Select(c => c.Criterion.Id)));
        if (chosen.Find(c => c.Bound is null) is { Criterion: { } fixedOne }) return Refused(DiagnosticCatalog.NoThreshold(fixedOne.Id, movable.Select(c => c.Criterion.Id)));
        var first = chosen[0].Bound!.Value;
        if (chosen.Exists(c => c.Bound!.Value != first || !c.Unit.Equals(chosen[0].Unit))) return Refused(DiagnosticCatalog.SeveralThresholds(name, chosen.Select(c => c.Criterion.Id)));
        return new Result<ThresholdQuestion>(new ThresholdQuestion([.. chosen.Select(c => c.Criterion)], first.Comparison, first.Bound, target) { Asked = asked, UnitName = chosen[0].Unit.ToString() }, []);
    }

    private static Result<ThresholdQuestion> Refused(Diagnostic problem) => new(null, [problem]);

    private static (string Name, string Count)? Parts(string asked)
    {
        if (asked.LastIndexOf('=') is > 0 and var equals) return (asked[..equals].Trim(), asked[(equals + 1)..].Trim());
        foreach (var (before, between, after) in Sentences)
        {
            if (!asked.StartsWith(before, StringComparison.OrdinalIgnoreCase) || asked.LastIndexOf(between, StringComparison.OrdinalIgnoreCase) is not (> 0 and var at)) continue;
            var count = asked[(at + between.Length)..].Trim();
            if (after.Length > 0 && count.EndsWith(after, StringComparison.Ordinal)) count = count[..^after.Length].Trim();
            return (asked[before.Length..at].Trim(' ', '“', '”', '"'), count);
        }
        return null;
    }

    /// <summary>How a criterion compares, and with which fixed number; null when it is not such a comparison.</summary>
    private static (Comparison Comparison, decimal Bound)? BoundOf(Criterion criterion) => criterion.When switch
    {
        Condition.Value { Bound.Root: Formula.Constant bound, Comparison: not Comparison.Equal } value => (value.Comparison, bound.Value),
        Condition.Score { Bound.Root: Formula.Constant bound, Comparison: not Comparison.Equal } score => (score.Comparison, bound.Value),
        _ => null,
    };

    /// <summary>Whether all words stand in the English name, or all characters, in order, in the Chinese one.</summary>
    private static bool IsNamed(Criterion criterion, bool isShare, string name)
    {
        var english = $"{criterion.Id} {criterion.Name.En} {criterion.Label?.En}{(isShare ? " share ratio" : "")}";
        if (name.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(w => english.Contains(w, StringComparison.OrdinalIgnoreCase))) return true;
        var at = 0;
        foreach (var c in criterion.Name.Zh)
            if (at < name.Length && c == name[at]) at++;
        return at == name.Length && name.Length > 1;
    }
}
