using System.Buffers;
using System.Globalization;
using System.Text.Json;
using RongTong.Advising;
using RongTong.Benchmarking;
using RongTong.Compiling;
using RongTong.Diagnostics;
using RongTong.Loading;
using RongTong.Models;
using RongTong.Text;

namespace RongTong.Assessing;

/// <summary>
/// Writes assessments as <c>rongtong/assessment@1</c>. The bytes depend on the model text, the sheet and the language only. Numbers are
/// exact decimals without trailing zeros. Stateless and thread-safe.
/// </summary>
public static class AssessmentJson
{
    /// <summary>Name and version of the format.</summary>
    public const string Schema = "rongtong/assessment@1";

    /// <summary>One assessment as a UTF-8 JSON object, without a line break at the end.</summary>
    /// <param name="assessment">What to write.</param>
    /// <param name="language">Language of names and messages.</param>
    /// <param name="indented">Over several lines; off for NDJSON.</param>
    /// <param name="withSheet">Whether the sheet stands in it too, so that the result can be computed again from itself.</param>
    public static byte[] Write(Assessment assessment, Language language, bool indented, bool withSheet = false) =>
        ExactJson.Document(indented, json => Write(json, assessment, language, withSheet));

    /// <summary>The same, put behind what a buffer holds.</summary>
    public static void Write(IBufferWriter<byte> target, Assessment assessment, Language language, bool indented, bool withSheet = false) =>
        ExactJson.Document(target, indented, json => Write(json, assessment, language, withSheet));

    /// <summary>A writer of <see cref="WriteSummary"/>, to be used for one after another.</summary>
    public static Utf8JsonWriter NewSummaryWriter(IBufferWriter<byte> target) => new(target, ExactJson.Options(indented: false));

    /// <summary>
    /// One assessment: the same keys, without scores, advice and explanation tree. For batches, where what a firm has to know is which criteria
    /// it does not meet.
    /// </summary>
    public static void WriteSummary(Utf8JsonWriter json, Assessment assessment, Language language)
    {
        json.WriteStartObject();
        json.WriteString("schema", Schema);
        WriteSubject(json, assessment, language);
        WriteCriteria(json, assessment, language);
        WriteDiagnostics(json, assessment, language);
        json.WriteEndObject();
    }

    /// <summary>Several assessments as one UTF-8 JSON array, without a line break at the end.</summary>
    public static byte[] WriteArray(IEnumerable<Assessment> assessments, Language language, bool withSheet = false)
    {
        using var buffer = new PooledBytes();
        WriteArray(buffer, assessments, language, withSheet);
        return buffer.Written.ToArray();
    }

    /// <summary>The same, put behind what a buffer holds.</summary>
    public static void WriteArray(IBufferWriter<byte> target, IEnumerable<Assessment> assessments, Language language, bool withSheet = false) =>
        ExactJson.Document(target, indented: true, json =>
        {
            json.WriteStartArray();
            foreach (var assessment in assessments) Write(json, assessment, language, withSheet);
            json.WriteEndArray();
        });

    /// <summary>An explanation tree as a UTF-8 JSON object.</summary>
    public static byte[] Write(Explanation explanation, Language language) =>
        ExactJson.Document(indented: true, json => WriteExplanation(json, explanation, language));

