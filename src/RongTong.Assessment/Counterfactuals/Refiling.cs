using System.Collections.Immutable;
using RongTong.Assessing;
using RongTong.Loading;
using RongTong.Models;

namespace RongTong.Counterfactuals;

/// <summary>
/// A later filing at which the grade can be reached by changes the firm can make, everything else staying as it is today: one filing a year,
/// years of accounts moving up, years that count by themselves added. Immutable.
/// </summary>
/// <param name="Filings">How many filings ahead; 0 is the present one.</param>
/// <param name="Changes">What has to be reached by then, from what it would be if nothing were done; all of it is needed together, and nothing where time alone does it.</param>
/// <param name="NotEarlier">The criteria that stand in the way one filing earlier.</param>
/// <param name="Proof">How sure it is that there is no cheaper set.</param>
public sealed record Refiling(int Filings, ImmutableArray<FactChange> Changes, ImmutableArray<Criterion> NotEarlier, Proof Proof)
{
    /// <summary>Filings looked ahead.</summary>
    public const int Farthest = 5;

    /// <summary>The filing at which changes can be made that no year makes by itself.</summary>
    internal static Refiling Of(Counterfactual enough)
    {
        ImmutableArray<Criterion> standing = [.. enough.Changes.Where(c => c.When != ChangeTime.Now).SelectMany(c => c.Serves).Distinct()];
        return new Refiling(enough.Changes.All(c => c.When == ChangeTime.Now) ? 0 : 1, enough.Changes, standing, enough.Proof);
    }

    /// <summary>A sheet as it will stand some filings ahead if nothing is done.</summary>
    /// <param name="model">The model.</param>
    /// <param name="sheet">The sheet of today.</param>
    /// <param name="filings">How many filings ahead, from 0 on.</param>
    public static AnswerSheet SheetAfter(EvaluationModel model, AnswerSheet sheet, int filings)
    {
        var later = sheet with { AsOf = sheet.AsOf is { } day && day.Year + filings <= DateOnly.MaxValue.Year ? day.AddYears(filings) : sheet.AsOf };
        // Where titles are on record, records alone say which of them are still valid then.
        if (!sheet.Titles.IsEmpty) foreach (var field in model.Fields.Where(f => !f.Titles.IsEmpty)) later = later.With(field.Id);
        foreach (var field in model.Answerable.Where(f => f.Change.Next is not null || f.Change.Yearly != 0))
        {
            var (source, passed) = Source(model, field, filings);
            var values = sheet.Answers.TryGetValue(source.Id, out var answer) ? answer.Values : [];
            if (source.Change.Yearly != 0 && values is [var text] && PlainValue.TryNumber(text, out var number)) values = [PlainValue.Format(number + (filings - passed) * source.Change.Yearly)];
            later = later.With(field.Id, values);
        }
        return later;
    }

    /// <summary>When a fact of a later filing can be changed; null when it is settled by then or never the firm's.</summary>
    internal static ChangeTime? WhenOf(EvaluationModel model, Field field, ChangeDirection direction, int filings)
    {
        var (source, passed) = Source(model, field, filings);
        var isFree = source.Change.When == ChangeTime.Now || source.Change.When == ChangeTime.NextFiling && passed < filings;
        return isFree && !IsAgainst(source, direction) ? source.Change.When : null;
    }

    /// <summary>Whether a number would go the way the model never advises.</summary>
    internal static bool IsAgainst(Field field, ChangeDirection direction) =>
        direction != ChangeDirection.Both && field.Change.Only != ChangeDirection.Both && field.Change.Only != direction;

    /// <summary>The fact of today, or of a filing in between, that a fact of a later filing is, and how many filings lie between the two.</summary>
    private static (Field Source, int Passed) Source(EvaluationModel model, Field field, int filings)
    {
        var passed = 0;
        for (; passed < filings && field.Change.Next is { } next; passed++) field = model.Answerable.First(f => f.Id == next);
        return (field, passed);
    }
}
