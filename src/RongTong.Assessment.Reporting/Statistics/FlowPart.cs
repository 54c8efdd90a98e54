using RongTong.Reporting.Charts;
using RongTong.Reporting.Wording;
using RongTong.Text;

namespace RongTong.Reporting.Statistics;

/// <summary>Where the firms of a batch went.</summary>
internal sealed class FlowPart(BatchStatistics statistics, Language language) : StatisticsPart(statistics, language)
{
    public string Draw()
    {
        var total = Statistics.Total;
        var fit = total.Applied - total.Returned;
        return FlowBands.Draw(
            new FlowNode(total.Applied, Count(total.Applied), Say("提交", "applied"), ""),
            new FlowNode(fit, Count(fit), Say("通过一致性检查", "consistent"), ""),
            new FlowNode(total.Returned, Count(total.Returned), Say("数据退回", "returned"), Say($"数据有误 {Count(total.Returned - Statistics.Unreadable)}，读不出 {Count(Statistics.Unreadable)}", $"{Count(total.Returned - Statistics.Unreadable)} contradictory, {Count(Statistics.Unreadable)} unreadable")),
            new FlowNode(total.Passed, Count(total.Passed), PassedWord, Share(total.Passed)),
            new FlowNode(total.Undecided, Count(total.Undecided), Say("待定", "undecided"), Say($"待评审 {Count(Statistics.AwaitReview)}，缺数据 {Count(total.Undecided - Statistics.AwaitReview)}", $"{Count(Statistics.AwaitReview)} await review, {Count(total.Undecided - Statistics.AwaitReview)} lack data")),
            new FlowNode(total.Failed, Count(total.Failed), FailedWord, Share(total.Failed)),
            Say($"提交 {Count(total.Applied)} 家，数据退回 {Count(total.Returned)} 家，{PassedWord} {Count(total.Passed)} 家，待定 {Count(total.Undecided)} 家，{FailedWord} {Count(total.Failed)} 家",
                $"{Count(total.Applied)} applied, {Count(total.Returned)} returned, {Count(total.Passed)} {PassedWord}, {Count(total.Undecided)} undecided, {Count(total.Failed)} {FailedWord}"));
    }

    private string Share(long part) => Statistics.Total is { Rate: not null } total ? Say($"占判定的 {Paper.Percent((decimal)part / (total.Passed + total.Failed))}", $"{Paper.Percent((decimal)part / (total.Passed + total.Failed))} of those decided") : "";
}
