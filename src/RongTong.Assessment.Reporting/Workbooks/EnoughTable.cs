using System.Collections.Immutable;
using RongTong.Counterfactuals;
using RongTong.Models;
using RongTong.Reporting.Office.Excel;
using RongTong.Reporting.Parts;
using RongTong.Reporting.Wording;

namespace RongTong.Reporting.Workbooks;

/// <summary>What would have been enough for a title that is refused: all together, for each criterion alone, and at the first filing that does.</summary>
internal static class EnoughTable
{
    public static ReportTable? Of(ReportContext context)
    {
        if (EnoughPart.Found(context) is not { } found) return null;
        var words = new ChangeWords(context);
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<ReportCell>>();
        foreach (var change in found.Changes.OrderBy(c => c.When)) rows.Add(Row(context, words, context.Say("同时具备", "all of these together"), null, change));
        foreach (var change in found.Earliest?.Changes ?? []) rows.Add(Row(context, words, Filing(context, found.Earliest!), null, change));
        foreach (var one in found.Criteria)
        {
            if (one.Changes.IsEmpty) rows.Add([context.Say("单独看", "alone"), one.Criterion.Id, context.In(one.Criterion.Name), default, context.Say("没有改法", "no way"), default, default, default, default, default, default, When(context, words, ChangeTime.Never), default, default]);
            foreach (var change in one.Changes) rows.Add(Row(context, words, context.Say("单独看", "alone"), one.Criterion, change));
        }
        foreach (var blocking in found.Blocking)
            rows.Add([context.Say("改不了", "stands in the way"), blocking.Id, context.In(blocking.Name), default, default, default, default, default, default, default, default, When(context, words, ChangeTime.Never), default, default]);
        return rows.Count == 0 ? null : new ReportTable(context.Say("怎样才够", "Enough"),
        [
            new(context.Say("怎样看", "looked at"), 18, ColumnKind.Words), new(context.Say("条件编号", "criterion id"), 26, ColumnKind.Code), new(context.Say("条件", "criterion"), 34, ColumnKind.Words), new(context.Say("编号", "id"), 26, ColumnKind.Code), new(context.Say("哪一项", "fact"), 36, ColumnKind.Words),
            new(context.Say("现在", "now"), 12, ColumnKind.Number), new(context.Say("要到", "needed"), 12, ColumnKind.Number), new(context.Say("变化", "difference"), 12, ColumnKind.Number), new(context.Say("单位", "unit"), 12, ColumnKind.Words),
            new(context.Say("现在（文字）", "now, in words"), 20, ColumnKind.Words), new(context.Say("要到（文字）", "needed, in words"), 24, ColumnKind.Words), new(context.Say("什么时候", "when"), 20, ColumnKind.Words),
            new(context.Say("说明", "note"), 40, ColumnKind.Words), new(context.Say("出处", "source"), 30, ColumnKind.Words),
        ], rows.ToImmutable(), Frozen: 0);
    }

    private static ImmutableArray<ReportCell> Row(ReportContext context, ChangeWords words, string way, Criterion? criterion, FactChange change) =>
    [
        way, criterion?.Id, criterion is { } asked ? context.In(asked.Name) : null, change.Field.Id, words.Subject(change),
        change.Now, change.Needed, change.Difference, UnitOf(context, change.Field),
        words.From(change), words.To(change) ?? words.Sentence(change), When(context, words, change.When),
        change.Note is { } note ? context.In(note) : null, change.Serves.Select(s => s.Clause).OfType<Clause>().FirstOrDefault() is { } clause ? $"{clause.Document} {context.In(clause.Place)}" : null,
    ];

    private static string Filing(ReportContext context, Refiling earliest) => earliest.Filings switch
    {
        0 => context.Say("这次申报期间", "while this filing is open"),
        1 => context.Say("下一次申报", "at the next filing"),
        var ahead => context.Say($"往后第 {Paper.Count(ahead)} 次申报", $"{FixedWords.HowMany(ahead).En} filings from now"),
    };

    private static ReportCell When(ReportContext context, ChangeWords words, ChangeTime when) =>
        new(words.When(when), null, when switch { ChangeTime.Now => CellLook.Met, ChangeTime.NextFiling => CellLook.Undecided, _ => CellLook.Unmet });

    private static ReportCell UnitOf(ReportContext context, Field field) => field.IsNumber ? field.Type == FieldType.Ratio ? context.Say("比例", "share") : AnswerTable.UnitOf(context, field) : default;
}
