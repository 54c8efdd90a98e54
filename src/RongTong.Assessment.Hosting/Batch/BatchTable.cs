using System.Collections.Immutable;
using RongTong.Diagnostics;
using RongTong.Hosting.Batch.Input;
using RongTong.Text;

namespace RongTong.Hosting.Batch;

/// <summary>A table of applicants, surveyed and held against the model of the batch. Immutable.</summary>
public sealed class BatchTable
{
    private BatchTable(TableSurvey survey, TableHeader header) => (Survey, Header) = (survey, header);

    internal TableSurvey Survey { get; }

    internal TableHeader Header { get; }

    /// <summary>The name of the file.</summary>
    public string Name => Survey.Table.Name;

    /// <summary>How it is written, in words: the encoding, or xlsx.</summary>
    public string Form => Survey.Table.Form;

    /// <summary>How many rows follow the header.</summary>
    public long Rows => Survey.Rows;

    /// <summary>How many credit codes stand in several rows.</summary>
    public int RepeatedCodes => Survey.Repeated;

    /// <summary>Whether a row states no date, though none was given for all.</summary>
    public bool HasUndatedRows => Survey.HasUndatedRows;

    /// <summary>Whether a column is there for the date.</summary>
    public bool HasDateColumn => Header.Of(ColumnRole.AsOf) >= 0 || Header.Of(ColumnRole.ApplicationDate) >= 0;

    /// <summary>How many columns are used.</summary>
    public int UsedColumns => Header.Columns.Count(c => c.Field is not null || c.Role != ColumnRole.None);

    /// <summary>How many columns there are.</summary>
    public int Columns => Header.Columns.Length;

    /// <summary>Unknown, missing and ambiguous columns.</summary>
    public ImmutableArray<Diagnostic> Diagnostics => Header.Diagnostics;

    /// <summary>Reads a table once from end to end: hash, encoding, rows, codes that stand there twice, and what its columns are.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="shown">Its name in messages.</param>
    /// <param name="model">The model.</param>
    /// <param name="asOf">The date for every row; null when rows state theirs.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The table, or why it cannot be used: RT6001, RT41xx.</returns>
    public static Result<BatchTable> Open(string path, string shown, BatchModel model, DateOnly? asOf, CancellationToken cancellation)
    {
        var found = TableFile.Find(path, shown);
        if (found.Value is not { } file) return new Result<BatchTable>(null, found.Diagnostics);
        TableHeader? header = null;
        try
        {
            var survey = TableSurvey.Of(
                file,
                rows =>
                {
                    header = TableHeader.Of(rows, model.Fields, model.Used, shown);
                    ImmutableArray<int> dates = [.. new[] { header.Of(ColumnRole.AsOf), header.Of(ColumnRole.ApplicationDate) }.Where(c => c >= 0)];
                    return new SurveyColumns(header.Of(ColumnRole.Code), asOf is null ? dates : default);
                },
                cancellation);
            if (header is null || header.HasErrors) return new Result<BatchTable>(null, header?.Diagnostics ?? []);
            if (survey.Sheet.Others > 0) header = header with { Diagnostics = header.Diagnostics.Insert(0, DiagnosticCatalog.OtherSheets(SourceSpan.WholeFile(shown), survey.Sheet.Name, survey.Sheet.Others)) };
            return new Result<BatchTable>(new BatchTable(survey, header), header.Diagnostics);
        }
        catch (BatchUnreadableException broken)
        {
            return new Result<BatchTable>(null, [broken.Diagnostic]);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new Result<BatchTable>(null, [DiagnosticCatalog.FileUnreadable(shown, error.Message)]);
        }
    }
}
