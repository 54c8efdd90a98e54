using System.Text.Encodings.Web;
using System.Text.Json;

namespace RongTong.Web.Api;

/// <summary>An answer written as JSON, Chinese as Chinese. Immutable.</summary>
internal static class JsonAnswer
{
    private static readonly JsonWriterOptions Form = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IResult Of(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Form)) write(json);
        return Results.Bytes(stream.ToArray(), "application/json; charset=utf-8");
    }
}
