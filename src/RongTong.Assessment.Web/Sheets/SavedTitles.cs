using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using RongTong.Assessing;

namespace RongTong.Web.Sheets;

/// <summary>Title records as the database keeps them: a JSON array of arrays of name, first and last day. Stateless.</summary>
internal static class SavedTitles
{
    private const string Day = "yyyy-MM-dd";

    public static string Write(ImmutableArray<TitleRecord> titles) =>
        JsonSerializer.Serialize(titles.Select(t => (string[])[t.Title, t.From.ToString(Day, CultureInfo.InvariantCulture), t.To.ToString(Day, CultureInfo.InvariantCulture)]));

    public static ImmutableArray<TitleRecord> Read(string text) =>
    [
        .. JsonSerializer.Deserialize<string[][]>(text)!.Select(t => new TitleRecord(
            t[0], DateOnly.ParseExact(t[1], Day, CultureInfo.InvariantCulture), DateOnly.ParseExact(t[2], Day, CultureInfo.InvariantCulture), null)),
    ];
}
