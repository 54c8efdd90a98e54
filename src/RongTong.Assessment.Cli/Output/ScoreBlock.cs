using RongTong.Assessing;
using RongTong.Compiling;
using RongTong.Text;

namespace RongTong.Cli.Output;

/// <summary>The scores of the tree as bars: certain, possible, not reached.</summary>
internal static class ScoreBlock
{
    private const int BarWidth = 30;

    public static IEnumerable<string> Of(Assessment assessment, Language language, bool all)
    {
        var table = new TextTable(("", false), ("", false), ("", true), ("", false), ("", true));
        foreach (var score in assessment.Scores)
        {
            var depth = score.Indicator.Path.Count(c => c == '/');
            if (depth > 1 && !all) continue;
            var outOf = score.Indicator.OutOf;
            table.Add(DisplayWidth.Spaces(2 * depth) + score.Indicator.Name.In(language), Bar(score.Value, outOf), Figures.Of(score.Value), $"/ {Figures.Of(outOf)}", Share(score.Value, outOf));
        }
        return table.Lines(2);
    }

    private static string Bar(Number value, decimal outOf)
    {
        if (!value.HasMin || !value.HasMax || outOf <= 0) return "";
        var certain = Signs(value.Min / outOf);
        var possible = Signs(value.Max / outOf);
        return new string('=', certain) + new string('?', possible - certain) + new string('.', BarWidth - possible);
    }

    private static int Signs(decimal share) => (int)decimal.Round(Math.Clamp(share, 0, 1) * BarWidth, MidpointRounding.AwayFromZero);

    private static string Share(Number value, decimal outOf)
    {
        if (!value.HasMin || !value.HasMax || outOf <= 0) return "";
        return value.IsKnown ? Figures.Percent(value.Min / outOf) : $"{Figures.Percent(value.Min / outOf).TrimEnd('%')} - {Figures.Percent(value.Max / outOf)}";
    }
}
