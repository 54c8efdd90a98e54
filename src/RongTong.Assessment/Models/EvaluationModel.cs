using System.Collections.Immutable;
using RongTong.Text;

namespace RongTong.Models;

/// <summary>One edition of a standard, as its files state it. Immutable and thread-safe.</summary>
public sealed record EvaluationModel
{
    /// <summary>The reference, with its edition.</summary>
    public required ModelRef Ref { get; init; }

    /// <summary>The file that states the reference: of a province's layer the overlay, which defines what the layer changes.</summary>
    public required string File { get; init; }

    /// <summary>The official title.</summary>
    public required LocalizedText Name { get; init; }

    /// <summary>The document that states the standard.</summary>
    public required Authority Authority { get; init; }

    /// <summary>First day in force.</summary>
    public required DateOnly EffectiveFrom { get; init; }

    /// <summary>Last day in force, or null while in force.</summary>
    public DateOnly? EffectiveTo { get; init; }

    /// <summary>Periods outside these days in which some sheets still fall under this edition.</summary>
    public ImmutableArray<Transition> Transitions { get; init; } = [];

    /// <summary>What the standard says that could not be read, and is therefore not in here.</summary>
    public ImmutableArray<LocalizedText> NotRecovered { get; init; } = [];

    /// <summary>Models this one builds on.</summary>
    public ImmutableArray<ModelUse> Uses { get; init; } = [];

    /// <summary>Whether the grades are classes: exactly one holds, and none is named while it is open.</summary>
    public bool IsClassification { get; init; }

    /// <summary>Choices that must be answered before any grade but one that asks for nothing is held or ruled out, with their places.</summary>
    public ImmutableArray<(string Id, SourceSpan Span)> Needs { get; init; } = [];

    /// <summary>Whether a certified firm is put forward, if the standard has such a layer.</summary>
    public Recommendation? Recommendation { get; init; }

    /// <summary>What a reader should know about the model as a whole.</summary>
    public LocalizedText? Note { get; init; }

    /// <summary>How scores are shown; thresholds compare unrounded values.</summary>
    public required Rounding Rounding { get; init; }

    /// <summary>Names of the depths of the tree, outermost first.</summary>
    public ImmutableArray<LocalizedText> Tiers { get; init; } = [];

