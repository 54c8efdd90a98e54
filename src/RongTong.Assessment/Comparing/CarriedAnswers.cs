using System.Collections.Immutable;
using RongTong.Assessing;
using RongTong.Compiling;
using RongTong.Models;

namespace RongTong.Comparing;

/// <summary>
/// The answers of a sheet carried over to another edition. An answer that the edition does not ask for, or one of whose options it does not have,
/// is not carried: what it would have been is not known. Immutable.
/// </summary>
public sealed record CarriedAnswers
{
    private CarriedAnswers() { }

    /// <summary>The edition the sheet was filled in for.</summary>
    public required ModelRef From { get; init; }

    /// <summary>The sheet with what could be carried.</summary>
    public required AnswerSheet Sheet { get; init; }

    /// <summary>Answered, and without effect now: no longer looked at, or with an option there no longer is.</summary>
    public ImmutableArray<Field> NotCounted { get; init; } = [];

    /// <summary>Multiple choices that were carried and have options now that could not be chosen then; these count as not chosen.</summary>
    public ImmutableArray<Field> WithNewOptions { get; init; } = [];

    /// <summary>What the edition looks at and the sheet does not answer, because its own edition did not look at it.</summary>
    public ImmutableArray<Field> NotAsked { get; init; } = [];

    /// <summary>Carries the answers of a sheet over.</summary>
    /// <param name="sheet">The sheet.</param>
    /// <param name="from">The edition it was filled in for.</param>
    /// <param name="to">The edition it shall be assessed by.</param>
    public static CarriedAnswers Of(AnswerSheet sheet, CompiledModel from, CompiledModel to)
    {
        var asked = to.Model.Answerable.DistinctBy(f => f.Id).ToDictionary(f => f.Id, StringComparer.Ordinal);
        var (read, wasRead) = (FieldsRead.Of(to), FieldsRead.Of(from));
        var answered = from.Model.Answerable.DistinctBy(f => f.Id).Where(f => StatedReader.Of(sheet, f).IsAnswered).ToList();
        var lost = answered.Where(f => !IsCarried(sheet, f, asked)).Select(f => f.Id).ToHashSet(StringComparer.Ordinal);
        return new CarriedAnswers
        {
            From = from.Model.Ref,
            Sheet = sheet with { Model = null, Answers = sheet.Answers.RemoveRange(lost), NotApplicable = sheet.NotApplicable.RemoveRange(lost) },
            NotCounted = [.. answered.Where(f => lost.Contains(f.Id) || wasRead.Contains(f.Id) && !read.Contains(f.Id))],
            WithNewOptions = [.. answered.Where(f => f.Type == FieldType.Multi && !lost.Contains(f.Id) && asked[f.Id].Options.Any(o => f.OptionIndex(o.Id) < 0))],
            NotAsked = [.. to.Model.Answerable.DistinctBy(f => f.Id).Where(f => read.Contains(f.Id) && !wasRead.Contains(f.Id) && !StatedReader.Of(sheet, f).IsAnswered)],
        };
    }

    private static bool IsCarried(AnswerSheet sheet, Field field, Dictionary<string, Field> asked)
    {
        if (!asked.TryGetValue(field.Id, out var now)) return false;
        if (sheet.NotApplicable.ContainsKey(field.Id)) return now.NotApplicable != NotApplicablePolicy.Refused;
        return field.Options.IsEmpty == now.Options.IsEmpty && (field.Options.IsEmpty || StatedReader.Of(sheet, field).Values.All(v => now.OptionIndex(v) >= 0));
    }
}
