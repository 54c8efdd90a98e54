using RongTong.Loading;
using RongTong.Models;
using RongTong.Text;

namespace RongTong.Diagnostics;

public static partial class DiagnosticCatalog
{
    private static string D(decimal value) => PlainValue.Format(value);

    /// <summary>RT3001: weights of siblings do not add up.</summary>
    public static Diagnostic WeightsDoNotAddUp(SourceSpan span, string parent, decimal sum, decimal expected) =>
        Error("RT3001", span, $"“{parent}”下面的权重合计 {D(sum)}，应为 {D(expected)}", $"weights under '{parent}' add up to {D(sum)}, not {D(expected)}", Fix($"改到合计 {D(expected)}", $"change them to add up to {D(expected)}"));

    /// <summary>RT3002: the best possible answer does not reach the full mark, or passes it.</summary>
    public static Diagnostic FullMarkNotReached(SourceSpan span, string scale, decimal best, decimal full) =>
        Error("RT3002", span, $"“{scale}”最好的答案得 {D(best)}，满分写的是 {D(full)}", $"the best answer to '{scale}' earns {D(best)}, its full mark is {D(full)}");

    /// <summary>RT3003: values between two bands earn nothing.</summary>
    public static Diagnostic BandGap(SourceSpan span, string scale, string after, string before) =>
        Error("RT3003", span, $"“{scale}”的分段之间有空档：{after} 之后是 {before}", $"bands of '{scale}' leave a gap: {after} is followed by {before}", Fix("上一段用 to，下一段用 above；上一段用 below，下一段用 from", "after 'to' write 'above', after 'below' write 'from', with the same number"));

    /// <summary>RT3004: a value falls into two bands.</summary>
    public static Diagnostic BandOverlap(SourceSpan span, string scale, string after, string before) =>
        Error("RT3004", span, $"“{scale}”的分段重叠：{after} 与 {before}", $"bands of '{scale}' overlap: {after} and {before}", Fix("一个数只能落在一段里", "a number may fall into one band only"));

    /// <summary>RT3005: a range nothing falls into, or with two lower or two upper bounds.</summary>
    public static Diagnostic EmptyRange(SourceSpan span, string place) =>
        Error("RT3005", span, $"“{place}”的范围写得不对：下限要小于上限，from 与 above、to 与 below 各只写一个", $"the range of '{place}' is wrong: lower below upper, one of from/above, one of to/below");

    /// <summary>RT3006: a field of one type used as another.</summary>
    public static Diagnostic WrongFieldType(SourceSpan span, string field, string typeZh, string typeEn, string neededZh, string neededEn) =>
        Error("RT3006", span, $"“{field}”是{typeZh}，这里要{neededZh}", $"'{field}' is {typeEn}; {neededEn} is needed here");

    /// <summary>RT3007: quantities of different units added or compared.</summary>
    public static Diagnostic UnitMismatch(SourceSpan span, string left, string right) =>
        Error("RT3007", span, $"单位不合：{UnitZh(left)}与{UnitZh(right)}", $"units do not agree: {UnitEn(left)} and {UnitEn(right)}");

    /// <summary>RT3008: no sheet whatever can hold the grade.</summary>
    public static Diagnostic GradeUnreachable(SourceSpan span, string grade, string because) =>
        Error("RT3008", span, $"等级“{grade}”永远达不到，因为“{because}”不可能满足", $"grade '{grade}' cannot be reached: '{because}' can never be met");

    /// <summary>RT3009: a criterion cites no clause.</summary>
    public static Diagnostic CriterionWithoutClause(SourceSpan span, string criterion) =>
        Error("RT3009", span, $"条件“{criterion}”没有写依据", $"criterion '{criterion}' cites no clause", Fix("加 clause: …", "add clause: …"));

    /// <summary>RT3010: a criterion is neither a condition nor a group, or both.</summary>
    public static Diagnostic CriterionShape(SourceSpan span, string criterion) =>
        Error("RT3010", span, $"条件“{criterion}”要么写 when，要么写 all、any、some 之一", $"criterion '{criterion}' needs exactly one of when, all, any, some");

