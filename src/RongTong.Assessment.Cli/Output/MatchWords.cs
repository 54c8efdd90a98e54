using RongTong.Compiling;
using RongTong.Matching;
using RongTong.Text;

namespace RongTong.Cli.Output;

/// <summary>How a firm stands with an opportunity, and what that rests on, in words.</summary>
internal static class MatchWords
{
    /// <summary>Matched with its points, near, waiting for facts, or not.</summary>
    public static string Standing(OpportunityMatch match, Ink ink) => match.Status switch
    {
        MatchStatus.Matched => ink.Good(ink.Language.Of("符合", "matches")) + Points(match, ink.Language),
        MatchStatus.Near => ink.Open(ink.Language.Of("相近", "near")) + Points(match, ink.Language),
        MatchStatus.Undecided => ink.Open(ink.Language.Of("待定", "undecided")) + Points(match, ink.Language),
        _ => ink.Bad(ink.Language.Of("不符", "no")),
    };

    /// <summary>What is lacking, what is not known, what is held, what speaks for the firm: one line each, none without content.</summary>
    public static IEnumerable<string> Reasons(OpportunityMatch match, Language language)
    {
        if (Row(match.Required.Where(r => r.Status == Truth.Unmet).Select(r => r.Requirement.When.Words), language) is { Length: > 0 } lacking) yield return language.Of("差：", "lacks: ") + lacking;
        if (Row(match.Required.Where(r => r.Status == Truth.Undecided).Select(r => r.Requirement.When.Words), language) is { Length: > 0 } open) yield return language.Of("未知：", "not known: ") + open;
        if (Row(match.Required.Where(r => r.Status == Truth.Met).Select(r => r.Requirement.When.Words), language) is { Length: > 0 } held) yield return language.Of("凭：", "rests on: ") + held;
        var points = match.Preferred.Where(p => p.Status == Truth.Met).Select(p => $"{p.Preference.When.Words.In(language)} +{Figures.Of(p.Preference.Points)}").ToList();
        if (points.Count > 0) yield return language.Of("加分：", "in its favour: ") + string.Join(language.Of("；", "; "), points);
    }

    private static string Points(OpportunityMatch match, Language language) => match.Of == 0 ? "" : language.Of($"，{Figures.Of(match.Rank)} / {Figures.Of(match.Of)} 分", $", {Figures.Of(match.Rank)} of {Figures.Of(match.Of)} points");

    private static string Row(IEnumerable<LocalizedText> texts, Language language) => string.Join(language.Of("；", "; "), texts.Select(t => t.In(language)));
}
