using RongTong.Hosting.Batch.Output;

namespace RongTong.Hosting.Batch;

/// <summary>A list of firms as CSV, numbered, with nothing a spreadsheet would compute: what departments publish. Stateless.</summary>
public static class FirmList
{
    /// <summary>The list, with the columns of <c>notice.csv</c>.</summary>
    /// <param name="firms">Name, region and credit code, in order.</param>
    /// <param name="withMark">Whether it begins with a byte order mark.</param>
    public static byte[] ToCsv(IEnumerable<(string Name, string Region, string Code)> firms, bool withMark)
    {
        var text = new ByteText();
        if (withMark) text.Add("\uFEFF"u8);
        text.Add("no,name,region,uscc\r\n"u8);
        long number = 0;
        foreach (var (name, region, code) in firms)
        {
            text.Add(++number);
            foreach (var cell in (string[])[name, region, code])
            {
                text.Add((byte)',');
                text.AddCell(cell);
            }
            text.Add("\r\n"u8);
        }
        return text.Span.ToArray();
    }
}
