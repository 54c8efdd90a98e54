using System.Globalization;

namespace RongTong.Web.Pages.Texts;

/// <summary>Whole numbers inside texts. Stateless.</summary>
internal static class Count
{
    public static string Of(long count) => count.ToString(CultureInfo.InvariantCulture);

    /// <summary>A number and the English word it counts.</summary>
    public static string Of(long count, string one, string many) => $"{Of(count)} {(count == 1 ? one : many)}";
}
