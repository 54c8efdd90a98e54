using RongTong.Assessing;
using RongTong.Models;
using RongTong.Text;

namespace RongTong.Cli.Output;

/// <summary>A criterion inside a sentence: its short name, its amounts, what it lacks.</summary>
internal static class CriterionWords
{
    /// <summary>The short name where there is one.</summary>
    public static string Label(Criterion criterion, Language language) => (criterion.Label ?? criterion.Name).In(language);

    /// <summary>How far it is short, or that it is not met.</summary>
    public static string Lack(CriterionResult result, EvaluationModel model, Language language)
    {
        var label = Label(result.Criterion, language);
        return result is { Measured: { } measured, Gap: { } gap and > 0 }
            ? language.Of($"{label}差 {WithUnit(gap, measured, model, language)}", $"{label} by {WithUnit(gap, measured, model, language)}")
            : language.Of($"{label}不符合", $"{label} not met");
    }

    /// <summary>An amount with the unit of a comparison.</summary>
    public static string WithUnit(decimal value, Measurement measured, EvaluationModel model, Language language)
    {
        var unit = measured.Unit.IsOne || measured.Unit.Equals(Unit.Date) ? "" : language.Of(measured.Unit.ToString(), UnitNames.InEnglish(measured.Unit, model));
        return unit.Length == 0 ? Figures.Of(value) : $"{Figures.Of(value)} {unit}";
    }
}
