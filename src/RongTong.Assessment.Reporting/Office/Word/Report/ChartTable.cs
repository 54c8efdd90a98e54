using System.Globalization;

namespace RongTong.Reporting.Office.Word.Report;

/// <summary>What a chart shows: names, and a number of each series for each. Immutable.</summary>
/// <param name="Kind">How it is drawn.</param>
/// <param name="Finding">What it says, for those who cannot see it.</param>
/// <param name="Heads">What the names are, and the name of each series.</param>
/// <param name="Rows">The name of each row, and its numbers.</param>
internal sealed record ChartTable(ChartKind Kind, string Finding, IReadOnlyList<string> Heads, IReadOnlyList<(string Name, IReadOnlyList<decimal> Values)> Rows)
{
    /// <summary>Reads a chart from the texts of a table; null when there is nothing to draw.</summary>
    public static ChartTable? Of(ChartKind kind, string finding, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        if (rows.Count < 2 || rows[0].Count < 2) return null;
        var named = rows.Skip(1).Select(r => (kind == ChartKind.Radar ? Stacked(r[0]) : OneLine(r[0]), (IReadOnlyList<decimal>)[.. Enumerable.Range(1, rows[0].Count - 1).Select(i => Value(i < r.Count ? r[i] : ""))])).ToList();
        return new ChartTable(kind, finding, [.. rows[0].Select(OneLine)], named);
    }

    /// <summary>A name in one line; a figure that two languages repeat stands there once.</summary>
    private static string OneLine(string text)
    {
        var lines = text.Split('\n').Select(l => l.Trim('　', ' ')).ToList();
        var figure = lines.Count > 1 && lines[0].LastIndexOf(' ') is >= 0 and var at ? lines[0][at..] : "";
        if (figure.Length == 0 || !lines.TrueForAll(l => l.EndsWith(figure, StringComparison.Ordinal))) return string.Join(' ', lines);
        return string.Join(' ', lines.Select(l => l[..^figure.Length])) + figure;
    }

    /// <summary>A name in as many lines as it has languages: around a radar there is more room above than beside.</summary>
    private static string Stacked(string text) => string.Join('\n', text.Split('\n').Select(l => l.Trim('　', ' ')));

    private static decimal Value(string text) =>
        decimal.TryParse(text.Trim().TrimEnd('%'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : 0;
}
