using System.Collections.Immutable;
using RongTong.Advising;
using RongTong.Assessing;
using RongTong.Compiling;
using RongTong.Models;

namespace RongTong.Planning;

/// <summary>The way to a grade, or why there is none. Immutable.</summary>
public sealed record PathPlan
{
    /// <summary>What was asked for.</summary>
    public required PathRequest Request { get; init; }

    /// <summary>How it came out.</summary>
    public required PathOutcome Outcome { get; init; }

    /// <summary>The least-effort path, when there is one.</summary>
    public Roadmap? Best { get; init; }

    /// <summary>Other paths: each does without the dearest step of the one before it that can be done without, and without those left out before.</summary>
    public ImmutableArray<Alternative> Alternatives { get; init; } = [];

    /// <summary>What stands in the way, when the grade cannot be reached.</summary>
    public ImmutableArray<PathBlock> Blocks { get; init; } = [];

    /// <summary>What better answers could make worse, when no path is computed for it; null also where the model has no steps.</summary>
    public Setback? Setback { get; init; }

    /// <summary>Least typical first-year cash any path takes, in 万元, when the budget is too small for all of them.</summary>
    public decimal? LeastCash { get; init; }

    /// <summary>Scenes the paths were made to touch, or null.</summary>
    public ProductionCore? Core { get; init; }

    /// <summary>Size class whose estimates were used.</summary>
    public string Size { get; init; } = "";

    /// <summary>Whether that class was assumed because the sheet states none.</summary>
    public bool IsSizeAssumed { get; init; }

    /// <summary>What equipment costs were multiplied by; 1 where nothing was scaled.</summary>
    public decimal Scale { get; init; } = 1;

    /// <summary>Questions and scenes that are not answered: the path counts on nothing from them and raises none.</summary>
    public ImmutableArray<Field> Unanswered { get; init; } = [];
}

/// <summary>How a search for a path came out.</summary>
public enum PathOutcome
{
    /// <summary>The grade is certainly held already.</summary>
    Held,

    /// <summary>A path was found, and proven to take least.</summary>
    Found,

    /// <summary>A path was found; the search was stopped before it could prove that none takes less.</summary>
    FoundUnproven,

    /// <summary>Proven: not even all steps together reach the grade.</summary>
    Unreachable,

    /// <summary>Proven: every path takes more than the budget.</summary>
    OverBudget,

    /// <summary>The search was stopped before it found a path or proved that there is none.</summary>
    Open,

    /// <summary>The model has no measures, or an improvement could make a criterion of this grade worse: no path is computed.</summary>
    NotPlannable,
}

/// <summary>Steps that together reach the grade, in an order that works. Immutable.</summary>
public sealed record Roadmap
{
    /// <summary>The steps by when they begin; each has what it needs from those before it.</summary>
    public required ImmutableArray<PlannedStep> Steps { get; init; }

    /// <summary>Where the firm stands before the first step: one entry for each requirement of the grade.</summary>
    public required ImmutableArray<CriterionResult> Before { get; init; }

    /// <summary>Where the firm stands whenever steps end, at typical durations, by week.</summary>
    public required ImmutableArray<Milestone> Milestones { get; init; }

    /// <summary>First-year cash of all steps, in 万元; what steps share is counted once.</summary>
    public required Estimate Cost { get; init; }

    /// <summary>Typical cash that returns every year, in 万元.</summary>
    public required decimal Recurring { get; init; }

    /// <summary>Own person-days of all steps.</summary>
    public required decimal StaffDays { get; init; }

    /// <summary>Elapsed weeks from the first step to the end of the last, at so many projects at once as a firm of that size can carry.</summary>
    public required Estimate Weeks { get; init; }

    /// <summary>The smallest value the search kept: cost in 万元 with own staff at the day rate, or project weeks.</summary>
    public required decimal Effort { get; init; }

    /// <summary>Whether the scenes the measures name are touched, or need not be.</summary>
    public required bool TouchesCore { get; init; }

