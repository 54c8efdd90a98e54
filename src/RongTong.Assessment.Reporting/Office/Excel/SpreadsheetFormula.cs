using System.Text;

namespace RongTong.Reporting.Office.Excel;

/// <summary>Texts that a spreadsheet would run instead of showing them (CWE-1236). Stateless and thread-safe.</summary>
public static class SpreadsheetFormula
{
    /// <summary>
    /// Whether a spreadsheet that opens the text as CSV takes it for a number and loses digits: nothing but digits, or digits around one E.
    /// No sign in a CSV file keeps it from that.
    /// </summary>
    public static bool IsNumber(ReadOnlySpan<byte> code)
    {
        var letter = code.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        return code.Length > 15 && (letter < 0 || letter > 0 && letter < code.Length - 1 && code[letter] == 'E' && code[(letter + 1)..].IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0);
    }

    /// <summary>The text before an apostrophe was put in front of it, and whether there was one.</summary>
    public static (string Text, bool WasMarked) Original(string cell) =>
        cell is ['\'', .. var rest] && IsLike(rest) ? (rest, true) : (cell, false);

    /// <summary>The same of a text.</summary>
    public static bool IsLike(string text) => IsLike(Encoding.UTF8.GetBytes(text));

    /// <summary>
    /// Whether the first character that counts is one of <c>= + - @</c> or its full-width form, or a tab or line end stands at the beginning.
    /// Spaces and quotes before it are passed over, because spreadsheets pass over them too.
    /// </summary>
    public static bool IsLike(ReadOnlySpan<byte> text)
    {
        while (!text.IsEmpty)
        {
            switch (text[0])
            {
                case (byte)' ' or (byte)'"' or (byte)'\'':
                    text = text[1..];
                    continue;
                case (byte)'=' or (byte)'+' or (byte)'-' or (byte)'@' or (byte)'\t' or (byte)'\r' or (byte)'\n':
                    return true;
            }
            if (text.StartsWith("\u3000"u8)) text = text[3..];
            else if (text.StartsWith("\u00A0"u8)) text = text[2..];
            else if (text.StartsWith("\uFEFF"u8)) text = text[3..];
            else return text.StartsWith("＝"u8) || text.StartsWith("＋"u8) || text.StartsWith("－"u8) || text.StartsWith("＠"u8);
        }
        return false;
    }
}
