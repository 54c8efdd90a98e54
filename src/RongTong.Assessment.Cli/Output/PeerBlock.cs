using System.Globalization;
using RongTong.Benchmarking;
using RongTong.Text;

namespace RongTong.Cli.Output;

/// <summary>Where the scores of a firm stand among its peers, as a table.</summary>
internal static class PeerBlock
{
    public static void Write(TextPage page, PeerStanding standing, Ink ink, bool all)
    {
        var language = ink.Language;
        page.Gap();
        page.Line(ink.Bold(language.Of("与同行相比", "Among peers")));
        page.Paragraph(Peers(standing, language));
        var table = new TextTable(
            (language.Of("得分", "score"), false), (language.Of("本企业", "firm"), true), (language.Of("下四分位", "lower quartile"), true), (language.Of("中位数", "median"), true), (language.Of("上四分位", "upper quartile"), true), ("", false));
        foreach (var score in standing.Scores)
        {
            var depth = score.Score.Indicator.Path.Length == 0 ? 0 : score.Score.Indicator.Path.Count(c => c == '/') + 1;
            if (depth > 1 && !all) continue;
            table.Add(
                DisplayWidth.Spaces(2 * depth) + score.Score.Indicator.Name.In(language), Figures.Of(score.Score.Value),
                Figures.Of(score.Peers.Lower), Figures.Of(score.Peers.Median), Figures.Of(score.Peers.Upper), PeerWords.Of(score.Quarter).In(language));
        }
        page.Add(table.Lines(2));
    }

    private static string Peers(PeerStanding standing, Language language) => PeerWords.Of(standing.Group).In(language) + standing.Benchmark switch
    {
        { From: { } from, To: { } to } when from == to => language.Of($"，答卷日期 {Day(from)}", $", sheets of {Day(from)}"),
        { From: { } from, To: { } to } => language.Of($"，答卷日期 {Day(from)} 至 {Day(to)}", $", sheets of {Day(from)} to {Day(to)}"),
        _ => "",
    };

    private static string Day(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