    /// <summary>English names of units.</summary>
    public ImmutableDictionary<string, string> Units { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Every clause cited.</summary>
    public ImmutableArray<Clause> Clauses { get; init; } = [];

    /// <summary>Facts asked for besides questions and scenes.</summary>
    public ImmutableArray<Field> Fields
    {
        get;
        init
        {
            field = value;
            Answerable = Form();
        }
    } = [];

    /// <summary>Values computed from facts.</summary>
    public ImmutableArray<DerivedValue> Derived { get; init; } = [];

    /// <summary>The root of the weighted tree, or null when the model has no score.</summary>
    public Indicator? Root
    {
        get;
        init
        {
            field = value;
            Indicators = value is null ? [] : [.. value.SelfAndDescendants().Skip(1)];
            Awards = value is null ? [] : [.. value.SelfAndDescendants().SelectMany(i => i.Awards)];
            Answerable = Form();
        }
    }

    /// <summary>The scenes, or null when there are none.</summary>
    public SceneSet? Scenes
    {
        get;
        init
        {
            field = value;
            Answerable = Form();
        }
    }

    /// <summary>The requirements, groups with their parts.</summary>
    public ImmutableArray<Criterion> Criteria
    {
        get;
        init
        {
            field = value;
            AllCriteria = [.. value.SelectMany(c => c.SelfAndParts())];
        }
    } = [];

    /// <summary>The rungs, lowest first.</summary>
    public ImmutableArray<Grade> Grades { get; init; } = [];

    /// <summary>What holding no rung is called.</summary>
    public required LocalizedText NoGradeName { get; init; }

    /// <summary>What holding no rung means, if stated.</summary>
    public LocalizedText? NoGradeMeaning { get; init; }

    /// <summary>Consistency of the answers with each other.</summary>
    public ImmutableArray<Check> Checks { get; init; } = [];

    /// <summary>Courses of which one may fit a firm best, if the model names any.</summary>
    public AlternativeSet? Alternatives { get; init; }

    /// <summary>Figures two filings must state alike.</summary>
    public ImmutableArray<Continuity> Continuities { get; init; } = [];

    /// <summary>All nodes of the tree but the root, parents before children.</summary>
    public ImmutableArray<Indicator> Indicators { get; private init; } = [];

    /// <summary>How many points of the total one point of a node makes, while everything applies and every node above counts.</summary>
    public decimal PointsOfTotal(Indicator node)
    {
        var (points, path) = (1m, node.Path);
        for (var parent = ParentOf(path); parent is not null; parent = ParentOf(path))
        {
            points *= parent.PerPointOf(parent.Children.First(c => c.Path == path));
            path = parent.Path;
        }
        return points;
    }

    private Indicator? ParentOf(string path) => Root?.SelfAndDescendants().FirstOrDefault(i => i.Children.Any(c => c.Path == path));

    /// <summary>All awards, in tree order.</summary>
    public ImmutableArray<Award> Awards { get; private init; } = [];

    /// <summary>The awards of a node and all below it, in tree order.</summary>
    /// <param name="path">Path of the node; empty for the root.</param>
    public IEnumerable<Award> AwardsUnder(string path) =>
        Root?.SelfAndDescendants().Where(i => path.Length == 0 || i.Path == path || i.Path.StartsWith(path + "/", StringComparison.Ordinal)).SelectMany(i => i.Awards) ?? [];

    /// <summary>All criteria, each group before its parts.</summary>
    public ImmutableArray<Criterion> AllCriteria { get; private init; } = [];

    /// <summary>Everything a sheet can answer: questions, scenes, facts, in the order of the form.</summary>
    public ImmutableArray<Field> Answerable { get; private init; } = [];

    private ImmutableArray<Field> Form() => [.. Awards.Where(a => a.IsQuestion).Select(a => a.Question!), .. Scenes?.All.Select(s => s.Field) ?? [], .. Fields];
}

/// <summary>The document a standard is stated in. Immutable.</summary>
public sealed record Authority(string Document, LocalizedText Issuer, string? Url, bool Official);

/// <summary>Days on which some sheets still fall under an edition. Immutable.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day, or null.</param>
/// <param name="Applies">Which sheets.</param>
/// <param name="Clause">Where it comes from.</param>
public sealed record Transition(DateOnly From, DateOnly? To, Condition Applies, Clause? Clause);

/// <summary>Another model whose grade answers a question of this one. Immutable.</summary>
/// <param name="Model">The other model.</param>
/// <param name="Field">The single choice its grade answers when it is not typed in.</param>
/// <param name="Span">Where it is written.</param>
public sealed record ModelUse(string Model, string Field, SourceSpan Span);

/// <summary>A layer on top of the decision: whether a certified firm is put forward. Immutable.</summary>
/// <param name="Applies">For which sheets, or null for all.</param>
/// <param name="Requires">Criteria that must all be met.</param>
/// <param name="Clause">Where it comes from.</param>
public sealed record Recommendation(Condition? Applies, ImmutableArray<(string Id, SourceSpan Span)> Requires, Clause? Clause);

/// <summary>How scores are shown. Immutable.</summary>
/// <param name="Digits">Digits after the point.</param>
/// <param name="HalfEven">Halves go to the even neighbour instead of away from zero.</param>
public sealed record Rounding(int Digits, bool HalfEven)
{
    /// <summary>A number as this rounding shows it.</summary>
    public decimal Apply(decimal value) => decimal.Round(value, Digits, HalfEven ? MidpointRounding.ToEven : MidpointRounding.AwayFromZero);
}

/// <summary>A value computed from facts. Immutable.</summary>
public sealed record DerivedValue(string Id, LocalizedText Name, FormulaText Formula, Unit Unit, Clause? Clause, SourceSpan Span);
