using System.Collections.Immutable;
using System.Globalization;
using RongTong.Loading;
using RongTong.Text;

namespace RongTong.Authoring;

/// <summary>
/// Lays the tree of a model file out as tables. What no table has a column for stands in the last one, value by value, so that nothing of the
/// file is left out. Used once; not thread-safe.
/// </summary>
internal sealed class ModelLayout(SyntaxNode root)
{
    private static readonly (string Key, LocalizedText Label)[] Head =
    [
        ("model", new("模型引用", "reference")), ("overlay", new("细则引用", "reference")), ("catalogue", new("目录引用", "catalogue")), ("name", new("名称", "name")), ("authority/document", new("文件", "document")), ("authority/issuer", new("发布机构", "issuer")),
        ("authority/url", new("网址", "url")), ("authority/official", new("是否官方标准", "official")), ("effective/from", new("施行日期", "in force from")), ("effective/to", new("失效日期", "in force to")), ("classes", new("等级是互斥的类别", "grades are classes")),
        ("needs", new("不填就定不下来的选择", "choices without which all stays open")), ("rounding/digits", new("显示小数位数", "digits shown")), ("rounding/mode", new("舍入", "rounding")), ("score/name", new("总分名称", "name of the score")), ("score/outOf", new("满分", "full mark")),
        ("score/combine", new("合成", "combine")), ("score/clause", new("计分依据", "clause of the score")), ("noGrade/name", new("没有等级时称", "name of no grade")), ("noGrade/meaning", new("没有等级的含义", "meaning of no grade")), ("note", new("总的说明", "remark")),
        ("recommendation/requires", new("推荐须满足", "recommendation requires")), ("recommendation/clause", new("推荐的依据", "clause of the recommendation")), ("alternatives/name", new("方案总称", "name of the alternatives")), ("alternatives/atLeast", new("方案至少的适合度", "least fit")),
        ("alternatives/none", new("没有合适方案时", "when none fits")), ("alternatives/clause", new("方案的依据", "clause of the alternatives")), ("scenes/name", new("场景总称", "name of the scenes")), ("scenes/notApplicable", new("场景不适用算", "scenes not applicable")), ("scenes/clause", new("场景的依据", "clause of the scenes")),
    ];

    private static readonly (string Key, LocalizedText Label)[] Lists =
    [
        ("tiers", new("层级名称", "tier")), ("scenes/levels", new("场景各级名称", "level of scenes")), ("scenes/evidence", new("场景各级佐证", "evidence for scenes")), ("notRecovered", new("没有取得的", "not recovered")),
    ];

    private static readonly string[] Groupings = ["all", "any", "some"];

    private readonly HashSet<string> _shown = new(StringComparer.Ordinal);
    private readonly List<(string Place, SyntaxNode Scale, LocalizedText Label)> _scales = [];
    private ImmutableArray<ModelColumn> _columns;
    private ImmutableArray<ModelRow>.Builder _rows = ImmutableArray.CreateBuilder<ModelRow>();

    public ImmutableArray<ModelSheet> Sheets()
    {
        ModelSheet[] sheets =
        [
            Sheet("model", "模型", "Model", ModelColumns.Plain, AddHead),
            Sheet("indicators", "指标与题目", "Indicators and questions", ModelColumns.Indicators, () => Each("indicators", (p, n) => AddIndicator(p, n, 0))),
            Sheet("edits", "改动", "Edits", ModelColumns.Criteria, () => Each("edits", AddEdit)),
            Sheet("edited", "替换的指标", "Replaced indicators", ModelColumns.Indicators, AddReplaced),
            Sheet("criteria", "条件", "Criteria", ModelColumns.Criteria, () => Each("criteria", (p, n) => AddCriterion(p, n, 0))),
            Sheet("grades", "等级", "Grades", ModelColumns.Grades, () => Each("grades", (p, n) => Add(p, n, "grade", 0, Id(n)))),
            Sheet("scenes", "场景", "Scenes", ModelColumns.Scenes, AddScenes),
            Sheet("alternatives", "方案", "Alternatives", ModelColumns.Alternatives, () => Each("alternatives/options", AddAlternative)),
            Sheet("fields", "字段", "Fields", ModelColumns.Fields, () => Each("fields", AddField)),
            Sheet("derived", "派生值", "Derived values", ModelColumns.Derived, () => Each("derived", (p, n) => Add(p, n, "derived", 0, Id(n)))),
            Sheet("options", "选项与分值", "Options and points", ModelColumns.Options, AddOptions),
            Sheet("checks", "检查", "Checks", ModelColumns.Checks, () => Each("checks", AddCheck)),
            Sheet("clauses", "依据", "Clauses", ModelColumns.Clauses, AddClauses),
            Sheet("rest", "其他", "Rest", ModelColumns.Plain, () => AddRest("", root, "")),
        ];
        return [.. Ordered(sheets.Where(s => !s.Rows.IsEmpty))];
    }

