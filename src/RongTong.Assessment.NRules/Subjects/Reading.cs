using System.Collections.Frozen;
using System.Collections.Immutable;
using RongTong.Compiling;
using RongTong.Inference.Evaluation;

namespace RongTong.Inference.Subjects;

/// <summary>What a subject reads, and at which position each finding will stand. Immutable.</summary>
internal sealed class Reading(ModelIndex index, IEnumerable<Source> sources)
{
    private readonly FrozenDictionary<Source, int> _positions = sources.Distinct().Select((s, i) => (s, i)).ToFrozenDictionary(p => p.s, p => p.i);

    /// <summary>The sources without repeats, each at its position.</summary>
    public ImmutableArray<Source> Sources => [.. _positions.OrderBy(p => p.Value).Select(p => p.Key)];

    /// <summary>The findings under the names the model's text uses.</summary>
    public Findings Over(Finding[] found) => new(index, _positions, found);
}

/// <summary>What was found, by name.</summary>
internal readonly struct Findings(ModelIndex index, FrozenDictionary<Source, int> positions, Finding[] found)
{
    public ModelIndex Index { get; } = index;

    public Number Score(string path) => Of(new Source(SourceKind.Score, path)).Number;

    public Outcomes Criterion(string id) => Of(new Source(SourceKind.Criterion, id)).Outcomes;

    public Outcomes Grade(string id) => Of(new Source(SourceKind.Grade, id)).Outcomes;

    /// <summary>The levels of all scenes, in official order.</summary>
    public ImmutableArray<ChoiceSet> Scenes => Of(new Source(SourceKind.Scenes, "")).Scenes;

    /// <summary>The answer to a field, of whatever kind.</summary>
    public Finding Answer(string field) => Of(new Source(SourceKind.Answer, field));

    /// <summary>The figure a name in a formula stands for.</summary>
    public Number Figure(string name) => Of(Index.SourceOf(name)).Number;

    private Finding Of(Source source) => found[positions[source]];
}
