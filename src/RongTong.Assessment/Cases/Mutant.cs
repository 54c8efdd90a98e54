using RongTong.Compiling;
using RongTong.Text;

namespace RongTong.Cases;

/// <summary>A model file with one thing changed, to see whether any case notices. Immutable.</summary>
public sealed record Mutant
{
    internal Mutant(string change, SourceSpan span, ModelTrees trees) => (Change, Span, Trees) = (change, span, trees);

    /// <summary>The id of the nearest node that has one; the part of the file where none has.</summary>
    public string Node { get; internal init; } = "";

    /// <summary>What was changed; of a comparison with what it looks at.</summary>
    public string Change { get; internal init; }

    /// <summary>Where.</summary>
    public SourceSpan Span { get; }

    internal ModelTrees Trees { get; }
}

/// <summary>What became of a mutant.</summary>
public enum MutantFate
{
    /// <summary>A proof of the compiler refuses it.</summary>
    Refused,

    /// <summary>A case fails on it.</summary>
    Noticed,

    /// <summary>Nothing noticed: the specification has a hole, or the change means nothing.</summary>
    Survived,

    /// <summary>Nothing can notice: the specification says why the change means nothing.</summary>
    Equivalent,
}

/// <summary>A mutant and what became of it. Immutable.</summary>
/// <param name="Mutant">The mutant.</param>
/// <param name="Fate">What became of it.</param>
/// <param name="Why">Why nothing can notice it; only of an equivalent one.</param>
public sealed record MutantResult(Mutant Mutant, MutantFate Fate, LocalizedText? Why = null);
