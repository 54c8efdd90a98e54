using System.Collections.Immutable;
using RongTong.Reporting.Parts;

namespace RongTong.Reporting.Workbooks;

/// <summary>The alternatives beside the grade, with each signal that speaks for one.</summary>
internal static class AlternativeTable
{
    public static ReportTable? Of(ReportContext context)
    {
        if (context.Assessment.Alternatives is null) return null;
        var part = AlternativePart.Build(context)!;
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<ReportCell>>();
        foreach (var option in Objects(part, "options"))
            foreach (var signal in Objects(option, "signals"))
                rows.Add([Text(option, "name"), Text(option, "fit"), Text(option, "entry"), Text(signal, "name"), Text(signal, "points"), Text(signal, "word")]);
        return new ReportTable(context.Say("备选", "Alternatives"),
        [
            new(context.Say("备选", "alternative"), 24, ColumnKind.Words), new(context.Say("适合度（满分 100）", "fit (of 100)"), 14, ColumnKind.Words), new(context.Say("准入", "entry"), 34, ColumnKind.Words),
            new(context.Say("信号", "signal"), 50, ColumnKind.Words), new(context.Say("分", "points"), 9, ColumnKind.Words), new(context.Say("有没有", "holds"), 12, ColumnKind.Words),
        ], rows.ToImmutable(), Frozen: 1);
    }

    private static IEnumerable<Templating.TemplateObject> Objects(Templating.TemplateObject part, string name) =>
        part.TryGet(name, out var value) && value is IReadOnlyList<object?> list ? list.OfType<Templating.TemplateObject>() : [];

    private static string? Text(Templating.TemplateObject part, string name) => part.TryGet(name, out var value) ? value as string : null;
}
