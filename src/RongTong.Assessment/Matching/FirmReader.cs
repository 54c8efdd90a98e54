using System.Collections.Immutable;
using System.Globalization;
using RongTong.Assessing;

namespace RongTong.Matching;

/// <summary>Makes profiles of assessments: the sheets of one firm, each assessed by its own model, are one profile. Immutable and thread-safe.</summary>
public sealed class FirmReader
{
    private readonly OfferCatalogue _offers;

    /// <summary>Creates a reader.</summary>
    /// <param name="offers">The catalogue whose conditions will be held against the profiles.</param>
    public FirmReader(OfferCatalogue offers) => _offers = offers;

    /// <summary>The profiles of the firms behind some assessments, in the order in which each firm first comes.</summary>
    /// <param name="assessments">Assessments of any firms by any models. Sheets belong to one firm when they carry one credit code or, without any, one name; a sheet with neither is a firm of its own.</param>
    /// <param name="asOf">The date deadlines are held against; null: the latest date among the firm's sheets.</param>
    public ImmutableArray<FirmProfile> Read(IEnumerable<Assessment> assessments, DateOnly? asOf) =>
        [.. assessments.Select((a, place) => (Assessment: a, Key: KeyOf(a.Sheet.Enterprise, place))).GroupBy(a => a.Key, a => a.Assessment, StringComparer.Ordinal).Select(firm => Of([.. firm], asOf))];

    /// <summary>The profile of one firm. What stands on a sheet that goes back is not known.</summary>
    /// <param name="assessments">What its sheets came to; of two by one model the later counts.</param>
    /// <param name="asOf">The date deadlines are held against; null: the latest date among the sheets.</param>
    public FirmProfile Of(ImmutableArray<Assessment> assessments, DateOnly? asOf)
    {
        var byDate = assessments.OrderBy(a => a.Sheet.AsOf ?? DateOnly.MinValue).ToList();
        var findings = ImmutableDictionary.CreateBuilder<string, ModelFindings>(StringComparer.Ordinal);
        foreach (var assessment in byDate) findings[assessment.Model.Ref.ToString()] = ModelFindings.Of(assessment);
        var all = byDate.Where(a => a.Outcome.Status != OutcomeStatus.DataError).Aggregate(new AnswerSheet(), (merged, a) => merged with
        {
            Answers = merged.Answers.SetItems(a.Sheet.Answers),
            Titles = merged.Titles.AddRange(a.Sheet.Titles),
        });
        return new FirmProfile
        {
            Enterprise = byDate.Select(a => a.Sheet.Enterprise).Aggregate(Together),
            AsOf = asOf ?? byDate[^1].Sheet.AsOf,
            Findings = findings.ToImmutable(),
            Facts = _offers.Facts.SelectMany(f => f.Read(all with { AsOf = byDate[^1].Sheet.AsOf }).Select(v => KeyValuePair.Create((f.Reference, v.Key), v.Value))).ToImmutableDictionary(),
        };
    }

    private static string KeyOf(Enterprise enterprise, int place) =>
        enterprise.Uscc.Length > 0 ? "uscc " + enterprise.Uscc
        : enterprise.Name.Length > 0 ? "name " + enterprise.Name
        : "place " + place.ToString(CultureInfo.InvariantCulture);

    /// <summary>What a later sheet states replaces what an earlier one does.</summary>
    private static Enterprise Together(Enterprise earlier, Enterprise later) => new(
        later.Name.Length > 0 ? later.Name : earlier.Name, later.Uscc.Length > 0 ? later.Uscc : earlier.Uscc, later.Region.Length > 0 ? later.Region : earlier.Region,
        later.Industry ?? earlier.Industry, later.Size ?? earlier.Size, later.Employees ?? earlier.Employees)
    {
        Capabilities = later.Capabilities ?? earlier.Capabilities,
    };
}
