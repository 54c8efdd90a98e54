using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace RongTong.Web.Webhooks;

/// <summary>
/// The signature of a delivery: <c>v1=</c> and HMAC-SHA256 in hexadecimal, with the webhook's secret, over the timestamp (seconds since 1970), a
/// full stop and the body. The timestamp is signed too, so that a delivery caught on its way cannot be used later. Stateless.
/// </summary>
internal static class WebhookSignature
{
    /// <summary>The header with the signature.</summary>
    public const string Header = "RongTong-Signature";

    /// <summary>The header with the timestamp.</summary>
    public const string TimestampHeader = "RongTong-Timestamp";

    /// <summary>Signs a body.</summary>
    public static string Of(string secret, long timestamp, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        hash.AppendData(Encoding.UTF8.GetBytes(timestamp.ToString(CultureInfo.InvariantCulture) + "."));
        hash.AppendData(body);
        return "v1=" + Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
