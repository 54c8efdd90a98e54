using System.Collections.Immutable;
using System.Text;
using RongTong.Compiling;
using RongTong.Diagnostics;
using RongTong.Models;
using RongTong.Text;

namespace RongTong.Assessing;

/// <summary>Writes the answers of a sheet into the input slots of a frame, reading each as its field asks. What cannot be read stays unanswered and is an error.</summary>
internal sealed class SheetBinder(EvaluationModel model, EvaluationPlan plan)
{
    private readonly Dictionary<string, AnswerReader> _readers = plan.Slots.Fields.ToDictionary(f => f.Key, f => new AnswerReader(f.Value), StringComparer.Ordinal);

    /// <summary>Unknown answers named one by one; the rest are counted, so that a sheet of nothing else costs no more to read than to write.</summary>
    private const int UnknownNamed = 20;

    /// <summary>Fills a cleared frame; the diagnostics are in order of field id.</summary>
    public ImmutableArray<Diagnostic> Bind(AnswerSheet sheet, Frame frame)
    {
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        if (sheet.AsOf is { } asOf)
        {
            frame.Numbers[plan.Slots.AsOf] = Number.Known(asOf.DayNumber);
            if (sheet.AsOfAssumed) diagnostics.Add(DiagnosticCatalog.DateAssumed(sheet.Span, Day(asOf)));
        }
        foreach (var (id, span) in sheet.NotApplicable.OrderBy(n => n.Key, StringComparer.Ordinal)) BindNotApplicable(id, span, sheet, frame, diagnostics);
        var unknown = 0;
        foreach (var (id, answer) in sheet.Answers.OrderBy(a => a.Key, StringComparer.Ordinal))
        {
            if (!plan.Slots.Fields.TryGetValue(id, out var slot))
            {
                if (unknown++ < UnknownNamed) diagnostics.Add(DiagnosticCatalog.UnknownAnswer(answer.Span, id, plan.Slots.Fields.Keys));
            }
            else if (Read(slot, answer, frame) is { } problem) diagnostics.Add(problem);
            else if (slot.Kind == SlotKind.Choice && answer.Values.Length != answer.Values.Distinct(StringComparer.Ordinal).Count())
                diagnostics.Add(DiagnosticCatalog.OptionTwice(answer.Span, id, answer.Values.GroupBy(v => v, StringComparer.Ordinal).First(g => g.Skip(1).Any()).Key));
        }
        if (unknown > UnknownNamed) diagnostics.Add(DiagnosticCatalog.MoreUnknownAnswers(sheet.Span, unknown - UnknownNamed));
        BindCode(sheet, frame, diagnostics);
        BindTitles(sheet, frame, diagnostics);
        return diagnostics.ToImmutable();
    }

    /// <summary>The enterprise's own code answers the model's credit-code field, unless the sheet answers it.</summary>
    private void BindCode(AnswerSheet sheet, Frame frame, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        if (sheet.Enterprise.Uscc.Length == 0) return;
        foreach (var field in model.Fields.Where(f => f.IsCreditCode && !sheet.Answers.ContainsKey(f.Id)))
            if (Read(plan.Slots.Fields[field.Id], new Answer([sheet.Enterprise.Uscc], sheet.Span), frame) is { } problem) diagnostics.Add(problem);
    }

