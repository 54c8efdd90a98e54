using System.Collections.Immutable;
using RongTong.Compiling;
using RongTong.Models;

namespace RongTong.Inference.Subjects;

/// <summary>Every subject of a model and of those it uses, each knowing what it needs and who needs it. Built once per model; immutable afterwards.</summary>
internal sealed partial class SubjectGraph
{
    private readonly ModelIndex _index;
    private readonly SubjectGraph? _user;
    private readonly List<Subject> _all;
    private readonly Dictionary<Source, Subject> _subjects = [];
    private readonly Dictionary<string, Subject> _measured = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Award> _derivable;
    private readonly Dictionary<string, Criterion> _criteria;

    private SubjectGraph(ModelIndex index, SubjectGraph? user)
    {
        (_index, _user, _all) = (index, user, user?._all ?? []);
        _derivable = index.Model.Awards.Where(a => a is { IsQuestion: true, From: not null }).ToDictionary(a => a.Id, StringComparer.Ordinal);
        _criteria = index.Model.AllCriteria.ToDictionary(c => c.Id, StringComparer.Ordinal);
    }

    /// <summary>What the sheet itself says.</summary>
    public ImmutableArray<Given> Given { get; private set; } = [];

    /// <summary>Subjects that need nothing, such as a comparison of two constants.</summary>
    public ImmutableArray<Subject> Unconditional { get; private set; } = [];

    /// <summary>The graph of a compiled model; its names all resolve and form no circle.</summary>
    public static SubjectGraph Of(EvaluationModel model, PlanSlots slots, IReadOnlyDictionary<string, EvaluationModel> used)
    {
        var derived = model.Derived.Concat(model.Uses.SelectMany(u => used[u.Model].Derived)).DistinctBy(d => d.Id, StringComparer.Ordinal).ToList();
        var graph = new SubjectGraph(new ModelIndex(model, derived, slots), null);
        foreach (var use in model.Uses) graph.Add(use, new ModelIndex(used[use.Model], derived, Unread(slots)));
        graph.Build();
        graph.Given = [.. graph._all.OfType<Given>()];
        graph.Unconditional = [.. graph._all.Where(s => s.Needs.IsEmpty && s is not Subjects.Given)];
        return graph;
    }

    /// <summary>The slots of a used model: it reads the same answers, and nobody reads its own results.</summary>
    private static PlanSlots Unread(PlanSlots slots) => slots with
    {
        Awards = ImmutableDictionary<string, int>.Empty,
        Measured = ImmutableDictionary<string, int>.Empty,
        Indicators = ImmutableDictionary<string, int>.Empty,
        Criteria = ImmutableDictionary<string, CriterionSlot>.Empty,
        Grades = [],
    };

    /// <summary>From here on the field is answered by the grade of the other model, where the sheet leaves it open.</summary>
    private void Add(ModelUse use, ModelIndex other)
    {
        var source = new Source(SourceKind.Answer, use.Field);
        var inner = new SubjectGraph(other, this);
        if (other.Model.Root is { } root) inner.Add(root);
        ImmutableArray<Subject> grades = [.. other.Model.Grades.Select(g => inner.Find(new Source(SourceKind.Grade, g.Id)))];
        _subjects[source] = Add(new AnswerFromGrade(_index.Slots.Fields[use.Field], Find(source), grades, [.. other.Model.Grades.Select(g => g.Id)]));
    }

    private void Build()
    {
        var (model, slots) = (_index.Model, _index.Slots);
        foreach (var derived in model.Derived) Find(new Source(SourceKind.Derived, derived.Id));
        if (model.Root is { } root) Add(root);
        foreach (var field in model.Answerable) Find(new Source(SourceKind.Answer, field.Id));
        foreach (var criterion in model.AllCriteria) Find(new Source(SourceKind.Criterion, criterion.Id));
        foreach (var grade in model.Grades) Find(new Source(SourceKind.Grade, grade.Id));
        for (var i = 0; i < model.Checks.Length; i++) Add(Check(model.Checks[i], slots.Checks[i]));
        foreach (var (alternative, at) in (model.Alternatives?.Options ?? []).Zip(slots.Alternatives)) Add(Alternative(alternative, at));
        if (model.Recommendation is { } layer) Add(Recommendation(layer, slots.Recommendation));
    }

