using RongTong.Text;

namespace RongTong.Web.Programmes;

/// <summary>A round of certification that a department opens: by which edition, for which region, from when to when. Immutable.</summary>
public sealed record Programme
{
    /// <summary>128 random bits; empty for one not opened yet.</summary>
    public required string Id { get; init; }

    /// <summary>What it is called.</summary>
    public required LocalizedText Name { get; init; }

    /// <summary>The edition, with its province's overlay where it has one.</summary>
    public required string Model { get; init; }

    /// <summary>The first digits of the division code; empty means everywhere.</summary>
    public required string Region { get; init; }

    /// <summary>Whether titles that end are examined again, rather than new ones given.</summary>
    public required bool IsReexamination { get; init; }

    /// <summary>The first day on which sheets are taken.</summary>
    public required DateOnly Opens { get; init; }

    /// <summary>The last one.</summary>
    public required DateOnly Closes { get; init; }

    /// <summary>The day by which counties pass cases on; null where they have no part in it.</summary>
    public DateOnly? CountyBy { get; init; }

    /// <summary>The same for cities.</summary>
    public DateOnly? CityBy { get; init; }

    /// <summary>The day by which everything is to be decided.</summary>
    public required DateOnly DecideBy { get; init; }

    /// <summary>How many reviewers must state the same before a fact counts: 1 or 2.</summary>
    public required int Reviewers { get; init; }

    /// <summary>How many sheets were handed in.</summary>
    public long Cases { get; init; }

    /// <summary>Whether sheets are taken on a day.</summary>
    public bool IsOpen(DateOnly day) => Opens <= day && day <= Closes;

    /// <summary>Where a case begins: with the lowest level that has a part in it.</summary>
    public CaseStage First => CountyBy is not null ? CaseStage.County : CityBy is not null ? CaseStage.City : CaseStage.Province;

    /// <summary>Where a case goes from a stage.</summary>
    public CaseStage After(CaseStage stage) => stage == CaseStage.County && CityBy is not null ? CaseStage.City : CaseStage.Province;

    /// <summary>The day by which a stage is to be through.</summary>
    public DateOnly Due(CaseStage stage) => stage switch { CaseStage.County => CountyBy, CaseStage.City => CityBy, _ => null } ?? DecideBy;
}
