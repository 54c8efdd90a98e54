namespace RongTong.Hosting.Printing;

/// <summary>Takes the time of printing out of a PDF, so that the same page is the same file. Stateless and thread-safe.</summary>
internal static class PdfDates
{
    /// <summary>Sets every date of creation and change to the same one; lengths and places in the file stay.</summary>
    public static byte[] Fixed(byte[] pdf)
    {
        foreach (var key in (string[])["/CreationDate (D:", "/ModDate (D:"]) Fix(pdf, System.Text.Encoding.ASCII.GetBytes(key));
        return pdf;
    }

    private static void Fix(byte[] pdf, ReadOnlySpan<byte> key)
    {
        for (var at = 0; pdf.AsSpan(at).IndexOf(key) is >= 0 and var next;)
        {
            at += next + key.Length;
            // 2000-01-01 00:00:00: year, month and day of one, zeros after.
            ReadOnlySpan<byte> day = "20000101"u8;
            for (var i = 0; at + i < pdf.Length && pdf[at + i] != (byte)')'; i++)
                if (char.IsAsciiDigit((char)pdf[at + i])) pdf[at + i] = i < day.Length ? day[i] : (byte)'0';
        }
    }
}