    /// <summary>The sheet as it would stand after all steps.</summary>
    public required AnswerSheet After { get; init; }

    /// <summary>The cheapest step that would add to the score on top, or null.</summary>
    public Reserve? Reserve { get; init; }
}

/// <summary>A step of a path. Immutable.</summary>
/// <param name="Measure">What to do.</param>
/// <param name="Field">The scene or question it raises.</param>
/// <param name="From">Level or option before; null where an option is added.</param>
/// <param name="To">Level or option after.</param>
/// <param name="Cost">First-year cash in 万元, less what an earlier step already paid for.</param>
/// <param name="Weeks">Elapsed weeks.</param>
/// <param name="StaffDays">Own person-days.</param>
/// <param name="IsOwnEstimate">Whether a figure is the firm's own.</param>
/// <param name="Shares">The purchase an earlier step, or the firm in the past, already made; null when all is paid here.</param>
/// <param name="Begin">Week it begins, at typical durations, counted from 0.</param>
/// <param name="End">Week it ends.</param>
/// <param name="Earned">Answers that come with it, besides its own.</param>
/// <param name="ToConfirm">Answers that usually come with it and are not counted.</param>
/// <param name="Score">Total score after it; unknown in a model without one.</param>
/// <param name="Standing">Each requirement of the grade after it.</param>
public sealed record PlannedStep(
    Measure Measure, Field Field, Option? From, Option To, Estimate Cost, Estimate Weeks, decimal StaffDays, bool IsOwnEstimate, Bundle? Shares, decimal Begin, decimal End,
    ImmutableArray<EarnedAnswer> Earned, ImmutableArray<EarnedAnswer> ToConfirm, Number Score, ImmutableArray<CriterionResult> Standing);

/// <summary>A week in which steps end. Immutable.</summary>
/// <param name="Week">Weeks from the beginning of the first step.</param>
/// <param name="Standing">Each requirement of the grade from then on.</param>
public sealed record Milestone(decimal Week, ImmutableArray<CriterionResult> Standing);

/// <summary>An answer that comes with a step on another question. Immutable.</summary>
public sealed record EarnedAnswer(Field Field, Option Option);

/// <summary>A path that does without a step. Immutable.</summary>
/// <param name="Without">The steps left out.</param>
/// <param name="Roadmap">The least-effort path without them.</param>
/// <param name="IsProven">Whether it is proven to take least.</param>
public sealed record Alternative(ImmutableArray<Measure> Without, Roadmap Roadmap, bool IsProven);

/// <summary>A step on top of a path, and the score with it. Immutable.</summary>
public sealed record Reserve(Measure Measure, Field Field, Option To, Estimate Cost, Number Score);

/// <summary>A requirement no path meets, how far all steps together come, and what holds it back. Immutable.</summary>
/// <param name="Best">The verdict after all steps the firm could take.</param>
/// <param name="Unanswered">Questions and scenes that bear on it and are not answered.</param>
/// <param name="Targets">Results that bear on it and could still be better: they are followed, no step is planned for them.</param>
/// <param name="WithTargets">The verdict if all of them came out best on top of all steps; null where there are none.</param>
/// <param name="Fixed">Other questions and scenes that bear on it and that no step changes any further, such as what does not apply.</param>
/// <param name="Refused">Steps that bear on it and that the firm refuses.</param>
/// <param name="Waiting">Steps that cannot begin because what they need is out of reach.</param>
public sealed record PathBlock(
    CriterionResult Best, ImmutableArray<Field> Unanswered, ImmutableArray<Field> Targets, CriterionResult? WithTargets, ImmutableArray<Field> Fixed, ImmutableArray<Measure> Refused, ImmutableArray<Measure> Waiting);

/// <summary>Why steps cannot simply be added up: a question whose later options earn less, or a criterion that better answers could break. Immutable.</summary>
/// <param name="Question">The question, or null.</param>
/// <param name="Criterion">The criterion, or null.</param>
public sealed record Setback(Field? Question, Criterion? Criterion);
