using NRules.RuleModel;

namespace RongTong.Inference.Rules;

/// <summary>What every rule does: concludes a subject, and inserts the evidence for those waiting for it. Nothing is ever updated or retracted.</summary>
internal static class Conclusion
{
    public static void FromOne(IContext context, Evidence evidence) => Conclude(context, evidence.Claim, [evidence.Finding]);

    public static void FromAll(IContext context, IGrouping<Claim, Evidence> gathered)
    {
        var found = new Finding[gathered.Key.Subject.EvidenceNeeded];
        foreach (var evidence in gathered) found[evidence.Position] = evidence.Finding;
        Conclude(context, gathered.Key, found);
    }

    private static void Conclude(IContext context, Claim claim, Finding[] found)
    {
        var finding = claim.Subject.Conclude(found, claim.Case.Frame);
        if (claim.Subject.Users.Count > 0) context.InsertAll(claim.Subject.Tell(claim.Case, finding));
    }
}
