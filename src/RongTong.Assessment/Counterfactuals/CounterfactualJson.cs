using System.Collections.Immutable;
using System.Text.Json;
using RongTong.Assessing;
using RongTong.Loading;
using RongTong.Models;
using RongTong.Text;

namespace RongTong.Counterfactuals;

/// <summary>
/// Writes what would have been enough as data: target, kind, proof, changes, blocking, open, criteria, earliest. Answers stand as a sheet
/// writes them, so that they can be put back on it; null is none. Stateless and thread-safe.
/// </summary>
public static class CounterfactualJson
{
    /// <summary>One counterfactual as an object.</summary>
    public static void Write(Utf8JsonWriter json, Counterfactual found, Language language)
    {
        json.WriteStartObject();
        json.WriteString("target", found.Target.Id);
        json.WriteString("kind", found.Kind switch
        {
            CounterfactualKind.Open => "open",
            CounterfactualKind.Enough => "enough",
            CounterfactualKind.OutOfReach => "out_of_reach",
            CounterfactualKind.Impossible => "impossible",
            _ => "not_found",
        });
        Write(json, found.Proof);
        Write(json, found.Changes, language);
        json.WriteList("blocking", found.Blocking.Select(c => c.Id));
        json.WriteStartArray("open");
        foreach (var open in found.Open)
        {
            json.WriteStartObject();
            json.WriteString("criterion", open.Criterion.Id);
            json.WriteList("facts", open.Facts.Select(f => f.Id));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("criteria");
        foreach (var one in found.Criteria)
        {
            json.WriteStartObject();
            json.WriteString("criterion", one.Criterion.Id);
            json.WriteString("when", Word(one.When));
            Write(json, one.Proof);
            Write(json, one.Changes, language);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        Write(json, found.Earliest, language);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Refiling? earliest, Language language)
    {
        if (earliest is null)
        {
            json.WriteNull("earliest");
            return;
        }
        json.WriteStartObject("earliest");
        json.WriteNumber("filings", earliest.Filings);
        Write(json, earliest.Proof);
        Write(json, earliest.Changes, language);
        json.WriteList("notEarlier", earliest.NotEarlier.Select(c => c.Id));
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Proof proof) =>
        json.WriteString("proof", proof switch { Proof.Cheapest => "cheapest", Proof.Fewest => "fewest", _ => "none" });

    private static void Write(Utf8JsonWriter json, ImmutableArray<FactChange> changes, Language language)
    {
        json.WriteStartArray("changes");
        foreach (var change in changes)
        {
            json.WriteStartObject();
            json.WriteString("field", change.Field.Id);
            json.WriteString("name", change.Field.Name.In(language));
            WriteAnswer(json, "from", change.Field, change.From);
            WriteAnswer(json, "to", change.Field, change.To);
            if (change.Field.IsNumber)
            {
                json.WriteNullable("difference", change.Difference);
                json.WriteString("unit", change.Field.Unit.ToString());
            }
            json.WriteString("when", Word(change.When));
            json.WriteList("serves", change.Serves.Select(c => c.Id));
            json.WriteText("note", change.Note?.In(language));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteAnswer(Utf8JsonWriter json, string name, Field field, ImmutableArray<string> values)
    {
        if (values.IsEmpty) json.WriteNull(name);
        else if (field.Type == FieldType.Multi) json.WriteList(name, values);
        else if (field.Type == FieldType.Bool) json.WriteBoolean(name, values[0] == "true");
        else if (field.IsNumber && PlainValue.TryNumber(values[0], out var number)) json.WriteDecimal(name, number);
        else json.WriteString(name, values[0]);
    }

    private static string Word(ChangeTime when) => when switch { ChangeTime.Now => "now", ChangeTime.NextFiling => "next_filing", _ => "never" };
}
