using RongTong.Assessing;
using RongTong.Compiling;
using RongTong.Models;
using RongTong.Reporting.Parts;

namespace RongTong.Reporting.Wording;

/// <summary>Criteria as a reader sees them: what is measured, how much there is, how much is required, how much is missing.</summary>
internal sealed class CriterionWords(ReportContext context)
{
    /// <summary>What a criterion looks at, in the row of a table.</summary>
    /// <param name="criterion">The criterion.</param>
    /// <param name="previous">The one in the row above, so that a part can be named as one.</param>
    public string Subject(Criterion criterion, Criterion? previous) => Sentence(criterion.When switch
    {
        Condition.Score { Path.Length: 0 } when context.Model.Root is { } root => context.In(root.Name),
        Condition.SceneCount { Tag: { } tag } count when previous?.When is Condition.SceneCount { Tag: null } before && before.Level == count.Level =>
            context.Say($"其中{TagName(tag)}场景 {context.MarkOf(tag)}", $"of these, {TagName(tag)} {context.MarkOf(tag)}"),
        Condition.SceneCount count => SceneCount(count, plural: true),
        _ => context.In(criterion.Name),
    });

    /// <summary>What is missing of, in a sentence; in English in the number that fits the gap.</summary>
    public string Short(CriterionResult result) => result.Criterion.When switch
    {
        Condition.Score { Path.Length: 0 } => context.In(result.Criterion.Label ?? context.Model.Root!.Name),
        Condition.SceneCount count => SceneCount(count, plural: result.Gap != 1),
        _ => context.In(result.Criterion.Name),
    };

    /// <summary>A few words for one of several criteria in one cell.</summary>
    public string Label(Criterion criterion) => criterion.When switch
    {
        Condition.SceneCount { Tag: { } tag } => context.Say($"其中 {context.MarkOf(tag)}", context.MarkOf(tag)),
        Condition.SceneCount => context.Say("场景", "scenes"),
        _ => context.In(criterion.Label ?? criterion.Name),
    };

    /// <summary>score, count, number or fact: how a sentence about it is built.</summary>
    public static string KindOf(CriterionResult result) => result switch
    {
        { Criterion.When: Condition.Score } => "score",
        { Criterion.When: Condition.SceneCount } => "count",
        { Measured: not null } => "number",
        { Criterion.Grouping: not Grouping.None } => "group",
        _ => "fact",
    };

    /// <summary>What there is.</summary>
    public string? Actual(CriterionResult result)
    {
        if (result.Status == Truth.NotApplicable && result.Measured is { Actual.IsKnown: false }) return null;
        if (result.Measured is { Actual: { State: NumberState.AtLeast, Min: 0 } } or { IsShare: true, Actual: { State: NumberState.Between, Min: 0, Max: 1 } }) return context.Say("未填报", "not given");
        if (result.Measured is { } measured) return context.Paper.Value(measured.Actual, UnitOf(result, measured), measured.IsShare ? measured.Bound : null);
        return result.Criterion.When switch
        {
            Condition.Is fact => result.Found switch { "true" => Fact(result.Criterion, fact.Field) + context.Say("是", "yes"), "false" => Fact(result.Criterion, fact.Field) + context.Say("否", "no"), _ => null },
            Condition.OneOf or Condition.Has when result.Found is { } found => Options(FieldOf(result.Criterion.When), found.Split("; ")),
            _ => null,
        };
    }

    /// <summary>What is required, with the sign of the comparison.</summary>
    public string? Required(CriterionResult result)
    {
        if (result.Measured is { } measured) return $"{Paper.Sign(measured.Comparison)} {Bound(result)}";
        return result.Criterion switch
        {
            { When: Condition.Is fact } => fact.Expected ? context.Say("是", "yes") : context.Say("否", "no"),
            { When: Condition.OneOf oneOf } => Options(oneOf.Field, oneOf.Options),
            { When: Condition.Has has } => Options(has.Field, [has.Option]),
            { Grouping: Grouping.All } => context.Say("以下全部", "all of these"),
            { Grouping: Grouping.Any } => context.Say("以下任一", "one of these"),
            { Grouping: Grouping.Some } some => context.Say($"以下至少 {Paper.Count(some.AtLeast)} 项", $"at least {Paper.Count(some.AtLeast)} of these"),
            _ => null,
        };
    }

