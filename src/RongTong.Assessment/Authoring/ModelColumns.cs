using System.Collections.Immutable;
using RongTong.Text;

namespace RongTong.Authoring;

/// <summary>
/// The columns of each table. A key says which keys of a row's node a column shows: <c>kind:path</c> for rows of a kind, a bare path for all
/// others, alternatives with bars between them; a dot is the node itself.
/// </summary>
internal static class ModelColumns
{
    private static readonly string[] Combines = ["weighted", "sum", "max", "min", "mean"];
    private static readonly string[] Truths = ["true", "false"];

    private static readonly ModelColumn Id = Col("id", "编号", "id", 20, ModelCellKind.Ids);
    private static readonly ModelColumn ClauseOf = Col("clause", "依据", "clause", 16, ModelCellKind.Ids);

    public static ImmutableArray<ModelColumn> Plain { get; } = [Col("text:zh|.", "内容", "value", 84), Col("text:en", "英文", "English", 84)];

    public static ImmutableArray<ModelColumn> Clauses { get; } =
    [
        Col("document", "文件", "document", 24), Col("place/zh", "位置", "place (zh)", 24), Col("place/en", "位置（英文）", "place", 24), Col("confidence", "把握", "confidence", 12, "high", "medium-high", "medium", "low"),
        Col("rule/zh", "规定", "rule (zh)", 40), Col("rule/en", "规定（英文）", "rule", 40), Col("basis/zh", "凭什么", "basis (zh)", 32), Col("basis/en", "凭什么（英文）", "basis", 32), Col("url", "网址", "url", 28),
    ];

    public static ImmutableArray<ModelColumn> Fields { get; } =
    [
        Id, Col("name/zh", "名称", "name (zh)", 26), Col("name/en", "名称（英文）", "name", 26), Col("type", "类型", "type", 10, "number", "integer", "ratio", "money", "bool", "date", "text", "single", "multi"),
        Col("unit", "单位", "unit", 8), Col("min", "最小", "min", 9, ModelCellKind.Number), Col("max", "最大", "max", 11, ModelCellKind.Number), Col("answeredBy", "谁填", "answered by", 11, "enterprise", "reviewer", "imported"),
        Col("unanswered", "不填算", "unanswered", 14, "unknown", "nothing-claimed"), ClauseOf, Col("help/zh", "说明", "help (zh)", 36), Col("help/en", "说明（英文）", "help", 36), Col("evidence/zh", "佐证", "evidence (zh)", 24), Col("evidence/en", "佐证（英文）", "evidence", 24),
        Col("change/when", "何时能变", "change", 12, "now", "next-filing", "never", "given"), Col("change/note/zh", "变动须有", "note on change (zh)", 28), Col("change/note/en", "变动须有（英文）", "note on change", 28),
    ];

    public static ImmutableArray<ModelColumn> Derived { get; } =
    [Id, Col("name/zh", "名称", "name (zh)", 28), Col("name/en", "名称（英文）", "name", 28), Col("formula", "公式", "formula", 48, ModelCellKind.Formula), Col("unit", "单位", "unit", 8), ClauseOf];

    public static ImmutableArray<ModelColumn> Indicators { get; } =
    [
        Id, Col("number", "题号", "No", 6, ModelCellKind.Number), Col("question:text/zh|name/zh", "名称或题目", "name or question (zh)", 40), Col("question:text/en|name/en", "英文", "name or question", 36),
        Col("weight", "权重", "weight", 8, ModelCellKind.Number), Col("indicator:points", "满分", "points", 8, ModelCellKind.Number), Col("indicator:combine", "合成", "combine", 10, Combines), Col("indicator:cap", "封顶", "cap", 8, ModelCellKind.Number),
        Col("question:scale|award:scale", "量表", "scale", 16, ModelCellKind.Ids), Col("award:of|question:from", "取值", "value", 30, ModelCellKind.Formula), Col("award:field", "字段", "field", 18, ModelCellKind.Ids), Col("question:form", "一同填报", "asked with it", 22, ModelCellKind.Ids),
        Col("question:notApplicable", "不适用算", "not applicable", 12, "refused", "lowest", "excluded"), Col("indicator:open", "省级可改", "open", 10, "province"), ClauseOf,
        Col("indicator:note/zh|question:help/zh", "说明", "remark (zh)", 40), Col("indicator:note/en|question:help/en", "说明（英文）", "remark", 40), Col("question:evidence/zh", "佐证", "evidence (zh)", 28), Col("question:evidence/en", "佐证（英文）", "evidence", 28),
    ];

