using System.Text.Json;
using RongTong.Compiling;
using RongTong.Comparing;
using RongTong.Text;

namespace RongTong.Cli.Commands;

/// <summary>The differences between two models as JSON.</summary>
internal static class ModelDiffJson
{
    public static byte[] Write(ModelComparison comparison, Language language) => JsonText.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("schema", "rongtong/model-diff@1");
        WriteModel(json, "before", comparison.Before);
        WriteModel(json, "after", comparison.After);
        json.WriteStartArray("changes");
        foreach (var change in comparison.Changes)
        {
            json.WriteStartObject();
            json.WriteString("part", Word(change.Part.ToString()));
            json.WriteString("kind", Word(change.Kind.ToString()));
            json.WriteBoolean("decides", change.Decides);
            json.WriteString("before", change.Before);
            json.WriteString("after", change.After);
            json.WriteString("name", change.Name.In(language));
            WritePlace(json, "wasAt", change.WasAt);
            WritePlace(json, "isAt", change.IsAt);
            json.WriteStartArray("differences");
            foreach (var difference in change.In(language))
            {
                json.WriteStartObject();
                json.WriteString("aspect", Word(difference.Aspect.ToString()));
                if (difference.Item is { } item) json.WriteString("item", item.In(language));
                json.WriteString("was", difference.Was?.In(language));
                json.WriteString("is", difference.Is?.In(language));
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void WriteModel(Utf8JsonWriter json, string key, CompiledModel model)
    {
        json.WriteStartObject(key);
        json.WriteString("ref", model.Model.Ref.ToString());
        json.WriteString("fingerprint", model.Fingerprint);
        json.WriteEndObject();
    }

    private static void WritePlace(Utf8JsonWriter json, string key, SourceSpan? place)
    {
        if (place is not { } span) return;
        json.WriteStartObject(key);
        json.WriteString("path", span.Path);
        json.WriteNumber("line", span.Line);
        json.WriteEndObject();
    }

    /// <summary>A name of the program as data spells it: the first letter small.</summary>
    private static string Word(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
