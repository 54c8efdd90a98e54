using RongTong.Compiling;
using RongTong.Models;

namespace RongTong.Comparing;

/// <summary>The questions, scenes and facts by which a model scores or decides. Facts it only shares with other models are not among them. Stateless and thread-safe.</summary>
public static class FieldsRead
{
    /// <summary>What a model looks at, and what those models look at whose grades it uses.</summary>
    /// <param name="compiled">The model.</param>
    public static IReadOnlySet<string> Of(CompiledModel compiled) =>
        compiled.Plan.Used.Values.SelectMany(Of).Concat(Of(compiled.Model)).ToHashSet(StringComparer.Ordinal);

    /// <summary>What a model itself looks at; a grade of another model counts as one fact.</summary>
    /// <param name="model">The model.</param>
    public static IReadOnlySet<string> Of(EvaluationModel model)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var conditions = model.AllCriteria.SelectMany(c => new[] { c.When, c.Applies }).Append(model.Recommendation?.Applies)
            .Concat((model.Alternatives?.Options ?? []).SelectMany(o => o.Signals.Select(s => s.When).Append(o.Entry?.When))).OfType<Condition>();
        foreach (var id in conditions.SelectMany(ConditionFields.NamedIn)) Add(id);
        foreach (var (id, _) in model.Needs) Add(id);
        foreach (var award in model.Awards)
        {
            if (award.Question is { } question) Add(question.Id);
            foreach (var id in award.From is { } from ? ConditionFields.NamedIn(from.Root) : []) Add(id);
        }
        foreach (var scene in model.Scenes?.All ?? []) Add(scene.Id);
        return found;

        // A derived value stands for what it is computed from.
        void Add(string id)
        {
            if (!found.Add(id) || model.Derived.FirstOrDefault(d => d.Id == id) is not { } derived) return;
            foreach (var name in ConditionFields.NamedIn(derived.Formula.Root)) Add(name);
        }
    }
}
