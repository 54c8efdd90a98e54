using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace RongTong.Loading;

/// <summary>The JSON Schema (2020-12) of model files, written from the same shapes that check them, so that editors complete and check them alike.</summary>
public static class ModelSchema
{
    /// <summary>The schema as UTF-8 JSON.</summary>
    public static byte[] Write()
    {
        var buffer = new ArrayBufferWriter<byte>(64 * 1024);
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            new Writer(json).WriteRoot();
        return buffer.WrittenSpan.ToArray();
    }

    private sealed class Writer(Utf8JsonWriter json)
    {
        private readonly Dictionary<Shape, string> _names = new(ReferenceEqualityComparer.Instance);
        private readonly Queue<Shape> _pending = new();

        public void WriteRoot()
        {
            json.WriteStartObject();
            json.WriteString("$schema", "https://json-schema.org/draft/2020-12/schema");
            json.WriteString("title", "RongTong evaluation model");
            WriteBody(ModelShape.Model);
            json.WriteStartObject("$defs");
            while (_pending.TryDequeue(out var shape))
            {
                json.WriteStartObject(_names[shape]);
                WriteBody(shape);
                json.WriteEndObject();
            }
            json.WriteEndObject();
            json.WriteEndObject();
        }

        /// <summary>A shape in place; those that refer to themselves, and those used often, by name.</summary>
        private void WriteShape(Shape shape, string? description = null)
        {
            json.WriteStartObject();
            if (description is not null) json.WriteString("description", description);
            var target = shape is Shape.Deferred deferred ? deferred.Get() : shape;
            if (shape is Shape.Deferred || target is Shape.Tagged or Shape.Localized) json.WriteString("$ref", "#/$defs/" + NameOf(target));
            else WriteBody(target);
            json.WriteEndObject();
        }

        private string NameOf(Shape shape)
        {
            if (_names.TryGetValue(shape, out var known)) return known;
            var name = shape switch { Shape.Map map => map.Name, Shape.Choice choice => choice.Name, Shape.Tagged tagged => tagged.Name, _ => "text" };
            _pending.Enqueue(shape);
            return _names[shape] = name;
        }

        private void WriteBody(Shape shape)
        {
            switch (shape)
            {
                case Shape.Map map: WriteMap(map); break;
                case Shape.Choice choice: WriteAlternatives(choice.Cases()); break;
                case Shape.Tagged tagged: WriteAlternatives(tagged.Cases.Select(c => c.Map)); break;
                case Shape.List list:
                    json.WriteString("type", "array");
                    json.WritePropertyName("items");
                    WriteShape(list.Item);
                    break;
                case Shape.Table table:
                    json.WriteString("type", "object");
                    json.WritePropertyName("additionalProperties");
                    WriteShape(table.Value);
                    break;
                case Shape.OrReference reference:
                    json.WriteStartArray("anyOf");
                    WriteShape(Shape.Id);
                    WriteShape(reference.Inline);
                    json.WriteEndArray();
                    break;
                case Shape.Localized:
                    json.WriteString("type", "object");
                    json.WriteStartObject("properties");
                    foreach (var language in (string[])["zh", "en"])
                    {
                        json.WriteStartObject(language);
                        json.WriteString("type", "string");
                        json.WriteEndObject();
                    }
                    json.WriteEndObject();
                    WriteStrings("required", ["zh", "en"]);
                    json.WriteBoolean("additionalProperties", false);
                    break;
                case Shape.Word word:
                    WriteStrings("enum", word.Words);
                    break;
                case Shape.Plain plain:
                    WritePlain(plain.Kind);
                    break;
            }
        }

        private void WriteMap(Shape.Map map)
        {
            json.WriteString("type", "object");
            json.WriteStartObject("properties");
            foreach (var key in map.Keys)
            {
                json.WritePropertyName(key.Name);
                WriteShape(key.Shape, key.Meaning);
            }
            json.WriteEndObject();
            var required = map.Keys.Where(k => k.Required).Select(k => k.Name).ToList();
            if (required.Count > 0) WriteStrings("required", required);
            json.WriteBoolean("additionalProperties", false);
        }

        private void WriteAlternatives(IEnumerable<Shape.Map> cases)
        {
            json.WriteStartArray("oneOf");
            foreach (var map in cases)
            {
                json.WriteStartObject();
                WriteMap(map);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }

        private void WritePlain(PlainKind kind)
        {
            switch (kind)
            {
                case PlainKind.Number: json.WriteString("type", "number"); break;
                case PlainKind.Integer: json.WriteString("type", "integer"); break;
                case PlainKind.Bool: json.WriteString("type", "boolean"); break;
                case PlainKind.Formula: WriteStrings("type", ["string", "number"]); break;
                case PlainKind.Points:
                    json.WriteStartArray("anyOf");
                    WriteShape(Shape.Number);
                    WriteShape(Shape.OneOf(ModelShape.UnknownPoints));
                    json.WriteEndArray();
                    break;
                case PlainKind.Id: WriteStrings("type", ["string", "integer"]); break;
                case PlainKind.Date:
                    json.WriteString("type", "string");
                    json.WriteString("pattern", @"^\d{4}-\d{2}-\d{2}$");
                    break;
                default: WriteStrings("type", ["string", "number", "boolean"]); break;
            }
        }

        private void WriteStrings(string name, IEnumerable<string> values)
        {
            json.WriteStartArray(name);
            foreach (var value in values) json.WriteStringValue(value);
            json.WriteEndArray();
        }
    }
}
