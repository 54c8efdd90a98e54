using System.Collections.Immutable;
using System.Globalization;
using RongTong.Hosting.Batch.Output;

namespace RongTong.Hosting.Titles;

/// <summary>The titles that end within some days, and that nothing newer replaces. Immutable.</summary>
/// <param name="Titles">The titles, those that end first in front.</param>
public sealed record ExpiringTitles(ImmutableArray<HeldTitle> Titles)
{
    /// <summary>Finds them.</summary>
    /// <param name="titles">All titles. Of one held several times by an enterprise the one that ends last counts.</param>
    /// <param name="from">First day.</param>
    /// <param name="to">Last day.</param>
    public static ExpiringTitles Of(IEnumerable<HeldTitle> titles, DateOnly from, DateOnly to) => new(
    [
        .. titles.GroupBy(t => (Holder: t.Code.Length > 0 ? t.Code : t.Name, t.Title)).Select(g => g.MaxBy(t => t.To)!)
            .Where(t => from <= t.To && t.To <= to)
            .OrderBy(t => t.To).ThenBy(t => t.Title, StringComparer.Ordinal).ThenBy(t => t.Code, StringComparer.Ordinal).ThenBy(t => t.Name, StringComparer.Ordinal),
    ]);

    /// <summary>The titles as CSV.</summary>
    public byte[] ToCsv(Func<string, string> nameOf, bool withMark)
    {
        var text = new ByteText();
        if (withMark) text.Add("\uFEFF"u8);
        text.Add("no,uscc,name,title,title_name,from,to,basis\r\n"u8);
        long number = 0;
        foreach (var title in Titles)
        {
            text.Add(++number);
            foreach (var cell in (string[])[title.Code, title.Name, title.Title, nameOf(title.Title), title.From is { } from ? Day(from) : "", Day(title.To), title.Basis])
            {
                text.Add((byte)',');
                text.AddCell(cell);
            }
            text.Add("\r\n"u8);
        }
        return text.Span.ToArray();
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
