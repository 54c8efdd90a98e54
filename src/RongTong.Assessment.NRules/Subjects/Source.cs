using System.Runtime.InteropServices;

namespace RongTong.Inference.Subjects;

/// <summary>What kind of thing a condition or formula names.</summary>
internal enum SourceKind
{
    /// <summary>The answer to a field, completed from figures where it can be.</summary>
    Answer,

    /// <summary>The levels of all scenes.</summary>
    Scenes,

    /// <summary>A derived value.</summary>
    Derived,

    /// <summary>The date of the sheet.</summary>
    AsOf,

    /// <summary>The number an award's formula calls <c>value</c>, by award.</summary>
    Value,

    /// <summary>The score of a node, by path.</summary>
    Score,

    /// <summary>The verdict of a criterion.</summary>
    Criterion,

    /// <summary>Whether a grade is held.</summary>
    Grade,
}

/// <summary>A name a condition or formula uses. Immutable, compared by value.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Source(SourceKind Kind, string Id);
