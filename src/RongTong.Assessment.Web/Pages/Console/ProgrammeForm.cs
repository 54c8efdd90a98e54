using System.Globalization;
using RongTong.Text;
using RongTong.Web.Access;
using RongTong.Web.Pages.Texts;
using RongTong.Web.Programmes;

namespace RongTong.Web.Pages.Console;

/// <summary>A round as it is typed. Immutable.</summary>
public sealed record ProgrammeForm
{
    private const int LongestName = 120;

    /// <summary>The Chinese name.</summary>
    public string NameZh { get; init; } = "";

    /// <summary>The English name.</summary>
    public string NameEn { get; init; } = "";

    /// <summary>Reference of the edition.</summary>
    public string Model { get; init; } = "";

    /// <summary>The first digits of the division code.</summary>
    public string Region { get; init; } = "";

    /// <summary>Whether titles that end are examined again.</summary>
    public bool IsReexamination { get; init; }

    /// <summary>The first day.</summary>
    public string Opens { get; init; } = "";

    /// <summary>The last day.</summary>
    public string Closes { get; init; } = "";

    /// <summary>By when counties pass cases on; empty where they have no part.</summary>
    public string CountyBy { get; init; } = "";

    /// <summary>By when cities do; empty where they have no part.</summary>
    public string CityBy { get; init; } = "";

    /// <summary>By when everything is decided.</summary>
    public string DecideBy { get; init; } = "";

    /// <summary>How many reviewers must state the same.</summary>
    public string Reviewers { get; init; } = "2";

    /// <summary>What is wrong, by field.</summary>
    public IReadOnlyDictionary<string, LocalizedText> Errors { get; init; } = new Dictionary<string, LocalizedText>(StringComparer.Ordinal);

    /// <summary>A round as it stands.</summary>
    public static ProgrammeForm Of(Programme programme) => new()
    {
        NameZh = programme.Name.Zh, NameEn = programme.Name.En, Model = programme.Model, Region = programme.Region, IsReexamination = programme.IsReexamination, Opens = Day(programme.Opens), Closes = Day(programme.Closes),
        CountyBy = programme.CountyBy is { } county ? Day(county) : "", CityBy = programme.CityBy is { } city ? Day(city) : "", DecideBy = Day(programme.DecideBy), Reviewers = Count.Of(programme.Reviewers),
    };

    /// <summary>What was typed, and the round it means; null with what is wrong.</summary>
    internal static (ProgrammeForm Form, Programme? Programme) Read(IFormCollection form, Scope scope, Func<string, bool> isModel, string id)
    {
        string Of(string name) => new string([.. form[name].ToString().Where(c => !char.IsControl(c))]).Trim();
        var typed = new ProgrammeForm
        {
            NameZh = Of("nameZh"), NameEn = Of("nameEn"), Model = Of("model"), Region = Of("region"), IsReexamination = form["kind"] == "re", Opens = Of("opens"), Closes = Of("closes"), CountyBy = Of("countyBy"), CityBy = Of("cityBy"),
            DecideBy = Of("decideBy"), Reviewers = Of("reviewers"),
        };
        var errors = new Dictionary<string, LocalizedText>(StringComparer.Ordinal);
        if (typed.NameZh.Length is 0 or > LongestName) errors["nameZh"] = ProgrammeTexts.NameWanted;
        if (typed.NameEn.Length is 0 or > LongestName) errors["nameEn"] = ProgrammeTexts.NameWanted;
        if (!isModel(typed.Model)) errors["model"] = ProgrammeTexts.ModelWrong;
        if (!Access.Region.IsOne(typed.Region) || !scope.Covers(typed.Region)) errors["region"] = ProgrammeTexts.RegionWrong;
        DateOnly? Read(string name, string text, bool isWanted)
        {
            if (text.Length == 0 && !isWanted) return null;
            if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
            errors[name] = ProgrammeTexts.DayWrong;
            return null;
        }
        var (opens, closes, county, city, decide) = (Read("opens", typed.Opens, true), Read("closes", typed.Closes, true), Read("countyBy", typed.CountyBy, false), Read("cityBy", typed.CityBy, false), Read("decideBy", typed.DecideBy, true));
        if (errors.Count == 0 && !IsInOrder([opens, closes, county, city, decide])) errors["decideBy"] = ProgrammeTexts.DatesWrong;
        if (errors.Count > 0) return (typed with { Errors = errors }, null);
        return (typed, new Programme
        {
            Id = id, Name = new LocalizedText(typed.NameZh, typed.NameEn), Model = typed.Model, Region = typed.Region, IsReexamination = typed.IsReexamination, Opens = opens!.Value, Closes = closes!.Value, CountyBy = county, CityBy = city,
            DecideBy = decide!.Value, Reviewers = typed.Reviewers == "1" ? 1 : 2,
        });
    }

    private static bool IsInOrder(IEnumerable<DateOnly?> days)
    {
        var given = days.OfType<DateOnly>().ToList();
        return given.SequenceEqual(given.Order());
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
