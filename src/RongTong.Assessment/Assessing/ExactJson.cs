using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using RongTong.Advising;
using RongTong.Compiling;
using RongTong.Loading;

namespace RongTong.Assessing;

/// <summary>How every JSON of this engine is written: exact decimals without trailing zeros, Chinese readable, the same bytes everywhere. Stateless and thread-safe.</summary>
public static class ExactJson
{
    /// <summary>A document in UTF-8, without a line break at the end.</summary>
    public static byte[] Document(bool indented, Action<Utf8JsonWriter> write)
    {
        using var buffer = new PooledBytes();
        Document(buffer, indented, write);
        return buffer.Written.ToArray();
    }

    /// <summary>The same, put behind what a buffer holds.</summary>
    public static void Document(IBufferWriter<byte> target, bool indented, Action<Utf8JsonWriter> write)
    {
        using var json = new Utf8JsonWriter(target, Options(indented));
        write(json);
    }

    // The encoder leaves Chinese readable; the output is data, never embedded in HTML unencoded. Line ends are fixed for every machine.
    internal static JsonWriterOptions Options(bool indented) => new() { Indented = indented, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A decimal, exact.</summary>
    public static void WriteDecimal(this Utf8JsonWriter json, string name, decimal value)
    {
        Span<byte> digits = stackalloc byte[32];
        json.WritePropertyName(name);
        json.WriteRawValue(digits[..PlainValue.Format(value, digits)], skipInputValidation: true);
    }

    /// <summary>A decimal, or null.</summary>
    public static void WriteNullable(this Utf8JsonWriter json, string name, decimal? value)
    {
        if (value is { } number) json.WriteDecimal(name, number);
        else json.WriteNull(name);
    }

    /// <summary>What is known of a number: <c>value</c>, <c>min</c>, <c>max</c>, each null where there is none.</summary>
    public static void WriteNumber(this Utf8JsonWriter json, Number number)
    {
        json.WriteNullable("value", number.IsKnown ? number.Min : null);
        json.WriteNullable("min", number.HasMin ? number.Min : null);
        json.WriteNullable("max", number.HasMax ? number.Max : null);
    }

    /// <summary>An estimate: <c>min</c>, <c>typical</c>, <c>max</c>.</summary>
    public static void WriteEstimate(this Utf8JsonWriter json, string name, Estimate estimate)
    {
        json.WriteStartObject(name);
        json.WriteDecimal("min", estimate.Min);
        json.WriteDecimal("typical", estimate.Typical);
        json.WriteDecimal("max", estimate.Max);
        json.WriteEndObject();
    }

    /// <summary>A text, or null.</summary>
    public static void WriteText(this Utf8JsonWriter json, string name, string? value)
    {
        if (value is null) json.WriteNull(name);
        else json.WriteString(name, value);
    }

    /// <summary>An array of texts.</summary>
    public static void WriteList(this Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values) json.WriteStringValue(value);
        json.WriteEndArray();
    }
}
