using System.Collections.Immutable;
using RongTong.Models;
using RongTong.Text;

namespace RongTong.Compiling;

/// <summary>Facts a model decides by, under the requirement that reads them first: what a form asks for, and why. Immutable.</summary>
/// <param name="For">The requirement or the part of the score; null for what only the course of the decision reads.</param>
/// <param name="Facts">The facts, in the order of the catalogue.</param>
public sealed record FactUse(LocalizedText? For, ImmutableArray<Field> Facts)
{
    /// <summary>Every fact a decision can rest on, once, in the order of the requirements. What only checks look at is left out.</summary>
    public static ImmutableArray<FactUse> Of(CompiledModel compiled)
    {
        var model = compiled.Model;
        var readers = new Readers(compiled);
        return
        [
            .. model.Criteria.SelectMany(c => readers.First(c.Name, In(c))),
            .. (model.Root?.Children ?? []).SelectMany(i => readers.First(i.Name, i.SelfAndDescendants().SelectMany(n => n.Awards).SelectMany(In))),
            .. model.Alternatives is { } set ? readers.First(set.Name, set.Options.SelectMany(o => o.Signals.Select(s => s.When).Concat(o.Entry is { } entry ? [entry.When] : [])).SelectMany(ConditionFields.NamedIn)) : [],
            .. readers.First(null, model.Needs.Select(n => n.Id).Concat(model.Transitions.SelectMany(t => ConditionFields.NamedIn(t.Applies))).Concat(model.Recommendation?.Applies is { } applies ? ConditionFields.NamedIn(applies) : [])),
        ];
    }

    /// <summary>Every fact one requirement rests on, in the order of the catalogue.</summary>
    public static ImmutableArray<Field> Of(CompiledModel compiled, Criterion criterion) => [.. new Readers(compiled).First(criterion.Name, In(criterion)).SelectMany(u => u.Facts)];

    private static IEnumerable<string> In(Criterion criterion) =>
        new[] { criterion.Applies, criterion.When }.OfType<Condition>().SelectMany(ConditionFields.NamedIn).Concat(criterion.Parts.SelectMany(In));

    private static IEnumerable<string> In(Award award) =>
        [.. award.Question is { } fact ? [fact.Id] : ImmutableArray<string>.Empty, .. award.From is { } from ? ConditionFields.NamedIn(from.Root) : []];

    /// <summary>Follows names to facts, and keeps which have been told.</summary>
    private sealed class Readers(CompiledModel compiled)
    {
        private readonly EvaluationModel _model = compiled.Model;
        private readonly HashSet<string> _told = new(StringComparer.Ordinal);

        /// <summary>Those of the facts that were not told before, as a group; none when there is none.</summary>
        public IEnumerable<FactUse> First(LocalizedText? reason, IEnumerable<string> ids)
        {
            var facts = ids.SelectMany(Facts).Where(_told.Add).ToHashSet(StringComparer.Ordinal);
            return facts.Count == 0 ? [] : [new FactUse(reason, [.. _model.Fields.Where(f => facts.Contains(f.Id))])];
        }

        /// <summary>A fact; of a derived value what it is computed from; with a class another model gives also what that model reads.</summary>
        private IEnumerable<string> Facts(string id)
        {
            if (_model.Derived.FirstOrDefault(d => d.Id == id) is { } derived) return ConditionFields.NamedIn(derived.Formula.Root).SelectMany(Facts);
            if (!_model.Fields.Any(f => f.Id == id)) return [];
            return _model.Uses.Where(u => u.Field == id).SelectMany(u => compiled.Plan.Used[u.Model].Criteria).SelectMany(In).Distinct(StringComparer.Ordinal).SelectMany(Facts).Prepend(id);
        }
    }
}
