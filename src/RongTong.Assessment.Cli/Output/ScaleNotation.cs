using RongTong.Models;
using RongTong.Text;

namespace RongTong.Cli.Output;

/// <summary>How answers earn points, in a line.</summary>
internal static class ScaleNotation
{
    public static string Of(AnswerScale scale, Language language) => scale switch
    {
        AnswerScale.Choice choice => $"{Kind(choice.Kind, language)}  {string.Join("  ", choice.Options.Select(o => $"{o.Letter ?? o.Id} {PointsOf(o)}"))}{Cap(choice.Cap, language)}",
        AnswerScale.YesNo yes => language.Of($"是 {Figures.Of(yes.Points)}", $"yes {Figures.Of(yes.Points)}"),
        AnswerScale.Bands bands => string.Join("  ", bands.Steps.Select(s => $"{s.Range} {Figures.Of(s.Points)}")),
        AnswerScale.Computed computed => computed.Formula.Text,
        _ => "",
    };

    /// <summary>Points of an option; a question mark where what the standard gives could not be read.</summary>
    public static string PointsOf(Option option) => option.PointsAreKnown ? Figures.Of(option.Points) : "?";

    private static string Kind(FieldType kind, Language language) => kind switch
    {
        FieldType.Multi => language.Of("多选", "several"),
        FieldType.Level => language.Of("级", "level"),
        _ => language.Of("单选", "one of"),
    };

    private static string Cap(decimal? cap, Language language) => cap is { } most ? language.Of($"  最多 {Figures.Of(most)}", $"  at most {Figures.Of(most)}") : "";
}
