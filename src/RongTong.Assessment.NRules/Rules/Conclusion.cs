using NRules.RuleModel;

namespace RongTong.Inference.Rules;

/// <summary>What every rule does: concludes a subject, and inserts the evidence for those waiting for it. Nothing is ever updated or retracted.</summary>
internal static class Conclusion
{
    public static void FromOne(IContext context, Evidence evidence) => Conclude(context, evidence.Claim, [evidence.Finding]);

    public static void FromAll(IContext context, Gathered gathered) => Conclude(context, gathered.Claim, gathered.Found);

    private static void Conclude(IContext context, Claim claim, Finding[] found)
    {
        var finding = claim.Subject.Conclude(found, claim.Case.Frame);
        if (claim.Subject.Users.Count > 0) context.InsertAll(claim.Subject.Tell(claim.Case, finding));
    }
}
