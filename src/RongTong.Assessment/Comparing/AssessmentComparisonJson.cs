using System.Collections.Immutable;
using System.Text.Json;
using RongTong.Assessing;
using RongTong.Compiling;
using RongTong.Models;
using RongTong.Text;

namespace RongTong.Comparing;

/// <summary>Writes a comparison of two assessments as <c>rongtong/comparison@1</c>: the same bytes on every machine. Stateless and thread-safe.</summary>
public static class AssessmentComparisonJson
{
    /// <summary>Name and version of the format.</summary>
    public const string Schema = "rongtong/comparison@1";

    /// <summary>A comparison as a UTF-8 JSON object, without a line break at the end.</summary>
    /// <param name="comparison">What to write.</param>
    /// <param name="language">Language of names.</param>
    public static byte[] Write(AssessmentComparison comparison, Language language) => ExactJson.Document(indented: true, json =>
    {
        json.WriteStartObject();
        json.WriteString("schema", Schema);
        WriteSide(json, "before", comparison.Before, language);
        WriteSide(json, "after", comparison.After, language);
        WriteCarried(json, comparison.Carried, language);
        if (comparison.Rungs is { } rungs) json.WriteNumber("rungs", rungs);
        else json.WriteNull("rungs");
        if (comparison.Score is { } total)
        {
            json.WritePropertyName("score");
            WriteScore(json, total, null);
        }
        json.WriteStartArray("scores");
        foreach (var score in comparison.Scores) WriteScore(json, score, language);
        json.WriteEndArray();
        WriteCriteria(json, comparison.Criteria, language);
        WriteScenes(json, comparison.Scenes.Where(s => s.IsMoved), language);
        WriteAnswers(json, comparison.Answers, language);
        json.WriteEndObject();
    });

    private static void WriteSide(Utf8JsonWriter json, string key, Assessment assessment, Language language)
    {
        json.WriteStartObject(key);
        AssessmentJson.WriteSubject(json, assessment, language);
        json.WriteEndObject();
    }

    private static void WriteCarried(Utf8JsonWriter json, CarriedAnswers? carried, Language language)
    {
        if (carried is null)
        {
            json.WriteNull("rescored");
            return;
        }
        json.WriteStartObject("rescored");
        json.WriteString("from", carried.From.ToString());
        WriteFields(json, "notCounted", carried.NotCounted, language);
        WriteFields(json, "withNewOptions", carried.WithNewOptions, language);
        WriteFields(json, "notAsked", carried.NotAsked, language);
        json.WriteEndObject();
    }

    private static void WriteFields(Utf8JsonWriter json, string key, ImmutableArray<Field> fields, Language language)
    {
        json.WriteStartArray(key);
        foreach (var field in fields)
        {
            json.WriteStartObject();
            json.WriteString("id", field.Id);
            json.WriteString("name", field.Name.In(language));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteScore(Utf8JsonWriter json, ScoreChange score, Language? language)
    {
        json.WriteStartObject();
        if (language is { } names)
        {
            json.WriteString("id", score.Indicator.Path);
            json.WriteString("name", score.Indicator.Name.In(names));
        }
        WriteNumber(json, "before", score.Before);
        WriteNumber(json, "after", score.After);
        WriteNumber(json, "difference", score.Difference);
        json.WriteDecimal("outOf", score.Indicator.OutOf);
        json.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter json, string key, Number number)
    {
        json.WriteStartObject(key);
        json.WriteNumber(number);
        json.WriteEndObject();
    }

    private static void WriteCriteria(Utf8JsonWriter json, ImmutableArray<CriterionChange> criteria, Language language)
    {
        json.WriteStartArray("criteria");
        foreach (var criterion in criteria)
        {
            json.WriteStartObject();
            json.WriteString("id", criterion.Criterion.Id);
            json.WriteString("name", criterion.Criterion.Name.In(language));
            json.WriteString("move", criterion.Move.ToString().ToLowerInvariant());
            WriteVerdict(json, "before", criterion.Before);
            WriteVerdict(json, "after", criterion.After);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteVerdict(Utf8JsonWriter json, string key, CriterionResult result)
    {
        json.WriteStartObject(key);
        json.WriteString("status", AssessmentJson.StatusWord(result.Status));
        json.WriteNullable("gap", result.Gap);
        json.WriteEndObject();
    }

    private static void WriteScenes(Utf8JsonWriter json, IEnumerable<SceneChange> scenes, Language language)
    {
        json.WriteStartArray("scenes");
        foreach (var scene in scenes)
        {
            json.WriteStartObject();
            json.WriteString("id", scene.Scene.Id);
            json.WriteString("name", scene.Scene.Name.In(language));
            WriteLevel(json, "before", scene.Before);
            WriteLevel(json, "after", scene.After);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteLevel(Utf8JsonWriter json, string key, SceneResult scene)
    {
        if (scene.IsNotApplicable) json.WriteString(key, "not_applicable");
        else if (scene.Level is { } level) json.WriteNumber(key, level);
        else json.WriteNull(key);
    }

    private static void WriteAnswers(Utf8JsonWriter json, ImmutableArray<AnswerChange> answers, Language language)
    {
        json.WriteStartArray("answers");
        foreach (var answer in answers)
        {
            json.WriteStartObject();
            json.WriteString("id", answer.Field.Id);
            json.WriteString("name", answer.Field.Name.In(language));
            json.WriteString("move", answer.Move.ToString().ToLowerInvariant());
            WriteStated(json, "before", answer.Before);
            WriteStated(json, "after", answer.After);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteStated(Utf8JsonWriter json, string key, Stated stated)
    {
        if (stated.IsNotApplicable) json.WriteString(key, "not_applicable");
        else json.WriteList(key, stated.Values);
    }
}
