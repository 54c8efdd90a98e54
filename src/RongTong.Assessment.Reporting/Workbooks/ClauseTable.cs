using RongTong.Reporting.Parts;
using RongTong.Reporting.Wording;

namespace RongTong.Reporting.Workbooks;

/// <summary>Every clause the model cites, with how sure we are of it.</summary>
internal static class ClauseTable
{
    public static ReportTable Of(ReportContext context) => new(
        context.Say("依据", "Clauses"),
        [
            new(context.Say("采用的规定", "rule used"), 50, ColumnKind.Words), new(context.Say("文件", "document"), 30, ColumnKind.Code), new(context.Say("出处", "place"), 34, ColumnKind.Words),
            new(context.Say("可信度", "confidence"), 16, ColumnKind.Words), new(context.Say("说明", "why"), 60, ColumnKind.Words),
        ],
        [
            .. context.Model.Clauses.Select(c =>
            {
                var (dots, word) = FixedWords.Confidence(c.Confidence);
                return System.Collections.Immutable.ImmutableArray.Create<ReportCell>(c.Rule is { } rule ? context.In(rule) : c.Id, c.Document, context.In(c.Place), $"{dots} {context.In(word)}", c.Basis is { } basis ? context.In(basis) : null);
            }),
        ], Frozen: 1);
}
