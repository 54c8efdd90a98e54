using System.Collections.Immutable;
using System.Text.Json;
using RongTong.Assessing;
using RongTong.Compiling;
using RongTong.Models;
using RongTong.Text;

namespace RongTong.Comparing;

/// <summary>One sheet by two editions: what it came to, and what it comes to. Immutable.</summary>
/// <param name="Before">By the edition it was assessed by.</param>
/// <param name="After">By another.</param>
/// <param name="Carried">What of the answers the other edition takes.</param>
public sealed record Rescoring(Assessment Before, Assessment After, CarriedAnswers Carried)
{
    /// <summary>Whether both editions are the same text.</summary>
    public bool IsSameEdition => Before.Fingerprint == After.Fingerprint;

    /// <summary>Criteria of the other edition that are not met or open, in its order: of groups their parts.</summary>
    public ImmutableArray<CriterionResult> Missing => NotMet(After);

    /// <summary>The same of the first edition.</summary>
    public ImmutableArray<CriterionResult> MissingBefore => NotMet(Before);

    private static ImmutableArray<CriterionResult> NotMet(Assessment assessment)
    {
        var results = assessment.Criteria.ToDictionary(c => c.Criterion.Id, StringComparer.Ordinal);
        var required = assessment.Model.Grades.SelectMany(g => g.Requires).Select(r => r.Id).ToHashSet(StringComparer.Ordinal);
        return [.. assessment.Model.Criteria.Where(c => required.Contains(c.Id)).SelectMany(Open)];

        // Of a group of which all parts must hold, the parts that do not; of another the group itself.
        IEnumerable<CriterionResult> Open(Criterion criterion)
        {
            if (!results.TryGetValue(criterion.Id, out var result) || result.Status is Truth.Met or Truth.NotApplicable) return [];
            return criterion.Grouping == Grouping.All && !criterion.Parts.IsEmpty ? criterion.Parts.SelectMany(Open) : [result];
        }
    }
}

/// <summary>Rescorings as data (<c>rongtong/rescoring@1</c>). Stateless and thread-safe.</summary>
public static class RescoringJson
{
    /// <summary>The document in UTF-8, without a line end.</summary>
    public static byte[] Write(IReadOnlyList<Rescoring> rescorings, Language language) => ExactJson.Document(indented: true, json =>
    {
        json.WriteStartObject();
        json.WriteString("schema", "rongtong/rescoring@1");
        json.WriteStartArray("firms");
        foreach (var rescoring in rescorings)
        {
            json.WriteStartObject();
            WriteSide(json, "before", rescoring.Before, rescoring.MissingBefore, language);
            WriteSide(json, "after", rescoring.After, rescoring.Missing, language);
            json.WriteList("notCounted", rescoring.Carried.NotCounted.Select(f => f.Id));
            json.WriteList("notAsked", rescoring.Carried.NotAsked.Select(f => f.Id));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void WriteSide(Utf8JsonWriter json, string name, Assessment assessment, ImmutableArray<CriterionResult> missing, Language language)
    {
        json.WriteStartObject(name);
        AssessmentJson.WriteSubject(json, assessment, language);
        if (assessment.Score is { } score)
        {
            json.WriteStartObject("score");
            json.WriteNumber(score.Value);
            json.WriteDecimal("outOf", score.Indicator.OutOf);
            json.WriteEndObject();
        }
        AssessmentJson.WriteCriteria(json, "missing", missing, language);
        json.WriteEndObject();
    }
}
