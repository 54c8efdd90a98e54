using System.Runtime.InteropServices;
using RongTong.Inference.Subjects;

namespace RongTong.Inference;

/// <summary>The subject a piece of evidence is for, in one case: evidence is gathered by claim. Immutable.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Claim(Case Case, Subject Subject);

/// <summary>
/// A fact of the rule session: what one subject found, told to a subject that needs it. Two pieces are never the same fact, however
/// equal their findings. Immutable.
/// </summary>
internal abstract class Evidence(Claim claim, int position, Finding finding)
{
    public Claim Claim { get; } = claim;

    /// <summary>Which of the subject's needs it answers.</summary>
    public int Position { get; } = position;

    public Finding Finding { get; } = finding;
}

/// <summary>Evidence for one kind of subject, so that each rule sees only facts of its own kind.</summary>
internal sealed class Evidence<TSubject>(Claim claim, int position, Finding finding) : Evidence(claim, position, finding)
    where TSubject : Subject;
