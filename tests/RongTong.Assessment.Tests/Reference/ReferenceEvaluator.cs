using RongTong.Assessing;
using RongTong.Models;

namespace RongTong.Tests.Reference;

/// <summary>
/// The definition of truth for the property tests: evaluates a model on a sheet by walking the model, straight from
/// <c>rules/README.md</c>. Slow, recursive, without any sharing. It reads the model's records and nothing of the plan.
/// </summary>
internal sealed partial class ReferenceEvaluator
{
    private readonly EvaluationModel _model;
    private readonly AnswerSheet _sheet;
    private readonly ReferenceAnswers _answers;
    private readonly Dictionary<string, Field> _fields;

    private ReferenceEvaluator(EvaluationModel model, AnswerSheet sheet)
    {
        (_model, _sheet, _answers) = (model, sheet, new ReferenceAnswers(model, sheet));
        _fields = model.Answerable.ToDictionary(f => f.Id, StringComparer.Ordinal);
    }

    public static ReferenceResult Evaluate(EvaluationModel model, AnswerSheet sheet) => new ReferenceEvaluator(model, sheet).Evaluate();

    private ReferenceResult Evaluate()
    {
        var codes = _answers.Codes.Concat(_model.Awards.Where(DiffersFromFigures).Select(_ => "RT4007")).Concat(_model.Awards.Where(HasUnreadPoints).Select(_ => "RT4026")).Concat(FailedChecks()).Concat(DateCodes()).Order(StringComparer.Ordinal).ToList();
        var isError = codes.Any(c => c is "RT4002" or "RT4003" or "RT4004" or "RT4005" or "RT4006" or "RT4008" or "RT4010" or "RT4014" or "RT4016");
        var (grade, possible) = Ladder();
        return new ReferenceResult
        {
            Status = isError ? OutcomeStatus.DataError : possible.Count == 1 ? OutcomeStatus.Decided : OutcomeStatus.Undecided,
            Grade = isError ? null : grade,
            PossibleGrades = isError ? [] : possible,
            Scores = (_model.Root?.SelfAndDescendants() ?? []).ToDictionary(i => i.Path, ShownScoreOf, StringComparer.Ordinal),
            Awards = _model.Awards.ToDictionary(a => a.Id, a => PointsOf(a, FullMarkOf(a)), StringComparer.Ordinal),
            Verdicts = _model.AllCriteria.ToDictionary(c => c.Id, VerdictOf, StringComparer.Ordinal),
            PossibleAlternatives = isError ? [] : PossibleAlternatives(),
            Codes = codes,
        };
    }

    /// <summary>The highest grade certainly held, and every grade the sheet may still come to, lowest first.</summary>
    private (string? Held, IReadOnlyList<string?> Possible) Ladder()
    {
        var possible = new List<string?>();
        foreach (var grade in _model.Grades.Reverse())
        {
            var held = HeldOf(grade);
            if (held.HasFlag(Possible.Met)) possible.Insert(0, grade.Id);
            if (held == Possible.Met) return (_model.IsClassification && possible.Count > 1 ? null : grade.Id, possible);
        }
        possible.Insert(0, null);
        return (null, possible);
    }

    private Possible HeldOf(Grade grade)
    {
        if (grade.Requires.IsEmpty) return Possible.Met;
        if (!_model.Needs.All(n => _answers[n.Id] is Given.NotApplicable || IsGiven(n.Id))) return Possible.Met | Possible.Unmet;
        var all = Verdicts.Group([.. grade.Requires.Select(r => VerdictOf(_model.AllCriteria.Single(c => c.Id == r.Id)))], grade.Requires.Length);
        return all == Possible.Met ? all : (all & Possible.Met) | Possible.Unmet;
    }

    private IEnumerable<string> FailedChecks() =>
        from check in _model.Checks
        where LookedAt(check.Must).All(IsGiven)
        let verdict = Verdicts.Where(check.Applies is { } applies ? Holds(applies) : Possible.Met, Holds(check.Must))
        where verdict == Possible.Unmet
        select check.IsError ? "RT4010" : "RT4011";

    /// <summary>The answers a condition looks at, through derived values; whether something was answered looks at no answer.</summary>
    private IEnumerable<string> LookedAt(Condition condition) => condition switch
    {
        Condition.All all => all.Parts.SelectMany(LookedAt),
        Condition.Any any => any.Parts.SelectMany(LookedAt),
        Condition.Some some => some.Parts.SelectMany(LookedAt),
        Condition.Not not => LookedAt(not.Part),
        Condition.Value value => LookedAt(value.Left.Root).Concat(LookedAt(value.Bound.Root)),
        Condition.Is fact => [fact.Field],
        Condition.OneOf oneOf => [oneOf.Field],
        Condition.Has has => [has.Field],
        _ => [],
    };

    private IEnumerable<string> LookedAt(Formula formula) => formula switch
    {
        Formula.Name name when _model.Derived.FirstOrDefault(d => d.Id == name.Id) is { } derived => LookedAt(derived.Formula.Root),
        Formula.Name { Id: not "as-of" } name => [name.Id],
        Formula.Negate negate => LookedAt(negate.Operand),
        Formula.Binary binary => LookedAt(binary.Left).Concat(LookedAt(binary.Right)),
        Formula.Call call => call.Arguments.SelectMany(LookedAt),
        _ => [],
    };

