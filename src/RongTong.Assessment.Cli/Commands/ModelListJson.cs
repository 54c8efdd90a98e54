using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using RongTong.Compiling;
using RongTong.Models;
using RongTong.Text;

namespace RongTong.Cli.Commands;

/// <summary>The list of models as JSON.</summary>
internal sealed class ModelListJson
{
    private readonly List<(ModelRef Reference, CompiledModel? Model, Language Language)> _models = [];

    public void Add(ModelRef reference, CompiledModel? model, Language language) => _models.Add((reference, model, language));

    public byte[] ToBytes() => JsonText.Write(json =>
    {
        json.WriteStartArray();
        foreach (var (reference, compiled, language) in _models)
        {
            json.WriteStartObject();
            json.WriteString("ref", reference.ToString());
            json.WriteBoolean("valid", compiled is not null);
            if (compiled?.Model is { } model)
            {
                json.WriteString("name", model.Name.In(language));
                json.WriteString("document", model.Authority.Document);
                json.WriteString("issuer", model.Authority.Issuer.In(language));
                json.WriteString("from", Day(model.EffectiveFrom));
                json.WriteString("to", model.EffectiveTo is { } to ? Day(to) : null);
                json.WriteString("fingerprint", compiled.Fingerprint);
            }
            json.WriteEndObject();
        }
        json.WriteEndArray();
    });

    private static string Day(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>JSON as every verb writes it: indented, the same line ends everywhere, Chinese readable.</summary>
internal static class JsonText
{
    public static byte[] Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping })) write(json);
        return buffer.WrittenSpan.ToArray();
    }
}
