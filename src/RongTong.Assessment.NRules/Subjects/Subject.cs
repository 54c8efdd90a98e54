using System.Collections.Immutable;
using RongTong.Compiling;

namespace RongTong.Inference.Subjects;

/// <summary>
/// One thing a sheet comes to under a model: an answer, a figure, points, a score, a verdict, a grade. It is concluded once per case, when
/// every subject it needs has been. Immutable once its graph is built.
/// </summary>
internal abstract class Subject(ImmutableArray<Subject> needs)
{
    private readonly List<(Subject User, int Position)> _users = [];

    /// <summary>The subjects it is concluded from, without repeats.</summary>
    public ImmutableArray<Subject> Needs { get; } = needs;

    /// <summary>How much evidence makes it ready: one piece per need; a subject that needs nothing waits for the case itself.</summary>
    public int EvidenceNeeded => Math.Max(1, Needs.Length);

    /// <summary>The subjects waiting for this one, and which of their needs it is.</summary>
    public IReadOnlyList<(Subject User, int Position)> Users => _users;

    /// <summary>Concludes from what was found, and writes it where an assessment is read from.</summary>
    /// <param name="found">One finding per need, in order.</param>
    /// <param name="frame">Where results stand.</param>
    public abstract Finding Conclude(Finding[] found, Frame frame);

    /// <summary>A fact for this subject.</summary>
    public abstract Evidence EvidenceFor(Case @case, int position, Finding finding);

    /// <summary>The facts that tell every waiting subject.</summary>
    public Evidence[] Tell(Case @case, Finding finding)
    {
        var told = new Evidence[_users.Count];
        for (var i = 0; i < told.Length; i++) told[i] = _users[i].User.EvidenceFor(@case, _users[i].Position, finding);
        return told;
    }

    /// <summary>Makes the subject known to all it needs.</summary>
    public void Attach()
    {
        for (var i = 0; i < Needs.Length; i++) Needs[i]._users.Add((this, i));
    }
}

/// <summary>A subject whose evidence is a kind of fact of its own.</summary>
internal abstract class Subject<TSelf>(ImmutableArray<Subject> needs) : Subject(needs)
    where TSelf : Subject<TSelf>
{
    public sealed override Evidence EvidenceFor(Case @case, int position, Finding finding) => new Evidence<TSelf>(new Claim(@case, this), position, finding);
}
