using System.Collections.Immutable;
using System.Globalization;
using RongTong.Assessing;
using RongTong.Diagnostics;
using RongTong.Hosting.Batch.Input;
using RongTong.Models;

namespace RongTong.Hosting.Batch.Rows;

/// <summary>
/// The ways a spreadsheet writes what a sheet writes otherwise: <c>TRUE</c> and 是, <c>2026/7/15</c>, an option by its wording. Only what can
/// mean one thing is taken; a number in any other form is refused with what to write. Stateless.
/// </summary>
internal static class CellForms
{
    private static readonly ImmutableArray<string> DateForms = ["yyyy/M/d", "yyyy-M-d", "yyyy.M.d", "yyyy年M月d日", "yyyyMMdd", "yyyy/M/d H:mm", "yyyy/M/d H:mm:ss", "yyyy-MM-dd HH:mm:ss"];

    private static readonly ImmutableArray<string> MoneyUnits = ["万元", "亿元", "元", "万", "亿"];

    /// <summary>The text as a sheet would write it, or null when there is no such form.</summary>
    public static string? Plain(Field field, AnswerFault fault, string text) => fault switch
    {
        AnswerFault.NotYesNo => YesNo(text),
        AnswerFault.NotADate => Date(text) is { } day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null,
        AnswerFault.UnknownOption => Options(field, text),
        _ => null,
    };

    /// <summary>A date in one of the forms spreadsheets use.</summary>
    public static DateOnly? Date(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : DateTime.TryParseExact(text, [.. DateForms], CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment) && moment.TimeOfDay == TimeSpan.Zero ? DateOnly.FromDateTime(moment)
        : null;

    /// <summary>What to tell about a text that is no credit code.</summary>
    public static Diagnostic OfCode(string text)
    {
        if (text.Contains('E', StringComparison.OrdinalIgnoreCase) && text.Any(c => c is '+' or '.') && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _)) return DiagnosticCatalog.ScientificNumber("uscc", text);
        var plain = CellText.Narrow(text).ToUpperInvariant();
        return plain != text && CreditCode.IsValid(plain) ? DiagnosticCatalog.OtherCharacters("uscc", text, plain) : DiagnosticCatalog.BadCreditCode(null, "uscc", text);
    }

    /// <summary>What to tell about a number that cannot be read; null when there is nothing better than the general words.</summary>
    public static Diagnostic? OfNumber(Field field, string text)
    {
        if (CellText.Narrow(text) is var narrow && narrow != text && IsNumber(narrow)) return DiagnosticCatalog.OtherCharacters(field.Id, text, narrow);
        var bare = text.Replace(",", "", StringComparison.Ordinal).Replace("，", "", StringComparison.Ordinal).Replace("\u00A0", "", StringComparison.Ordinal);
        if (bare != text && IsNumber(bare)) return DiagnosticCatalog.ThousandsInNumber(field.Id, text, bare);
        if (text is [.. var share, '%' or '％'] && decimal.TryParse(share.Trim(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent))
            return DiagnosticCatalog.PercentInNumber(field.Id, text, (percent / 100).ToString("0.############", CultureInfo.InvariantCulture));
        if (text.Contains('E', StringComparison.OrdinalIgnoreCase) && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _)) return DiagnosticCatalog.ScientificNumber(field.Id, text);
        foreach (var suffix in MoneyUnits)
            if (text.EndsWith(suffix, StringComparison.Ordinal) && IsNumber(bare[..^suffix.Length].Trim())) return DiagnosticCatalog.UnitInNumber(field.Id, text, suffix, field.Unit.ToString());
        var unit = field.Unit.ToString();
        return unit.Length > 0 && text.EndsWith(unit, StringComparison.Ordinal) && IsNumber(bare[..^unit.Length].Trim()) ? DiagnosticCatalog.UnitInNumber(field.Id, text, unit, "") : null;
    }

    private static bool IsNumber(string text) => text.Length <= 30 && decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _);

    private static string? YesNo(string text) => text.ToUpperInvariant() switch
    {
        "TRUE" or "YES" or "是" or "有" => "true",
        "FALSE" or "NO" or "否" or "无" => "false",
        _ => null,
    };

    private static string? Options(Field field, string text)
    {
        if (field.Type != FieldType.Multi) return Option(field, text);
        var ids = text.Split([';', '；'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(p => Option(field, p)).ToList();
        return ids.Contains(null) ? null : string.Join(';', ids);
    }

    private static string? Option(Field field, string text) =>
        field.Options.FirstOrDefault(o => o.Id == text) is { } exact ? exact.Id
        : field.Options.Where(o => o.Text.Zh == text || string.Equals(o.Text.En, text, StringComparison.OrdinalIgnoreCase) || string.Equals(o.Id, text, StringComparison.OrdinalIgnoreCase)).Select(o => o.Id).Distinct(StringComparer.Ordinal).ToList() is [var only] ? only
        : null;
}
