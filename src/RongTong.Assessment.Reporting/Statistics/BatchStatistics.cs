using System.Collections.Immutable;
using RongTong.Models;
using RongTong.Text;

namespace RongTong.Reporting.Statistics;

/// <summary>What a batch of enterprises came to, counted. Immutable.</summary>
public sealed record BatchStatistics
{
    /// <summary>What the batch is called; null for the name of the model.</summary>
    public string? Title { get; init; }

    /// <summary>The model, in its newest edition when several decided.</summary>
    public required EvaluationModel Model { get; init; }

    /// <summary>The reference as asked for.</summary>
    public required string Reference { get; init; }

    /// <summary>Fingerprints of all editions that decided, newest first.</summary>
    public required ImmutableArray<string> Fingerprints { get; init; }

    /// <summary>Name of the table of applicants.</summary>
    public required string Input { get; init; }

    /// <summary>The date whose rules applied to every row; null when the rows state theirs.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>The Merkle root over the records, in hexadecimal.</summary>
    public required string Root { get; init; }

    /// <summary>The whole batch.</summary>
    public required GroupCounts Total { get; init; }

    /// <summary>Of those without a grade, those that miss one requirement only.</summary>
    public long OnlyOne { get; init; }

    /// <summary>Of those left open, those that wait for a reviewer alone.</summary>
    public long AwaitReview { get; init; }

    /// <summary>Of those sent back, those with a cell that cannot be read.</summary>
    public long Unreadable { get; init; }

    /// <summary>How many hold each grade, lowest first.</summary>
    public ImmutableArray<(LocalizedText Name, long Firms)> Grades { get; init; } = [];

    /// <summary>By region as filed; a code of six digits counts with its city.</summary>
    public ImmutableArray<GroupCounts> Regions { get; init; } = [];

    /// <summary>By division of industry as filed.</summary>
    public ImmutableArray<GroupCounts> Industries { get; init; } = [];

    /// <summary>By size class: micro, small, medium, large, or nothing where it is open.</summary>
    public ImmutableArray<GroupCounts> Sizes { get; init; } = [];

    /// <summary>What kept firms from a grade, most first.</summary>
    public ImmutableArray<BindingCriterion> Criteria { get; init; } = [];

    /// <summary>Why rows went back, most first.</summary>
    public ImmutableArray<(LocalizedText Reason, long Firms)> Returned { get; init; } = [];

    /// <summary>What reviewers are asked to look at, most first.</summary>
    public ImmutableArray<(LocalizedText Words, long Firms)> Warnings { get; init; } = [];

    /// <summary>How firms stand around the number of one criterion; null when none has enough.</summary>
    public EdgeHistogram? Edge { get; init; }
}

/// <summary>How many firms of a group went where. Immutable.</summary>
/// <param name="Name">The group; empty where nothing was filed.</param>
/// <param name="Applied">Rows.</param>
/// <param name="Passed">Decided, with a grade.</param>
/// <param name="Failed">Decided, without.</param>
/// <param name="Undecided">Left open.</param>
/// <param name="Returned">Sent back: contradictory data, a wrong code, or a cell that cannot be read.</param>
public sealed record GroupCounts(string Name, long Applied, long Passed, long Failed, long Undecided, long Returned)
{
    /// <summary>Share of those decided that passed; null when none is decided.</summary>
    public decimal? Rate => Passed + Failed == 0 ? null : (decimal)Passed / (Passed + Failed);

    /// <summary>Two groups as one.</summary>
    public GroupCounts With(GroupCounts other) => this with
    {
        Applied = Applied + other.Applied, Passed = Passed + other.Passed, Failed = Failed + other.Failed, Undecided = Undecided + other.Undecided, Returned = Returned + other.Returned,
    };
}

/// <summary>What the numbers of a criterion are. Immutable.</summary>
/// <param name="Unit">Their unit.</param>
/// <param name="IsShare">Whether they are shares, shown in per cent.</param>
public readonly record struct Measure(Unit Unit, bool IsShare);

/// <summary>How often one requirement kept firms from a grade. Immutable.</summary>
/// <param name="Criterion">The requirement.</param>
/// <param name="Measure">What its numbers are.</param>
/// <param name="Unmet">Firms without a grade that do not meet it.</param>
/// <param name="Only">Of these, those that meet everything else.</param>
/// <param name="Near">Of these, those short by at most five per cent.</param>
public sealed record BindingCriterion(Criterion Criterion, Measure Measure, long Unmet, long Only, long Near);

/// <summary>How firms stand around the number a criterion requires, in steps of a twentieth of it. Immutable.</summary>
/// <param name="Criterion">The criterion: at least, or at most, a fixed number.</param>
/// <param name="Bound">That number.</param>
/// <param name="Measure">What its numbers are.</param>
/// <param name="Firms">Twenty counts: ten steps short of the number, the nearest last, then ten steps past it, the nearest first.</param>
public sealed record EdgeHistogram(Criterion Criterion, decimal Bound, Measure Measure, ImmutableArray<long> Firms)
{
    /// <summary>Steps on each side.</summary>
    public const int Steps = 10;

    /// <summary>Whether more is worse: at most that number.</summary>
    public bool IsUpper => Criterion.When is Condition.Value { Comparison: Comparison.AtMost };

    /// <summary>Firms that meet it with less than a twentieth to spare.</summary>
    public long JustOver => Firms[Steps];

    /// <summary>Mean of the two steps beside that one.</summary>
    public decimal Beside => (Firms[Steps - 1] + Firms[Steps + 1]) / 2m;
}
