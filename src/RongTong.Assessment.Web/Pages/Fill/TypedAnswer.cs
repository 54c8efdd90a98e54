using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using RongTong.Reporting.Questionnaires;

namespace RongTong.Web.Pages.Fill;

/// <summary>
/// What was typed, as a sheet writes it. Only what can mean one thing is taken as that: full-width digits, thousands in groups of three, a per
/// cent sign. The rest is kept as it was typed, and the model says what is wrong with it. Stateless.
/// </summary>
internal static class TypedAnswer
{
    /// <summary>Longest text kept of one answer.</summary>
    public const int Longest = 2000;

    /// <summary>What a form sends in place of an option for "not applicable".</summary>
    public const string NotApplicable = "__na";

    /// <summary>The values of an answer, and whether it says "not applicable".</summary>
    public static (ImmutableArray<string> Values, bool IsNotApplicable) Read(FormItem item, IEnumerable<string?> typed)
    {
        var given = typed.Select(Clean).Where(t => t.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        if (item.AllowsNotApplicable && given.Contains(NotApplicable)) return ([], true);
        given.Remove(NotApplicable);
        return item.Control switch
        {
            FormControl.Ticks => ([.. item.Field.Options.Select(o => o.Id).Where(given.Contains), .. given.Where(g => item.Field.OptionIndex(g) < 0)], false),
            _ => (given.Count == 0 ? [] : [Plain(item, given[0])], false),
        };
    }

    /// <summary>A stored value as the form shows it.</summary>
    public static string Shown(FormItem item, string value) =>
        item.Control == FormControl.Percent && decimal.TryParse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share) && Math.Abs(share) < 1_000_000_000m
            ? Written(share * 100) : value;

    private static string Plain(FormItem item, string text)
    {
        switch (item.Control)
        {
            case FormControl.Number or FormControl.Integer:
                return Number(text) ?? text;
            case FormControl.Percent:
                var bare = text is [.. var share, '%'] ? share.TrimEnd() : text;
                return Number(bare) is { } number && decimal.TryParse(number, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) ? Written(percent / 100) : text;
            case FormControl.Date:
                return DateOnly.TryParseExact(text, ["yyyy-MM-dd", "yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : text;
            case FormControl.Code:
                return text.ToUpperInvariant();
            default:
                return text;
        }
    }

    /// <summary>A number without separators of thousands; null when it is none.</summary>
    private static string? Number(string text)
    {
        var parts = text.Split('.', 2);
        var groups = parts[0].TrimStart('-').Split(',');
        if (groups.Length > 1 && (groups[0].Length is 0 or > 3 || groups.Skip(1).Any(g => g.Length != 3))) return null;
        var plain = text.Replace(",", "", StringComparison.Ordinal);
        return plain.Length <= 30 && decimal.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _) ? plain : null;
    }

    private static string Written(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);

    /// <summary>Without spaces around it, control characters, and full-width forms of what a number or a code is written with.</summary>
    private static string Clean(string? text)
    {
        if (text is null) return "";
        var kept = new StringBuilder(Math.Min(text.Length, Longest));
        foreach (var letter in text)
        {
            if (kept.Length == Longest) break;
            if (char.IsControl(letter) && letter is not ('\n' or '\t')) continue;
            kept.Append(letter);
        }
        var clean = kept.ToString().Trim();
        return clean.All(c => c is >= '\uFF10' and <= '\uFF19' or '\uFF0E' or '\uFF0C' or '\uFF05' or '\uFF0D' or ' ' || c < '\u007F') ? string.Concat(clean.Select(Narrow)) : clean;
    }

    private static char Narrow(char letter) => letter is >= '\uFF01' and <= '\uFF5E' ? (char)(letter - 0xFEE0) : letter;
}