    /// <summary>The number required, without the sign.</summary>
    public string? Bound(CriterionResult result) => result.Measured switch
    {
        null => null,
        { IsShare: true, Bound.IsKnown: true } share => NumberWords.ExactPercent(share.Bound.Min),
        var measured => context.Paper.Value(measured.Bound, UnitOf(result, measured)),
    };

    /// <summary>The number required, with its sign where it has to be exceeded.</summary>
    public string? Wanted(CriterionResult result) => result.Measured is { } measured ? Beyond(measured) + Bound(result) : null;

    /// <summary>What stands before a number that has to be exceeded; nothing before one that is to be reached.</summary>
    public static string Beyond(Measurement measured) => measured.Comparison == Comparison.Above ? $"{Paper.Sign(Comparison.Above)}\u00A0" : "";

    /// <summary>How much is missing, in words with its unit; null when nothing is, or when it cannot be said.</summary>
    public string? Gap(CriterionResult result) =>
        result is { Gap: > 0 and var gap, Measured: { } measured } ? Difference(result, measured, gap, MidpointRounding.ToPositiveInfinity)
        : LeastGap(result) is { } least ? context.Say("至少 ", "at least ") + Difference(result, result.Measured!, least, MidpointRounding.ToNegativeInfinity)
        : null;

    /// <summary>What is missing at the very least, when it is not known exactly.</summary>
    public static decimal? LeastGap(CriterionResult result) =>
        result is { Gap: null, Status: Truth.Unmet, Measured: { Comparison: Comparison.AtLeast or Comparison.Above, Actual: { HasMax: true } actual, Bound: { IsKnown: true } bound } }
            ? Math.Max(0, bound.Min - actual.Max) : null;

    /// <summary>How much room is left, in words with its unit; null when nothing is.</summary>
    public string? Margin(CriterionResult result) => result.Measured is { Margin: >= 0 and var margin } measured ? Difference(result, measured, margin, MidpointRounding.ToNegativeInfinity) : null;

    /// <summary>A text as the start of a sentence.</summary>
    private static string Sentence(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    private string Difference(CriterionResult result, Measurement measured, decimal value, MidpointRounding towards) =>
        result.Criterion.When is Condition.Score ? context.Paper.Points(value)
        : measured.IsShare ? context.Say($"{Paper.PercentagePoints(value, towards)} 个百分点", $"{Paper.PercentagePoints(value, towards)} percentage points")
        : measured.Unit.Equals(Unit.Date) ? context.Say($"{Paper.Number(value)} 天", $"{Paper.Number(value)} days")
        : context.Paper.Difference(value, UnitOf(result, measured));

    private static Unit UnitOf(CriterionResult result, Measurement measured) => result.Criterion.When is Condition.SceneCount ? SceneUnit : measured.Unit;

    private static readonly Unit SceneUnit = Unit.Named("个");

    private string SceneCount(Condition.SceneCount count, bool plural)
    {
        var level = context.In(context.Model.Scenes!.LevelNames[count.Level]);
        var tag = count.Tag is null ? "" : TagName(count.Tag);
        return context.Say($"达到{level}的{tag}场景", $"{(tag.Length == 0 ? "" : tag + " ")}{(plural ? "scenes" : "scene")} at {level}");
    }

    /// <summary>The name of a fact before its value, where the criterion is called something else: a requirement can be that it does not hold.</summary>
    private string Fact(Criterion criterion, string field) =>
        context.Model.Answerable.FirstOrDefault(f => f.Id == field) is { } named && named.Name != criterion.Name ? context.In(named.Name) + context.Say("：", ": ") : "";

    private string TagName(string tag) => context.Model.Scenes!.Tags.TryGetValue(tag, out var name) ? context.In(name) : tag;

    private static string FieldOf(Condition condition) => condition switch { Condition.OneOf oneOf => oneOf.Field, Condition.Has has => has.Field, _ => "" };

    private string Options(string field, IEnumerable<string> ids)
    {
        var options = context.Model.Answerable.FirstOrDefault(f => f.Id == field)?.Options ?? [];
        return string.Join(context.Say("、", " or "), ids.Select(id => options.FirstOrDefault(o => o.Id == id) is { } option ? context.In(option.Text) : id));
    }
}
