using System.Collections.Immutable;
using RongTong.Text;

namespace RongTong.Models;

/// <summary>
/// What an offer asks of a firm: a closed union over what its assessments found and what it states of itself. Three-valued: a fact that is
/// not known leaves a condition undecided. Immutable.
/// </summary>
/// <param name="Words">The condition in words.</param>
/// <param name="Span">Where the catalogue states it.</param>
public abstract record FirmCondition(LocalizedText Words, SourceSpan Span)
{
    private FirmCondition() : this(LocalizedText.Same(""), default) { }

    /// <summary>A scene at a level or above.</summary>
    /// <param name="Model">The model the scene belongs to.</param>
    /// <param name="Scene">The scene.</param>
    /// <param name="AtLeast">The level.</param>
    public sealed record SceneAt(string Model, string Scene, int AtLeast, LocalizedText Words, SourceSpan Span) : FirmCondition(Words, Span);

    /// <summary>The option chosen is one of these.</summary>
    /// <param name="Model">The model the question belongs to.</param>
    /// <param name="Question">A question with a single choice.</param>
    /// <param name="Options">Ids of the options.</param>
    public sealed record ChoseOneOf(string Model, string Question, ImmutableArray<string> Options, LocalizedText Words, SourceSpan Span) : FirmCondition(Words, Span);

    /// <summary>An option is, or is not, among those chosen.</summary>
    /// <param name="Model">The model the question belongs to.</param>
    /// <param name="Question">A question with a multiple choice.</param>
    /// <param name="Option">Id of the option.</param>
    /// <param name="Wanted">Whether it must be among them.</param>
    public sealed record Chose(string Model, string Question, string Option, bool Wanted, LocalizedText Words, SourceSpan Span) : FirmCondition(Words, Span);

    /// <summary>So many business links on a system.</summary>
    /// <param name="Model">The model the scenes belong to.</param>
    /// <param name="Links">From which level on a scene counts as a link.</param>
    /// <param name="AtLeast">How many.</param>
    public sealed record LinksAt(string Model, ImmutableArray<(string Scene, int Level)> Links, int AtLeast, LocalizedText Words, SourceSpan Span) : FirmCondition(Words, Span);

    /// <summary>A yes-no fact.</summary>
    /// <param name="Catalogue">The catalogue of facts.</param>
    /// <param name="Fact">Id of the fact.</param>
    /// <param name="Expected">What it must be.</param>
    public sealed record FactIs(string Catalogue, string Fact, bool Expected, LocalizedText Words, SourceSpan Span) : FirmCondition(Words, Span);

    /// <summary>A number, given or computed.</summary>
    /// <param name="Catalogue">The catalogue of facts.</param>
    /// <param name="Fact">Id of the fact or derived value.</param>
    /// <param name="Comparison">At least, or below.</param>
    /// <param name="Bound">What it is held against.</param>
    public sealed record FactCompared(string Catalogue, string Fact, Comparison Comparison, decimal Bound, LocalizedText Words, SourceSpan Span) : FirmCondition(Words, Span);

    /// <summary>Something the firm can do, as it states itself.</summary>
    public sealed record Capability(string Tag, LocalizedText Words, SourceSpan Span) : FirmCondition(Words, Span);

    /// <summary>A region code (GB/T 2260) that begins with one of these.</summary>
    public sealed record Region(ImmutableArray<string> Prefixes, LocalizedText Words, SourceSpan Span) : FirmCondition(Words, Span);

    /// <summary>The grade a model gives, by its position: 0 is none, 1 the lowest.</summary>
    public sealed record Outcome(string Model, Comparison Comparison, int Position, LocalizedText Words, SourceSpan Span) : FirmCondition(Words, Span);

    /// <summary>The score of a node of a model's tree.</summary>
    public sealed record Score(string Model, string Path, Comparison Comparison, decimal Bound, LocalizedText Words, SourceSpan Span) : FirmCondition(Words, Span);

    /// <summary>Every part holds.</summary>
    public sealed record All(ImmutableArray<FirmCondition> Parts, LocalizedText Words, SourceSpan Span) : FirmCondition(Words, Span);

    /// <summary>At least one part holds.</summary>
    public sealed record Any(ImmutableArray<FirmCondition> Parts, LocalizedText Words, SourceSpan Span) : FirmCondition(Words, Span);
}
