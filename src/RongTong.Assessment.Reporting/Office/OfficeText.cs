using System.Text;

namespace RongTong.Reporting.Office;

/// <summary>Texts as XML can hold them. Stateless and thread-safe.</summary>
internal static class OfficeText
{
    /// <summary>The text without characters XML does not know, such as controls and halves of pairs.</summary>
    public static string Clean(string text)
    {
        var at = 0;
        while (at < text.Length && IsPlain(text[at])) at++;
        if (at == text.Length) return text;
        var clean = new StringBuilder(text.Length).Append(text, 0, at);
        for (; at < text.Length; at++)
        {
            if (char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1])) clean.Append(text[at]).Append(text[++at]);
            else if (char.IsSurrogate(text[at])) clean.Append('\uFFFD');
            else if (IsPlain(text[at])) clean.Append(text[at]);
        }
        return clean.ToString();
    }

    private static bool IsPlain(char c) => c is >= ' ' and < '\uD800' or '\t' or '\n' or > '\uDFFF' and < '\uFFFE';
}
