using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using RongTong.Diagnostics;
using RongTong.Hosting.Batch;
using RongTong.Hosting.Batch.Input;
using RongTong.Hosting.Batch.Rows;
using RongTong.Text;

namespace RongTong.Hosting.Titles;

/// <summary>
/// Reads a table of titles, one a row: who, which title, from when, until when. Where no last day is stated it is counted from the first by the
/// edition in force on it. Stateless.
/// </summary>
public static class TitleRegister
{
    private static readonly ImmutableArray<ImmutableArray<string>> Titles =
    [
        ["uscc", "统一社会信用代码", "信用代码"],
        ["name", "enterprise_name", "企业名称"],
        ["title", "称号", "称号名称", "认定类别"],
        ["from", "given", "有效期起", "认定日期", "公告日期", "发证日期", "入库日期"],
        ["to", "until", "有效期止", "有效期至", "到期日期"],
    ];

    /// <summary>Reads a table in CSV or xlsx.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="shown">Its name in messages.</param>
    /// <param name="catalog">The titles known.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The titles that could be read, and what is wrong with the others; null when the table cannot be used.</returns>
    public static Result<IReadOnlyList<HeldTitle>> Read(string path, string shown, TitleCatalog catalog, CancellationToken cancellation)
    {
        var found = TableFile.Find(path, shown);
        if (found.Value is not { } file) return new Result<IReadOnlyList<HeldTitle>>(null, found.Diagnostics);
        try
        {
            var columns = new int[Titles.Length];
            var survey = TableSurvey.Of(file, rows =>
            {
                for (var i = 0; i < Titles.Length; i++) columns[i] = Column(rows[0], Titles[i]);
                return new SurveyColumns(columns[0], default);
            }, cancellation);
            if (columns[2] < 0 || columns[3] < 0 && columns[4] < 0) return new Result<IReadOnlyList<HeldTitle>>(null, [DiagnosticCatalog.NoTitleColumns(SourceSpan.WholeFile(shown))]);
            var (titles, problems) = (ImmutableArray.CreateBuilder<HeldTitle>(), ImmutableArray.CreateBuilder<Diagnostic>());
            TableRows.Read(survey, (row, cells, text) =>
            {
                if (cells.IsBlank(text) || TotalsRow.WordIn(cells, text, columns[0]) is not null) return;
                var place = new SourceSpan(shown, (int)row + 1, 1, (int)row + 1, 1);
                var written = new string[columns.Length];
                for (var i = 0; i < columns.Length; i++) written[i] = columns[i] < 0 ? "" : Encoding.UTF8.GetString(cells[text, columns[i]]);
                var (title, problem) = Title(written, catalog, place);
                if (title is not null) titles.Add(title);
                if (problem is not null) problems.Add(problem);
            }, cancellation);
            return new Result<IReadOnlyList<HeldTitle>>(titles.ToImmutable(), problems.ToImmutable());
        }
        catch (BatchUnreadableException broken)
        {
            return new Result<IReadOnlyList<HeldTitle>>(null, [broken.Diagnostic]);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new Result<IReadOnlyList<HeldTitle>>(null, [DiagnosticCatalog.FileUnreadable(shown, error.Message)]);
        }
    }

    /// <summary>A title of which the first day is known, or the last, or both.</summary>
    /// <param name="cells">Code, name, title, first and last day, as written.</param>
    /// <param name="catalog">The titles known.</param>
    /// <param name="place">Where it stands.</param>
    private static (HeldTitle? Title, Diagnostic? Problem) Title(string[] cells, TitleCatalog catalog, SourceSpan? place)
    {
        if (catalog.Find(cells[2]) is not { } known) return (null, DiagnosticCatalog.UnknownTitle(place, cells[2], catalog.Names));
        var (from, to) = (CellForms.Date(cells[3]), CellForms.Date(cells[4]));
        foreach (var (written, day) in new[] { (cells[3], from), (cells[4], to) })
            if (written.Length > 0 && day is null) return (null, DiagnosticCatalog.UnreadableAnswer(place, known.Id, written, "日期（如 2026-07-15）", "a date such as 2026-07-15"));
        if (to is { } stated) return from > stated ? (null, DiagnosticCatalog.TitleDatesReversed(place, known.Id)) : (new HeldTitle(cells[0], cells[1], known.Id, from, stated, "stated"), null);
        return from is { } given && catalog.LastDay(known.Id, given) is var (last, edition)
            ? (new HeldTitle(cells[0], cells[1], known.Id, from, last, edition.ToString()), null)
            : (null, DiagnosticCatalog.TitleWithoutEnd(place, known.Name, from?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
    }

    private static int Column(ImmutableArray<string> titles, ImmutableArray<string> names)
    {
        for (var i = 0; i < titles.Length; i++)
            if (names.Contains(CellText.Narrow(titles[i]), StringComparer.OrdinalIgnoreCase)) return i;
        return -1;
    }
}
