using System.Text.Encodings.Web;
using System.Text.Json;

namespace RongTong.Web.Api;

/// <summary>An answer written as JSON, Chinese as Chinese. Immutable.</summary>
internal static class JsonAnswer
{
    private static readonly JsonWriterOptions Form = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Has it written.</summary>
    /// <param name="write">Writes one value.</param>
    /// <param name="status">The status of the answer.</param>
    public static IResult Of(Action<Utf8JsonWriter> write, int status = StatusCodes.Status200OK)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Form)) write(json);
        return status == StatusCodes.Status200OK
            ? Results.Bytes(stream.ToArray(), "application/json; charset=utf-8")
            : Results.Text(stream.ToArray(), "application/json; charset=utf-8", status);
    }
}
