using System.Globalization;

namespace RongTong.Reporting.Templating;

/// <summary>Numbers as diagnostics write them.</summary>
internal static class Figures
{
    public static string Of(int value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
