using RongTong.Text;

namespace RongTong.Diagnostics;

public static partial class DiagnosticCatalog
{
    /// <summary>RT4601: a sheet that holds no decision table.</summary>
    public static Diagnostic NoDecisionTable(SourceSpan? span) =>
        Error("RT4601", span, "这张表不是决策表：要有表头、至少一列条件和一列结果、至少一行规则", "no decision table: heads, a column asked about, a result and a rule are wanted", Fix("第一行写表头；结果列的表头以 => 开头，没有的取最后一列", "put the heads into the first row; the head of a result begins with =>, without one the last column is the result"));

    /// <summary>RT4602: a cell of a rule that cannot be read.</summary>
    public static Diagnostic UnreadableDecisionCell(SourceSpan? span, string value) =>
        Error("RT4602", span, $"条件“{value}”读不懂", $"the condition '{value}' cannot be read", Fix("写成 [60..80)、>= 3、3%、甲; 乙、是、否，或 -（不限）", "write [60..80), >= 3, 3%, a; b, yes, no, or - for anything"));

    /// <summary>RT4603: a rule without a result.</summary>
    public static Diagnostic NoDecision(SourceSpan? span, string column) =>
        Error("RT4603", span, $"这条规则没有写“{column}”", $"the rule says nothing under '{column}'");

    /// <summary>RT4604: numbers and words under one head.</summary>
    public static Diagnostic MixedDecisionColumn(SourceSpan? span, string column) =>
        Error("RT4604", span, $"“{column}”一列里既有数又有词", $"'{column}' holds both numbers and words");

    /// <summary>RT4605: a word the head of its column does not list.</summary>
    public static Diagnostic UnknownDecisionWord(SourceSpan? span, string column, string value, IEnumerable<string> known) =>
        Error("RT4605", span, $"“{column}”没有“{value}”", $"'{column}' has no '{value}'", DidYouMean(value, known));

    /// <summary>RT4606: values no rule covers.</summary>
    public static Diagnostic DecisionGap(SourceSpan? span, string table, string values) =>
        Error("RT4606", span, $"“{table}”有空缺：{values} 没有规则", $"'{table}' has a gap: no rule for '{values}'", Fix("补一条规则，或在表头写明取值范围，如 得分 [0..100]", "add a rule, or state in the head what the value can be, such as score [0..100]"));

    /// <summary>RT4607: so many gaps that the rest are not named.</summary>
    public static Diagnostic MoreDecisionGaps(SourceSpan? span, int count) =>
        Error("RT4607", span, $"另有 {N(count)} 处空缺没有列出", $"{N(count)} more gaps are not listed");

    /// <summary>RT4608: values two rules cover.</summary>
    public static Diagnostic DecisionOverlap(SourceSpan? span, SourceSpan other, string values, bool saysTheSame) => saysTheSame
        ? Warning("RT4608", span, $"与 {other.Path} 的规则重叠：{values}；结果相同", $"overlaps the rule at '{other.Path}': '{values}'; both say the same")
        : Error("RT4608", span, $"与 {other.Path} 的规则重叠：{values}；结果不同", $"overlaps the rule at '{other.Path}': '{values}'; they say different things", Fix("改范围，或用 --hit first 按先后取第一条", "change the ranges, or let the first rule count with --hit first"));

    /// <summary>RT4609: a rule that never counts, because earlier ones cover all it asks for.</summary>
    public static Diagnostic DecisionRuleUnused(SourceSpan? span) =>
        Warning("RT4609", span, "前面的规则已经覆盖，这条规则用不上", "earlier rules cover all of it; the rule never counts");

    /// <summary>RT4610: more combinations than are looked at.</summary>
    public static Diagnostic TooManyCombinations(SourceSpan? span, int limit) =>
        Error("RT4610", span, $"取值的组合超过 {N(limit)} 种，没有查空缺和重叠", $"more than {N(limit)} combinations; gaps and overlaps were not looked for", Fix("拆成几张表", "split the table"));
}
