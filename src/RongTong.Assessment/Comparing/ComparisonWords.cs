using System.Globalization;
using RongTong.Assessing;
using RongTong.Compiling;
using RongTong.Loading;
using RongTong.Models;
using RongTong.Text;

namespace RongTong.Comparing;

/// <summary>A comparison of two assessments in words. Stateless and thread-safe.</summary>
public static class ComparisonWords
{
    private static readonly LocalizedText Nothing = new("没有回答", "not answered");
    private static readonly LocalizedText NotApplicable = new("不适用", "not applicable");

    /// <summary>The grade held, or those that are possible.</summary>
    public static LocalizedText Outcome(Assessment assessment)
    {
        var (model, outcome) = (assessment.Model, assessment.Outcome);
        if (outcome.Status == OutcomeStatus.Decided) return Name(model, outcome.Grade);
        var beyond = outcome.PossibleGrades.Where(g => g is null || g != outcome.Grade).Select(g => Name(model, g)).ToList();
        var (zh, en) = (string.Join("、", beyond.Select(n => n.Zh)), string.Join(", ", beyond.Select(n => n.En)));
        return outcome.Grade is { } held ? new LocalizedText($"至少{Name(model, held).Zh}，可能{zh}", $"at least {Name(model, held).En}, possibly {en}") : new LocalizedText($"可能：{zh}", $"possibly {en}");
    }

    /// <summary>How a requirement moved.</summary>
    public static LocalizedText Of(CriterionMove move) => move switch
    {
        CriterionMove.Closed => new("补上", "closed"),
        CriterionMove.Opened => new("新的差距", "opened"),
        CriterionMove.Narrowed => new("差距缩小", "narrowed"),
        CriterionMove.Widened => new("差距扩大", "widened"),
        CriterionMove.Otherwise => new("判定变了", "changed"),
        _ => new("未变", "the same"),
    };

    /// <summary>The level of a scene.</summary>
    public static LocalizedText Level(SceneResult scene, EvaluationModel model) =>
        scene.IsNotApplicable ? NotApplicable : scene.Level is { } level ? model.Scenes!.LevelNames[level] : Nothing;

    /// <summary>What was said to a field, options by their texts, numbers in their unit.</summary>
    public static LocalizedText Value(Stated stated, Field field, EvaluationModel model)
    {
        if (stated.IsNotApplicable) return NotApplicable;
        if (stated.Values.IsEmpty) return Nothing;
        var texts = stated.Values.Select(v => Value(v, field, model)).ToList();
        return new LocalizedText(string.Join("、", texts.Select(t => t.Zh)), string.Join(", ", texts.Select(t => t.En)));
    }

    /// <summary>One value of a field.</summary>
    public static LocalizedText Value(string value, Field field, EvaluationModel model) => field.Type switch
    {
        FieldType.Bool => value switch { "true" => new LocalizedText("是", "yes"), "false" => new LocalizedText("否", "no"), _ => LocalizedText.Same(value) },
        FieldType.Level when model.Scenes is { } scenes && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var level) && level < scenes.LevelNames.Length => scenes.LevelNames[level],
        FieldType.Ratio when PlainValue.TryNumber(value, out var share) => LocalizedText.Same(NumberWords.ExactPercent(share)),
        FieldType.Number or FieldType.Integer or FieldType.Money when PlainValue.TryNumber(value, out var number) => NumberWords.Of(Number.Known(number), field.Type == FieldType.Money ? Unit.Money : field.Unit, model),
        _ => field.OptionIndex(value) is >= 0 and var index ? field.Options[index].Text : LocalizedText.Same(value),
    };

    private static LocalizedText Name(EvaluationModel model, string? grade) => grade is null ? model.NoGradeName : model.Grades.First(g => g.Id == grade).Name;
}
