using System.Collections.Frozen;
using System.Collections.Immutable;
using RongTong.Text;

namespace RongTong.Diagnostics;

/// <summary>
/// What each code of a model's files is about, apart from any one place: the help tools show beside a rule id. Stateless and thread-safe.
/// </summary>
public static class DiagnosticRules
{
    private static readonly FrozenDictionary<string, LocalizedText> Rules = new Dictionary<string, LocalizedText>(StringComparer.Ordinal)
    {
        ["RT1001"] = new("文件要是合乎语法的 YAML 或 JSON", "The text is well-formed YAML or JSON"),
        ["RT1002"] = new("文件用 UTF-8 编码", "The bytes are UTF-8"),
        ["RT1003"] = new("文件不超过大小上限", "The text is not larger than the limit"),
        ["RT1004"] = new("嵌套不超过层数上限", "Nothing is nested deeper than the limit"),
        ["RT1005"] = new("节点不超过数量上限", "There are no more nodes than the limit"),
        ["RT1006"] = new("不用锚点、别名、标签、合并键：规则要写在它生效的地方", "No anchors, aliases, tags or merge keys: a rule is readable where it stands"),
        ["RT1007"] = new("一个键只写一次", "A key stands once in a mapping"),
        ["RT1008"] = new("一个文件一个 YAML 文档", "One YAML document in a file"),
        ["RT1009"] = new("文件不能是空的", "The text holds something"),
        ["RT1010"] = new("只写语言里有的键", "Only keys the place has"),
        ["RT1011"] = new("必需的键都要有", "Every required key is there"),
        ["RT1012"] = new("该是映射、列表、单个值的地方各是其类", "A mapping, a list or a plain value where each is expected"),
        ["RT1013"] = new("数要写成能精确表示的十进制数", "Numbers are decimals held exactly"),
        ["RT1014"] = new("取固定词的地方只取其一", "Where a fixed set of words is known, one of them"),
        ["RT1015"] = new("编号只用字母、数字、连字符和下划线", "Ids are letters, digits, hyphens and underscores"),
        ["RT1016"] = new("日期写成年-月-日，且是历书上的日子", "Dates are days of the calendar, year-month-day"),
        ["RT1017"] = new("文字中英文都要有", "Texts are given in Chinese and in English"),
        ["RT1018"] = new("公式要合乎语法", "Formulas can be parsed"),
        ["RT1019"] = new("不含看不见的控制字符或改变方向的字符", "No control or bidirectional characters"),
        ["RT1020"] = new("公式不超过大小和深度上限", "Formulas are no larger or deeper than the limit"),
        ["RT1021"] = new("问题太多时只列出前面一些", "So many problems that only the first are listed"),
        ["RT2001"] = new("引用的依据要在 clauses 里", "Clauses that are cited are stated"),
        ["RT2002"] = new("引用的量表要在 scales 里", "Scales that are named are stated"),
        ["RT2003"] = new("引用的事实、题目、场景、派生值要有定义", "Facts, questions, scenes and derived values that are named are stated"),
        ["RT2004"] = new("引用的指标要在指标树里", "Nodes of the tree that are named are there"),
        ["RT2005"] = new("引用的条件要有定义", "Criteria that are named are stated"),
        ["RT2006"] = new("引用的等级要有定义", "Grades that are named are stated"),
        ["RT2007"] = new("引用的选项要在字段里", "Options that are named are those of the field"),
        ["RT2008"] = new("引用的标签至少有一个场景带着", "Tags that are named are carried by a scene"),
        ["RT2009"] = new("编号不重复", "Ids are unique where they must be"),
        ["RT2010"] = new("定义之间不能绕成圈", "Definitions do not need each other in a circle"),
        ["RT2011"] = new("模型引用写成 机构/模型@版本", "Model references are authority/model@edition"),
        ["RT2012"] = new("引用的模型要在规则目录里", "Models that are named are in the rule directory"),
        ["RT2013"] = new("文件里的引用与所在文件夹一致", "A file states the model of its folder"),
        ["RT2014"] = new("措施针对的题目、场景、选项要在模型里", "Measures aim at what the model has"),
        ["RT2015"] = new("公式只用有的函数", "Formulas call functions that exist"),
        ["RT2016"] = new("模型读的目录要在规则目录里", "The catalogue a model reads is there"),
        ["RT2017"] = new("地方细则改动的节点要在全国模型里", "An overlay edits what the base has"),
        ["RT2018"] = new("地方细则只改动全国模型放开的节点", "An overlay edits only what the base opens"),
        ["RT2019"] = new("地方细则替换节点时编号不变", "An overlay replaces a node by one of the same id"),
        ["RT2020"] = new("地方细则设定的界限，条件里原来要有", "An overlay sets bounds the criterion has"),
        ["RT2021"] = new("地方细则的适用期在全国模型的适用期之内", "An overlay is in force on days its base is"),
        ["RT2022"] = new("条件问到的能力要在目录里", "Capabilities that are asked for are named by the catalogue"),
        ["RT2023"] = new("条件问到的结果要在目录读取的范围内", "Results that are asked for are read by the catalogue"),
        ["RT2024"] = new("情景要么换版本，要么改规则", "A scenario names another edition or edits one, not both"),
        ["RT2025"] = new("情景改的是所用的模型", "A scenario edits the model it is used with"),
        ["RT3001"] = new("同级权重之和等于规定的合计", "Weights of siblings add up"),
        ["RT3002"] = new("最好的回答正好得满分", "The best possible answer reaches the full mark, and no more"),
        ["RT3003"] = new("档与档之间没有空缺", "No value falls between two bands"),
        ["RT3004"] = new("档与档之间没有重叠", "No value falls into two bands"),
        ["RT3005"] = new("区间里要有数，上下界各至多一个", "A range holds something, with one lower and one upper bound at most"),
        ["RT3006"] = new("字段按自己的类型使用", "Fields are used as what they are"),
        ["RT3007"] = new("单位不同的量不相加、不相比", "Quantities of different units are not added or compared"),
        ["RT3008"] = new("每个等级都有答卷能够达到", "Every grade can be held by some sheet"),
        ["RT3009"] = new("每个条件都有依据", "Every criterion cites its clause"),
        ["RT3010"] = new("条件要么写判断，要么是一组条件", "A criterion is a condition or a group, and not both"),
        ["RT3011"] = new("指标要么有下级，要么有计分的题目", "A node has children or something that earns points, and not both"),
        ["RT3012"] = new("权重或分值与上级的合成方式相符", "Weight and points fit the way the parent combines"),
        ["RT3013"] = new("写明的单位与公式算出的一致", "The declared unit is the formula's"),
        ["RT3014"] = new("用到的级别要是场景的级别", "Levels that are named are those of the scenes"),
        ["RT3015"] = new("选项不超过引擎能容纳的数量", "No more options than the engine holds in one answer"),
        ["RT3016"] = new("比较要有界限", "A comparison has a bound"),
        ["RT3017"] = new("每个条件都有等级用到", "Every criterion is needed by a grade"),
        ["RT3018"] = new("条件不能怎样回答都满足", "No criterion is met whatever the answers"),
        ["RT3019"] = new("由数字推定的题目，选项要有区间", "The options of a question that is derived have ranges"),
        ["RT3020"] = new("要求满足的个数在 1 与总数之间", "As many parts are asked for as there are, and one at least"),
        ["RT3021"] = new("起止不颠倒", "First days and least values come before last and greatest"),
        ["RT3022"] = new("函数的参数个数要对", "Functions have the right number of arguments"),
        ["RT3023"] = new("占位符要有所指", "Placeholders name something"),
        ["RT3024"] = new("该有选项的字段有选项，不该有的没有", "Fields have options where, and only where, they use them"),
        ["RT3025"] = new("场景的级别不多不少", "Scenes have every level and none too many"),
        ["RT3026"] = new("每上一级都有措施", "Every step up has a measure"),
        ["RT3027"] = new("投入的最少、一般、最多依次不减", "Least, typical and greatest effort are in order"),
        ["RT3028"] = new("单位要有英文名", "Units have an English name"),
        ["RT3029"] = new("满分大于零", "Full marks are above zero"),
        ["RT3030"] = new("数在所处位置允许的范围内", "Numbers are within what their place allows"),
        ["RT3031"] = new("投入的数字不为负、不过大、不过细", "Figures of effort are not negative, too large or too fine"),
        ["RT3032"] = new("几步共用的采购不比其中一步更贵", "A purchase several steps share costs no more than any of them"),
        ["RT6001"] = new("文件要读得出来", "Files can be read"),
        ["RT6002"] = new("文件要写得进去", "Files can be written"),
        ["RT6003"] = new("说明没有意义的改动，要确实没有证明和用例察觉", "A change said to mean nothing is there, and no proof or case notices it"),
        ["RT6070"] = new("用例的结果与它写明的一致", "A case comes out as it states"),
        ["RT6071"] = new("每个条件满足与不满足、每个等级、每个方案都有用例", "Every criterion met and unmet, every grade and every alternative has a case"),
        ["RT6072"] = new("改动模型里的一处，编译或用例要能察觉", "A change of one thing in the model is noticed by a proof or a case"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Every code with a rule, in order.</summary>
    public static ImmutableArray<string> Codes { get; } = [.. Rules.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The rule behind a code; null where the code is not about a model's files.</summary>
    public static LocalizedText? Of(string code) => Rules.GetValueOrDefault(code);
}
