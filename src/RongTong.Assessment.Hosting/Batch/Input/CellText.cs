namespace RongTong.Hosting.Batch.Input;

/// <summary>Texts of cells.</summary>
internal static class CellText
{
    private static ReadOnlySpan<byte> WideSpace => "\u3000"u8;

    private static ReadOnlySpan<byte> FixedSpace => "\u00A0"u8;

    /// <summary>A cell without spaces, tabs, line ends, full-width and no-break spaces around it.</summary>
    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> cell)
    {
        // Nearly every cell begins and ends with an ASCII letter or digit.
        if (cell.IsEmpty || IsPlain(cell[0]) && IsPlain(cell[^1])) return cell;
        while (!cell.IsEmpty)
        {
            if (IsSpace(cell[0])) cell = cell[1..];
            else if (cell.StartsWith(WideSpace)) cell = cell[3..];
            else if (cell.StartsWith(FixedSpace)) cell = cell[2..];
            else break;
        }
        while (!cell.IsEmpty)
        {
            if (IsSpace(cell[^1])) cell = cell[..^1];
            else if (cell.EndsWith(WideSpace)) cell = cell[..^3];
            else if (cell.EndsWith(FixedSpace)) cell = cell[..^2];
            else break;
        }
        return cell;
    }

    /// <summary>A text with full-width letters, digits and signs as plain ones, and without spaces. Written out, because the runtime without cultures does not normalise.</summary>
    public static string Narrow(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)).Select(c => c is >= '\uFF01' and <= '\uFF5E' ? (char)(c - 0xFEE0) : c));

    private static bool IsPlain(byte b) => b is > (byte)' ' and < 0x80;

    private static bool IsSpace(byte b) => b is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';
}
