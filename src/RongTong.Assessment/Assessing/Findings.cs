using System.Collections.Immutable;
using RongTong.Compiling;
using RongTong.Diagnostics;
using RongTong.Models;
using RongTong.Text;

namespace RongTong.Assessing;

/// <summary>What a frame that has been run says about the answers themselves: differences from figures, options whose points are not known, checks that fail.</summary>
/// <param name="model">The model.</param>
/// <param name="slots">Where its values stand.</param>
/// <param name="frame">The frame.</param>
/// <param name="answered">The answer as written, by id.</param>
/// <param name="whole">Where the sheet stands, for what has no answer of its own.</param>
internal sealed class Findings(EvaluationModel model, PlanSlots slots, Frame frame, Func<string, Answer?> answered, SourceSpan? whole)
{
    /// <summary>Answers that differ from what figures give, options whose points are not known, checks that fail: each in model order.</summary>
    public ImmutableArray<Diagnostic> All()
    {
        var found = ImmutableArray.CreateBuilder<Diagnostic>();
        AddDifferencesFromFigures(found);
        AddPointsNotRead(found);
        AddChecks(found);
        return found.ToImmutable();
    }

    private void AddDifferencesFromFigures(ImmutableArray<Diagnostic>.Builder found)
    {
        foreach (var slot in slots.Derivable)
        {
            var question = slot.Field;
            var (given, derived) = (frame.Choices[slot.Input], frame.Choices[slot.Derived]);
            if (!given.IsKnown || !derived.IsKnown || given.Bits == derived.Bits) continue;
            var source = slots.Measured.TryGetValue(question.Id, out var measured) ? NumberWords.Percent(frame.Numbers[measured].Min)
                : model.Uses.FirstOrDefault(u => u.Field == question.Id)?.Model ?? "";
            found.Add(DiagnosticCatalog.AnswerDiffersFromFigures(SpanOf(question.Id), question.Id, question.Options[given.First].Text, question.Options[derived.First].Text, source));
        }
    }

    /// <summary>The options of single choices whose points the standard gives could not be read, by the choice that holds them.</summary>
    public static IEnumerable<(Award Award, int Choice, ulong Options)> UnreadPoints(EvaluationModel model, PlanSlots slots)
    {
        foreach (var award in model.Awards)
        {
            if (award is not { Question: { } question, Scale: AnswerScale.Choice scale }) continue;
            var unread = scale.Options.Select((o, i) => o.PointsAreKnown ? 0 : 1UL << i).Aggregate(0UL, (all, bit) => all | bit);
            if (unread != 0) yield return (award, slots.Fields[question.Id].Effective, unread);
        }
    }

    /// <summary>Whether a choice has come to such an option, by answer or by figures.</summary>
    public static bool IsUnread(ChoiceSet choice, ulong unread) => choice.State != ChoiceState.NotApplicable && choice.Bits != 0 && (choice.Bits & ~unread) == 0;

    private void AddPointsNotRead(ImmutableArray<Diagnostic>.Builder found)
    {
        foreach (var (award, choice, options) in UnreadPoints(model, slots))
        {
            var chosen = frame.Choices[choice];
            if (IsUnread(chosen, options)) found.Add(DiagnosticCatalog.PointsNotRead(SpanOf(award.Question!.Id), award.Question.Id, award.Question.Name, award.Question.Options[chosen.First].Text, NumberWords.Plain(award.OutOf)));
        }
    }

    private void AddChecks(ImmutableArray<Diagnostic>.Builder found)
    {
        foreach (var (check, i) in model.Checks.Select((c, i) => (c, i)))
        {
            if (frame.Truths[slots.Checks[i]] != Truth.Unmet) continue;
            var message = new LocalizedText(Placeholders.Fill(check.Message.Zh, id => ValueOf(id).Zh), Placeholders.Fill(check.Message.En, id => ValueOf(id).En));
            var field = check.Fields.FirstOrDefault();
            var span = field is null ? null : SpanOf(field);
            found.Add(check.IsError ? DiagnosticCatalog.CheckFailed(span, message, field) : DiagnosticCatalog.CheckDoubtful(span, message, field));
        }
    }

    /// <summary>A value inside a message: the number alone, its unit stands in the text.</summary>
    private LocalizedText ValueOf(string id)
    {
        if (model.Derived.FirstOrDefault(d => d.Id == id) is { } derived)
            return frame.Numbers[slots.Derived[id]] is { IsKnown: true } share && derived.Unit.IsOne
                ? LocalizedText.Same(NumberWords.Percent(share.Min))
                : NumberWords.Of(frame.Numbers[slots.Derived[id]], Unit.One, model);
        var slot = slots.Fields[id];
        return slot.Kind switch
        {
            SlotKind.Number when slot.Field.Type == FieldType.Ratio && frame.Numbers[slot.Effective] is { IsKnown: true } ratio => LocalizedText.Same(NumberWords.Percent(ratio.Min)),
            SlotKind.Number => NumberWords.Of(frame.Numbers[slot.Effective], slot.Field.Unit.Equals(Unit.Date) ? Unit.Date : Unit.One, model),
            SlotKind.Choice when frame.Choices[slot.Effective] is { IsKnown: true } set => slot.Field.Options[set.First].Text,
            _ => LocalizedText.Same(answered(id) is { } answer ? string.Join("; ", answer.Values) : "?"),
        };
    }

    private SourceSpan? SpanOf(string id) => answered(id) is { } answer ? answer.Span : whole;
}
