using System.Globalization;
using RongTong.Text;

namespace RongTong.Diagnostics;

public static partial class DiagnosticCatalog
{
    private static string I(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string N(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>RT1001: the text is not well-formed YAML or JSON.</summary>
    public static Diagnostic MalformedText(SourceSpan span, string reason) =>
        Error("RT1001", span, $"写法有误，读不成 YAML/JSON：{reason}", $"not well-formed YAML/JSON: {reason}");

    /// <summary>RT1002: the bytes are not UTF-8.</summary>
    public static Diagnostic NotUtf8(SourceSpan span) =>
        Error("RT1002", span, "不是 UTF-8 编码", "the bytes are not UTF-8", Fix("把文件另存为 UTF-8", "save the file as UTF-8"));

    /// <summary>RT1003: the text is larger than the limit.</summary>
    public static Diagnostic TextTooLarge(SourceSpan span, long size, long limit) =>
        Error("RT1003", span, $"文件有 {N(size)} 字节，上限 {N(limit)}", $"the file has {N(size)} bytes, the limit is {N(limit)}");

    /// <summary>RT1004: nested deeper than the limit.</summary>
    public static Diagnostic TooDeep(SourceSpan span, int limit) =>
        Error("RT1004", span, $"嵌套超过 {I(limit)} 层", $"nested deeper than {I(limit)} levels");

    /// <summary>RT1005: more nodes than the limit.</summary>
    public static Diagnostic TooManyNodes(SourceSpan span, int limit) =>
        Error("RT1005", span, $"节点超过 {N(limit)} 个", $"more than {N(limit)} nodes");

    /// <summary>RT1006: an anchor, alias, tag or merge key, none of which a rule may use.</summary>
    public static Diagnostic YamlFeatureRefused(SourceSpan span, string feature, string text) =>
        Error("RT1006", span, $"不许用 YAML 的{FeatureZh(feature)}“{text}”：规则要写在它生效的地方", $"YAML {feature} '{text}' is refused: a rule must be readable where it stands");

    /// <summary>RT1007: a key stands twice in one mapping.</summary>
    public static Diagnostic DuplicateKey(SourceSpan span, string key, SourceSpan first) =>
        Error("RT1007", span, $"键“{key}”重复，第一次在第 {I(first.Line)} 行", $"key '{key}' stands twice, first on line {I(first.Line)}", Fix("删去一个", "remove one"));

    /// <summary>RT1008: more than one YAML document where one is expected.</summary>
    public static Diagnostic SeveralDocuments(SourceSpan span) =>
        Error("RT1008", span, "只能有一个 YAML 文档", "only one YAML document is allowed");

    /// <summary>RT1009: the text holds nothing.</summary>
    public static Diagnostic EmptyText(SourceSpan span) =>
        Error("RT1009", span, "文件是空的", "the file is empty");

    /// <summary>RT1010: a key the place does not have.</summary>
    public static Diagnostic UnknownKey(SourceSpan span, string key, string place, IEnumerable<string> known) =>
        Error("RT1010", span, $"“{place}”里没有“{key}”这一项", $"'{place}' has no key '{key}'", DidYouMean(key, known));

    /// <summary>RT1011: a required key is missing.</summary>
    public static Diagnostic MissingKey(SourceSpan span, string key, string place) =>
        Error("RT1011", span, $"“{place}”缺少“{key}”", $"'{place}' lacks '{key}'", Fix($"加一行 {key}: …", $"add {key}: …"));

    /// <summary>RT1012: a mapping, a list or a plain value stands where another of them is expected.</summary>
    public static Diagnostic WrongShape(SourceSpan span, string place, string expectedZh, string expectedEn) =>
        Error("RT1012", span, $"“{place}”应当是{expectedZh}", $"'{place}' must be {expectedEn}");

    /// <summary>RT1013: a value is not a number the engine can hold exactly.</summary>
    public static Diagnostic NotANumber(SourceSpan span, string place, string value) =>
        Error("RT1013", span, $"“{place}”应当是数，现在是“{value}”", $"'{place}' must be a number; got '{value}'");

    /// <summary>RT1014: a value is not one of a fixed set of words.</summary>
    public static Diagnostic UnknownWord(SourceSpan span, string place, string value, IEnumerable<string> known) =>
        Error("RT1014", span, $"“{place}”不能是“{value}”", $"'{place}' cannot be '{value}'", DidYouMean(value, known));

    /// <summary>RT1015: an id that is not lower-case ASCII words joined by hyphens or underscores.</summary>
    public static Diagnostic MalformedId(SourceSpan span, string id) =>
        Error("RT1015", span, $"编号“{id}”不合规：只用字母、数字、连字符和下划线，字母或数字开头", $"id '{id}' is malformed: letters, digits, hyphens and underscores only, starting with a letter or digit");

    /// <summary>RT1016: a date that is not of the calendar, or not written as year-month-day.</summary>
    public static Diagnostic NotADate(SourceSpan? span, string place, string value) =>
        Error("RT1016", span, $"“{place}”应当是日期（如 2026-07-15），现在是“{value}”", $"'{place}' must be a date such as 2026-07-15; got '{value}'");

    /// <summary>RT1017: a text is given in one language only.</summary>
    public static Diagnostic MissingTranslation(SourceSpan span, string place, string language) =>
        Error("RT1017", span, $"“{place}”缺少{(language == "zh" ? "中文" : "英文")}", $"'{place}' lacks its {(language == "zh" ? "Chinese" : "English")} text", Fix("写成 { zh: …, en: … }", "write { zh: …, en: … }"));

    /// <summary>RT1018: a formula cannot be parsed.</summary>
    public static Diagnostic FormulaSyntax(SourceSpan span, string formula, int position, string expectedZh, string expectedEn) =>
        Error("RT1018", span, $"公式“{formula}”第 {I(position)} 个字符处：{expectedZh}", $"formula '{formula}', character {I(position)}: {expectedEn}");

    /// <summary>RT1019: a control or bidirectional character, which can make a rule read as something else.</summary>
    public static Diagnostic HiddenCharacter(SourceSpan span, int codePoint) =>
        Error("RT1019", span, $"含有看不见的字符 U+{codePoint:X4}", $"holds the invisible character U+{codePoint:X4}", Fix("删去它", "remove it"));

    /// <summary>RT1020: a formula larger or deeper than the limit.</summary>
    public static Diagnostic FormulaLimit(SourceSpan span, string limitZh, string limitEn) =>
        Error("RT1020", span, $"公式超出限制：{limitZh}", $"the formula exceeds a limit: {limitEn}");

    /// <summary>RT1021: so many problems that the rest are not listed.</summary>
    public static Diagnostic MoreProblems(SourceSpan span, int listed) =>
        Error("RT1021", span, $"问题太多，只列出前 {N(listed)} 个", $"too many problems; the first {N(listed)} are listed");

    private static string FeatureZh(string feature) => feature switch
    {
        "anchor" => "锚点", "alias" => "别名", "tag" => "标签", "merge key" => "合并键", _ => "复合键",
    };
}
