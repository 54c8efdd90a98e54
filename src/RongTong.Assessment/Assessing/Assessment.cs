using System.Collections.Immutable;
using RongTong.Advising;
using RongTong.Benchmarking;
using RongTong.Compiling;
using RongTong.Counterfactuals;
using RongTong.Diagnostics;
using RongTong.Models;
using RongTong.Planning;
using RongTong.Text;

namespace RongTong.Assessing;

/// <summary>What one sheet comes to under one model: scores, verdicts, a grade, and the explanation they come from. Immutable.</summary>
public sealed record Assessment
{
    /// <summary>The model used.</summary>
    public required EvaluationModel Model { get; init; }

    /// <summary>Hash of what the model says.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The sheet assessed.</summary>
    public required AnswerSheet Sheet { get; init; }

    /// <summary>Status and grade.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>Whether a certified firm is put forward, when the model has that layer.</summary>
    public RecommendationStatus? Recommendation { get; init; }

    /// <summary>The total score, or null in a model without one.</summary>
    public ScoreResult? Score { get; init; }

    /// <summary>Scores of the nodes of the tree, parents before children.</summary>
    public ImmutableArray<ScoreResult> Scores { get; init; } = [];

    /// <summary>Points of each question and award, in model order.</summary>
    public ImmutableArray<AwardResult> Awards { get; init; } = [];

    /// <summary>Levels of the scenes, in official order.</summary>
    public ImmutableArray<SceneResult> Scenes { get; init; } = [];

    /// <summary>Which of the model's alternatives fits best; null in a model without any, and after a data error.</summary>
    public AlternativesResult? Alternatives { get; init; }

    /// <summary>A verdict on every criterion, groups before their parts.</summary>
    public ImmutableArray<CriterionResult> Criteria { get; init; } = [];

    /// <summary>What to do next, most useful first.</summary>
    public ImmutableArray<Advice> Advice { get; init; } = [];

    /// <summary>Nodes of the tree that score low, with what to do; those first that lack most of the total.</summary>
    public ImmutableArray<NodeGuidance> Guidance { get; init; } = [];

    /// <summary>The measures the advice was chosen from, with what they are and are not; null in a model without any.</summary>
    public MeasureSet? Measures { get; init; }

    /// <summary>Where the scores stand among peers; null unless a benchmark was given.</summary>
    public PeerStanding? Peers { get; init; }

    /// <summary>The way to the next grade, where one was looked for; assessing does not look for it.</summary>
    public PathPlan? Path { get; init; }

    /// <summary>Where everything above comes from.</summary>
    public required Explanation Explanation { get; init; }

    /// <summary>Problems with the answers.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>The highest grade certainly held, or null.</summary>
    public Grade? Grade => Outcome.Grade is { } id ? Model.Grades.First(g => g.Id == id) : null;

    /// <summary>The next grade up from the one held, or null at the top.</summary>
    public Grade? NextGrade => Model.Grades.SkipWhile(g => Outcome.Grade is { } held && g.Id != held).Skip(Outcome.Grade is null ? 0 : 1).FirstOrDefault();

    /// <summary>Questions, scenes, and fields with options, that are not answered.</summary>
    public ImmutableArray<Field> Unanswered { get; init; } = [];

    /// <summary>The missing answers that keep the sheet open, the most useful first; empty when it is decided.</summary>
    public ImmutableArray<OpenAnswer> OpenAnswers { get; init; } = [];

    /// <summary>The model that was run; null where the answers were not kept.</summary>
    internal CompiledModel? Compiled { get; init; }

    /// <summary>What would have been enough for the next grade; worked out anew at each call.</summary>
    /// <returns>Null where nothing is missed, in a classification, for a sheet that goes back, and where the answers were not kept.</returns>
    public Counterfactual? Enough() => Compiled is null ? null : Counterfactual.Of(Compiled, this);
}

/// <summary>How far a sheet is decided.</summary>
public enum OutcomeStatus
{
    /// <summary>Every way of filling in what is missing gives this grade.</summary>
    Decided,

    /// <summary>Missing facts or a pending review leave it open.</summary>
    Undecided,

    /// <summary>A blocking error; the sheet goes back.</summary>
    DataError,
}

/// <summary>What the layer above the decision comes to.</summary>
public enum RecommendationStatus
{
    /// <summary>The decision leaves nothing to recommend.</summary>
    None,

    /// <summary>Certified, and every requirement of the layer is met.</summary>
    Recommend,

    /// <summary>Certified, but a requirement of the layer is not met.</summary>
    Refuse,

    /// <summary>Open: the decision or a requirement waits for a fact or a reviewer.</summary>
    Review,
}

