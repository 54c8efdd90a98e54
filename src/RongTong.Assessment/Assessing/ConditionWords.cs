using System.Globalization;
using RongTong.Models;
using RongTong.Text;

namespace RongTong.Assessing;

/// <summary>Conditions and formulas of a model in words: every id by the name a reader knows it by. Immutable and thread-safe.</summary>
public sealed class ConditionWords
{
    private readonly EvaluationModel _model;

    /// <summary>The words of a model.</summary>
    /// <param name="model">The model the conditions belong to.</param>
    public ConditionWords(EvaluationModel model) => _model = model;

    /// <summary>A condition in both languages.</summary>
    public LocalizedText Of(Condition condition) => new(In(condition, Language.Zh), In(condition, Language.En));

    /// <summary>A formula in both languages, each value by its name.</summary>
    public LocalizedText Of(Formula formula) => new(In(formula, Language.Zh), In(formula, Language.En));

    private string In(Condition condition, Language l)
    {
        string Say(string zh, string en) => l == Language.Zh ? zh : en;
        return condition switch
        {
            Condition.All all => string.Join(Say("，且", " and "), all.Parts.Select(p => In(p, l))),
            Condition.Any any => string.Join(Say("，或", " or "), any.Parts.Select(p => In(p, l))),
            Condition.Some some => Say($"至少 {N(some.AtLeast)} 项：", $"at least {N(some.AtLeast)} of: ") + string.Join(Say("；", "; "), some.Parts.Select(p => In(p, l))),
            Condition.Not not => Say($"不是（{In(not.Part, l)}）", $"not ({In(not.Part, l)})"),
            Condition.Score score => $"{ScoreName(score.Path, l)} {NumberWords.Sign(score.Comparison)} {In(score.Bound.Root, l)}",
            Condition.Value value => $"{In(value.Left.Root, l)} {NumberWords.Sign(value.Comparison)} {Bound(value, l)}",
            Condition.SceneCount count => Scenes(count, l),
            Condition.Is fact => Say($"{NameOf(fact.Field, l)}：{(fact.Expected ? "是" : "否")}", $"{NameOf(fact.Field, l)}: {(fact.Expected ? "yes" : "no")}"),
            Condition.OneOf oneOf => Say($"{NameOf(oneOf.Field, l)}：", $"{NameOf(oneOf.Field, l)}: ") + string.Join(Say("或", " or "), oneOf.Options.Select(o => OptionName(oneOf.Field, o, l))),
            Condition.Has has => Say($"{NameOf(has.Field, l)}：含{OptionName(has.Field, has.Option, l)}", $"{NameOf(has.Field, l)}: includes {OptionName(has.Field, has.Option, l)}"),
            Condition.Answered answered => Say($"{NameOf(answered.Field, l)}已填", $"{NameOf(answered.Field, l)} is answered"),
            Condition.OfCriterion criterion => Say($"“{CriterionName(criterion.Criterion, l)}”符合", $"'{CriterionName(criterion.Criterion, l)}' is met"),
            Condition.OfGrade grade => Say($"达到{GradeName(grade.Grade, l)}", $"{GradeName(grade.Grade, l)} is held"),
            _ => "",
        };
    }

    private string In(Formula formula, Language l) => formula switch
    {
        Formula.Constant constant => NumberWords.Plain(constant.Value),
        Formula.Day day => day.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Formula.Name name => NameOf(name.Id, l),
        Formula.Negate negate => $"-{Operand(negate.Operand, l)}",
        Formula.Binary { Operator: '+' or '-' } sum => $"{In(sum.Left, l)} {sum.Operator} {(sum.Operator == '-' ? Operand(sum.Right, l) : In(sum.Right, l))}",
        Formula.Binary product => $"{Operand(product.Left, l)} {(product.Operator == '*' ? '×' : product.Operator)} {(product.Right is Formula.Binary ? $"({In(product.Right, l)})" : Operand(product.Right, l))}",
        Formula.Call call => $"{call.Function}({string.Join(", ", call.Arguments.Select(a => In(a, l)))})",
        _ => "",
    };

    private string Operand(Formula formula, Language l) => formula is Formula.Binary { Operator: '+' or '-' } ? $"({In(formula, l)})" : In(formula, l);

    /// <summary>What a value is held against: a share as a percentage, an amount with its unit.</summary>
    private string Bound(Condition.Value value, Language l)
    {
        if (value.Bound.Root is not Formula.Constant { Value: var bound }) return In(value.Bound.Root, l);
        var unit = value.Left.Root is Formula.Name name ? UnitOf(name.Id) : Unit.One;
        if (!unit.IsOne) return NumberWords.Of(Compiling.Number.Known(bound), unit, _model).In(l);
        return Shares.Gives(_model, value.Left.Root) ? NumberWords.ExactPercent(bound) : NumberWords.Plain(bound);
    }

    private string Scenes(Condition.SceneCount count, Language l)
    {
        var level = _model.Scenes is { } set && count.Level < set.LevelNames.Length ? set.LevelNames[count.Level].In(l) : N(count.Level);
        var tag = count.Tag is null ? "" : _model.Scenes?.Tags.GetValueOrDefault(count.Tag)?.In(l) ?? count.Tag;
        return l == Language.Zh ? $"达到{level}的{tag}场景 >= {N(count.AtLeast)} 个" : $"{(tag.Length == 0 ? "" : tag + " ")}scenes at {level} >= {N(count.AtLeast)}";
    }

    private string ScoreName(string path, Language l) => (path.Length == 0 ? _model.Root?.Name : _model.Indicators.FirstOrDefault(i => i.Path == path)?.Name)?.In(l) ?? path;

    private string NameOf(string id, Language l) =>
        id == "as-of" ? l == Language.Zh ? "规则日期" : "date of the rules"
        : (Field(id)?.Name ?? _model.Derived.FirstOrDefault(d => d.Id == id)?.Name)?.In(l) ?? id;

    private Unit UnitOf(string id) => Field(id)?.Unit ?? _model.Derived.FirstOrDefault(d => d.Id == id)?.Unit ?? Unit.One;

    private string OptionName(string field, string option, Language l) => Field(field)?.Options.FirstOrDefault(o => o.Id == option)?.Text.In(l) ?? option;

    private string CriterionName(string id, Language l) => _model.AllCriteria.FirstOrDefault(c => c.Id == id)?.Name.In(l) ?? id;

    private string GradeName(string id, Language l) => _model.Grades.FirstOrDefault(g => g.Id == id)?.Name.In(l) ?? id;

    private Field? Field(string id) => _model.Answerable.FirstOrDefault(f => f.Id == id);

    private static string N(int number) => number.ToString(CultureInfo.InvariantCulture);
}
