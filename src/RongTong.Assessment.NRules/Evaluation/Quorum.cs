namespace RongTong.Inference.Evaluation;

/// <summary>
/// Groups of tests. Each part may turn out in several ways, and the group in every way its parts together may. All that counts of the
/// parts is how many are met and whether any is unmet, so those are the ways kept apart.
/// </summary>
internal static class Quorum
{
    /// <summary>Every part that applies is met.</summary>
    public static Outcomes All(IEnumerable<Outcomes> parts) => Among(parts, int.MaxValue);

    /// <summary>At least so many parts are met, or all that apply where fewer apply; with no part that applies the group does not either.</summary>
    public static Outcomes Among(IEnumerable<Outcomes> parts, int atLeast)
    {
        // By number of parts met: whether that can be with none unmet, and with some unmet.
        var ways = new List<(bool NoneUnmet, bool SomeUnmet)> { (true, false) };
        foreach (var part in parts) Add(part, ways);
        var outcomes = Outcomes.None;
        for (var met = 0; met < ways.Count; met++)
        {
            if (ways[met].NoneUnmet) outcomes |= met == 0 ? Outcomes.NotApplicable : Outcomes.Met;
            if (ways[met].SomeUnmet) outcomes |= met >= atLeast ? Outcomes.Met : Outcomes.Unmet;
        }
        return outcomes;
    }

    private static void Add(Outcomes part, List<(bool NoneUnmet, bool SomeUnmet)> ways)
    {
        ways.Add((false, false));
        for (var met = ways.Count - 1; met >= 0; met--)
        {
            var (noneUnmet, someUnmet) = met > 0 && part.HasFlag(Outcomes.Met) ? ways[met - 1] : (false, false);
            if (part.HasFlag(Outcomes.NotApplicable)) (noneUnmet, someUnmet) = (noneUnmet || ways[met].NoneUnmet, someUnmet || ways[met].SomeUnmet);
            if (part.HasFlag(Outcomes.Unmet)) someUnmet |= ways[met].NoneUnmet || ways[met].SomeUnmet;
            ways[met] = (noneUnmet, someUnmet);
        }
    }
}
