using RongTong.Benchmarking;
using RongTong.Models;
using RongTong.Reporting.Charts;
using RongTong.Reporting.Templating;
using RongTong.Reporting.Wording;

namespace RongTong.Reporting.Parts;

/// <summary>Where the scores stand among peers.</summary>
internal static class PeerPart
{
    /// <summary>The standing, or null where no benchmark was given.</summary>
    public static TemplateObject? Build(ReportContext context)
    {
        if (context.Assessment.Peers is not { } standing) return null;
        return context.New()
            .Text("peers", context.In(PeerWords.Of(standing.Group)))
            .Text("from", standing.Benchmark.From is { } from ? context.Paper.Date(from) : null)
            .Text("to", standing.Benchmark.To is { } to && to != standing.Benchmark.From ? context.Paper.Date(to) : null)
            .List("scores", standing.Scores.Select(s => Score(context, s)))
            .Markup("chart", context.IsHtml ? Chart(context, [.. standing.Scores.Where(s => Depth(s.Score.Indicator) <= 2)]) : null)
            .Done;
    }

    private static TemplateObject Score(ReportContext context, PeerScore score) => context.New()
        .Text("name", context.In(score.Score.Indicator.Name))
        .Count("depth", Depth(score.Score.Indicator))
        .Text("indent", string.Concat(Enumerable.Repeat("　", Depth(score.Score.Indicator))))
        .Text("value", context.Paper.Score(score.Score.Value))
        .Text("lower", Paper.Number(score.Peers.Lower))
        .Text("median", Paper.Number(score.Peers.Median))
        .Text("upper", Paper.Number(score.Peers.Upper))
        .Text("firms", Paper.Count(score.Peers.Firms))
        .Text("word", context.In(PeerWords.Of(score.Quarter)))
        .Done;

    private static int Depth(Indicator node) => node.Path.Length == 0 ? 0 : node.Path.Count(c => c == '/') + 1;

    private static string Chart(ReportContext context, List<PeerScore> scores)
    {
        var ranges = scores.Select(s => new PeerRange(
            context.In(s.Score.Indicator.Name), Depth(s.Score.Indicator) <= 1, Share(s, s.Score.Value.HasMin ? s.Score.Value.Min : 0), Share(s, s.Score.Value.HasMax ? s.Score.Value.Max : s.Score.Indicator.OutOf),
            Share(s, s.Peers.Lower), Share(s, s.Peers.Median), Share(s, s.Peers.Upper), context.In(PeerWords.Of(s.Quarter)))).ToList();
        var finding = string.Join(context.Say("；", "; "), scores.Where(s => Depth(s.Score.Indicator) <= 1).Select(s => context.Say(
            $"{s.Score.Indicator.Name.Zh} {context.Paper.Score(s.Score.Value)}，同行中位数 {Paper.Number(s.Peers.Median)}", $"{s.Score.Indicator.Name.En} {context.Paper.Score(s.Score.Value)}, median of peers {Paper.Number(s.Peers.Median)}")));
        return PeerRanges.Draw(ranges, finding);
    }

    private static decimal Share(PeerScore score, decimal value) => score.Score.Indicator.OutOf > 0 ? Math.Clamp(value / score.Score.Indicator.OutOf, 0, 1) : 0;
}
