using System.Text;

namespace RongTong.Text;

/// <summary>Names in braces inside a message, such as <c>{equipment-total}</c>.</summary>
internal static class Placeholders
{
    /// <summary>The names in both languages of a text, each once, in order.</summary>
    public static IReadOnlyList<string> In(LocalizedText text) => [.. Names(text.Zh).Concat(Names(text.En)).Distinct(StringComparer.Ordinal)];

    /// <summary>The text with each name replaced.</summary>
    public static string Fill(string text, Func<string, string> value)
    {
        var result = new StringBuilder(text.Length);
        var at = 0;
        while (Next(text, at) is var (open, close))
        {
            result.Append(text, at, open - at).Append(value(text[(open + 1)..close]));
            at = close + 1;
        }
        return result.Append(text, at, text.Length - at).ToString();
    }

    private static IEnumerable<string> Names(string text)
    {
        for (var at = 0; Next(text, at) is var (open, close); at = close + 1) yield return text[(open + 1)..close];
    }

    private static (int Open, int Close)? Next(string text, int from)
    {
        var open = text.IndexOf('{', from);
        var close = open < 0 ? -1 : text.IndexOf('}', open);
        return close < 0 ? null : (open, close);
    }
}
