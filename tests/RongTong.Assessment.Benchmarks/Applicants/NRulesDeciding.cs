using System.Collections.Immutable;
using System.Globalization;
using RongTong.Assessing;
using RongTong.Inference;

namespace RongTong.Benchmarks.Applicants;

/// <summary>The same applicants by NRules.</summary>
internal static class NRulesDeciding
{
    private const int Chunk = 1000;

    /// <summary>A thousand applicants in one session.</summary>
    public static Contender Chunked(Cohort cohort)
    {
        var together = NRulesEngine.Create(cohort.Model).Read(cohort.Facts.Take(Chunk).Select(SheetOf));
        return new Contender("NRules, 1,000 applicants per session", "applicant", together.Count, () =>
        {
            together.Run();
            return Enumerable.Range(0, together.Count).Count(i => together.Grade(i) >= 0);
        });
    }

    /// <summary>Applicants on which NRules and the plan differ about the title.</summary>
    public static int Differences(Cohort cohort, Decision[] decisions)
    {
        var together = NRulesEngine.Create(cohort.Model).Read(cohort.Facts.Take(Chunk).Select(SheetOf));
        together.Run();
        // A contradiction is found by the checks, beside the grade.
        return Enumerable.Range(0, together.Count).Count(i => decisions[i] != Decision.SentBack && together.Grade(i) >= 0 != (decisions[i] == Decision.Certified));
    }

    private static AnswerSheet SheetOf(ImmutableArray<(string Id, string Text)> facts)
    {
        var sheet = new AnswerSheet { AsOf = DateOnly.Parse(facts.First(f => f.Id == "application_date").Text, CultureInfo.InvariantCulture) };
        foreach (var (id, text) in facts) sheet = sheet.With(id, [text]);
        return sheet;
    }
}
