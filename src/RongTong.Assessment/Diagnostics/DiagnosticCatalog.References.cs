using RongTong.Text;

namespace RongTong.Diagnostics;

public static partial class DiagnosticCatalog
{
    /// <summary>RT2001: no such clause.</summary>
    public static Diagnostic UnknownClause(SourceSpan span, string id, IEnumerable<string> known) =>
        Error("RT2001", span, $"没有条款“{id}”", $"no clause '{id}'", DidYouMean(id, known));

    /// <summary>RT2002: no such shared scale.</summary>
    public static Diagnostic UnknownScale(SourceSpan span, string id, IEnumerable<string> known) =>
        Error("RT2002", span, $"没有计分尺度“{id}”", $"no scale '{id}'", DidYouMean(id, known));

    /// <summary>RT2003: no such fact, question, scene or derived value.</summary>
    public static Diagnostic UnknownField(SourceSpan span, string id, IEnumerable<string> known) =>
        Error("RT2003", span, $"没有字段“{id}”", $"no field '{id}'", DidYouMean(id, known));

    /// <summary>RT2004: no such node in the tree of indicators.</summary>
    public static Diagnostic UnknownIndicator(SourceSpan span, string path, IEnumerable<string> known) =>
        Error("RT2004", span, $"没有指标“{path}”", $"no indicator '{path}'", DidYouMean(path, known));

    /// <summary>RT2005: no such criterion.</summary>
    public static Diagnostic UnknownCriterion(SourceSpan span, string id, IEnumerable<string> known) =>
        Error("RT2005", span, $"没有条件“{id}”", $"no criterion '{id}'", DidYouMean(id, known));

    /// <summary>RT2006: no such grade.</summary>
    public static Diagnostic UnknownGrade(SourceSpan span, string id, IEnumerable<string> known) =>
        Error("RT2006", span, $"没有等级“{id}”", $"no grade '{id}'", DidYouMean(id, known));

    /// <summary>RT2007: the field has no such option.</summary>
    public static Diagnostic UnknownOptionReference(SourceSpan span, string field, string id, IEnumerable<string> known) =>
        Error("RT2007", span, $"“{field}”没有选项“{id}”", $"'{field}' has no option '{id}'", DidYouMean(id, known));

    /// <summary>RT2008: no scene carries the tag.</summary>
    public static Diagnostic UnknownTag(SourceSpan span, string tag, IEnumerable<string> known) =>
        Error("RT2008", span, $"没有场景带标记“{tag}”", $"no scene is tagged '{tag}'", DidYouMean(tag, known));

    /// <summary>RT2009: an id stands twice where it must be unique.</summary>
    public static Diagnostic DuplicateId(SourceSpan span, string id, SourceSpan first) =>
        Error("RT2009", span, $"编号“{id}”已在 {first} 用过", $"id '{id}' is already used at {first}", Fix("换一个编号", "choose another id"));

    /// <summary>RT2010: definitions that need each other.</summary>
    public static Diagnostic Cycle(SourceSpan span, IEnumerable<string> ids) =>
        Error("RT2010", span, $"互相依赖，无法计算：{string.Join(" → ", ids)}", $"these need each other: {string.Join(" → ", ids)}", Fix("拆开这个环", "break the circle"));

    /// <summary>RT2011: a text that is not a model reference.</summary>
    public static Diagnostic MalformedModelRef(SourceSpan? span, string text) =>
        Error("RT2011", span, $"“{text}”不是模型引用", $"'{text}' is not a model reference", Fix("写成 miit/sme-digital-level@2024", "write authority/model@edition, such as miit/sme-digital-level@2024"));

    /// <summary>RT2012: no such model in the rule directory.</summary>
    public static Diagnostic UnknownModel(SourceSpan? span, string reference, IEnumerable<string> known) =>
        Error("RT2012", span, $"没有模型“{reference}”", $"no model '{reference}'", DidYouMean(reference, known));

    /// <summary>RT2013: a file states another model than its folder.</summary>
    public static Diagnostic ModelRefMismatch(SourceSpan span, string stated, string expected) =>
        Error("RT2013", span, $"文件写的是“{stated}”，所在目录是“{expected}”", $"the file states '{stated}', its folder '{expected}'");

