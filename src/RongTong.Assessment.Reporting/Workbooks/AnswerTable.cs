using System.Collections.Immutable;
using System.Globalization;
using RongTong.Assessing;
using RongTong.Compiling;
using RongTong.Models;
using RongTong.Reporting.Office.Excel;
using RongTong.Reporting.Parts;

namespace RongTong.Reporting.Workbooks;

/// <summary>Every answer of the sheet, whether the model reads it or not, with the points it earned.</summary>
internal static class AnswerTable
{
    public static ReportTable Of(ReportContext context)
    {
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<ReportCell>>();
        var shown = new HashSet<string>(StringComparer.Ordinal);
        foreach (var award in context.Assessment.Awards) rows.Add(Question(context, award, shown));
        foreach (var scene in context.Assessment.Scenes) rows.Add(Scene(context, scene, shown));
        foreach (var field in context.Model.Fields.Where(f => shown.Add(f.Id))) rows.Add(Fact(context, field));
        foreach (var (id, answer) in context.Assessment.Sheet.Answers.Where(a => !shown.Contains(a.Key)).OrderBy(a => a.Key, StringComparer.Ordinal))
            rows.Add([context.Say("模型不用", "not used"), default, Code(id), Name(context, id), Wrapped(string.Join("; ", answer.Values)), Amount(answer), default, default, default, default]);
        return new ReportTable(context.Say("答卷", "Answers"),
        [
            new(context.Say("类别", "kind"), 10, ColumnKind.Words), new(context.Say("题号", "no."), 7, ColumnKind.Number), new(context.Say("编号", "id"), 28, ColumnKind.Code), new(context.Say("问题", "question"), 44, ColumnKind.Words),
            new(context.Say("回答", "answer"), 44, ColumnKind.Words), new(context.Say("数值", "number"), 14, ColumnKind.Number), new(context.Say("单位", "unit"), 12, ColumnKind.Words),
            new(context.Say("级", "level"), 7, ColumnKind.Level), new(context.Say("得分", "points"), 10, ColumnKind.Number), new(context.Say("满分", "of"), 10, ColumnKind.Number),
        ], rows.ToImmutable(), Frozen: 0);
    }

    private static ImmutableArray<ReportCell> Question(ReportContext context, AwardResult result, HashSet<string> shown)
    {
        var award = result.Award;
        var id = award.Question?.Id ?? award.Id;
        shown.Add(id);
        var sheet = context.Assessment.Sheet;
        var isOpen = award.IsQuestion && context.Assessment.Unanswered.Any(f => f.Id == id);
        var answer = sheet.NotApplicable.ContainsKey(id) || result.Value.State == NumberState.NotApplicable ? context.Say("不适用", "not applicable")
            : isOpen ? context.Say("未作答", "not answered")
            : award.Question is { Options.Length: > 0 } ? string.Join(context.Say("；", "; "), result.Chosen.Select(o => (o.Letter is { } letter ? letter + ". " : "") + context.In(o.Text)))
            : award is { IsQuestion: true, Question: { } asked } && sheet.Answers.TryGetValue(asked.Id, out var given) ? AnswerPart.Value(context, asked, given)
            : context.Say("按填报的数据计算", "computed from the data filed");
        var number = award is { IsQuestion: true, Question: { Options.Length: 0 } open } && sheet.Answers.TryGetValue(open.Id, out var typed) ? Amount(typed) : default;
        return
        [
            context.Say("题目", "question"), award.Question?.Number is { } place ? place : default(ReportCell), Code(id), Wrapped(context.In(award.Name)), Wrapped(answer), number, default, default,
            result.Value.IsKnown ? result.Value.Min : default(ReportCell), award.OutOf,
        ];
    }

    private static ImmutableArray<ReportCell> Scene(ReportContext context, SceneResult result, HashSet<string> shown)
    {
        shown.Add(result.Scene.Id);
        var names = context.Model.Scenes!.LevelNames;
        var answer = result.IsNotApplicable ? context.Say("不适用", "not applicable") : result.Level is { } level
            ? context.In(names[level]) + (level > 0 && level <= result.Scene.Levels.Length ? context.Say("：", ": ") + context.In(result.Scene.Levels[level - 1].Text) : "")
            : context.Say("未作答", "not answered");
        return [context.Say("场景", "scene"), default, Code(result.Scene.Id), Wrapped(context.In(result.Scene.Name) + context.MarksOf(result.Scene)), Wrapped(answer), default, default, result.Level is { } at ? at : default(ReportCell), default, default];
    }

    private static ImmutableArray<ReportCell> Fact(ReportContext context, Field field)
    {
        var given = context.Assessment.Sheet.Answers.TryGetValue(field.Id, out var answer);
        return
        [
            context.Say("数据", "fact"), field.Number is { } number ? number : default(ReportCell), Code(field.Id), Wrapped(context.In(field.Name)),
            Wrapped(given ? AnswerPart.Value(context, field, answer!) : context.Say("未填报", "not given")), given && field.Options.Length == 0 ? Amount(answer!) : default, UnitOf(context, field), default, default, default,
        ];
    }

    /// <summary>What the number is counted in: as filed, not as a report words it.</summary>
    internal static ReportCell UnitOf(ReportContext context, Field field) => field.Type switch
    {
        FieldType.Money => context.Say("万元", "CNY 10,000"),
        FieldType.Number or FieldType.Integer when !field.Unit.IsOne => context.Say(field.Unit.ToString(), UnitNames.InEnglish(field.Unit, context.Model)),
        _ => default,
    };

    private static ReportCell Name(ReportContext context, string id) => context.Model.Answerable.FirstOrDefault(f => f.Id == id) is { } field ? Wrapped(context.In(field.Name)) : default;

    /// <summary>An answer that is one number, as a number.</summary>
    private static ReportCell Amount(Answer answer) =>
        answer.Values is [{ Length: <= 20 } only] && decimal.TryParse(only, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && Math.Abs(value) < 1_000_000_000_000m ? value : default(ReportCell);

    private static ReportCell Code(string id) => new(id, null, CellLook.Text);

    private static ReportCell Wrapped(string text) => new(text, null, CellLook.Wrapped);
}
