using System.Globalization;
using RongTong.Matching;
using RongTong.Models;

namespace RongTong.Cli.Output;

/// <summary>Opportunities with the firms that fit, the best first, each with what it rests on.</summary>
internal static class MatchPage
{
    public static string Of(OfferCatalogue offers, IReadOnlyList<(Opportunity Opportunity, IReadOnlyList<OpportunityMatch> Firms)> matches, int firms, bool all, Ink ink)
    {
        var language = ink.Language;
        var page = new TextPage();
        foreach (var status in offers.Status) page.Paragraph(status.In(language), 0);
        foreach (var (opportunity, found) in matches)
        {
            page.Gap();
            var deadline = opportunity.Deadline.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            page.Line(ink.Bold(opportunity.Name.In(language)));
            page.Paragraph(language.Of($"{opportunity.Issuer.Zh}，截止 {deadline}：{opportunity.Need.Zh}", $"{opportunity.Issuer.En}, until {deadline}: {opportunity.Need.En}"));
            Firms(page, found, firms, all, ink);
        }
        return page.ToString();
    }

    private static void Firms(TextPage page, IReadOnlyList<OpportunityMatch> found, int firms, bool all, Ink ink)
    {
        var language = ink.Language;
        if (found.Count < firms) page.Paragraph(language.Of($"{N(firms - found.Count)} 家企业的日期已过截止日，不参加。", $"{N(firms - found.Count)} {(firms - found.Count == 1 ? "firm comes" : "firms come")} after the deadline."));
        var shown = all ? found : found.Where(m => m.Status != MatchStatus.None).ToList();
        var place = 0;
        foreach (var match in shown)
        {
            var number = match.Status == MatchStatus.Matched ? $"{N(++place)}. " : "";
            var name = Lines.Plain(match.Firm.Enterprise.Name.Length > 0 ? match.Firm.Enterprise.Name : match.Firm.Enterprise.Uscc);
            page.Paragraph($"{number}{(name.Length > 0 ? name : language.Of("（没有写企业名称）", "(no name given)"))}  {MatchWords.Standing(match, ink)}");
            foreach (var line in MatchWords.Reasons(match, language)) page.Paragraph(line, 4, 2);
        }
        var hidden = found.Count - shown.Count;
        if (shown.Count == 0) page.Paragraph(language.Of("没有符合或相近的企业。", "No firm fits or comes near."));
        if (hidden > 0) page.Paragraph(language.Of($"{N(hidden)} 家不符（--all 列出原因）", $"{N(hidden)} {(hidden == 1 ? "does" : "do")} not fit (--all says why)"));
    }

    private static string N(int number) => Figures.Count(number);
}
