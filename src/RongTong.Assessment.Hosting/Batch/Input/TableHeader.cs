using System.Collections.Immutable;
using System.Text;
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

    private static readonly ImmutableArray<(ColumnRole Role, string Field, ImmutableArray<string> Titles)> Roles =
    [
        (ColumnRole.Code, "uscc", ["uscc", "统一社会信用代码", "credit code"]),
        (ColumnRole.Name, "enterprise_name", ["name", "enterprise_name", "企业名称", "enterprise name"]),
        (ColumnRole.Region, "region_code", ["region", "region_code", "所在省市县", "所属市县", "行政区划代码"]),
        (ColumnRole.ApplicationDate, "application_date", ["application_date", "申报日期", "date of application"]),
        (ColumnRole.AsOf, "", ["asOf", "as-of", "规则日期", "rules date"]),
        (ColumnRole.Industry, "industry_code", ["industry", "industry_code", "国民经济行业代码"]),
    ];

    /// <summary>The column of a role, or −1.</summary>
    public int Of(ColumnRole role)
    {
        for (var i = 0; i < Columns.Length; i++)
            if (Columns[i].Role == role) return i;
        return -1;
    }

    /// <summary>Whether anything is wrong enough to stop.</summary>
    public bool HasErrors => Diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error);

    /// <summary>Finds out what each column is.</summary>
    /// <param name="titles">The cells of the first row.</param>
    /// <param name="fields">What the models ask for.</param>
    /// <param name="used">Ids of those that decide something; a missing one is told.</param>
    /// <param name="shown">Name of the table in messages.</param>
    public static TableHeader Of(ImmutableArray<string> titles, IReadOnlyCollection<Field> fields, IReadOnlySet<string> used, string shown)
    {
        var span = SourceSpan.WholeFile(shown);
        if (titles.Length > MostColumns) return new TableHeader([], [DiagnosticCatalog.TooManyColumns(span, titles.Length, MostColumns)]);
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        var byId = fields.GroupBy(f => f.Id, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        var byName = byId.Values.GroupBy(f => f.Name.Zh.Trim(), StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Select(f => f.Id).ToArray(), StringComparer.Ordinal);
        var columns = ImmutableArray.CreateBuilder<TableColumn>(titles.Length);
        foreach (var (title, i) in titles.Select((t, i) => (t.Normalize(NormalizationForm.FormC), i)))
        {
            var place = new SourceSpan(shown, 1, i + 1, 1, i + 1 + title.Length);
            var (role, field, known) = Roles.FirstOrDefault(r => r.Titles.Contains(title, StringComparer.OrdinalIgnoreCase));
            if (byId.ContainsKey(title)) field = title;
            else if (known.IsDefault && byName.TryGetValue(title, out var ids))
            {
                if (ids.Length > 1) diagnostics.Add(DiagnosticCatalog.AmbiguousColumn(place, title, ids[0], ids[1]));
                field = ids[0];
                (role, _, _) = Roles.FirstOrDefault(r => r.Field == field);
            }
            if (field is { Length: > 0 } && !byId.ContainsKey(field)) field = null;
            if (field is "") field = null;
            if (field is null && role == ColumnRole.None && title.Length > 0)
                diagnostics.Add(DiagnosticCatalog.UnknownColumn(place, title, Known(title, byId.Values)));
            columns.Add(new TableColumn(title, field, role));
        }
        AddRepeated(columns, shown, diagnostics);
        if (!columns.Any(c => c.Field is not null || c.Role != ColumnRole.None)) diagnostics.Add(DiagnosticCatalog.NoKnownColumn(span));
        else
        {
            if (!columns.Any(c => c.Role == ColumnRole.Code)) diagnostics.Add(DiagnosticCatalog.NoCodeColumn(span));
            foreach (var field in byId.Values.Where(f => used.Contains(f.Id) && !columns.Any(c => c.Field == f.Id)))
                diagnostics.Add(DiagnosticCatalog.MissingColumn(span, field.Id, field.Name));
        }
        return new TableHeader(columns.ToImmutable(), diagnostics.ToImmutable());
    }

    /// <summary>Names near enough to suggest: those in the language and form of what was typed, a unit in brackets left out.</summary>
    private static IEnumerable<string> Known(string title, IEnumerable<Field> fields)
    {
        var bracket = title.IndexOfAny(['（', '(']);
        var bare = bracket > 0 ? title[..bracket].Trim() : title;
        var named = fields.Where(f => f.Name.Zh == bare).Select(f => f.Name.Zh).ToList();
        if (named.Count > 0) return named;
        var all = System.Text.Ascii.IsValid(title) ? fields.Select(f => f.Id).Concat(Roles.Select(r => r.Titles[0])) : fields.Select(f => f.Name.Zh).Concat(Roles.SelectMany(r => r.Titles));
        return all.Distinct(StringComparer.Ordinal);
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
