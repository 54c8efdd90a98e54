using System.Globalization;
using System.Text.Json;
using RongTong.Assessing;
using RongTong.Models;
using RongTong.Text;

namespace RongTong.Matching;

/// <summary>Writes matches as data. The bytes depend on catalogue, sheets and language only. Stateless and thread-safe.</summary>
public static class MatchJson
{
    /// <summary>Name and version of what <see cref="Write"/> writes.</summary>
    public const string Schema = "rongtong/matches@1";

    /// <summary>How firms stand with opportunities, as one UTF-8 JSON object.</summary>
    /// <param name="offers">The catalogue the opportunities are from.</param>
    /// <param name="matches">Each opportunity with its firms, the best first.</param>
    /// <param name="language">Language of names and conditions.</param>
    public static byte[] Write(OfferCatalogue offers, IEnumerable<(Opportunity Opportunity, IReadOnlyList<OpportunityMatch> Firms)> matches, Language language) => ExactJson.Document(indented: true, json =>
    {
        json.WriteStartObject();
        json.WriteString("schema", Schema);
        WriteCatalogue(json, offers, language);
        json.WriteStartArray("opportunities");
        foreach (var (opportunity, firms) in matches)
        {
            json.WriteStartObject();
            WriteOpportunity(json, opportunity, language);
            json.WriteStartArray("firms");
            foreach (var match in firms)
            {
                json.WriteStartObject();
                json.WriteString("name", match.Firm.Enterprise.Name);
                json.WriteString("uscc", match.Firm.Enterprise.Uscc);
                json.WriteString("region", match.Firm.Enterprise.Region);
                WriteStanding(json, match, language);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    });

    /// <summary>What matches one firm, as the property <c>offers</c> of the open object.</summary>
    public static void WriteOffers(
        Utf8JsonWriter json, OfferCatalogue offers, IEnumerable<SolutionMatch> solutions, IEnumerable<ServiceMatch> services, IEnumerable<OpportunityMatch> opportunities, Language language)
    {
        json.WriteStartObject("offers");
        WriteCatalogue(json, offers, language);
        json.WriteStartArray("solutions");
        foreach (var match in solutions) WriteSolution(json, match, language);
        json.WriteEndArray();
        json.WriteStartArray("services");
        foreach (var match in services) WriteService(json, match, language);
        json.WriteEndArray();
        json.WriteStartArray("opportunities");
        foreach (var match in opportunities)
        {
            json.WriteStartObject();
            WriteOpportunity(json, match.Opportunity, language);
            WriteStanding(json, match, language);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteCatalogue(Utf8JsonWriter json, OfferCatalogue offers, Language language)
    {
        json.WriteStartObject("catalogue");
        json.WriteString("fingerprint", offers.Fingerprint);
        json.WriteList("status", offers.Status.Select(s => s.In(language)));
        json.WriteEndObject();
    }

    private static void WriteSolution(Utf8JsonWriter json, SolutionMatch match, Language language)
    {
        var solution = match.Solution;
        json.WriteStartObject();
        json.WriteString("id", solution.Id);
        json.WriteString("name", solution.Name.In(language));
        json.WriteBoolean("example", solution.IsExample);
        json.WriteString("when", match.IsLater ? "later" : "now");
        json.WriteStartArray("lifts");
        foreach (var gap in match.Gaps)
        {
            json.WriteStartObject();
            json.WriteString("scene", gap.Scene);
            json.WriteNumber("current", gap.Current);
            json.WriteNumber("to", match.LevelReached(gap));
            json.WriteNumber("target", gap.Target);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        WriteStretch(json, "weeks", solution.Weeks);
        WriteStretch(json, "costPerYear", solution.CostPerYear);
        json.WriteString("costUnit", "万元");
        WriteConditions(json, "missing", match.Missing, language);
        json.WriteString("needsFromFirm", solution.NeedsFromFirm.In(language));
        json.WriteString("why", solution.Why.In(language));
        json.WriteEndObject();
    }

    private static void WriteService(Utf8JsonWriter json, ServiceMatch match, Language language)
    {
        json.WriteStartObject();
        json.WriteString("id", match.Service.Id);
        json.WriteString("name", match.Service.Name.In(language));
        json.WriteBoolean("example", match.Service.IsExample);
        json.WriteString("kind", match.Service.Kind);
        json.WriteString("status", AssessmentJson.StatusWord(match.Status));
        WriteConditions(json, "conditions", match.Conditions, language);
        json.WriteString("fee", match.Service.Fee.In(language));
        json.WriteDecimal("weeks", match.Service.Weeks);
        json.WriteString("needsFromFirm", match.Service.NeedsFromFirm.In(language));
        json.WriteEndObject();
    }

    private static void WriteOpportunity(Utf8JsonWriter json, Opportunity opportunity, Language language)
    {
        json.WriteString("id", opportunity.Id);
        json.WriteString("name", opportunity.Name.In(language));
        json.WriteBoolean("example", opportunity.IsExample);
        json.WriteString("issuer", opportunity.Issuer.In(language));
        json.WriteString("kind", opportunity.Kind);
        json.WriteText("mode", opportunity.Mode);
        json.WriteString("deadline", opportunity.Deadline.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteString("need", opportunity.Need.In(language));
    }

    private static void WriteStanding(Utf8JsonWriter json, OpportunityMatch match, Language language)
    {
        json.WriteString("status", match.Status switch { MatchStatus.Matched => "matched", MatchStatus.Near => "near", MatchStatus.Undecided => "undecided", _ => "none" });
        json.WriteDecimal("rank", match.Rank);
        json.WriteDecimal("of", match.Of);
        json.WriteText("lacking", match.Lacking?.Id);
        json.WriteStartArray("required");
        foreach (var (requirement, status) in match.Required)
        {
            json.WriteStartObject();
            json.WriteString("id", requirement.Id);
            json.WriteString("condition", requirement.When.Words.In(language));
            json.WriteBoolean("essential", requirement.IsEssential);
            json.WriteString("status", AssessmentJson.StatusWord(status));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("preferred");
        foreach (var (preference, status) in match.Preferred)
        {
            json.WriteStartObject();
            json.WriteString("condition", preference.When.Words.In(language));
            json.WriteDecimal("points", preference.Points);
            json.WriteString("status", AssessmentJson.StatusWord(status));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteConditions(Utf8JsonWriter json, string name, IEnumerable<ConditionFinding> conditions, Language language)
    {
        json.WriteStartArray(name);
        foreach (var (words, status) in conditions)
        {
            json.WriteStartObject();
            json.WriteString("condition", words.In(language));
            json.WriteString("status", AssessmentJson.StatusWord(status));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteStretch(Utf8JsonWriter json, string name, Stretch stretch)
    {
        json.WriteStartObject(name);
        json.WriteDecimal("min", stretch.Min);
        json.WriteDecimal("max", stretch.Max);
        json.WriteEndObject();
    }
}