    /// <summary>RT3011: a node has neither children nor anything that earns points, or both.</summary>
    public static Diagnostic IndicatorShape(SourceSpan span, string indicator) =>
        Error("RT3011", span, $"指标“{indicator}”要么写 children，要么写 questions 或 awards", $"indicator '{indicator}' needs either children, or questions or awards");

    /// <summary>RT3012: weight and points do not fit the way the parent combines.</summary>
    public static Diagnostic WeightOrPoints(SourceSpan span, string indicator, bool wantsWeight) =>
        Error("RT3012", span, $"指标“{indicator}”要写 {(wantsWeight ? "weight，不写 points" : "points，不写 weight")}", $"indicator '{indicator}' needs {(wantsWeight ? "weight, not points" : "points, not weight")}, because of how its parent combines");

    /// <summary>RT3013: the declared unit is not the formula's.</summary>
    public static Diagnostic DeclaredUnit(SourceSpan span, string id, string declared, string found) =>
        Error("RT3013", span, $"“{id}”写的单位是{UnitZh(declared)}，公式算出来是{UnitZh(found)}", $"'{id}' is declared in {UnitEn(declared)}, its formula gives {UnitEn(found)}");

    /// <summary>RT3014: a level the scenes do not have.</summary>
    public static Diagnostic LevelOutOfRange(SourceSpan span, int level, int highest) =>
        Error("RT3014", span, $"没有 {I(level)} 级：场景只有 1 到 {I(highest)} 级", $"there is no level {I(level)}: scenes have levels 1 to {I(highest)}", Fix($"写 1 到 {I(highest)} 之一", $"write one of 1 to {I(highest)}"));

    /// <summary>RT3015: more options than the engine holds in one answer.</summary>
    public static Diagnostic TooManyOptions(SourceSpan span, string id, int limit) =>
        Error("RT3015", span, $"“{id}”的选项超过 {I(limit)} 个", $"'{id}' has more than {I(limit)} options");

    /// <summary>RT3016: a comparison without a bound.</summary>
    public static Diagnostic NothingCompared(SourceSpan span, IEnumerable<string> known) =>
        Error("RT3016", span, $"没有写比较的界限（{string.Join("、", known)}）", $"no bound to compare with: one of {string.Join(", ", known)}");

    /// <summary>RT3017: a criterion no grade needs.</summary>
    public static Diagnostic UnusedCriterion(SourceSpan span, string criterion) =>
        Warning("RT3017", span, $"没有等级用到条件“{criterion}”", $"no grade requires criterion '{criterion}'");

    /// <summary>RT3018: a criterion that is met whatever the answers.</summary>
    public static Diagnostic CriterionAlwaysMet(SourceSpan span, string criterion) =>
        Warning("RT3018", span, $"条件“{criterion}”怎么答都符合", $"criterion '{criterion}' is met whatever the answers");

    /// <summary>RT3019: a question is to be derived, but its options have no ranges.</summary>
    public static Diagnostic OptionsWithoutRange(SourceSpan span, string question) =>
        Error("RT3019", span, $"“{question}”写了 from，选项却没有 range", $"'{question}' has 'from', but its options have no ranges");

    /// <summary>RT3020: more parts asked for than there are, or fewer than one.</summary>
    public static Diagnostic CountOutOfRange(SourceSpan span, int atLeast, int parts) =>
        Error("RT3020", span, $"atLeast 是 {I(atLeast)}，一共只有 {I(parts)} 个", $"atLeast is {I(atLeast)} of {I(parts)}");

    /// <summary>RT3021: the last day lies before the first, or a least value above the greatest.</summary>
    public static Diagnostic BoundsReversed(SourceSpan span, string place) =>
        Error("RT3021", span, $"“{place}”的起止颠倒", $"the bounds of '{place}' are reversed");