/// <summary>Status and grade. Immutable.</summary>
/// <param name="Status">How far it is decided.</param>
/// <param name="Grade">The highest grade certainly held, or null.</param>
/// <param name="PossibleGrades">All that missing answers still allow, lowest first; null stands for no grade. Empty after a data error.</param>
public sealed record Outcome(OutcomeStatus Status, string? Grade, ImmutableArray<string?> PossibleGrades);

/// <summary>The score of a node. Immutable.</summary>
/// <param name="Indicator">The node.</param>
/// <param name="Value">Exact, between bounds, or not applicable.</param>
public sealed record ScoreResult(Indicator Indicator, Number Value);

/// <summary>The points of a question or award. Immutable.</summary>
/// <param name="Award">What earns them.</param>
/// <param name="Indicator">The leaf it belongs to.</param>
/// <param name="Value">Exact, between bounds, or not applicable.</param>
/// <param name="Chosen">Options chosen, by answer or by figures; empty when open.</param>
/// <param name="IsDerived">Whether the option was taken from figures.</param>
public sealed record AwardResult(Award Award, Indicator Indicator, Number Value, ImmutableArray<Option> Chosen, bool IsDerived);

/// <summary>The level of a scene. Immutable.</summary>
/// <param name="Scene">The scene.</param>
/// <param name="Level">The level, or null when not answered.</param>
/// <param name="IsNotApplicable">Marked not applicable; the level is then what the model counts it as, or null when it is taken out.</param>
public sealed record SceneResult(Scene Scene, int? Level, bool IsNotApplicable);

/// <summary>The verdict on a criterion. Immutable.</summary>
/// <param name="Criterion">The criterion.</param>
/// <param name="Status">Met, unmet, undecided or not applicable.</param>
/// <param name="Measured">What was compared, when it is one comparison of numbers.</param>
/// <param name="Found">What was found, when it is a test of a fact or a choice; null when open.</param>
/// <param name="Wanted">What was wanted of it.</param>
public sealed record CriterionResult(Criterion Criterion, Truth Status, Measurement? Measured, string? Found, string? Wanted)
{
    /// <summary>How much is missing in the measure's own unit: 0 when met, null when it cannot be said.</summary>
    public decimal? Gap => Status == Truth.Met ? 0 : Measured?.Gap;
}

/// <summary>Two numbers compared. Immutable.</summary>
/// <param name="Actual">The sheet's number.</param>
/// <param name="Comparison">How they are compared.</param>
/// <param name="Bound">The number required.</param>
/// <param name="Unit">Unit of both.</param>
/// <param name="IsShare">Whether both are shares, shown as percentages.</param>
public sealed record Measurement(Number Actual, Comparison Comparison, Number Bound, Unit Unit, bool IsShare = false)
{
    /// <summary>What is missing: 0 when nothing is, null when a side is not known.</summary>
    public decimal? Gap => Actual.IsKnown && Bound.IsKnown
        ? Math.Max(0, Comparison switch { Comparison.AtMost or Comparison.Below => Actual.Min - Bound.Min, Comparison.Equal => Math.Abs(Actual.Min - Bound.Min), _ => Bound.Min - Actual.Min })
        : null;

    /// <summary>How much room is left, in the unit: negative by what is missing; null when a side is not known.</summary>
    public decimal? Margin => MarginOf(Actual, Comparison, Bound);

    internal static decimal? MarginOf(in Number actual, Comparison comparison, in Number bound) => !actual.IsKnown || !bound.IsKnown ? null : comparison switch
    {
        Comparison.AtMost or Comparison.Below => bound.Min - actual.Min,
        Comparison.Equal => -Math.Abs(actual.Min - bound.Min),
        _ => actual.Min - bound.Min,
    };
}

/// <summary>A node of the explanation: what it is, what it came to, and why. Immutable.</summary>
/// <param name="Id">Path, criterion, grade or field id; unique among siblings.</param>
/// <param name="Kind">grade, criterion, score, question, scene, value or check.</param>
/// <param name="Subject">Official name.</param>
/// <param name="Value">What it came to.</param>
/// <param name="Formula">How, in words and numbers.</param>
/// <param name="Clause">Where the rule comes from.</param>
/// <param name="Place">Line of the model that states it.</param>
/// <param name="Answers">Answers used directly.</param>
/// <param name="Children">What it was made from.</param>
public sealed record Explanation(string Id, string Kind, LocalizedText Subject, LocalizedText Value, LocalizedText Formula, Clause? Clause, SourceSpan Place, ImmutableArray<AnswerUsed> Answers, ImmutableArray<Explanation> Children)
{
    /// <summary>This node and all below it, in order.</summary>
    public IEnumerable<Explanation> SelfAndDescendants() => Children.SelectMany(c => c.SelfAndDescendants()).Prepend(this);
}

/// <summary>An answer that went into a result. Immutable.</summary>
public sealed record AnswerUsed(string Field, LocalizedText Name, LocalizedText Value);