    public static ImmutableArray<ModelColumn> Options { get; } =
    [
        Col("option:id|choice:id", "编号", "id", 20, ModelCellKind.Ids), Col("option:letter", "选项", "letter", 7), Col("level:level", "级", "level", 6, ModelCellKind.Number), Col("option:text/zh|choice:text/zh|level:text/zh", "内容", "text (zh)", 44), Col("option:text/en|choice:text/en|level:text/en", "内容（英文）", "text", 40),
        Col("band:from|option:range/from", "从（含）", "from", 10, ModelCellKind.Number), Col("band:above|option:range/above", "大于", "above", 10, ModelCellKind.Number), Col("band:to|option:range/to", "至（含）", "to", 10, ModelCellKind.Number), Col("band:below|option:range/below", "小于", "below", 10, ModelCellKind.Number),
        Col("option:points|band:points|level:points|scale:points", "分值", "points", 9, ModelCellKind.Formula), Col("scale:otherwise", "否得分", "otherwise", 9, ModelCellKind.Number), Col("scale:formula", "公式", "formula", 26, ModelCellKind.Formula), Col("option:exclusive", "独选", "exclusive", 9, Truths),
        Col("scale:kind", "方式", "kind", 11, "single", "multi", "level", "yes-no", "bands", "formula"), Col("scale:full", "满分", "full", 8, ModelCellKind.Number), Col("scale:cap", "封顶", "cap", 8, ModelCellKind.Number), Col("scale:clause", "依据", "clause", 16, ModelCellKind.Ids),
    ];

    public static ImmutableArray<ModelColumn> Scenes { get; } =
    [
        Col("scene:id|group:id", "编号", "id", 22, ModelCellKind.Ids), Col("scene:name/zh|group:name/zh|level:text/zh", "名称或要求", "name or what is asked (zh)", 52), Col("scene:name/en|group:name/en|level:text/en", "英文", "name or what is asked", 52),
        Col("level:brief/zh", "简称", "brief (zh)", 20), Col("level:brief/en", "简称（英文）", "brief", 22), Col("scene:tags", "标签", "tags", 14, ModelCellKind.Ids), Col("scene:clause|group:clause", "依据", "clause", 14, ModelCellKind.Ids), Col("scene:help/zh", "说明", "help (zh)", 30), Col("scene:help/en", "说明（英文）", "help", 30),
    ];

    private static readonly ImmutableArray<ModelColumn> Conditions =
    [
        If("value|score|field|date|answered|review|criterion|grade", "看什么", "looks at", 34, ModelCellKind.Formula), If("atLeast", "不低于", "at least", 11, ModelCellKind.Formula), If("above", "高于", "above", 11, ModelCellKind.Formula), If("atMost", "不高于", "at most", 11, ModelCellKind.Formula),
        If("below", "低于", "below", 11, ModelCellKind.Formula), If("equals", "等于", "equals", 11, ModelCellKind.Formula), If("is|in|has", "是", "is", 20, ModelCellKind.Ids), If("onOrAfter", "不早于", "on or after", 12), If("onOrBefore", "不晚于", "on or before", 12),
        If("count/level", "场景达到级", "scenes at level", 10, ModelCellKind.Number), If("count/tagged", "带标签", "tagged", 12, ModelCellKind.Ids),
    ];