    /// <summary>RT2014: a measure aims at something the model does not have.</summary>
    public static Diagnostic UnknownMeasureTarget(SourceSpan span, string target, IEnumerable<string> known) =>
        Error("RT2014", span, $"措施指向的“{target}”不在模型里", $"the measure aims at '{target}', which the model does not have", DidYouMean(target, known));

    /// <summary>RT2016: the catalogue a model reads is not there.</summary>
    public static Diagnostic UnknownCatalogue(SourceSpan span, string reference) =>
        Error("RT2016", span, $"没有字段目录“{reference}”", $"no catalogue '{reference}'", Fix("放到规则目录下的同名文件夹", "put it under the rule directory in the folder of that name"));

    /// <summary>RT2017: an overlay edits something the base does not have.</summary>
    public static Diagnostic UnknownEditTarget(SourceSpan span, string id, IEnumerable<string> known) =>
        Error("RT2017", span, $"底本里没有条件或指标“{id}”", $"the base has no criterion or indicator '{id}'", DidYouMean(id, known));

    /// <summary>RT2018: an overlay edits something the base keeps closed.</summary>
    public static Diagnostic EditNotOpen(SourceSpan span, string id) =>
        Error("RT2018", span, $"底本没有把“{id}”开放给省级调整", $"the base does not open '{id}' to overlays", Fix("只有写了 open: province 的才能改", "only nodes with open: province may be edited"));

    /// <summary>RT2019: an overlay replaces a node by one of another id.</summary>
    public static Diagnostic EditChangesId(SourceSpan span, string id, string found) =>
        Error("RT2019", span, $"替换“{id}”的节点，编号却是“{found}”", $"the node that replaces '{id}' has the id '{found}'", Fix("编号保持不变", "keep the id"));

    /// <summary>RT2020: an overlay sets a bound the criterion does not have.</summary>
    public static Diagnostic EditWithoutBound(SourceSpan span, string id, string bound) =>
        Error("RT2020", span, $"“{id}”的条件没有 {bound}", $"the condition of '{id}' has no '{bound}'");

    /// <summary>RT2021: an overlay is in force on days its base is not.</summary>
    public static Diagnostic OutsideBase(SourceSpan span, DateOnly? from, DateOnly? to) =>
        Error("RT2021", span, $"省级版本的适用期超出底本的适用期：{Day(from)} 起{(to is null ? "" : $"，{Day(to)} 止")}", $"the overlay is in force outside the days of its base, from {Day(from)}{(to is null ? "" : $" to {Day(to)}")}", Fix("改到底本的适用期之内；不写 to 就随底本到期", "stay within the days of the base; without 'to' it ends with it"));

    /// <summary>RT2022: a condition asks for a capability the catalogue does not name.</summary>
    public static Diagnostic UnknownCapability(SourceSpan span, string tag, IEnumerable<string> known) =>
        Error("RT2022", span, $"capabilities 里没有“{tag}”", $"capabilities has no '{tag}'", DidYouMean(tag, known));

    /// <summary>RT2023: a condition asks for a result the catalogue does not read.</summary>
    public static Diagnostic UnknownOutcome(SourceSpan span, string id, IEnumerable<string> known) =>
        Error("RT2023", span, $"reads.outcomes 里没有“{id}”", $"reads.outcomes has no '{id}'", DidYouMean(id, known));

    /// <summary>RT2024: a scenario that names another edition and edits besides.</summary>
    public static Diagnostic EditionWithEdits(SourceSpan span, string edition) =>
        Error("RT2024", span, $"写了版本“{edition}”就不能再写 edits", $"a scenario that names the edition '{edition}' cannot edit besides", Fix("另写一个以该版本为底本的情景", "write another scenario on that edition"));

    /// <summary>RT2025: a scenario made for another model.</summary>
    public static Diagnostic ScenarioForAnother(string path, string based, string model) =>
        Error("RT2025", SourceSpan.WholeFile(path), $"这一情景改的是“{based}”，不是“{model}”", $"this scenario edits '{based}', not '{model}'", Fix($"用 --model {based}", $"use --model {based}"));

    /// <summary>RT2015: a formula calls a function that does not exist.</summary>
    public static Diagnostic UnknownFunction(SourceSpan span, string name, IEnumerable<string> known) =>
        Error("RT2015", span, $"公式没有函数“{name}”", $"formulas have no function '{name}'", DidYouMean(name, known));
}
