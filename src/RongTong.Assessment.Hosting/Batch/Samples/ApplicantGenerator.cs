using System.Collections.Immutable;
using System.Globalization;
using RongTong.Hosting.Batch.Output;
using RongTong.Models;

namespace RongTong.Hosting.Batch.Samples;

/// <summary>
/// Writes tables of invented applicants: the same seed, the same bytes. One firm in fifteen carries a fault of those departments meet, one in
/// five hundred stands there twice.
/// </summary>
public static class ApplicantGenerator
{
    private const int LastYear = 2025;

    private static readonly ImmutableArray<string> Lead = ["uscc", "enterprise_name", "region_code", "industry_code", "application_date"];

    /// <summary>Writes a table as CSV in UTF-8.</summary>
    /// <param name="model">Whose fields the columns are.</param>
    /// <param name="rows">How many rows.</param>
    /// <param name="seed">What decides.</param>
    /// <param name="columns">How many columns at most.</param>
    /// <param name="withNames">As a department keeps it: Chinese names as titles, 是 and 否, options in words, and a mark Excel wants at the beginning.</param>
    /// <param name="target">Where to.</param>
    public static void Write(BatchModel model, int rows, ulong seed, int columns, bool withNames, Stream target)
    {
        var fields = Columns(model, columns);
        var isCatalogue = IsCatalogue(model.Fields.ToDictionary(f => f.Id, StringComparer.Ordinal));
        var text = new ByteText(1 << 20);
        if (withNames) text.Add("\uFEFF"u8);
        foreach (var (field, i) in fields.Select((f, i) => (f, i)))
        {
            if (i > 0) text.Add((byte)',');
            text.AddQuoted(System.Text.Encoding.UTF8.GetBytes(withNames ? field.Name?.Name.Zh ?? field.Id : field.Id));
        }
        text.Add("\r\n"u8);
        SyntheticFirm? twin = null;
        for (var row = 1; row <= rows; row++)
        {
            var chance = new SeededChance(unchecked(seed * 0x100000001B3 + (ulong)row));
            var isTwin = twin is not null && chance.In1000(2);
            var firm = isTwin && twin is not null ? twin : SyntheticFirm.Invent(chance, row, LastYear);
            if (row % 50 == 0) twin = firm;
            for (var i = 0; i < fields.Length; i++)
            {
                if (i > 0) text.Add((byte)',');
                if (firm.Facts.TryGetValue(fields[i].Id, out var fact)) text.AddQuoted(System.Text.Encoding.UTF8.GetBytes(withNames ? InWords(fields[i].Id, fields[i].Name, fact, firm) : fact));
                else if (fields[i].Name is { } field && !isCatalogue) text.Add(Invent(field, chance));
            }
            text.Add("\r\n"u8);
            if (text.Length < 1 << 19) continue;
            target.Write(text.Span);
            text.Clear();
        }
        target.Write(text.Span);
    }

    /// <summary>The columns: who it is, what decides, then what else the firm states, up to the number asked for.</summary>
    private static ImmutableArray<(string Id, Field? Name)> Columns(BatchModel model, int most)
    {
        var fields = model.Fields.ToDictionary(f => f.Id, StringComparer.Ordinal);
        var stated = SyntheticFirm.Invent(new SeededChance(1), 1, LastYear).Facts;
        var order = Lead.Concat(model.Fields.Where(f => model.Used.Contains(f.Id) || f.Options.Length > 0 && !stated.ContainsKey(f.Id) && !IsCatalogue(fields)).Select(f => f.Id))
            .Concat(model.Fields.Where(f => stated.ContainsKey(f.Id)).Select(f => f.Id));
        return [.. order.Distinct(StringComparer.Ordinal).Take(most).Select(id => (id, fields.GetValueOrDefault(id)))];
    }

    /// <summary>A model over the shared catalogue of facts: what a firm does not state there stays open.</summary>
    private static bool IsCatalogue(Dictionary<string, Field> fields) => fields.ContainsKey("revenue_y1");

    private static string InWords(string id, Field? field, string fact, SyntheticFirm firm) =>
        id == "region_code" ? firm.Place
        : field?.Type == FieldType.Bool ? fact == "true" ? "是" : "否"
        : field?.Options.FirstOrDefault(o => o.Id == fact)?.Text.Zh ?? fact;

    private static string Invent(Field field, SeededChance chance)
    {
        if (chance.In1000(5)) return "";
        switch (field.Type)
        {
            case FieldType.Single or FieldType.Level:
                return field.Options[chance.Below(field.Options.Length)].Id;
            case FieldType.Multi:
                var open = field.Options.Where(o => !o.Exclusive).Select(o => o.Id).ToList();
                return string.Join(';', open.Where(_ => chance.In1000(400)).DefaultIfEmpty(field.Options[^1].Id));
            case FieldType.Bool:
                return chance.In1000(500) ? "true" : "false";
            default:
                return "";
        }
    }

    /// <summary>The name a table of so many rows goes by.</summary>
    public static string NameOf(int rows) => string.Create(CultureInfo.InvariantCulture, $"applicants-{rows}.csv");
}
