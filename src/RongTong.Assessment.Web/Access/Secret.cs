using System.Security.Cryptography;
using System.Text;

namespace RongTong.Web.Access;

/// <summary>
/// A secret handed out once and kept only as its hash: 128 random bits, written without letters that are taken for each other.
/// Immutable and thread-safe.
/// </summary>
internal sealed class Secret
{
    private const string Letters = "0123456789abcdefghjkmnpqrstvwxyz";
    private const int Bits = 128;

    private Secret(string text) => Text = text;

    /// <summary>What its holder shows.</summary>
    public string Text { get; }

    /// <summary>What is kept. The secret has all its bits from chance: nothing to slow down guessing with.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));

    /// <summary>A new one.</summary>
    public static Secret Make() => new(RandomNumberGenerator.GetString(Letters, (Bits + 4) / 5));

    /// <summary>One that was shown; null when it cannot be one.</summary>
    public static Secret? Of(string? shown) => shown is { Length: (Bits + 4) / 5 } && shown.All(Letters.Contains) ? new Secret(shown) : null;
}