    /// <summary>The subject a name stands for; made when first asked for. Answers and derived values are those of the model that uses this one.</summary>
    private Subject Find(Source source)
    {
        if (_user is not null && source.Kind is SourceKind.Answer or SourceKind.Derived or SourceKind.AsOf) return _user.Find(source);
        if (_subjects.TryGetValue(source, out var known)) return known;
        return _subjects[source] = source.Kind switch
        {
            SourceKind.AsOf => Add(new Given(SlotKind.Number, _index.Slots.AsOf)),
            SourceKind.Answer => Answer(_index.Slots.Fields[source.Id]),
            SourceKind.Derived when _index.Derived(source.Id) is { } derived => Add(Figure(derived.Formula.Root, _index.Slots.Derived[derived.Id])),
            SourceKind.Scenes => Add(new AllScenes([.. _index.Scenes.Select(s => Find(new Source(SourceKind.Answer, s.Id)))])),
            SourceKind.Criterion => Add(Criterion(_criteria[source.Id])),
            SourceKind.Grade => Add(Grade(source.Id)),
            _ => throw new InvalidOperationException($"nothing is called {source.Id}"),
        };
    }

    private Subject Answer(FieldSlot field)
    {
        var given = Add(new Given(field.Kind, field.Input));
        return _derivable.TryGetValue(field.Field.Id, out var award) && field.Derived >= 0 ? Add(new CompletedAnswer(field, given, Measured(award))) : given;
    }

    private Figure Figure(Formula formula, int slot)
    {
        var reading = new Reading(_index, Sources.Of(formula, _index));
        return new Figure(formula, reading, Needs(reading), slot);
    }

    private Verdict Criterion(Criterion criterion)
    {
        var reading = new Reading(_index,
        [
            .. criterion.When is { } when ? Sources.Of(when, _index) : criterion.Parts.Select(p => new Source(SourceKind.Criterion, p.Id)),
            .. criterion.Applies is { } applies ? Sources.Of(applies, _index) : [],
        ]);
        return new Verdict(criterion, reading, Needs(reading), _index.Slots.Criteria.GetValueOrDefault(criterion.Id));
    }

    private HeldGrade Grade(string id)
    {
        var (grades, slots) = (_index.Model.Grades, _index.Slots.Grades);
        var position = grades.IndexOf(grades.First(g => g.Id == id));
        ImmutableArray<Subject> choices = grades[position].Requires.IsEmpty ? [] : [.. _index.Model.Needs.Select(n => Find(new Source(SourceKind.Answer, n.Id))).Distinct()];
        return new HeldGrade(Required(grades[position].Requires), choices, slots.IsEmpty ? -1 : slots[position]);
    }

    private Recommended Recommendation(Recommendation layer, int slot)
    {
        var reading = new Reading(_index,
        [
            .. layer.Requires.Select(r => new Source(SourceKind.Criterion, r.Id)),
            .. layer.Applies is { } applies ? Sources.Of(applies, _index) : [],
        ]);
        return new Recommended(layer, reading, Needs(reading), slot);
    }

    private Suitability Alternative(Alternative alternative, AlternativeSlots slots)
    {
        var conditions = alternative.Signals.Select(s => s.When).Concat(alternative.Entry is { } entry ? [entry.When] : []);
        var reading = new Reading(_index, conditions.SelectMany(c => Sources.Of(c, _index)));
        return new Suitability(alternative, reading, Needs(reading), slots);
    }

    private Consistency Check(Check check, int slot)
    {
        ImmutableArray<string> answers = [.. Sources.AnswersBehind(check.Must, _index).Distinct(StringComparer.Ordinal)];
        var reading = new Reading(_index,
        [
            .. Sources.Of(check.Must, _index),
            .. answers.Select(a => new Source(SourceKind.Answer, a)),
            .. check.Applies is { } applies ? Sources.Of(applies, _index) : [],
        ]);
        return new Consistency(check, reading, answers, Needs(reading), slot);
    }

    private ImmutableArray<Subject> Required(ImmutableArray<(string Id, Text.SourceSpan Span)> criteria) =>
        [.. criteria.Select(r => Find(new Source(SourceKind.Criterion, r.Id))).Distinct()];

    private ImmutableArray<Subject> Needs(Reading reading) => [.. reading.Sources.Select(Find)];

    private T Add<T>(T subject) where T : Subject
    {
        subject.Attach();
        _all.Add(subject);
        return subject;
    }
}
