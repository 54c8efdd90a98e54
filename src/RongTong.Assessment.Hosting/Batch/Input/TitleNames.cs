using System.Collections.Immutable;
using System.Text;
using RongTong.Diagnostics;
using RongTong.Models;
using RongTong.Text;

namespace RongTong.Hosting.Batch.Input;

/// <summary>
/// The names columns may have: ids, the Chinese names of facts, and a few others for who applies. Spaces, line ends and the width of brackets
/// make no difference; a unit in brackets is taken when it is the one asked for. Immutable.
/// </summary>
internal sealed class TitleNames
{
    private static readonly ImmutableArray<(ColumnRole Role, string Field, ImmutableArray<string> Titles)> Roles =
    [
        (ColumnRole.Code, "uscc", ["uscc", "统一社会信用代码", "credit code"]),
        (ColumnRole.Name, "enterprise_name", ["name", "enterprise_name", "企业名称", "enterprise name"]),
        (ColumnRole.Region, "region_code", ["region", "region_code", "所在省市县", "所属市县", "行政区划代码"]),
        (ColumnRole.ApplicationDate, "application_date", ["application_date", "申报日期", "date of application"]),
        (ColumnRole.AsOf, "", ["asOf", "as-of", "规则日期", "rules date"]),
        (ColumnRole.Industry, "industry_code", ["industry", "industry_code", "国民经济行业代码"]),
    ];

    /// <summary>Remarks on a form that say nothing about what a column is.</summary>
    private static readonly ImmutableArray<string> Remarks = ["必填", "选填", "必填项", "required"];

    /// <summary>Units people write that no fact is asked for in.</summary>
    private static readonly ImmutableArray<string> OtherUnits = ["元", "千元", "百万元", "亿元", "万元", "%", "‰", "cny", "yuan"];

    private readonly Dictionary<string, Field> _byId;
    private readonly Dictionary<string, ImmutableArray<Field>> _byName;

    /// <summary>Takes the names of fields.</summary>
    public TitleNames(IEnumerable<Field> fields)
    {
        _byId = fields.GroupBy(f => f.Id, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        _byName = _byId.Values.GroupBy(f => Key(f.Name.Zh), StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToImmutableArray(), StringComparer.Ordinal);
    }

    /// <summary>Whether a cell is the title of a column.</summary>
    public bool IsKnown(string cell) => cell.Length > 1 && Match(cell, null) is not null;

    /// <summary>What a column is, and what is wrong with its title: RT4101, RT4103, RT4124.</summary>
    /// <param name="title">What its head says.</param>
    /// <param name="place">Where.</param>
    public (ColumnRole Role, string? Field, Diagnostic? Problem) Find(string title, SourceSpan? place) =>
        title.Length == 0 ? default : Match(title, place) ?? (ColumnRole.None, null, DiagnosticCatalog.UnknownColumn(place, title, Suggestions(title)));

    private (ColumnRole Role, string? Field, Diagnostic? Problem)? Match(string title, SourceSpan? place)
    {
        if (_byId.ContainsKey(title)) return (RoleOf(title), title, null);
        var key = Key(title).TrimStart('*');
        if (ByKey(key, title, place) is { } found) return found;
        // A remark or a unit in brackets at the end.
        if (key is [.. var bare, ')'] && bare.LastIndexOf('(') is > 0 and var bracket)
        {
            var (name, inside) = (bare[..bracket], bare[(bracket + 1)..]);
            if (ByKey(name, title, place) is { Field: { } id } named && _byId.TryGetValue(id, out var field))
            {
                if (Remarks.Contains(inside) || inside == Key(field.Unit.ToString())) return named;
                if (OtherUnits.Contains(inside) && field.Type is FieldType.Money or FieldType.Number or FieldType.Integer or FieldType.Ratio)
                    return (named.Role, id, DiagnosticCatalog.ColumnInOtherUnit(place, title, inside, UnitWords(field)));
            }
            else if (Remarks.Contains(inside) && ByKey(name, title, place) is { } role) return role;
        }
        return null;
    }

    private (ColumnRole Role, string? Field, Diagnostic? Problem)? ByKey(string key, string title, SourceSpan? place)
    {
        if (Roles.FirstOrDefault(r => r.Titles.Any(t => Key(t) == key)) is { Role: not ColumnRole.None } known) return (known.Role, _byId.ContainsKey(known.Field) ? known.Field : null, null);
        if (_byId.Values.FirstOrDefault(f => Key(f.Id) == key) is { } byId) return (RoleOf(byId.Id), byId.Id, null);
        if (!_byName.TryGetValue(key, out var fields)) return null;
        var problem = fields.Length > 1 ? DiagnosticCatalog.AmbiguousColumn(place, title, fields[0].Id, fields[1].Id) : null;
        return (RoleOf(fields[0].Id), fields[0].Id, problem);
    }

    private static ColumnRole RoleOf(string field) => Roles.FirstOrDefault(r => r.Field == field).Role;

    private static LocalizedText UnitWords(Field field) => field.Type == FieldType.Ratio
        ? new LocalizedText("0 到 1 的小数（3% 写成 0.03）", "a fraction (3 % is 0.03)")
        : new LocalizedText(field.Unit.ToString(), $"'{field.Unit}'");

    /// <summary>A title without what makes no difference.</summary>
    private static string Key(string title) => CellText.Narrow(title).ToLowerInvariant();

    /// <summary>Names near enough to suggest: those in the language and form of what was typed, what stands in brackets left out.</summary>
    private IEnumerable<string> Suggestions(string title)
    {
        var key = Key(title);
        var bare = key.IndexOf('(') is > 0 and var bracket ? key[..bracket] : key;
        if (_byName.TryGetValue(bare, out var named)) return named.Select(f => f.Name.Zh);
        var all = Ascii.IsValid(title) ? _byId.Keys.Concat(Roles.Select(r => r.Titles[0])) : _byId.Values.Select(f => f.Name.Zh).Concat(Roles.SelectMany(r => r.Titles));
        return all.Distinct(StringComparer.Ordinal);
    }
}
