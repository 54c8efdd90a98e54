using System.Collections.Immutable;
using RongTong.Assessing;
using RongTong.Models;
using RongTong.Text;

namespace RongTong.Comparing;

internal sealed partial class Outline
{
    private void AddFacts()
    {
        foreach (var field in _model.Fields)
            Add(ModelPart.Facts, field.Id, field.Name, field.Span, null,
            [
                Said(Aspect.Kind, KindOf(field)),
                .. field.Options.Select(o => Said(Aspect.Text, o.Id, $"{o.Text.Zh}\n{o.Text.En}\n{o.Exclusive}", o.Text, LocalizedText.Same(o.Id))),
                .. Asking(field),
                .. Listed(Aspect.Titles, field.Titles.Select(LocalizedText.Same)),
                .. Cited(field.Clause),
            ]);
        foreach (var derived in _model.Derived)
            Add(ModelPart.Facts, derived.Id, derived.Name, derived.Span, null,
            [
                Said(Aspect.Formula, "", RuleSpelling.Of(derived.Formula.Root), _words.Of(derived.Formula.Root)),
                .. derived.Unit.IsOne ? [] : ImmutableArray.Create(Said(Aspect.Kind, UnitWords(derived.Unit))),
                .. Cited(derived.Clause),
            ]);
    }

    /// <summary>How a question, a scene or a fact is asked; only what is not the usual.</summary>
    private static ImmutableArray<Statement> Asking(Field field) =>
    [
        .. field.AnsweredBy switch
        {
            AnsweredBy.Reviewer => [Said(Aspect.AnsweredBy, new LocalizedText("评审", "reviewer"))],
            AnsweredBy.Imported => [Said(Aspect.AnsweredBy, new LocalizedText("审核人员填入", "officer or import"))],
            _ => ImmutableArray<Statement>.Empty,
        },
        .. field.Unanswered == Unanswered.NothingClaimed ? [Said(Aspect.Unanswered, new LocalizedText("未主张", "nothing claimed"))] : ImmutableArray<Statement>.Empty,
        .. field.NotApplicable switch
        {
            NotApplicablePolicy.Lowest => [Said(Aspect.NotApplicable, new LocalizedText("按最低一档计", "counts as the lowest"))],
            NotApplicablePolicy.Excluded => [Said(Aspect.NotApplicable, new LocalizedText("不计入", "left out"))],
            _ => ImmutableArray<Statement>.Empty,
        },
        .. Optional(Aspect.Help, field.Help),
        .. Optional(Aspect.Evidence, field.Evidence),
    ];

    private LocalizedText KindOf(Field field)
    {
        LocalizedText kind = field switch
        {
            { IsCreditCode: true } => new("统一社会信用代码", "credit code"),
            { Type: FieldType.Integer } => new("整数", "whole number"),
            { Type: FieldType.Ratio } => new("比率", "share"),
            { Type: FieldType.Money } => new("金额", "amount"),
            { Type: FieldType.Bool } => new("是或否", "yes or no"),
            { Type: FieldType.Date } => new("日期", "date"),
            { Type: FieldType.Text } => new("文字", "text"),
            { Type: FieldType.Single } => new("单选", "one option"),
            { Type: FieldType.Multi } => new("多选", "several options"),
            { Type: FieldType.Level } => new("等级", "level"),
            _ => new("数", "number"),
        };
        if (!field.Unit.IsOne && !field.Unit.Equals(Unit.Date)) kind = Joined(kind, UnitWords(field.Unit));
        return field.Min is null && field.Max is null ? kind : Joined(kind, ScaleWords.Range(new NumberRange(field.Min, LowerIncluded: true, field.Max, UpperIncluded: true), field.Type == FieldType.Ratio));
    }

    private LocalizedText UnitWords(Unit unit) => new(unit.ToString(), UnitNames.InEnglish(unit, _model) is { Length: > 0 } name ? name : unit.ToString());
}
