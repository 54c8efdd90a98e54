namespace RongTong.Web.Programmes;

/// <summary>What somebody says against a decision after the list was published. Immutable.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Objector">Who says it, by name, and how to reach them: personal data, for those who decide alone.</param>
/// <param name="Says">What is said.</param>
/// <param name="Proof">What proves it: a document, a page.</param>
/// <param name="State">What came of it.</param>
/// <param name="TakenName">Who took it down.</param>
/// <param name="TakenAt">When.</param>
/// <param name="Finding">What was found out; null while it is open.</param>
/// <param name="SettledName">Who settled it; null while nobody did.</param>
/// <param name="SettledAt">When.</param>
public sealed record Objection(string Id, string Objector, string Says, string Proof, ObjectionState State, string TakenName, DateTimeOffset TakenAt, string? Finding, string? SettledName, DateTimeOffset? SettledAt);

/// <summary>What came of an objection.</summary>
public enum ObjectionState
{
    /// <summary>Nobody has looked into it yet. The firm is on no further list, and its case is not decided anew.</summary>
    Open,

    /// <summary>There is something in it: the case is open again. Facts are put right there, and the rules decide anew.</summary>
    Upheld,

    /// <summary>There is nothing in it: the decision stands.</summary>
    Dismissed,
}
