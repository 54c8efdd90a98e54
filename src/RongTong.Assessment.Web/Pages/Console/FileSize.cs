using System.Globalization;

namespace RongTong.Web.Pages.Console;

/// <summary>How long a file is, as people read it. Stateless.</summary>
internal static class FileSize
{
    private const long Kilo = 1024, Mega = Kilo * Kilo;

    public static string Of(long bytes) => bytes < Mega ? $"{Math.Max(1, (bytes + Kilo / 2) / Kilo).ToString(CultureInfo.InvariantCulture)} KB" : string.Create(CultureInfo.InvariantCulture, $"{(decimal)bytes / Mega:0.0} MB");
}