    /// <summary>RT3022: a function with the wrong number of arguments.</summary>
    public static Diagnostic WrongArguments(SourceSpan span, string function, string expected) =>
        Error("RT3022", span, $"函数 {function} 的参数个数不对，要 {expected} 个", $"function {function} takes {expected} argument(s)");

    /// <summary>RT3023: a placeholder that names nothing.</summary>
    public static Diagnostic UnknownPlaceholder(SourceSpan span, string name, IEnumerable<string> known) =>
        Error("RT3023", span, $"提示文字里的“{{{name}}}”没有对应的字段", $"the placeholder '{{{name}}}' names no field", DidYouMean(name, known));

    /// <summary>RT3024: a field lacks options, or has options it cannot use.</summary>
    public static Diagnostic OptionsAndType(SourceSpan span, string field) =>
        Error("RT3024", span, $"“{field}”：single 和 multi 要写 options，其他类型不写", $"'{field}': single and multi need options, other types have none");

    /// <summary>RT3025: a scene lacks a level, or has one too many.</summary>
    public static Diagnostic SceneLevels(SourceSpan span, string scene, int found, int expected) =>
        Error("RT3025", span, $"场景“{scene}”写了 {I(found)} 级，应为 {I(expected)} 级", $"scene '{scene}' describes {I(found)} levels, not {I(expected)}");

    /// <summary>RT3026: a step up without a measure.</summary>
    public static Diagnostic MissingMeasure(SourceSpan span, string subject, string step) =>
        Error("RT3026", span, $"“{subject}”的“{step}”没有写改进措施", $"no measure says how '{subject}' gets to '{step}'");

    /// <summary>RT3027: an effort whose least, typical and greatest values are out of order.</summary>
    public static Diagnostic EffortOrder(SourceSpan span, string subject) =>
        Error("RT3027", span, $"“{subject}”的投入估计应当 最小 ≤ 常见 ≤ 最大", $"the effort of '{subject}' must be min ≤ typical ≤ max");

    /// <summary>RT3028: a unit without an English name.</summary>
    public static Diagnostic UnitWithoutName(SourceSpan span, string unit) =>
        Error("RT3028", span, $"单位“{unit}”没有英文名", $"unit '{unit}' has no English name", Fix($"在 units 里加 {unit}: …", $"add {unit}: … under units"));

    /// <summary>RT3029: a full mark that is zero or less.</summary>
    public static Diagnostic FullMarkNotPositive(SourceSpan span, string subject, decimal full) =>
        Error("RT3029", span, $"“{subject}”的满分是 {D(full)}，应当大于 0", $"the full mark of '{subject}' is {D(full)}; it must be above 0");

    /// <summary>RT3030: a number outside what its place allows.</summary>
    public static Diagnostic NumberOutOfBounds(SourceSpan span, string place, decimal value, NumberRange range) =>
        Error("RT3030", span, $"“{place}”是 {D(value)}，不在 {range} 之内", $"'{place}' is {D(value)}, outside {range}");

    /// <summary>RT3031: a figure of an effort that is negative, too large or too fine.</summary>
    public static Diagnostic EffortOutOfRange(SourceSpan? span, string place, decimal value, decimal most) =>
        Error("RT3031", span, $"“{place}”是 {D(value)}，应在 0 到 {D(most)} 之间，最多四位小数", $"'{place}' is {D(value)}; it must be within 0 and {D(most)}, with at most four digits after the point");

    /// <summary>RT3032: a purchase shared by several steps costs more than one of them.</summary>
    public static Diagnostic BundleDearerThanStep(SourceSpan span, string bundle, string step) =>
        Error("RT3032", span, $"共用采购“{bundle}”的费用超过了步骤“{step}”的全部费用", $"the shared purchase '{bundle}' costs more than all of step '{step}'", Fix("步骤的费用应包含共用部分", "the cost of a step contains what is shared"));

    private static string UnitZh(string unit) => unit.Length == 0 ? "无单位" : $"“{unit}”";

    private static string UnitEn(string unit) => unit.Length == 0 ? "no unit" : $"'{unit}'";
}