    /// <summary>Records, where given, settle every fact that stands for a valid title; a flag typed in beside them does not count.</summary>
    private void BindTitles(AnswerSheet sheet, Frame frame, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        if (sheet.Titles.IsEmpty) return;
        var known = model.Fields.SelectMany(f => f.Titles).ToHashSet(StringComparer.Ordinal);
        foreach (var record in sheet.Titles)
        {
            if (!known.Contains(record.Title)) diagnostics.Add(DiagnosticCatalog.UnknownTitle(record.Span, record.Title, known));
            if (record.To < record.From) diagnostics.Add(DiagnosticCatalog.TitleDatesReversed(record.Span, record.Title));
        }
        foreach (var field in model.Fields.Where(f => !f.Titles.IsEmpty))
        {
            var records = sheet.Titles.Where(t => field.Titles.Contains(t.Title)).ToList();
            ref var fact = ref frame.Truths[plan.Slots.Fields[field.Id].Input];
            var isClaimed = fact == Truth.Met;
            fact = sheet.AsOf is not { } day ? records.Count == 0 ? Truth.Unmet : Truth.Undecided
                : records.Any(r => r.From <= day && day <= r.To) ? Truth.Met : Truth.Unmet;
            if (isClaimed && records.Count > 0 && records.TrueForAll(r => r.To < sheet.AsOf)) diagnostics.Add(DiagnosticCatalog.TitleNotOnRecord(sheet.Answers[field.Id].Span, field.Id));
        }
    }

    /// <summary>A suggestion compares a name with every known one, so only the first unknown names get it.</summary>
    private IEnumerable<string> Suggestable(ImmutableArray<Diagnostic>.Builder found) => found.Count < UnknownNamed ? plan.Slots.Fields.Keys : [];

    private void BindNotApplicable(string id, SourceSpan? span, AnswerSheet sheet, Frame frame, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        if (!plan.Slots.Fields.TryGetValue(id, out var slot)) diagnostics.Add(DiagnosticCatalog.UnknownAnswer(span, id, Suggestable(diagnostics)));
        else if (sheet.Answers.ContainsKey(id)) diagnostics.Add(DiagnosticCatalog.AnsweredAndNotApplicable(span, id));
        else if (slot.Field.NotApplicable == NotApplicablePolicy.Refused) diagnostics.Add(DiagnosticCatalog.NotApplicableRefused(span, id));
        else SetNotApplicable(slot, slot.Field.NotApplicable == NotApplicablePolicy.Excluded, frame);
    }

    /// <summary>Takes a question out, or answers it with the answer that earns least. A number has no lowest answer.</summary>
    private void SetNotApplicable(FieldSlot slot, bool isExcluded, Frame frame)
    {
        switch (slot.Kind)
        {
            case SlotKind.Choice:
                frame.Choices[slot.Input] = isExcluded ? new ChoiceSet(ChoiceState.NotApplicable, 0) : new ChoiceSet(ChoiceState.NotApplicableAsLowest, 1UL << LowestOption(slot.Field));
                break;
            case SlotKind.Truth:
                frame.Truths[slot.Input] = isExcluded ? Truth.NotApplicable : LowestFact(model, slot.Field.Id);
                break;
            default:
                frame.Numbers[slot.Input] = Number.NotApplicable;
                break;
        }
    }

    /// <summary>The answer to a yes-no question that earns least.</summary>
    internal static Truth LowestFact(EvaluationModel model, string question) =>
        model.Awards.First(a => a.IsQuestion && a.Id == question).Scale is AnswerScale.YesNo scale && scale.Points < scale.Otherwise ? Truth.Met : Truth.Unmet;

    /// <summary>Position of the option that earns least; of equals the first.</summary>
    internal static int LowestOption(Field field)
    {
        var lowest = 0;
        for (var i = 1; i < field.Options.Length; i++)
            if (field.Options[i].Points < field.Options[lowest].Points) lowest = i;
        return lowest;
    }

    /// <summary>Reads one answer into its slot, or says why it cannot be read.</summary>
    private Diagnostic? Read(FieldSlot slot, Answer answer, Frame frame)
    {
        var reader = _readers[slot.Field.Id];
        if (slot.Field.Type != FieldType.Multi && answer.Values.Length != 1)
            return DiagnosticCatalog.UnreadableAnswer(answer.Span, slot.Field.Id, string.Join(", ", answer.Values), "一个值", "a single value");
        var text = answer.Values.Length == 1 ? answer.Values[0].Trim() : string.Join(';', answer.Values);
        var fault = reader.Read(Encoding.UTF8.GetBytes(text), frame);
        return fault == AnswerFault.None ? null : reader.Describe(fault, text, answer.Span);
    }

    private static string Day(DateOnly date) => date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
