using System.Collections.Immutable;
using RongTong.Assessing;
using RongTong.Models;

namespace RongTong.Web.Programmes;

/// <summary>
/// The sheet a case is judged by: what the firm handed in, with the facts reviewers agree on and the values two persons put in place of the
/// firm's. Nobody overrides a verdict; what can be overridden is the fact it rests on. Stateless.
/// </summary>
internal static class CaseSheet
{
    /// <summary>Several options in one text, as in a table.</summary>
    public const char Between = ';';

    public static AnswerSheet Of(OpenCase open, EvaluationModel model)
    {
        var (sheet, handedIn) = (open.Saved.Sheet, open.Saved.Submitted?.At ?? open.Saved.Changed);
        // What only a reviewer may state does not count from anybody else.
        foreach (var field in model.Answerable.Where(f => f.AnsweredBy == AnsweredBy.Reviewer)) sheet = sheet.With(field.Id);
        foreach (var fact in open.Facts.GroupBy(f => f.Field, StringComparer.Ordinal))
            if (Agreed(fact, open.Programme.Reviewers) is { } value) sheet = sheet.With(fact.Key, Values(value));
        foreach (var one in open.Overrides.Where(o => o.State == OverrideState.Agreed).OrderBy(o => o.SettledAt))
            sheet = sheet.With(one.Field, Values(one.Value)) with { NotApplicable = sheet.NotApplicable.Remove(one.Field) };
        return sheet with { Model = open.Programme.Model, AsOf = sheet.AsOf ?? DateOnly.FromDateTime(handedIn.UtcDateTime) };
    }

    /// <summary>The value that as many reviewers state as are wanted, when there is one and only one.</summary>
    public static string? Agreed(IEnumerable<ReviewFact> facts, int reviewers) =>
        facts.GroupBy(f => f.Value, StringComparer.Ordinal).Where(g => g.Count() >= reviewers).Select(g => g.Key).ToList() is [var only] ? only : null;

    /// <summary>A text as the values of an answer.</summary>
    public static ImmutableArray<string> Values(string text) => [.. text.Split(Between, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
}