    /// <summary>Whether a fact is on the sheet, or a question takes its option from figures that are.</summary>
    private bool IsGiven(string id) => _answers[id] switch
    {
        Given.Nothing => _model.Awards.FirstOrDefault(a => a.IsQuestion && a.Id == id) is { Question: { } question, From: { } from } && Value(from.Root) is Quantity.Range { IsKnown: true } && OptionsOf(question)!.Count == 1,
        // A yes-no question that does not apply and counts as the lowest answer is answered no.
        Given.NotApplicable => _fields[id] is { Type: FieldType.Bool, NotApplicable: NotApplicablePolicy.Lowest },
        Given.Open => false,
        _ => true,
    };

    private IEnumerable<string> DateCodes() =>
        _sheet.AsOf is { } day && (day < _model.EffectiveFrom || day > (_model.EffectiveTo ?? day))
            && !_model.Transitions.Any(t => t.From <= day && day <= (t.To ?? day) && Holds(t.Applies) == Possible.Met) ? ["RT4021"] : [];

    private Possible VerdictOf(Criterion criterion)
    {
        var verdict = criterion.When is { } when ? Holds(when)
            : Verdicts.Group([.. criterion.Parts.Select(VerdictOf)], criterion.Grouping switch { Grouping.Any => 1, Grouping.Some => criterion.AtLeast, _ => criterion.Parts.Length });
        return criterion.Applies is { } applies ? Verdicts.Where(Holds(applies), verdict) : verdict;
    }

    private Possible Holds(Condition condition) => condition switch
    {
        Condition.All all => Verdicts.Group([.. all.Parts.Select(Holds)], all.Parts.Length),
        Condition.Any any => Verdicts.Group([.. any.Parts.Select(Holds)], 1),
        Condition.Some some => Verdicts.Group([.. some.Parts.Select(Holds)], some.AtLeast),
        Condition.Not not => Verdicts.Not(Holds(not.Part)),
        Condition.Score score => Quantity.Compare(ShownScoreOf(_model.Root!.SelfAndDescendants().Single(i => i.Path == score.Path)), score.Comparison, Value(score.Bound.Root)),
        Condition.Value value => Quantity.Compare(Value(value.Left.Root), value.Comparison, Value(value.Bound.Root)),
        Condition.SceneCount count => Counted(count),
        Condition.Is fact => IsFact(_fields[fact.Field], fact.Expected),
        Condition.OneOf oneOf => IsOneOf(_fields[oneOf.Field], oneOf.Options),
        Condition.Has has => HasOption(_fields[has.Field], has.Option),
        Condition.Answered answered => _answers[answered.Field] is Given.NotApplicable || IsGiven(answered.Field) ? Possible.Met : Possible.Unmet,
        Condition.OfCriterion other => VerdictOf(_model.AllCriteria.Single(c => c.Id == other.Criterion)),
        Condition.OfGrade other => HeldOf(_model.Grades.Single(g => g.Id == other.Grade)),
        _ => throw new InvalidOperationException("a condition the reference does not know"),
    };

    private Possible IsFact(Field field, bool expected) => _answers[field.Id] switch
    {
        Given.YesNo given => given.Value == expected ? Possible.Met : Possible.Unmet,
        Given.NotApplicable when field.NotApplicable == NotApplicablePolicy.Excluded => Possible.NotApplicable,
        Given.NotApplicable => LowestFact(field) == expected ? Possible.Met : Possible.Unmet,
        Given.Nothing when field.Unanswered == Unanswered.NothingClaimed => expected ? Possible.Unmet : Possible.Met,
        _ => Possible.Met | Possible.Unmet,
    };

    private Possible IsOneOf(Field field, IReadOnlyCollection<string> wanted)
    {
        if (OptionsOf(field) is not { } open) return Possible.NotApplicable;
        if (open.Count == 0) return Possible.Unmet;
        return open.Select(i => wanted.Contains(field.Options[i].Id) ? Possible.Met : Possible.Unmet).Aggregate((a, b) => a | b);
    }

    private Possible HasOption(Field field, string option) => _answers[field.Id] switch
    {
        Given.Options given => given.Chosen.Any(i => field.Options[i].Id == option) ? Possible.Met : Possible.Unmet,
        Given.NotApplicable when field.NotApplicable == NotApplicablePolicy.Excluded => Possible.NotApplicable,
        Given.NotApplicable => field.Options[LowestOf(field)].Id == option ? Possible.Met : Possible.Unmet,
        _ when field.Unanswered == Unanswered.NothingClaimed => Possible.Unmet,
        _ => Possible.Met | Possible.Unmet,
    };

    private Possible Counted(Condition.SceneCount count)
    {
        var scenes = _model.Scenes!.All.Where(s => count.Tag is null || s.Tags.Contains(count.Tag)).Select(s => OptionsOf(s.Field)).OfType<IReadOnlyList<int>>().ToList();
        var certain = scenes.Count(levels => levels.All(l => l >= count.Level));
        var perhaps = scenes.Count(levels => levels.Any(l => l >= count.Level));
        return (perhaps >= count.AtLeast ? Possible.Met : Possible.None) | (certain < count.AtLeast ? Possible.Unmet : Possible.None);
    }
}
