namespace RongTong.Compiling;

/// <summary>The result of a test. Unknown never passes; what does not apply is left out of groups.</summary>
public enum Truth : byte
{
    /// <summary>Missing facts leave it open.</summary>
    Undecided,

    /// <summary>It holds.</summary>
    Met,

    /// <summary>It does not hold.</summary>
    Unmet,

    /// <summary>It is not examined.</summary>
    NotApplicable,

    /// <summary>Open whether it is examined; if so, it holds. Reported as undecided.</summary>
    MetIfApplicable,

    /// <summary>Open whether it is examined; if so, it does not hold. Reported as undecided.</summary>
    UnmetIfApplicable,

    /// <summary>Of a fact that is not answered: nothing is claimed by that, so it is not so. Never a verdict.</summary>
    NothingClaimed,
}

/// <summary>Three-valued logic with not-applicable.</summary>
internal static class TruthLogic
{
    /// <summary>The opposite.</summary>
    public static Truth Not(Truth truth) => truth switch
    {
        Truth.Met => Truth.Unmet,
        Truth.Unmet => Truth.Met,
        Truth.MetIfApplicable => Truth.UnmetIfApplicable,
        Truth.UnmetIfApplicable => Truth.MetIfApplicable,
        _ => truth,
    };
}

/// <summary>How many parts of a group stand how.</summary>
internal readonly ref struct TruthTally
{
    private TruthTally(int undecided, int met, int unmet, int metIfApplicable, int unmetIfApplicable) =>
        (Undecided, Met, Unmet, MetIfApplicable, UnmetIfApplicable) = (undecided, met, unmet, metIfApplicable, unmetIfApplicable);

    public int Undecided { get; }

    public int Met { get; }

    public int Unmet { get; }

    public int MetIfApplicable { get; }

    public int UnmetIfApplicable { get; }

    public static TruthTally Of(Truth[] truths, int[] parts)
    {
        Span<int> counts = stackalloc int[6];
        foreach (var part in parts) counts[(int)truths[part]]++;
        return new TruthTally(counts[0], counts[1], counts[2], counts[4], counts[5]);
    }
}
