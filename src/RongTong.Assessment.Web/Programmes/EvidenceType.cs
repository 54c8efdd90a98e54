namespace RongTong.Web.Programmes;

/// <summary>What kinds of files are taken as evidence, told by how they begin and not by what they are called. Stateless.</summary>
internal static class EvidenceType
{
    private static readonly (byte[] Begin, string Type, string Ending)[] Known =
    [
        ("%PDF-"u8.ToArray(), "application/pdf", ".pdf"),
        ([0xFF, 0xD8, 0xFF], "image/jpeg", ".jpg"),
        ([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A], "image/png", ".png"),
    ];

    /// <summary>How much of a file has to be seen.</summary>
    public const int Begin = 8;

    /// <summary>The type of a file by its first bytes; null for one that is not taken.</summary>
    public static string? Of(ReadOnlySpan<byte> begin)
    {
        foreach (var (known, type, _) in Known)
            if (begin.StartsWith(known)) return type;
        return null;
    }

    /// <summary>The ending a file of a type is sent with.</summary>
    public static string EndingOf(string type) => Known.First(k => k.Type == type).Ending;
}
