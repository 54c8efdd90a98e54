namespace RongTong.Benchmarks.Applicants;

/// <summary>The facts of an application as plain C# takes them; null is not stated. Money in 万元.</summary>
internal sealed class Firm
{
    public DateOnly AsOf;
    public string? Industry;
    public DateOnly? Established;
    public bool? RegisteredInMainland, AbnormalList, DishonestyList, ProhibitedProduct, SafetyAccident, CyberIncident, EnvironmentalViolation, QualityProblem, IndustryViolation, ReapplyBan;
    public bool? TitleTechInnovative, TitleSrdi, Reexamination, ProvincialInstitution, MarketPosition;
    public decimal? Employees, Revenue1, Revenue2, MainRevenue1, MainRevenue2, Assets1, Liabilities1, RdExpense1, RdExpense2;
    public decimal? EquityInvestment2Y, EquityFinancing2Y, EquityFinancing3Y, NicheYears, Class1Applied, Score1, Score2;

    /// <summary>Nobody claims an award that is not stated.</summary>
    public decimal BestAwardRank = decimal.MaxValue;
}
