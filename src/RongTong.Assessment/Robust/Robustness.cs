using System.Collections.Immutable;
using RongTong.Assessing;
using RongTong.Comparing;
using RongTong.Compiling;
using RongTong.Models;

namespace RongTong.Robust;

/// <summary>
/// How few answers of a decided sheet must be wrong for its result to be another: how far a certificate hangs on single answers, and on which. An
/// answer is wrong when the truth is any other value its field allows. What is not answered, or marked as not applicable, stays as it is. Immutable.
/// </summary>
/// <param name="Answers">How many answers the result rests on.</param>
/// <param name="Lower">What it takes for the grade to be certainly lower; null where it is the lowest result there is.</param>
/// <param name="Higher">What it takes for it to be certainly higher; null where it is the highest.</param>
public sealed record Robustness(int Answers, Flip? Lower, Flip? Higher)
{
    /// <summary>The most answers tried together.</summary>
    public const int MostTogether = 3;

    /// <summary>Looks for the fewest wrong answers.</summary>
    /// <param name="compiled">The model.</param>
    /// <param name="assessment">A sheet, assessed under it.</param>
    /// <returns>Null where the sheet is not decided, and among classes, which have no order.</returns>
    public static Robustness? Of(CompiledModel compiled, Assessment assessment) =>
        assessment.Outcome.Status != OutcomeStatus.Decided || compiled.Model.IsClassification || compiled.Model.Grades.IsEmpty ? null : new FlipSearch(compiled, assessment).Run();
}

/// <summary>What it takes to flip a result one way. Immutable.</summary>
public sealed record Flip
{
    /// <summary>Proven: fewer wrong answers than this flip nothing. Null: no number of them does.</summary>
    public required int? AtLeast { get; init; }

    /// <summary>Every set found of so few answers that flip the result together, in the order of the form; empty where none was found.</summary>
    public ImmutableArray<WrongAnswers> Sets { get; init; } = [];

    /// <summary>Whether the sets are all there are of that size.</summary>
    public bool IsComplete { get; init; }

    /// <summary>The fewest answers found that flip the result; null where none were found.</summary>
    public int? Fewest => Sets.IsEmpty ? null : Sets[0].Answers.Length;

    /// <summary>Whether no fewer answers can, and so many do.</summary>
    public bool IsExact => Fewest is { } fewest && fewest == AtLeast;

    /// <summary>The answers in the sets, those in most of them first: where a look on site is worth most.</summary>
    public IEnumerable<(Field Field, int Sets)> Critical =>
        Sets.SelectMany(s => s.Answers.Select(a => a.Field)).GroupBy(f => f.Id, StringComparer.Ordinal).Select(g => (g.First(), g.Count())).OrderByDescending(g => g.Item2);
}

/// <summary>Answers that flip a result together: what is stated, and one truth that would. Immutable.</summary>
public sealed record WrongAnswers(ImmutableArray<AnswerChange> Answers);
