using System.Collections.Immutable;
using System.Globalization;
using RongTong.Cli.Sections;
using RongTong.Compiling;
using RongTong.Matching;
using RongTong.Models;

namespace RongTong.Cli.Output;

/// <summary>What a catalogue has for a firm, as text.</summary>
internal static class OfferBlock
{
    private const int Few = 5;

    public static void Write(TextPage page, OfferCatalogue offers, ImmutableArray<SolutionMatch> solutions, ImmutableArray<ServiceMatch> services, ImmutableArray<OpportunityMatch> opportunities, AdviceRequest request)
    {
        var shownServices = services.Where(s => s.Status == Truth.Met).ToImmutableArray();
        var good = opportunities.Where(o => o.Status is MatchStatus.Matched or MatchStatus.Near).ToImmutableArray();
        var open = opportunities.Where(o => o.Status == MatchStatus.Undecided).ToImmutableArray();
        if (solutions.IsEmpty && shownServices.IsEmpty && good.IsEmpty && !(request.All && !open.IsEmpty)) return;
        page.Gap();
        page.Line(request.Ink.Bold(request.Say("供给目录里的方案、服务和机会", "Solutions, services and opportunities of the catalogue")));
        foreach (var status in offers.Status) page.Paragraph(status.In(request.Language));
        Solutions(page, solutions, request);
        Services(page, shownServices, request);
        Opportunities(page, good, open, request);
    }

    private static void Solutions(TextPage page, ImmutableArray<SolutionMatch> solutions, AdviceRequest request)
    {
        if (solutions.IsEmpty) return;
        var table = new TextTable((request.Say("方案", "solution"), false), (request.Say("补场景", "scenes"), false), (request.Say("周", "weeks"), true), (request.Say("万元/年", "10k CNY a year"), true));
        foreach (var match in Shown(solutions, request))
        {
            var later = match.IsLater ? request.Say($"（以后，先要{Words(match.Missing, request)}）", $" (later, first {Words(match.Missing, request)})") : "";
            table.Add(match.Solution.Name.In(request.Language), string.Join(request.Say("、", ", "), match.Gaps.Select(g => Gap(match, g, request))) + later, Span(match.Solution.Weeks), Span(match.Solution.CostPerYear));
        }
        page.Gap();
        page.Add(table.Lines(2, flexible: 1));
        More(page, solutions.Length, request);
    }

    private static string Gap(SolutionMatch match, SceneGap gap, AdviceRequest request)
    {
        var name = request.Assessment.Model.Scenes?.All.FirstOrDefault(s => s.Id == gap.Scene)?.Name.In(request.Language) ?? gap.Scene;
        return $"{name} {N(gap.Current)}→{N(match.LevelReached(gap))}";
    }

    private static void Services(TextPage page, ImmutableArray<ServiceMatch> services, AdviceRequest request)
    {
        if (services.IsEmpty) return;
        page.Gap();
        page.Line("  " + request.Say("服务", "services"));
        foreach (var match in Shown(services, request))
        {
            page.Paragraph(request.Say($"{match.Service.Name.Zh}（{match.Service.Fee.Zh}）", $"{match.Service.Name.En} ({match.Service.Fee.En})"), 2, 2);
            page.Paragraph(request.Say("凭：", "rests on: ") + Words(match.Conditions, request), 4, 2);
        }
        More(page, services.Length, request);
    }

    private static void Opportunities(TextPage page, ImmutableArray<OpportunityMatch> good, ImmutableArray<OpportunityMatch> open, AdviceRequest request)
    {
        if (good.IsEmpty && open.IsEmpty) return;
        page.Gap();
        if (!good.IsEmpty || request.All) page.Line("  " + request.Say("机会", "opportunities"));
        foreach (var match in Shown(good, request)) One(page, match, request);
        More(page, good.Length, request);
        if (request.All) foreach (var match in open) One(page, match, request);
        else if (open.Length > 0) page.Paragraph(request.Say(
            $"{(good.IsEmpty ? "" : "另有 ")}{N(open.Length)} 个机会缺资料，未定（--all 列出）",
            $"{N(open.Length)} {(good.IsEmpty ? "" : "more ")}{(open.Length == 1 ? "opportunity waits" : "opportunities wait")} for facts (--all)"));
    }

    private static void One(TextPage page, OpportunityMatch match, AdviceRequest request)
    {
        var opportunity = match.Opportunity;
        var deadline = opportunity.Deadline.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var standing = MatchWords.Standing(match, request.Ink);
        page.Paragraph(request.Say($"{opportunity.Name.Zh}（{opportunity.Issuer.Zh}，截止 {deadline}）  {standing}", $"{opportunity.Name.En} ({opportunity.Issuer.En}, until {deadline})  {standing}"), 2, 2);
        foreach (var line in MatchWords.Reasons(match, request.Language)) page.Paragraph(line, 4, 2);
    }

    private static IEnumerable<T> Shown<T>(ImmutableArray<T> all, AdviceRequest request) => request.All ? all : all.Take(Few);

    private static void More(TextPage page, int count, AdviceRequest request)
    {
        if (!request.All && count > Few) page.Line("  " + request.Say($"另有 {N(count - Few)} 项（--all 列出）", $"and {N(count - Few)} more (--all)"));
    }

    private static string Words(ImmutableArray<ConditionFinding> conditions, AdviceRequest request) => string.Join(request.Say("；", "; "), conditions.Select(c => c.Words.In(request.Language)));

    private static string Span(Stretch stretch) => stretch.Min == stretch.Max ? Figures.Of(stretch.Min) : $"{Figures.Of(stretch.Min)}-{Figures.Of(stretch.Max)}";

    private static string N(int number) => Figures.Count(number);
}
