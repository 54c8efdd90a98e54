using System.Collections.Immutable;
using RongTong.Text;

namespace RongTong.Models;

/// <summary>The business scenarios of a model, each answered as a level. Immutable.</summary>
/// <param name="Name">What they are together.</param>
/// <param name="LevelNames">Names of the levels, level 0 first.</param>
/// <param name="Groups">The groups in official order.</param>
/// <param name="Tags">Names of the tags.</param>
/// <param name="Evidence">Evidence wanted at each level, level 1 first; empty when the scenes state their own.</param>
/// <param name="Clause">Where they come from.</param>
public sealed record SceneSet(LocalizedText Name, ImmutableArray<LocalizedText> LevelNames, ImmutableArray<SceneGroup> Groups, ImmutableDictionary<string, LocalizedText> Tags, ImmutableArray<LocalizedText> Evidence, Clause? Clause)
{
    /// <summary>The groups in official order.</summary>
    public ImmutableArray<SceneGroup> Groups
    {
        get;
        init
        {
            field = value;
            All = ScenesOf(value);
        }
    } = Groups;

    /// <summary>All scenes in official order.</summary>
    public ImmutableArray<Scene> All { get; private init; } = ScenesOf(Groups);

    private static ImmutableArray<Scene> ScenesOf(ImmutableArray<SceneGroup> groups) => [.. groups.SelectMany(g => g.Scenes)];
}

/// <summary>A group of scenes. Immutable.</summary>
public sealed record SceneGroup(string Id, LocalizedText Name, ImmutableArray<Scene> Scenes);

/// <summary>One business scenario. Immutable.</summary>
/// <param name="Field">What answers it: a level.</param>
/// <param name="Tags">Marks that counts may ask for, such as <c>constrained</c>.</param>
/// <param name="Levels">What each level asks, level 1 first.</param>
/// <param name="Clause">Where it comes from.</param>
/// <param name="Span">Where the model states it.</param>
public sealed record Scene(Field Field, ImmutableArray<string> Tags, ImmutableArray<SceneLevel> Levels, Clause? Clause, SourceSpan Span)
{
    /// <summary>Stable id.</summary>
    public string Id => Field.Id;

    /// <summary>Official name.</summary>
    public LocalizedText Name => Field.Name;
}

/// <summary>One level of a scene: the full description and the few words that fit a table cell. Immutable.</summary>
public sealed record SceneLevel(LocalizedText Text, LocalizedText Brief);
