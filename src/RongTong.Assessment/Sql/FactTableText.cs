using System.Collections.Immutable;
using RongTong.Loading;
using RongTong.Models;
using RongTong.Text;

namespace RongTong.Sql;

/// <summary>The tables a query reads, as statements and in words.</summary>
internal sealed class FactTableText(EvaluationModel model, SqlDialect dialect, SqlQueryOptions options, ImmutableArray<Field> fields)
{
    public FactTableText(SqlQuery query)
        : this(query.Model.Model, query.Dialect, query.Options, query.Fields)
    {
    }

    public string Facts() => Table(options.Facts, Columns().Select(c => (c.Name, c.Type)));

    public string? Titles() => options.Titles is not { } titles ? null
        : Table(titles, [(FactTable.Key, dialect.KeyType), ("title", dialect.KeyType), ("valid_from", dialect.DateType), ("valid_to", dialect.DateType)]);

    private string Table(string name, IEnumerable<(string Name, string Type)> columns) =>
        $"CREATE TABLE {dialect.QuotedName(name)} (\n{string.Join(",\n", columns.Select(c => $"  {dialect.Quoted(c.Name)} {c.Type}"))}\n)";

    /// <summary>The columns in words, a line each.</summary>
    public IEnumerable<string> Described()
    {
        yield return Say($"表 {options.Facts}：一行一家企业。", $"Table {options.Facts}: one row an enterprise.");
        var columns = Columns().ToList();
        var (names, types) = (columns.Max(c => dialect.Quoted(c.Name).Length), columns.Max(c => c.Type.Length));
        foreach (var (name, type, words) in columns) yield return $"  {dialect.Quoted(name).PadRight(names)}  {type.PadRight(types)}  {words}";
        if (options.Titles is { } titles && fields.Any(f => !f.Titles.IsEmpty))
            yield return Say($"表 {titles}：id、title、valid_from、valid_to，一行一个称号；有记录的企业以记录为准。", $"Table {titles}: id, title, valid_from, valid_to, one row a title; records of an enterprise outrank its flags.");
    }

    private IEnumerable<(string Name, string Type, string Words)> Columns()
    {
        yield return (FactTable.Key, dialect.KeyType, Say("主键，结果原样带出", "the key, handed on to the result"));
        yield return (FactTable.AsOfColumn, dialect.DateType, Say("按哪一天的规则", "the day whose rules apply"));
        yield return (FactTable.Error, dialect.TruthType, Say("TRUE：这一行有读不了的值，须退回", "TRUE: something in the row could not be read, so it goes back"));
        foreach (var field in fields)
        {
            yield return (field.Id, dialect.TypeOf(field), Words(field));
            if (field.NotApplicable != NotApplicablePolicy.Refused) yield return (FactTable.NotApplicableColumn(field), dialect.TruthType, Say("TRUE：标为不适用", "TRUE: marked as not applicable"));
        }
    }

    private string Words(Field field)
    {
        var name = string.Join(' ', field.Name.In(options.Language).Split((char[])['\r', '\n', '\u0085', '\u2028', '\u2029', '\v', '\f'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        if (name.Length > 60) name = name[..60] + "…";
        return field.Type switch
        {
            FieldType.Single or FieldType.Level => $"{name}: {string.Join(" | ", field.Options.Select(o => o.Id))}",
            FieldType.Multi => $"{name}: {Say("选项以分号相连", "options joined by semicolons")}, {string.Join(" ; ", field.Options.Select(o => o.Id))}",
            FieldType.Bool or FieldType.Text or FieldType.Date => name,
            _ => $"{name}{(field.Unit.IsOne ? "" : $" ({(options.Language == Language.Zh ? field.Unit.ToString() : UnitNames.InEnglish(field.Unit, model))})")}{Range(field)}",
        };
    }

    private static string Range(Field field) => (field.Min, field.Max) switch
    {
        ({ } min, { } max) => $" {PlainValue.Format(min)}..{PlainValue.Format(max)}",
        ({ } min, null) => $" >= {PlainValue.Format(min)}",
        (null, { } max) => $" <= {PlainValue.Format(max)}",
        _ => "",
    };

    private string Say(string zh, string en) => options.Say(zh, en);
}
