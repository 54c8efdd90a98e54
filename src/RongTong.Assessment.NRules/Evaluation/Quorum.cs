namespace RongTong.Inference.Evaluation;

/// <summary>
/// Groups of tests. Each part may turn out in several ways; a group may turn out in every way its parts together may. What counts of
/// the parts is only how many are met and how many are not, so those pairs are what is enumerated.
/// </summary>
internal static class Quorum
{
    /// <summary>Every part that applies is met.</summary>
    public static Outcomes All(IEnumerable<Outcomes> parts) => Among(parts, int.MaxValue);

    /// <summary>At least so many parts are met, or all that apply where fewer apply; with no part that applies the group does not either.</summary>
    public static Outcomes Among(IEnumerable<Outcomes> parts, int atLeast)
    {
        int met = 0, unmet = 0;
        HashSet<(int Met, int Unmet)>? open = null;
        foreach (var part in parts)
        {
            switch (part)
            {
                case Outcomes.Met:
                    met++;
                    break;
                case Outcomes.Unmet:
                    unmet++;
                    break;
                case Outcomes.NotApplicable:
                    break;
                default:
                    open = Extend(open ?? [(0, 0)], part);
                    break;
            }
        }
        if (open is null) return Decide(met, unmet, atLeast);
        var outcomes = Outcomes.None;
        foreach (var world in open) outcomes |= Decide(met + world.Met, unmet + world.Unmet, atLeast);
        return outcomes;
    }

    private static HashSet<(int Met, int Unmet)> Extend(HashSet<(int Met, int Unmet)> worlds, Outcomes part)
    {
        var extended = new HashSet<(int Met, int Unmet)>();
        foreach (var (met, unmet) in worlds)
        {
            if (part.HasFlag(Outcomes.Met)) extended.Add((met + 1, unmet));
            if (part.HasFlag(Outcomes.Unmet)) extended.Add((met, unmet + 1));
            if (part.HasFlag(Outcomes.NotApplicable)) extended.Add((met, unmet));
        }
        return extended;
    }

    private static Outcomes Decide(int met, int unmet, int atLeast) =>
        met + unmet == 0 ? Outcomes.NotApplicable
        : met >= Math.Min(atLeast, met + unmet) ? Outcomes.Met
        : Outcomes.Unmet;
}
