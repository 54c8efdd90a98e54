using System.Globalization;

namespace RongTong.Web.Storage;

/// <summary>Moments as both databases keep and order them: UTC, to the millisecond, in ISO 8601. Stateless.</summary>
internal static class Moments
{
    private const string Form = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    public static string Now(TimeProvider clock) => Of(clock.GetUtcNow());

    public static string Of(DateTimeOffset moment) => moment.UtcDateTime.ToString(Form, CultureInfo.InvariantCulture);

    public static DateTimeOffset Read(string text) => DateTimeOffset.ParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
