using System.Net;
using System.Net.Sockets;

namespace RongTong.Web.Webhooks;

/// <summary>
/// Where webhooks may go: over https to anywhere public, and to this machine where its name says so. Names are resolved and judged when the
/// connection is made, so that a name that later leads inside leads nowhere. Stateless.
/// </summary>
internal static class WebhookTarget
{
    private const int LongestUrl = 500;

    /// <summary>The address a text names; null when none may be called there.</summary>
    public static Uri? Of(string? text) =>
        text is { Length: <= LongestUrl } && Uri.TryCreate(text, UriKind.Absolute, out var url) && url.UserInfo.Length == 0 && url.Fragment.Length == 0
        && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp && IsThisMachine(url.Host)) ? url : null;

    /// <summary>Whether a name is one of this machine's own, as typed.</summary>
    public static bool IsThisMachine(string host) => host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address);

    /// <summary>Whether a connection may be made.</summary>
    /// <param name="host">The name in the address.</param>
    /// <param name="address">What it was resolved to.</param>
    /// <param name="allowsPrivate">Whether the operator allows addresses of inner networks.</param>
    public static bool Allows(string host, IPAddress address, bool allowsPrivate)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        if (IPAddress.IsLoopback(address)) return IsThisMachine(host);
        return !IsThisMachine(host) && (allowsPrivate || IsPublic(address));
    }

    /// <summary>Connects to the first address that may be called.</summary>
    /// <exception cref="HttpRequestException">There is none.</exception>
    public static async ValueTask<Stream> ConnectAsync(DnsEndPoint target, bool allowsPrivate, CancellationToken cancellation)
    {
        var allowed = (await Dns.GetHostAddressesAsync(target.Host, cancellation)).Where(a => Allows(target.Host, a, allowsPrivate)).ToArray();
        if (allowed.Length == 0) throw new HttpRequestException("the address is not a public one");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, target.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static bool IsPublic(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        if (address.AddressFamily == AddressFamily.InterNetworkV6)
        {
            // Only what is handed out as global; what carries an IPv4 address inside (6to4, Teredo, NAT64) could lead anywhere.
            return (bytes[0] & 0xe0) == 0x20 && !(bytes[0] == 0x20 && bytes[1] == 0x02) && !(bytes[0] == 0x20 && bytes[1] == 0x01 && bytes[2] < 2);
        }
        return (bytes[0], bytes[1]) switch
        {
            (0 or 10 or 127, _) => false,
            (100, >= 64 and < 128) => false,
            (169, 254) => false,
            (172, >= 16 and < 32) => false,
            (192, 168) => false,
            (192, 0) => bytes[2] is not (0 or 2),
            (198, 18 or 19) => false,
            (198, 51) => bytes[2] != 100,
            (203, 0) => bytes[2] != 113,
            ( >= 224, _) => false,
            _ => true,
        };
    }
}
