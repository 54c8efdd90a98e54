using RongTong.Assessing;

namespace RongTong.Benchmarks.Applicants;

/// <summary>The ways of deciding applicants that are always there.</summary>
internal static class Deciding
{
    /// <summary>Plain C#, for comparison.</summary>
    public static Contender Plain(Cohort cohort) => new("plain C#, written by hand", "applicant", cohort.Firms.Count, () =>
    {
        var sum = 0;
        foreach (var firm in cohort.Firms) sum += (int)PlainSrdi.Decide(firm);
        return sum;
    });

    /// <summary>The plan without explanation, answers put in place one by one; one thread.</summary>
    public static Contender Untraced(Cohort cohort)
    {
        var scorer = cohort.Model.NewScorer();
        return new Contender("plan, untraced, with all checks", "applicant", cohort.Inputs.Count, () =>
        {
            var sum = 0;
            foreach (var inputs in cohort.Inputs) sum += (int)Decide(scorer, inputs);
            return sum;
        });
    }

    /// <summary>What the plan makes of each applicant.</summary>
    public static Decision[] Decisions(Cohort cohort)
    {
        var scorer = cohort.Model.NewScorer();
        return [.. cohort.Inputs.Select(i => Decide(scorer, i))];
    }

    private static Decision Decide(Scorer scorer, Inputs inputs)
    {
        inputs.Load(scorer);
        scorer.Run();
        return scorer.IsContradictory ? Decision.SentBack : scorer.IsUndecided ? Decision.Open : scorer.Grade >= 0 ? Decision.Certified : Decision.NotCertified;
    }
}