    /// <summary>Options next to the questions they belong to; they are laid out late, because only then all scales are known.</summary>
    private static IEnumerable<ModelSheet> Ordered(IEnumerable<ModelSheet> sheets)
    {
        string[] order = ["model", "indicators", "edits", "edited", "options", "scenes", "criteria", "grades", "alternatives", "fields", "derived", "checks", "clauses", "rest"];
        return sheets.OrderBy(s => Array.IndexOf(order, s.Id));
    }

    private ModelSheet Sheet(string id, string zh, string en, ImmutableArray<ModelColumn> columns, Action fill)
    {
        (_columns, _rows) = (columns, ImmutableArray.CreateBuilder<ModelRow>());
        fill();
        return new ModelSheet(id, new LocalizedText(zh, en), columns, _rows.ToImmutable());
    }

    private void AddHead()
    {
        foreach (var (key, label) in Head)
            if (NodePath.Find(root, key) is { } node && (node is SyntaxNode.Scalar || node.AsBoth() is not null || IsPlainList(node))) AddValue(key, node, label);
        foreach (var (key, label) in Lists)
            Each(key, (place, node) => AddValue(place, node, new LocalizedText($"{label.Zh} {Position(place)}", $"{label.En} {Position(place)}")));
    }

    private static string Position(string place) => (int.Parse(NodePath.Split(place).Step, CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture);

    private void AddValue(string place, SyntaxNode node, LocalizedText label) => Add(place, node, node is SyntaxNode.Mapping ? "text" : "plain", 0, label);

    private void AddIndicator(string place, SyntaxNode node, int depth)
    {
        Add(place, node, "indicator", depth, NodePath.Find(root, NodePath.Below("tiers", depth.ToString(CultureInfo.InvariantCulture)))?.AsBoth() ?? new LocalizedText("指标", "indicator"));
        Each(NodePath.Below(place, "children"), (p, n) => AddIndicator(p, n, depth + 1));
        Each(NodePath.Below(place, "questions"), (p, n) => AddScored(p, n, "question", depth + 1, new LocalizedText("题目", "question")));
        Each(NodePath.Below(place, "awards"), (p, n) => AddScored(p, n, "award", depth + 1, new LocalizedText("计分项", "award")));
    }

    private void AddScored(string place, SyntaxNode node, string kind, int depth, LocalizedText label)
    {
        Add(place, node, kind, depth, label);
        var name = node.Both("text") ?? node.Both("name") ?? Id(node);
        if (node.At("scale") is SyntaxNode.Mapping scale) _scales.Add((NodePath.Below(place, "scale"), scale, node.Word("number") is { } number ? new LocalizedText($"{number} {name.Zh}", $"{number} {name.En}") : name));
    }

    private void AddOptions()
    {
        foreach (var entry in root.At("scales").Entries()) _scales.Add((NodePath.BelowKey("scales", entry.Key), entry.Value, new LocalizedText($"量表 {entry.Key}", $"scale {entry.Key}")));
        foreach (var (place, scale, label) in _scales)
        {
            Add(place, scale, "scale", 0, label);
            Each(NodePath.Below(place, "options"), (p, n) => Add(p, n, "option", 1, LocalizedText.Same(n.Word("letter") ?? "")));
            Each(NodePath.Below(place, "levels"), (p, n) => Add(p, n, "level", 1, LocalizedText.Same("")));
            Each(NodePath.Below(place, "bands"), (p, n) => Add(p, n, "band", 1, LocalizedText.Same("")));
        }
        Each("fields", (place, field) =>
        {
            if (field.At("options") is not { } options) return;
            Add(NodePath.Below(place, "options"), options, "choices", 0, field.Both("name") ?? Id(field));
            Each(NodePath.Below(place, "options"), (p, n) => Add(p, n, "choice", 1, LocalizedText.Same("")));
        });
    }

    private void AddScenes() => Each("scenes/groups", (place, group) =>
    {
        Add(place, group, "group", 0, new LocalizedText("分组", "group"));
        Each(NodePath.Below(place, "scenes"), (p, scene) =>
        {
            Add(p, scene, "scene", 1, new LocalizedText("场景", "scene"));
            Each(NodePath.Below(p, "levels"), (l, level) => Add(l, level, "level", 2, NodePath.Find(root, $"scenes/levels/{Position(l)}")?.AsBoth() ?? LocalizedText.Same(Position(l))));
        });
    });

    private void AddCriterion(string place, SyntaxNode node, int depth)
    {
        var when = node.At("when");
        Add(place, node, "criterion", depth, Grouping(node) ?? new LocalizedText("条件", "criterion"), when is null || IsSimple(when) ? "when" : null);
        if (when is not null && !IsSimple(when)) AddCondition(NodePath.Below(place, "when"), when, depth + 1, "");
        AddApplies(place, node, depth + 1);
        foreach (var key in Groupings) Each(NodePath.Below(place, key), (p, n) => AddCriterion(p, n, depth + 1));
    }

    private void AddApplies(string place, SyntaxNode node, int depth)
    {
        if (node.At("applies") is { } applies) AddCondition(NodePath.Below(place, "applies"), applies, depth, "适用：", "applies: ");
    }

    private void AddCondition(string place, SyntaxNode node, int depth, string zh, string en = "")
    {
        var label = Grouping(node) ?? (node.At("not") is null ? new LocalizedText("判断", "condition") : new LocalizedText("不成立", "not"));
        Add(place, node, "condition", depth, new LocalizedText(zh + label.Zh, en + label.En), IsSimple(node) ? "" : null);
        foreach (var key in Groupings) Each(NodePath.Below(place, key), (p, n) => AddCondition(p, n, depth + 1, ""));
        if (node.At("not") is { } not) AddCondition(NodePath.Below(place, "not"), not, depth + 1, "");
    }

    private void AddCheck(string place, SyntaxNode node)
    {
        var must = node.At("must");
        Add(place, node, "check", 0, new LocalizedText("须成立", "must hold"), must is null || IsSimple(must) ? "must" : null);
        if (must is not null && !IsSimple(must)) AddCondition(NodePath.Below(place, "must"), must, 1, "");
        AddApplies(place, node, 1);
    }

    private void AddAlternative(string place, SyntaxNode node)
    {
        Add(place, node, "option", 0, new LocalizedText("方案", "alternative"));
        if (node.At("entry") is { } entry) AddNamed(NodePath.Below(place, "entry"), entry, "entry", new LocalizedText("准入", "entry"));
        Each(NodePath.Below(place, "signals"), (p, n) => AddNamed(p, n, "signal", new LocalizedText("信号", "signal")));
    }

    private void AddNamed(string place, SyntaxNode node, string kind, LocalizedText label)
    {
        var when = node.At("when");
        Add(place, node, kind, 1, label, when is null || IsSimple(when) ? "when" : null);
        if (when is not null && !IsSimple(when)) AddCondition(NodePath.Below(place, "when"), when, 2, "");
    }

    private void AddField(string place, SyntaxNode node) => Add(place, node, "field", 0, Id(node));

    private void AddClauses()
    {
        foreach (var entry in root.At("clauses").Entries()) Add(NodePath.BelowKey("clauses", entry.Key), entry.Value, "clause", 0, LocalizedText.Same(entry.Key));
    }

    private void AddEdit(string place, SyntaxNode node)
    {
        if (node.At("set") is not null) Add(place, node, "set", 0, new LocalizedText("改", "set"), "");
        else if (node.At("retire") is not null) Add(place, node, "retire", 0, new LocalizedText("停用", "retire"));
        else if (node.At("add") is { } added)
        {
            Add(place, node, "add", 0, new LocalizedText("增加", "add"));
            AddCriterion(NodePath.Below(place, "add"), added, 1);
        }
        else
        {
            Add(place, node, "replace", 0, new LocalizedText("替换", "replace"));
            if (node.At("with") is { } with && IsCriterion(with)) AddCriterion(NodePath.Below(place, "with"), with, 1);
        }
    }

    private void AddReplaced() => Each("edits", (place, node) =>
    {
        if (node.At("with") is { } with && !IsCriterion(with)) AddIndicator(NodePath.Below(place, "with"), with, 0);
    });

    private static bool IsCriterion(SyntaxNode node) => node.At("when") is not null || Grouping(node) is not null;

    /// <summary>What no table has a cell for, value by value.</summary>
    private void AddRest(string place, SyntaxNode node, string label)
    {
        if (_shown.Contains(place)) return;
        switch (node)
        {
            case SyntaxNode.Mapping map:
                foreach (var entry in map.Entries) AddRest(NodePath.BelowKey(place, entry.Key), entry.Value, label.Length == 0 ? entry.Key : $"{label} › {entry.Key}");
                break;
            case SyntaxNode.Sequence list when !IsPlainList(list):
                for (var i = 0; i < list.Items.Length; i++) AddRest(NodePath.Below(place, i.ToString(CultureInfo.InvariantCulture)), list.Items[i], $"{label} › {list.Items[i].Word("id") ?? (i + 1).ToString(CultureInfo.InvariantCulture)}");
                break;
            default:
                AddValue(place, node, LocalizedText.Same(label));
                break;
        }
    }

    private void Add(string place, SyntaxNode node, string kind, int depth, LocalizedText label, string? condition = null)
    {
        var cells = _columns.Select(c => ModelCells.PathOf(c, kind, node, condition) is { } path ? CellAt(path == "." ? place : NodePath.Below(place, path)) : null);
        _rows.Add(new ModelRow(place, kind, depth, label, [.. cells]));
    }

    private ModelCell? CellAt(string place)
    {
        switch (NodePath.Find(root, place))
        {
            case SyntaxNode.Scalar scalar:
                _shown.Add(place);
                return new ModelCell(place, scalar.IsNull ? "" : scalar.Text);
            case SyntaxNode.Sequence list when IsPlainList(list):
                _shown.Add(place);
                return new ModelCell(place, ModelCells.Joined(list.Items.OfType<SyntaxNode.Scalar>().Select(i => i.Text)));
            case null:
                // A word that reads the same in both languages stands in place of both.
                var (parent, step) = NodePath.Split(place);
                if (step is not ("zh" or "en") || NodePath.Find(root, parent) is not SyntaxNode.Scalar same) return new ModelCell(place, "");
                _shown.Add(parent);
                return new ModelCell(place, same.Text);
            default:
                return null;
        }
    }

    private void Each(string place, Action<string, SyntaxNode> with)
    {
        var items = NodePath.Find(root, place).Items();
        for (var i = 0; i < items.Length; i++) with(NodePath.Below(place, i.ToString(CultureInfo.InvariantCulture)), items[i]);
    }

    private static bool IsPlainList(SyntaxNode node) => node is SyntaxNode.Sequence { Items.Length: > 0 } list && list.Items.All(i => i is SyntaxNode.Scalar { IsNull: false } item && item.Text.Length > 0 && !item.Text.Contains(';', StringComparison.Ordinal) && !item.Text.Contains('；', StringComparison.Ordinal) && item.Text.Trim() == item.Text);

    private static bool IsSimple(SyntaxNode condition) => Grouping(condition) is null && condition.At("not") is null;

    private static LocalizedText? Grouping(SyntaxNode node) =>
        node.At("all") is SyntaxNode.Sequence ? new LocalizedText("全部满足", "all of") : node.At("any") is SyntaxNode.Sequence ? new LocalizedText("任一满足", "any of") : node.At("some") is SyntaxNode.Sequence ? new LocalizedText("满足几条", "some of") : null;

    private static LocalizedText Id(SyntaxNode node) => LocalizedText.Same(node.Word("id") ?? "");
}
