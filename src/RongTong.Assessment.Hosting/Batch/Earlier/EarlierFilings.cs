using System.Collections.Immutable;
using System.Text;
using RongTong.Assessing;
using RongTong.Diagnostics;
using RongTong.Hosting.Batch.Input;
using RongTong.Hosting.Batch.Rows;

namespace RongTong.Hosting.Batch.Earlier;

/// <summary>What the enterprises of an earlier table filed of the figures a later filing states again. Immutable and thread-safe.</summary>
public sealed class EarlierFilings
{
    private readonly Dictionary<UInt128, Filing> _filings = [];

    private EarlierFilings(string name, ImmutableArray<string> fields) => (Name, Fields) = (name, fields);

    /// <summary>The name of the file.</summary>
    public string Name { get; }

    /// <summary>Hash of its bytes.</summary>
    public string Sha256 { get; private set; } = "";

    /// <summary>How many enterprises with a valid credit code are in it.</summary>
    public int Enterprises => _filings.Count;

    /// <summary>Ids of the figures kept, in the order of <see cref="Filing.Figures"/>.</summary>
    internal ImmutableArray<string> Fields { get; }

    /// <summary>What was filed under a code, or null.</summary>
    internal Filing? Of(ReadOnlySpan<byte> code) => TableSurvey.KeyOf(code) is { } key && _filings.TryGetValue(key, out var filing) ? filing : null;

    /// <summary>Reads a table. Of an enterprise that stands there several times the last row counts.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="shown">Its name in messages.</param>
    /// <param name="model">The model whose facts its columns are.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The filings, or why the table cannot be used: RT6001, RT41xx. What its columns lack for this purpose is told.</returns>
    public static Result<EarlierFilings> Open(string path, string shown, BatchModel model, CancellationToken cancellation)
    {
        var found = TableFile.Find(path, shown);
        if (found.Value is not { } file) return new Result<EarlierFilings>(null, found.Diagnostics);
        ImmutableArray<string> fields = [.. ContinuityRows.Pairs(model.Editions[^1].Model).Select(p => p.Before).Distinct(StringComparer.Ordinal)];
        try
        {
            TableHeader? header = null;
            var survey = TableSurvey.Of(file, rows =>
            {
                header = TableHeader.Of(rows, model.Fields, fields.ToHashSet(StringComparer.Ordinal), shown);
                return new SurveyColumns(header.Of(ColumnRole.Code), default);
            }, cancellation);
            if (header is null || header.HasErrors) return new Result<EarlierFilings>(null, header?.Diagnostics ?? []);
            var filings = new EarlierFilings(file.Name, fields) { Sha256 = survey.Sha256 };
            filings.Read(survey, header, model.Editions[^1].NewRowScorer(), cancellation);
            // What else the older table holds matters to nobody here.
            return new Result<EarlierFilings>(filings, [.. header.Diagnostics.Where(d => d.Code is "RT4102" or "RT4105")]);
        }
        catch (BatchUnreadableException broken)
        {
            return new Result<EarlierFilings>(null, [broken.Diagnostic]);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new Result<EarlierFilings>(null, [DiagnosticCatalog.FileUnreadable(shown, error.Message)]);
        }
    }

    private void Read(TableSurvey survey, TableHeader header, RowScorer scorer, CancellationToken cancellation)
    {
        var (code, asOf, applied) = (header.Of(ColumnRole.Code), header.Of(ColumnRole.AsOf), header.Of(ColumnRole.ApplicationDate));
        var columns = Fields.Select(f => (Field: scorer.Find(f), Column: ColumnOf(header, f))).ToArray();
        TableRows.Read(survey, (_, cells, text) =>
        {
            if (code < 0 || TableSurvey.KeyOf(cells[text, code]) is not { } key) return;
            scorer.Begin(null);
            var figures = new decimal?[columns.Length];
            for (var i = 0; i < columns.Length; i++)
                if (columns[i] is { Field: >= 0, Column: >= 0 } c && cells[text, c.Column] is { IsEmpty: false } cell && scorer.Read(c.Field, cell) == AnswerFault.None) figures[i] = scorer.Answer(c.Field);
            _filings[key] = new Filing(YearOf(cells, text, asOf) ?? YearOf(cells, text, applied), figures);
        }, cancellation);
    }

    private static int ColumnOf(TableHeader header, string field)
    {
        for (var i = 0; i < header.Columns.Length; i++)
            if (header.Columns[i].Field == field) return i;
        return -1;
    }

    private static int? YearOf(RowCells cells, ReadOnlySpan<byte> text, int column) =>
        column >= 0 && cells[text, column] is { IsEmpty: false } cell && CellForms.Date(Encoding.UTF8.GetString(cell)) is { } day ? day.Year : null;
}

/// <summary>What one enterprise filed earlier. Immutable.</summary>
/// <param name="Year">The year of the filing; null when the row states none.</param>
/// <param name="Figures">The figures kept; null where nothing was filed, or nothing that can be read.</param>
internal sealed record Filing(int? Year, decimal?[] Figures);
