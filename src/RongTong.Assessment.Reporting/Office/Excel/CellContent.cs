using System.Text.RegularExpressions;

namespace RongTong.Reporting.Office.Excel;

/// <summary>Texts as cells hold and show them. Stateless and thread-safe.</summary>
public static partial class CellContent
{
    /// <summary>The longest text of a cell.</summary>
    public const int Longest = 32_767;

    /// <summary>Whether a cell can hold a text as it is: not too long, and nothing XML does not know.</summary>
    public static bool Holds(string text) => text.Length <= Longest && OfficeText.Clean(text) == text && !text.Contains('\r', StringComparison.Ordinal);

    /// <summary>A text as a cell can hold it. What looks like an escaped character would be read as that character.</summary>
    internal static string Fit(string text)
    {
        var clean = OfficeText.Clean(text.Length > Longest ? text[..(Longest - 1)] + "…" : text);
        return clean.Contains("_x", StringComparison.OrdinalIgnoreCase) ? Escapes().Replace(clean, "_x005F_") : clean;
    }

    /// <summary>How many lines a text takes in a column; a full-width character is two wide. Programs that open the file do not find out by themselves.</summary>
    internal static int Lines(string text, int width)
    {
        var room = Math.Max(2, width - 1);
        return text.Split('\n').Sum(l => Math.Max(1, (Width(l) + room - 1) / room));
    }

    /// <summary>How wide a line is, a full-width character counting two.</summary>
    internal static int Width(string line) => line.Sum(c => c >= '\u2E80' ? 2 : 1);

    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)")]
    private static partial Regex Escapes();
}