    public static ImmutableArray<ModelColumn> Criteria { get; } =
    [
        Col("criterion:id|set:set|retire:retire|replace:replace", "编号", "id", 20, ModelCellKind.Ids), Col("criterion:name/zh|set:name/zh", "条件", "name (zh)", 40), Col("criterion:name/en|set:name/en", "英文", "name", 36), .. Conditions, Col("criterion:atLeast", "满足几条", "how many", 9, ModelCellKind.Number),
        Col("criterion:clause|set:clause|retire:clause", "依据", "clause", 16, ModelCellKind.Ids), Col("criterion:label/zh", "简称", "label (zh)", 14), Col("criterion:label/en", "简称（英文）", "label", 14), Col("criterion:open", "省级可改", "open", 10, "province"), Col("add:to", "加到等级", "to", 12, ModelCellKind.Ids),
        Col("criterion:note/zh|set:note/zh", "说明", "remark (zh)", 36), Col("criterion:note/en|set:note/en", "说明（英文）", "remark", 36),
    ];

    public static ImmutableArray<ModelColumn> Grades { get; } =
    [
        Id, Col("name/zh", "等级", "name (zh)", 24), Col("name/en", "英文", "name", 24), Col("alias/zh", "别称", "alias (zh)", 14), Col("alias/en", "别称（英文）", "alias", 14), Col("requires", "须满足的条件", "requires", 50, ModelCellKind.Ids), ClauseOf,
        Col("meaning/zh", "含义", "meaning (zh)", 40), Col("meaning/en", "含义（英文）", "meaning", 40), Col("title/id", "称号编号", "title id", 18, ModelCellKind.Ids), Col("title/name/zh", "称号", "title (zh)", 22), Col("title/name/en", "称号（英文）", "title", 22), Col("title/years", "有效年数", "years", 9, ModelCellKind.Number), Col("open", "省级可改", "open", 10, "province"),
    ];

    public static ImmutableArray<ModelColumn> Alternatives { get; } =
    [
        Col("option:id", "编号", "id", 24, ModelCellKind.Ids), Col("option:name/zh|entry:name/zh|signal:name/zh", "名称", "name (zh)", 36), Col("option:name/en|entry:name/en|signal:name/en", "英文", "name", 36), Col("signal:points", "分值", "points", 9, ModelCellKind.Number), .. Conditions,
        Col("option:meaning/zh", "为什么", "why (zh)", 36), Col("option:meaning/en", "为什么（英文）", "why", 36), Col("option:next/zh", "先做什么", "next (zh)", 36), Col("option:next/en", "先做什么（英文）", "next", 36), Col("option:clause", "依据", "clause", 16, ModelCellKind.Ids),
    ];

    public static ImmutableArray<ModelColumn> Checks { get; } =
    [
        Col("check:id", "编号", "id", 16, ModelCellKind.Ids), Col("check:severity", "轻重", "severity", 10, "error", "warning"), Col("check:message/zh", "提示", "message (zh)", 48), Col("check:message/en", "提示（英文）", "message", 48), .. Conditions, Col("check:fields", "涉及字段", "fields", 26, ModelCellKind.Ids), Col("check:clause", "依据", "clause", 16, ModelCellKind.Ids),
    ];

    private static ModelColumn Col(string key, string zh, string en, int width, ModelCellKind kind = ModelCellKind.Text) => new(key, new LocalizedText(zh, en), width, kind, [], false);

    private static ModelColumn Col(string key, string zh, string en, int width, params string[] words) => new(key, new LocalizedText(zh, en), width, ModelCellKind.Word, [.. words], false);

    private static ModelColumn If(string key, string zh, string en, int width, ModelCellKind kind = ModelCellKind.Text) => new(key, new LocalizedText(zh, en), width, kind, [], true);
}
