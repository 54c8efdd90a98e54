using System.Collections.Concurrent;
using System.Collections.Immutable;
using RongTong.Compiling;
using RongTong.Models;
using RongTong.Text;

namespace RongTong.Assessing;

/// <summary>What the explanations of a model say whatever the answers: its conditions in words and the facts they name. Each is worked out once, when first asked for. Thread-safe.</summary>
internal sealed class StandingWords(EvaluationModel model, PlanSlots slots)
{
    private readonly ConditionWords _words = new(model);
    private readonly ConcurrentDictionary<object, LocalizedText> _texts = new(ReferenceEqualityComparer.Instance);
    private readonly ConcurrentDictionary<object, ImmutableArray<Field>> _facts = new(ReferenceEqualityComparer.Instance);

    /// <summary>A condition in words.</summary>
    public LocalizedText Of(Condition condition) => _texts.GetOrAdd(condition, static (key, words) => words.Of((Condition)key), _words);

    /// <summary>A formula in words.</summary>
    public LocalizedText Of(Formula formula) => _texts.GetOrAdd(formula, static (key, words) => words.Of((Formula)key), _words);

    /// <summary>The facts a condition names directly, in order, each once.</summary>
    public ImmutableArray<Field> FactsOf(Condition condition) => _facts.GetOrAdd(condition, static (key, slots) => Known(ConditionFields.NamedIn((Condition)key), slots), slots);

    /// <summary>The facts that earn points: a question with those asked beside it, or those a value is computed from.</summary>
    public ImmutableArray<Field> FactsOf(Award award) => _facts.GetOrAdd(award, static (key, slots) => Known(Named((Award)key), slots), slots);

    private static IEnumerable<string> Named(Award award) => award.Question is { } question ? award.Form.Select(f => f.Id).Prepend(question.Id) : ConditionFields.NamedIn(award.From!.Root);

    private static ImmutableArray<Field> Known(IEnumerable<string> ids, PlanSlots slots) => [.. ids.Distinct(StringComparer.Ordinal).Where(slots.Fields.ContainsKey).Select(f => slots.Fields[f].Field)];
}
