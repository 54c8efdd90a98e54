using RongTong.Compiling;

namespace RongTong.Inference.Evaluation;

/// <summary>
/// How a test may still turn out once everything missing is filled in. Met, unmet or not applicable alone is settled; several together
/// are open.
/// </summary>
[Flags]
internal enum Outcomes
{
    /// <summary>No test.</summary>
    None = 0,

    /// <summary>It may hold.</summary>
    Met = 1,

    /// <summary>It may fail to hold.</summary>
    Unmet = 2,

    /// <summary>It may be met or unmet.</summary>
    Open = Met | Unmet,

    /// <summary>It may turn out not to be examined.</summary>
    NotApplicable = 4,
}

/// <summary>Outcomes and verdicts.</summary>
internal static class OutcomesOf
{
    /// <summary>The outcomes a verdict leaves possible.</summary>
    public static Outcomes ToOutcomes(this Truth truth) => truth switch
    {
        Truth.Met => Outcomes.Met,
        Truth.Unmet => Outcomes.Unmet,
        Truth.NotApplicable => Outcomes.NotApplicable,
        Truth.MetIfApplicable => Outcomes.Met | Outcomes.NotApplicable,
        Truth.UnmetIfApplicable => Outcomes.Unmet | Outcomes.NotApplicable,
        Truth.NothingClaimed => Outcomes.None,
        _ => Outcomes.Open,
    };

    /// <summary>The verdict that leaves these outcomes possible.</summary>
    public static Truth ToTruth(this Outcomes outcomes) => outcomes switch
    {
        Outcomes.Met => Truth.Met,
        Outcomes.Unmet => Truth.Unmet,
        Outcomes.NotApplicable => Truth.NotApplicable,
        Outcomes.Met | Outcomes.NotApplicable => Truth.MetIfApplicable,
        Outcomes.Unmet | Outcomes.NotApplicable => Truth.UnmetIfApplicable,
        _ => Truth.Undecided,
    };

    /// <summary>The outcomes of the opposite test.</summary>
    public static Outcomes Opposite(this Outcomes outcomes) =>
        outcomes & Outcomes.NotApplicable
        | (outcomes.HasFlag(Outcomes.Met) ? Outcomes.Unmet : Outcomes.None)
        | (outcomes.HasFlag(Outcomes.Unmet) ? Outcomes.Met : Outcomes.None);

    /// <summary>The outcomes of a test that is only examined where another holds.</summary>
    public static Outcomes Where(this Outcomes outcomes, Outcomes applies) =>
        (applies.HasFlag(Outcomes.Met) ? outcomes : Outcomes.None)
        | ((applies & (Outcomes.Unmet | Outcomes.NotApplicable)) == Outcomes.None ? Outcomes.None : Outcomes.NotApplicable);
}
