using System.Collections.Immutable;
using RongTong.Diagnostics;
using RongTong.Models;
using RongTong.Text;

namespace RongTong.Hosting.Batch.Input;

/// <summary>What a column is besides an answer.</summary>
internal enum ColumnRole
{
    /// <summary>An answer, or nothing.</summary>
    None,

    /// <summary>The unified social credit code.</summary>
    Code,

    /// <summary>The registered name.</summary>
    Name,

    /// <summary>The region.</summary>
    Region,

    /// <summary>The date of application.</summary>
    ApplicationDate,

    /// <summary>The date whose rules apply.</summary>
    AsOf,

    /// <summary>The industry.</summary>
    Industry,
}

/// <summary>A column of the table. Immutable.</summary>
/// <param name="Title">What its head says.</param>
/// <param name="Field">The id of the field it answers, or null.</param>
/// <param name="Role">What it is besides.</param>
internal sealed record TableColumn(string Title, string? Field, ColumnRole Role);

/// <summary>The first row of a table held against a model. Immutable.</summary>
/// <param name="Columns">The columns in order.</param>
/// <param name="Diagnostics">Columns that are unknown, missing or ambiguous; with an error the table cannot be used.</param>
internal sealed record TableHeader(ImmutableArray<TableColumn> Columns, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>The most columns.</summary>
    public const int MostColumns = 2000;

    /// <summary>The column of a role, or −1.</summary>
    public int Of(ColumnRole role)
    {
        for (var i = 0; i < Columns.Length; i++)
            if (Columns[i].Role == role) return i;
        return -1;
    }

    /// <summary>Whether anything is wrong enough to stop.</summary>
    public bool HasErrors => Diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error);

    /// <summary>What the column of a field is called, or null when there is none.</summary>
    public string? TitleOf(string field)
    {
        foreach (var column in Columns)
            if (column.Field == field || column.Role == ColumnRole.Code && field == "uscc") return column.Title;
        return null;
    }

    /// <summary>Finds out what each column is.</summary>
    /// <param name="rows">The cells of the first row, and of a few below it.</param>
    /// <param name="fields">What the models ask for.</param>
    /// <param name="used">Ids of those that decide something; a missing one is told.</param>
    /// <param name="shown">Name of the table in messages.</param>
    public static TableHeader Of(ImmutableArray<ImmutableArray<string>> rows, IReadOnlyCollection<Field> fields, IReadOnlySet<string> used, string shown)
    {
        var (titles, span) = (rows[0], SourceSpan.WholeFile(shown));
        if (titles.Length > MostColumns) return new TableHeader([], [DiagnosticCatalog.TooManyColumns(span, titles.Length, MostColumns)]);
        var names = new TitleNames(fields);
        if (TitlesBelow(rows, names) is { } row) return new TableHeader([], [DiagnosticCatalog.HeaderElsewhere(span, row)]);
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        var columns = ImmutableArray.CreateBuilder<TableColumn>(titles.Length);
        foreach (var (title, i) in titles.Select((t, i) => (t, i)))
        {
            var place = new SourceSpan(shown, 1, i + 1, 1, i + 1 + title.Length);
            var (role, field, problem) = names.Find(title, place);
            if (problem is not null) diagnostics.Add(problem);
            columns.Add(new TableColumn(title, field, role));
        }
        AddRepeated(columns, shown, diagnostics);
        if (!columns.Any(c => c.Field is not null || c.Role != ColumnRole.None)) diagnostics.Add(DiagnosticCatalog.NoKnownColumn(span));
        else
        {
            if (!columns.Any(c => c.Role == ColumnRole.Code)) diagnostics.Add(DiagnosticCatalog.NoCodeColumn(span));
            foreach (var field in fields.Where(f => used.Contains(f.Id) && !columns.Any(c => c.Field == f.Id)).DistinctBy(f => f.Id, StringComparer.Ordinal))
                diagnostics.Add(DiagnosticCatalog.MissingColumn(span, field.Id, field.Name));
        }
        return new TableHeader(columns.ToImmutable(), diagnostics.ToImmutable());
    }

    /// <summary>The number of a row below the first that holds more titles than the first: a heading above, or titles in merged cells.</summary>
    private static int? TitlesBelow(ImmutableArray<ImmutableArray<string>> rows, TitleNames names)
    {
        var inFirst = rows[0].Count(names.IsKnown);
        for (var i = 1; i < rows.Length; i++)
            if (rows[i].Count(names.IsKnown) is >= 2 and var known && known > inFirst) return i + 1;
        return null;
    }

    private static void AddRepeated(ImmutableArray<TableColumn>.Builder columns, string shown, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        for (var i = 0; i < columns.Count; i++)
        for (var j = 0; j < i; j++)
        {
            var (a, b) = (columns[j], columns[i]);
            if ((a.Field is null || a.Field != b.Field) && (a.Role == ColumnRole.None || a.Role != b.Role)) continue;
            diagnostics.Add(DiagnosticCatalog.AmbiguousColumn(new SourceSpan(shown, 1, i + 1, 1, i + 1), b.Title, a.Title, b.Title));
            break;
        }
    }
}