    /// <summary>What every result begins with, inside an object: model, asOf, enterprise, outcome.</summary>
    public static void WriteSubject(Utf8JsonWriter json, Assessment assessment, Language language)
    {
        var model = assessment.Model;
        json.WriteStartObject("model");
        json.WriteString("ref", model.Ref.ToString());
        json.WriteString("name", model.Name.In(language));
        json.WriteString("fingerprint", assessment.Fingerprint);
        json.WriteEndObject();
        json.WriteText("asOf", assessment.Sheet.AsOf?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        WriteEnterprise(json, assessment.Sheet.Enterprise);
        WriteOutcome(json, assessment, language);
    }

    private static void Write(Utf8JsonWriter json, Assessment assessment, Language language, bool withSheet)
    {
        json.WriteStartObject();
        json.WriteString("schema", Schema);
        WriteSubject(json, assessment, language);
        if (assessment.Score is { } score)
        {
            json.WriteStartObject("score");
            json.WriteNumber(score.Value);
            json.WriteDecimal("outOf", score.Indicator.OutOf);
            json.WriteEndObject();
        }
        WriteScores(json, assessment, language);
        WriteCriteria(json, assessment, language);
        WriteScenes(json, assessment, language);
        if (assessment.Alternatives is { } alternatives) WriteAlternatives(json, alternatives, language);
        WriteAdvice(json, "advice", assessment.Advice, language);
        if (assessment.Measures?.Guidance.Actions.IsEmpty == false) WriteGuidance(json, assessment.Guidance, language);
        if (assessment.Peers is { } peers) BenchmarkFile.WriteStanding(json, "benchmark", peers);
        json.WritePropertyName("explanation");
        WriteExplanation(json, assessment.Explanation, language);
        WriteDiagnostics(json, assessment, language);
        if (withSheet)
        {
            json.WritePropertyName("sheet");
            SheetDocument.Write(json, assessment.Sheet, assessment.Model);
        }
        json.WriteEndObject();
    }

    private static void WriteEnterprise(Utf8JsonWriter json, Enterprise enterprise)
    {
        json.WriteStartObject("enterprise");
        json.WriteString("name", enterprise.Name);
        json.WriteString("uscc", enterprise.Uscc);
        json.WriteString("region", enterprise.Region);
        json.WriteEndObject();
    }

    private static void WriteOutcome(Utf8JsonWriter json, Assessment assessment, Language language)
    {
        var outcome = assessment.Outcome;
        json.WriteStartObject("outcome");
        json.WriteString("status", outcome.Status switch { OutcomeStatus.Decided => "decided", OutcomeStatus.Undecided => "undecided", _ => "data_error" });
        json.WriteText("grade", outcome.Grade);
        json.WriteText("gradeName", assessment.Grade?.Name.In(language) ?? (outcome.Status == OutcomeStatus.Decided ? assessment.Model.NoGradeName.In(language) : null));
        json.WriteStartArray("possibleGrades");
        foreach (var grade in outcome.PossibleGrades)
        {
            if (grade is null) json.WriteNullValue();
            else json.WriteStringValue(grade);
        }
        json.WriteEndArray();
        if (assessment.Recommendation is { } recommendation)
            json.WriteString("recommendation", recommendation switch { RecommendationStatus.Recommend => "recommend", RecommendationStatus.Refuse => "refuse", RecommendationStatus.Review => "review", _ => "" });
        json.WriteEndObject();
    }

    private static void WriteScores(Utf8JsonWriter json, Assessment assessment, Language language)
    {
        json.WriteStartArray("scores");
        foreach (var score in assessment.Scores)
        {
            json.WriteStartObject();
            json.WriteString("id", score.Indicator.Path);
            json.WriteString("name", score.Indicator.Name.In(language));
            json.WriteNumber(score.Value);
            json.WriteDecimal("outOf", score.Indicator.OutOf);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteCriteria(Utf8JsonWriter json, Assessment assessment, Language language) => WriteCriteria(json, "criteria", assessment.Criteria, language);

    /// <summary>Verdicts as an array of that name: id, name, status, actual, required, gap, unit, clause, confidence.</summary>
    public static void WriteCriteria(Utf8JsonWriter json, string name, IEnumerable<CriterionResult> criteria, Language language)
    {
        json.WriteStartArray(name);
        foreach (var result in criteria)
        {
            json.WriteStartObject();
            json.WriteString("id", result.Criterion.Id);
            json.WriteString("name", result.Criterion.Name.In(language));
            json.WriteString("status", StatusWord(result.Status));
            if (result.Measured is { } measured) WriteMeasurement(json, measured, result.Gap);
            else if (result.Wanted is not null)
            {
                if (result.Found is "true" or "false") json.WriteBoolean("actual", result.Found == "true");
                else json.WriteText("actual", result.Found);
                json.WriteString("required", result.Wanted);
                json.WriteNullable("gap", result.Gap);
            }
            if (result.Measured is { } of) json.WriteString("unit", of.Unit.ToString());
            json.WriteText("clause", result.Criterion.Clause is { } clause ? $"{clause.Document} {clause.Place.In(language)}" : null);
            json.WriteString("confidence", ConfidenceWord(result.Criterion.Clause?.Confidence ?? Confidence.Low));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteMeasurement(Utf8JsonWriter json, Measurement measured, decimal? gap)
    {
        json.WriteNullable("actual", measured.Actual.IsKnown ? measured.Actual.Min : null);
        if (!measured.Actual.IsKnown && measured.Actual.HasMin) json.WriteDecimal("actualMin", measured.Actual.Min);
        if (!measured.Actual.IsKnown && measured.Actual.HasMax) json.WriteDecimal("actualMax", measured.Actual.Max);
        var bound = measured.Bound.IsKnown ? PlainValue.Format(measured.Bound.Min) : "?";
        json.WriteString("required", $"{NumberWords.Sign(measured.Comparison)} {bound}");
        json.WriteNullable("gap", gap);
    }

    /// <summary>What to do where nodes score low, as the property <c>guidance</c> of the open object.</summary>
    public static void WriteGuidance(Utf8JsonWriter json, IEnumerable<NodeGuidance> nodes, Language language)
    {
        json.WriteStartArray("guidance");
        foreach (var guidance in nodes)
        {
            json.WriteStartObject();
            json.WriteString("id", guidance.Indicator.Path);
            json.WriteString("name", guidance.Indicator.Name.In(language));
            json.WriteDecimal("value", guidance.Value);
            json.WriteDecimal("outOf", guidance.Indicator.OutOf);
            json.WriteDecimal("lacking", guidance.Lacking);
            json.WriteList("actions", guidance.Actions.Select(a => a.In(language)));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteAlternatives(Utf8JsonWriter json, AlternativesResult alternatives, Language language)
    {
        json.WriteStartObject("alternatives");
        json.WriteString("name", alternatives.Set.Name.In(language));
        json.WriteDecimal("atLeast", alternatives.Set.AtLeast);
        json.WriteString("status", alternatives.IsDecided ? "decided" : "undecided");
        json.WriteText("best", alternatives.Best?.Id);
        json.WriteText("bestName", alternatives.Best?.Name.In(language));
        json.WriteStartArray("possible");
        foreach (var possible in alternatives.Possible)
        {
            if (possible is null) json.WriteNullValue();
            else json.WriteStringValue(possible.Id);
        }
        json.WriteEndArray();
        json.WriteStartArray("options");
        foreach (var result in alternatives.Results)
        {
            json.WriteStartObject();
            json.WriteString("id", result.Alternative.Id);
            json.WriteString("name", result.Alternative.Name.In(language));
            json.WriteString("entry", StatusWord(result.Entry));
            json.WriteNumber(result.Fit);
            json.WriteStartArray("signals");
            foreach (var (signal, truth) in result.Alternative.Signals.Zip(result.Signals))
            {
                json.WriteStartObject();
                json.WriteString("name", signal.Name.In(language));
                json.WriteDecimal("points", signal.Points);
                json.WriteString("status", StatusWord(truth));
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteText("meaning", result.Alternative.Meaning?.In(language));
            json.WriteText("next", result.Alternative.Next?.In(language));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteScenes(Utf8JsonWriter json, Assessment assessment, Language language)
    {
        if (assessment.Scenes.IsEmpty) return;
        json.WriteStartArray("scenes");
        foreach (var result in assessment.Scenes)
        {
            json.WriteStartObject();
            json.WriteString("id", result.Scene.Id);
            json.WriteString("name", result.Scene.Name.In(language));
            if (result.Level is { } level) json.WriteNumber("level", level);
            else json.WriteNull("level");
            json.WriteBoolean("notApplicable", result.IsNotApplicable);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    /// <summary>Guidance as an array of that name: id, kind, subject, from, to, gain, advances, reason, effort, firstNeeded, actions, tools, evidence.</summary>
    public static void WriteAdvice(Utf8JsonWriter json, string name, IEnumerable<Advice> guidance, Language language)
    {
        json.WriteStartArray(name);
        foreach (var advice in guidance)
        {
            json.WriteStartObject();
            json.WriteString("id", advice.Id);
            json.WriteString("kind", advice.Kind switch { AdviceKind.Scene => "scene", AdviceKind.Question => "question", _ => "track" });
            json.WriteString("subject", advice.Field.Id);
            json.WriteString("name", advice.Field.Name.In(language));
            json.WriteText("from", advice.From?.Id);
            json.WriteText("to", advice.To?.Id);
            json.WriteString("title", (advice.Measure?.Title ?? advice.Track?.Indicator)?.In(language) ?? "");
            json.WriteDecimal("gain", advice.Gain);
            json.WriteList("advances", advice.Advances.Select(c => c.Id));
            json.WriteString("reason", advice.Reason.In(language));
            if (advice.Effort is { } effort) WriteEffort(json, advice, effort);
            json.WriteList("firstNeeded", advice.Open.Select(o => o.In(language)));
            if (advice.Measure is { } measure)
            {
                json.WriteList("actions", measure.Actions.Select(a => a.In(language)));
                json.WriteList("tools", measure.Tools.Select(a => a.In(language)));
                json.WriteList("evidence", measure.Evidence.Select(a => a.In(language)));
            }
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteEffort(Utf8JsonWriter json, Advice advice, Effort effort)
    {
        json.WriteStartObject("effort");
        json.WriteString("basis", "estimate");
        json.WriteString("size", advice.Size);
        json.WriteBoolean("sizeAssumed", advice.SizeAssumed);
        json.WriteEstimate("cost", effort.Cost);
        json.WriteString("costUnit", "万元");
        json.WriteEstimate("weeks", effort.Weeks);
        json.WriteDecimal("staffDays", effort.StaffDays);
        json.WriteEndObject();
    }

    private static void WriteExplanation(Utf8JsonWriter json, Explanation node, Language language)
    {
        json.WriteStartObject();
        json.WriteString("id", node.Id);
        json.WriteString("kind", node.Kind);
        json.WriteString("subject", node.Subject.In(language));
        json.WriteString("value", node.Value.In(language));
        json.WriteString("formula", node.Formula.In(language));
        if (node.Clause is { } clause)
        {
            json.WriteString("clause", $"{clause.Document} {clause.Place.In(language)}");
            json.WriteString("confidence", ConfidenceWord(clause.Confidence));
        }
        json.WriteString("place", node.Place.ToString());
        if (!node.Answers.IsEmpty)
        {
            json.WriteStartArray("answers");
            foreach (var answer in node.Answers)
            {
                json.WriteStartObject();
                json.WriteString("id", answer.Field);
                json.WriteString("value", answer.Value.In(language));
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        if (!node.Children.IsEmpty)
        {
            json.WriteStartArray("children");
            foreach (var child in node.Children) WriteExplanation(json, child, language);
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }

    private static void WriteDiagnostics(Utf8JsonWriter json, Assessment assessment, Language language)
    {
        json.WriteStartArray("diagnostics");
        foreach (var diagnostic in assessment.Diagnostics)
        {
            json.WriteStartObject();
            json.WriteString("code", diagnostic.Code);
            json.WriteString("severity", diagnostic.Severity == DiagnosticSeverity.Error ? "error" : "warning");
            json.WriteText("field", diagnostic.Field);
            json.WriteString("message", diagnostic.Fix is { } fix ? $"{diagnostic.Message.In(language)}{(language == Language.Zh ? "；" : "; ")}{fix.In(language)}" : diagnostic.Message.In(language));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    /// <summary>The word of a verdict in data: met, unmet, undecided, not_applicable.</summary>
    public static string StatusWord(Truth status) => status switch { Truth.Met => "met", Truth.Unmet => "unmet", Truth.NotApplicable => "not_applicable", _ => "undecided" };

    /// <summary>The word of a confidence in data: high, medium-high, medium, low.</summary>
    public static string ConfidenceWord(Confidence confidence) => confidence switch { Confidence.High => "high", Confidence.MediumHigh => "medium-high", Confidence.Medium => "medium", _ => "low" };
}
