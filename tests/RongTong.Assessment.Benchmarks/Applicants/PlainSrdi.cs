namespace RongTong.Benchmarks.Applicants;

/// <summary>What an application comes to.</summary>
internal enum Decision
{
    NotCertified,
    Certified,
    Open,
    SentBack,
}

/// <summary>
/// The standards for 专精特新 SMEs of 2026 as somebody would write them down in C# once and for all: nothing named, nothing explained, no
/// margins, only the contradictions these tables can contain. The measure of what the engine's generality costs.
/// </summary>
internal static class PlainSrdi
{
    /// <summary>Decides one application. A missing fact leaves open what hangs on it.</summary>
    public static Decision Decide(Firm firm)
    {
        if (IsContradictory(firm)) return Decision.SentBack;
        var verdict = Conditions(firm);
        verdict = And(verdict, And(firm.TitleTechInnovative, AtLeast(firm.NicheYears, 3)));
        verdict = And(verdict, Or(AtLeast(firm.Revenue1, 1500), AtLeast(firm.EquityInvestment2Y, 2000)));
        verdict = And(verdict, And(ShareAtLeast(firm.MainRevenue1, firm.Revenue1, 0.8m), ShareAtMost(firm.Liabilities1, firm.Assets1, 0.8m)));
        verdict = And(verdict, And(AtLeast(firm.RdExpense1, 100), AtLeast(firm.RdExpense2, 100)));
        verdict = And(verdict, And(ShareAtLeast(firm.RdExpense1, firm.Revenue1, 0.03m), ShareAtLeast(firm.RdExpense2, firm.Revenue2, 0.03m)));
        verdict = And(verdict, Or(Or(AtLeast(firm.Class1Applied, 1), firm.BestAwardRank <= 3), firm.ProvincialInstitution));
        verdict = And(verdict, firm.MarketPosition);
        verdict = And(verdict, Score(firm));
        return verdict switch { true => Decision.Certified, false => Decision.NotCertified, _ => Decision.Open };
    }

    private static bool? Conditions(Firm firm)
    {
        var verdict = And(firm.RegisteredInMainland, Not(IsLarge(firm)));
        verdict = And(verdict, And(Not(firm.AbnormalList), Not(firm.DishonestyList)));
        verdict = And(verdict, And(Not(firm.ProhibitedProduct), Not(firm.SafetyAccident)));
        verdict = And(verdict, And(Not(firm.CyberIncident), Not(firm.EnvironmentalViolation)));
        verdict = And(verdict, And(Not(firm.QualityProblem), Not(firm.IndustryViolation)));
        return And(verdict, Not(firm.ReapplyBan));
    }

    private static bool? Score(Firm firm)
    {
        var now = AtLeast(firm.Score1, 50);
        return firm.Reexamination switch
        {
            false => now,
            true => Or(now, AtLeast(firm.Score2, 50)),
            _ => now == true ? true : null,
        };
    }

    /// <summary>Large is who reaches every bound of the industry.</summary>
    private static bool? IsLarge(Firm firm) => firm.Industry switch
    {
        "agriculture" => AtLeast(firm.Revenue1, 20_000),
        "industry" => And(AtLeast(firm.Employees, 1000), AtLeast(firm.Revenue1, 40_000)),
        "construction" => And(AtLeast(firm.Revenue1, 80_000), AtLeast(firm.Assets1, 80_000)),
        "wholesale" => And(AtLeast(firm.Employees, 200), AtLeast(firm.Revenue1, 40_000)),
        "retail" => And(AtLeast(firm.Employees, 300), AtLeast(firm.Revenue1, 20_000)),
        "transport" or "postal" => And(AtLeast(firm.Employees, 1000), AtLeast(firm.Revenue1, 30_000)),
        "warehousing" => And(AtLeast(firm.Employees, 200), AtLeast(firm.Revenue1, 30_000)),
        "accommodation" or "catering" or "software" => And(AtLeast(firm.Employees, 300), AtLeast(firm.Revenue1, 10_000)),
        "telecom" => And(AtLeast(firm.Employees, 2000), AtLeast(firm.Revenue1, 100_000)),
        "realestate" => And(AtLeast(firm.Revenue1, 200_000), AtLeast(firm.Assets1, 10_000)),
        "property" => And(AtLeast(firm.Employees, 1000), AtLeast(firm.Revenue1, 5000)),
        "leasing_business" => And(AtLeast(firm.Employees, 300), AtLeast(firm.Assets1, 120_000)),
        "other" => AtLeast(firm.Employees, 300),
        _ => null,
    };

    private static bool IsContradictory(Firm firm) =>
        firm.MainRevenue1 > firm.Revenue1
        || firm.MainRevenue2 > firm.Revenue2
        || firm.Assets1 <= 0
        || firm.EquityFinancing2Y > firm.EquityFinancing3Y
        || firm.Reexamination == true && firm.TitleSrdi == false
        || firm is { NicheYears: { } niche, Established: { } established } && IsLonger(niche, established, new DateOnly(firm.AsOf.Year, 1, 1));

    /// <summary>Whether so many years are more than lie between two days.</summary>
    private static bool IsLonger(decimal years, DateOnly from, DateOnly to)
    {
        if (to < from) return years > 0;
        var whole = to.Year - from.Year;
        if (from.AddYears(whole) > to) whole--;
        var begun = from.AddYears(whole);
        return (years - whole) * (from.AddYears(whole + 1).DayNumber - begun.DayNumber) > to.DayNumber - begun.DayNumber;
    }

    private static bool? AtLeast(decimal? value, decimal bound) => value is { } known ? known >= bound : null;

    private static bool? ShareAtLeast(decimal? part, decimal? whole, decimal share) => part is { } p && whole is > 0 and var w ? p >= w * share : null;

    private static bool? ShareAtMost(decimal? part, decimal? whole, decimal share) => part is { } p && whole is > 0 and var w ? p <= w * share : null;

    private static bool? And(bool? a, bool? b) => a & b;

    private static bool? Or(bool? a, bool? b) => a | b;

    private static bool? Not(bool? a) => !a;
}
