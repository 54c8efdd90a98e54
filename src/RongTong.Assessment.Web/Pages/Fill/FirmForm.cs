using RongTong.Assessing;
using RongTong.Compiling;
using RongTong.Models;
using RongTong.Text;
using RongTong.Web.Pages.Texts;

namespace RongTong.Web.Pages.Fill;

/// <summary>Whom a sheet is about, as typed, with what is wrong with it. Immutable.</summary>
public sealed record FirmForm
{
    private const int Longest = 120;

    /// <summary>Registered name.</summary>
    public string Name { get; init; } = "";

    /// <summary>Credit code.</summary>
    public string Code { get; init; } = "";

    /// <summary>Region code.</summary>
    public string Region { get; init; } = "";

    /// <summary>Industry code.</summary>
    public string Industry { get; init; } = "";

    /// <summary>Size class.</summary>
    public string Size { get; init; } = "";

    /// <summary>Headcount.</summary>
    public string Employees { get; init; } = "";

    /// <summary>Who fills it in.</summary>
    public string Respondent { get; init; } = "";

    /// <summary>What is wrong, by name of the field.</summary>
    public IReadOnlyDictionary<string, LocalizedText> Errors { get; init; } = new Dictionary<string, LocalizedText>();

    /// <summary>The size classes that can be chosen.</summary>
    public static IReadOnlyList<string> Sizes { get; } = ["micro", "small", "medium", "large"];

    internal static FirmForm Of(Enterprise firm) => new() { Name = firm.Name, Code = firm.Uscc, Region = firm.Region, Industry = firm.Industry ?? "", Size = firm.Size ?? "", Employees = firm.Employees ?? "" };

    /// <summary>Reads what was posted.</summary>
    internal static FirmForm Read(IFormCollection form, CompiledModel compiled)
    {
        string Field(string name) => form[name].ToString() is { Length: > 0 } text ? new string([.. text.Where(c => !char.IsControl(c))]).Trim() : "";
        var read = new FirmForm
        {
            Name = Field("name"), Code = Narrow(Field("uscc")).ToUpperInvariant(), Region = Narrow(Field("region")), Industry = Narrow(Field("industry")).ToUpperInvariant(),
            Size = Field("size"), Employees = Narrow(Field("employees")), Respondent = Field("respondent"),
        };
        // The third to the eighth character of a code name the office that registered the firm: its region, unless another is stated.
        if (read.Region.Length == 0 && CreditCode.IsValid(read.Code)) read = read with { Region = read.Code.Substring(2, 6) };
        return read with { Errors = read.Check(compiled) };
    }

    internal Enterprise ToEnterprise(Enterprise? before = null) => (before ?? new Enterprise("", "", "")) with
    {
        Name = Name, Uscc = Code, Region = Region, Industry = Stated(Industry), Size = Stated(Size), Employees = Stated(Employees),
    };

    /// <summary>Whether a code of eighteen characters with a check digit is asked for.</summary>
    internal static bool WantsCreditCode(EvaluationModel model) => model.Fields.Any(f => f.IsCreditCode);

    private Dictionary<string, LocalizedText> Check(CompiledModel compiled)
    {
        var errors = new Dictionary<string, LocalizedText>(StringComparer.Ordinal);
        if (Name.Length == 0) errors["name"] = FirmTexts.NameMissing;
        else if (Name.Length > Longest) errors["name"] = FirmTexts.TooLong;
        // Elsewhere a firm has another code; one that looks like ours is held to its check digit all the same.
        if (Code.Length > 0 && (WantsCreditCode(compiled.Model) || Code.Length == 18) && !CreditCode.IsValid(Code)) errors["uscc"] = Code.Length == 18 ? FirmTexts.CheckDigitWrong : FirmTexts.NotEighteen(Code.Length);
        else if (Code.Length > 30) errors["uscc"] = FirmTexts.TooLong;
        if (Region.Length > 0 && !(Region.Length == 6 && Region.All(char.IsAsciiDigit))) errors["region"] = FirmTexts.RegionWrong;
        if (Industry.Length > 6) errors["industry"] = FirmTexts.TooLong;
        if (Size.Length > 0 && !Sizes.Contains(Size)) errors["size"] = FirmTexts.SizeUnknown;
        if (Employees.Length > 0 && !(Employees.Length <= 7 && Employees.All(char.IsAsciiDigit))) errors["employees"] = FirmTexts.NotACount;
        if (Respondent.Length > Longest) errors["respondent"] = FirmTexts.TooLong;
        return errors;
    }

    private static string Narrow(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)).Select(c => c is >= '\uFF01' and <= '\uFF5E' ? (char)(c - 0xFEE0) : c));

    private static string? Stated(string text) => text.Length == 0 ? null : text;
}
