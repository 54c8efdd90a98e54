using System.Text;

namespace RongTong.Hosting.Batch.Rows;

/// <summary>Which group a firm is counted in, by what its row states. Stateless.</summary>
internal static class RowGroups
{
    /// <summary>Room for the name of any group.</summary>
    public const int Longest = 64;

    /// <summary>A code of six digits counts with its city; any other text as it is.</summary>
    public static ReadOnlySpan<char> RegionOf(ReadOnlySpan<byte> region, Span<char> group)
    {
        var length = Letters(region, group);
        if (region.Length == 6 && !region.ContainsAnyExceptInRange((byte)'0', (byte)'9')) "00".CopyTo(group[4..]);
        return group[..length];
    }

    /// <summary>A code of the classification of industries counts with its division; any other text as it is.</summary>
    public static ReadOnlySpan<char> IndustryOf(ReadOnlySpan<byte> industry, Span<char> group) =>
        group[..Letters(industry.Length > 2 && char.IsAsciiDigit((char)industry[0]) ? industry[..2] : industry, group)];

    private static int Letters(ReadOnlySpan<byte> text, Span<char> letters) =>
        Encoding.UTF8.TryGetChars(text[..Math.Min(text.Length, letters.Length)], letters, out var written) ? written : 0;
}
