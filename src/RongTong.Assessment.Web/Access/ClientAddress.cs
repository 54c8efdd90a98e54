using System.Net.Sockets;

namespace RongTong.Web.Access;

/// <summary>Where a request comes from, as what is counted: an address, of IPv6 the network one household has. Stateless.</summary>
internal static class ClientAddress
{
    private const int Network = 8;

    public static string Of(HttpContext context) => context.Connection.RemoteIpAddress switch
    {
        null => "unknown",
        { IsIPv4MappedToIPv6: true } mapped => mapped.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } wide => Convert.ToHexStringLower(wide.GetAddressBytes().AsSpan(0, Network)),
        var address => address.ToString(),
    };
}
