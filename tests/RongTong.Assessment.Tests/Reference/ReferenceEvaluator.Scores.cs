using RongTong.Models;

namespace RongTong.Tests.Reference;

internal sealed partial class ReferenceEvaluator
{
    /// <summary>Options a single choice or level may still be; null when it is taken out; none when nothing is claimed.</summary>
    private IReadOnlyList<int>? OptionsOf(Field field) => _answers[field.Id] switch
    {
        Given.Options given => [.. given.Chosen],
        Given.NotApplicable => field.NotApplicable == NotApplicablePolicy.Excluded ? null : [LowestOf(field)],
        _ when field.Unanswered == Unanswered.NothingClaimed => [],
        _ when _model.Awards.FirstOrDefault(a => a.IsQuestion && a.Id == field.Id) is { From: { } from } => Derived(field, Value(from.Root)),
        _ => [.. Enumerable.Range(0, field.Options.Length)],
    };

    /// <summary>The options whose range a value may fall into; all of them when it falls into none.</summary>
    private static IReadOnlyList<int> Derived(Field field, Quantity value)
    {
        var all = Enumerable.Range(0, field.Options.Length).ToList();
        var met = value is Quantity.Range range ? all.Where(i => MayLieIn(range, field.Options[i].Range!)).ToList() : all;
        return met.Count == 0 ? all : met;
    }

    private bool DiffersFromFigures(Award award)
    {
        if (award is not { Question: { } question, From: { } from } || Value(from.Root) is not Quantity.Range { IsKnown: true } value) return false;
        if (!Enumerable.Range(0, question.Options.Length).Any(i => MayLieIn(value, question.Options[i].Range!))) return false;
        var given = _answers[question.Id];
        if (given is Given.Nothing || given is Given.NotApplicable && question.NotApplicable == NotApplicablePolicy.Excluded) return false;
        return OptionsOf(question)![0] != Derived(question, value)[0];
    }

    private bool HasUnreadPoints(Award award) =>
        award is { Question: { } question, Scale: AnswerScale.Choice { Kind: not FieldType.Multi } scale } && OptionsOf(question) is { Count: > 0 } open && open.All(i => scale.Options[i].Points != scale.Options[i].MostPoints);

    private static bool MayLieIn(Quantity.Range value, NumberRange range) =>
        (range.Upper is not { } upper || value.Least.Against(Bound.At(upper)) is var low && (range.UpperIncluded ? low <= 0 : low < 0))
        && (range.Lower is not { } lower || value.Most.Against(Bound.At(lower)) is var high && (range.LowerIncluded ? high >= 0 : high > 0));

    /// <summary>Whether yes is the answer that earns less.</summary>
    private bool LowestFact(Field field) => _model.Awards.Any(a => a.IsQuestion && a.Id == field.Id && a.Scale is AnswerScale.YesNo yes && yes.Points < yes.Otherwise);

    private static int LowestOf(Field field) => Enumerable.Range(0, field.Options.Length).MinBy(i => field.Options[i].Points);

    /// <summary>The full mark of a node, from the weights on the way down to it.</summary>
    private Fraction FullMarkOf(Indicator node)
    {
        var parent = _model.Root!.SelfAndDescendants().FirstOrDefault(i => i.Children.Contains(node));
        return parent is null || parent.Combine != Combine.Weighted ? node.OutOf : FullMarkOf(parent) * node.Weight / 100;
    }

    private Fraction FullMarkOf(Award award)
    {
        var leaf = _model.Root!.SelfAndDescendants().Single(i => i.Awards.Contains(award));
        return leaf.Combine == Combine.Weighted ? FullMarkOf(leaf) * award.Weight / 100 : award.Scale.Full;
    }

    /// <summary>A score as it is shown and compared: one that rests on a mean is kept to 20 digits after the point.</summary>
    private Quantity ShownScoreOf(Indicator node) =>
        node.SelfAndDescendants().Any(i => i.Combine == Combine.Mean) ? Quantity.Rising(ScoreOf(node), s => s.Round(20)) : ScoreOf(node);

    private Quantity ScoreOf(Indicator node)
    {
        var children = node.Children.Select(c => (Score: ScoreOf(c), OutOf: FullMarkOf(c), c.Weight))
            .Concat(node.Awards.Select(a => (Score: PointsOf(a, FullMarkOf(a)), OutOf: FullMarkOf(a), a.Weight))).ToList();
        var applicable = children.Where(c => c.Score is not Quantity.NotApplicable).ToList();
        if (applicable.Count == 0) return new Quantity.NotApplicable();
        if (node.Combine == Combine.Max) return applicable.Select(c => c.Score).Aggregate(Quantity.Larger);
        if (node.Combine == Combine.Min) return applicable.Select(c => c.Score).Aggregate(Quantity.Smaller);
        if (node.Combine == Combine.Mean)
        {
            var isWeighed = children.Exists(c => c.Weight != 0);
            Fraction Counts(decimal weight) => isWeighed ? weight : 1;
            var whole = applicable.Aggregate(Fraction.Zero, (total, c) => total + Counts(c.Weight));
            return whole.Sign == 0 ? new Quantity.NotApplicable()
                : Quantity.Rising(applicable.Select(c => Quantity.Rising(c.Score, s => s / c.OutOf * Counts(c.Weight))).Aggregate(Quantity.Add), s => s * FullMarkOf(node) / whole);
        }
        var sum = applicable.Select(c => c.Score).Aggregate(Quantity.Add);
        if (node.Combine == Combine.Sum) return node.Cap is { } cap ? Quantity.Smaller(sum, Quantity.Exactly(cap)) : sum;
        if (applicable.Count == children.Count) return sum;
        var shares = applicable.Aggregate(Fraction.Zero, (total, c) => total + c.OutOf);
        return shares.Sign == 0 ? new Quantity.NotApplicable() : Quantity.Rising(sum, s => s * FullMarkOf(node) / shares);
    }

    /// <summary>Points of an award, scaled from the scale's own full mark to a full mark.</summary>
    private Quantity PointsOf(Award award, Fraction outOf)
    {
        var scaled = award.Scale switch
        {
            AnswerScale.Choice { Kind: FieldType.Multi } multi => MultiPoints(multi, award.Question!),
            AnswerScale.Choice choice => OptionsOf(award.Question!) is { } open ? Spread(open.SelectMany(i => new Fraction[] { choice.Options[i].Points, choice.Options[i].MostPoints }).DefaultIfEmpty(0)) : new Quantity.NotApplicable(),
            AnswerScale.YesNo yes => YesNoPoints(yes, award.Question!),
            AnswerScale.Bands bands => BandPoints(bands, Measured(award)),
            AnswerScale.Computed computed => ComputedPoints(computed, Measured(award)),
            _ => throw new InvalidOperationException("a scale the reference does not know"),
        };
        return Quantity.Rising(scaled, p => p * outOf / award.Scale.Full);
    }

    private Quantity Measured(Award award) => award.Question is { } question ? NumberOf(question) : Value(award.From!.Root);

    private Quantity MultiPoints(AnswerScale.Choice scale, Field question)
    {
        Fraction Points(IEnumerable<int> chosen) => chosen.Aggregate(Fraction.Zero, (sum, i) => sum + scale.Options[i].Points) is var sum && scale.Cap is { } cap ? Fraction.Min(sum, cap) : sum;
        return _answers[question.Id] switch
        {
            Given.Options given => Quantity.Exactly(Points(given.Chosen)),
            Given.NotApplicable when question.NotApplicable == NotApplicablePolicy.Excluded => new Quantity.NotApplicable(),
            Given.NotApplicable => Quantity.Exactly(Points([LowestOf(question)])),
            _ when question.Unanswered == Unanswered.NothingClaimed => Quantity.Exactly(0),
            _ => Spread(LegalSets(scale).Select(Points)),
        };
    }

    /// <summary>Every set of options that may be chosen: at least one, an exclusive one alone.</summary>
    private static IEnumerable<IReadOnlyList<int>> LegalSets(AnswerScale.Choice scale) =>
        from bits in Enumerable.Range(1, (1 << scale.Options.Length) - 1)
        let chosen = Enumerable.Range(0, scale.Options.Length).Where(i => (bits >> i & 1) == 1).ToList()
        where chosen.Count == 1 || !chosen.Any(i => scale.Options[i].Exclusive)
        select chosen;

    private Quantity YesNoPoints(AnswerScale.YesNo scale, Field question) => IsFact(question, expected: true) switch
    {
        Possible.Met => Quantity.Exactly(scale.Points),
        Possible.Unmet => Quantity.Exactly(scale.Otherwise),
        Possible.NotApplicable => new Quantity.NotApplicable(),
        _ => Spread([scale.Otherwise, scale.Points]),
    };

    private static Quantity BandPoints(AnswerScale.Bands scale, Quantity value) => value switch
    {
        Quantity.NotApplicable => value,
        Quantity.NothingClaimed => Quantity.Exactly(0),
        Quantity.Range range => Spread(scale.Steps.Where(s => MayLieIn(range, s.Range)).Select(s => (Fraction)s.Points).DefaultIfEmpty(0)),
        _ => Spread(scale.Steps.Select(s => (Fraction)s.Points).Append(0)),
    };

    private Quantity ComputedPoints(AnswerScale.Computed scale, Quantity value)
    {
        if (value is Quantity.NotApplicable) return value;
        return Value(scale.Formula.Root, value) switch
        {
            Quantity.NothingClaimed => Quantity.Exactly(0),
            Quantity.Range range => Quantity.Smaller(Quantity.Larger(range, Quantity.Exactly(0)), Quantity.Exactly(scale.Full)),
            Quantity.NotApplicable none => none,
            _ => Quantity.Between(0, scale.Full),
        };
    }

    private static Quantity.Range Spread(IEnumerable<Fraction> points) => points.ToList() is var all ? new(Bound.At(all.Min()), Bound.At(all.Max())) : throw new InvalidOperationException();

    private Quantity NumberOf(Field field) => _answers[field.Id] switch
    {
        Given.Number given => Quantity.Exactly(given.Value),
        Given.NotApplicable => new Quantity.NotApplicable(),
        _ when field.Unanswered == Unanswered.NothingClaimed => new Quantity.NothingClaimed(),
        _ => Quantity.Between(field.Min, field.Max),
    };

    private Quantity Value(Formula formula, Quantity? value = null) => formula switch
    {
        Formula.Constant constant => Quantity.Exactly(constant.Value),
        Formula.Day day => Quantity.Exactly(day.Value.DayNumber),
        Formula.Name { Id: "value" } when value is not null => value,
        Formula.Name { Id: "as-of" } => _sheet.AsOf is { } day ? Quantity.Exactly(day.DayNumber) : Quantity.Between(null, null),
        Formula.Name name => _model.Derived.FirstOrDefault(d => d.Id == name.Id) is { } derived ? Value(derived.Formula.Root) : NumberOf(_fields[name.Id]),
        Formula.Negate negate => Quantity.Negate(Value(negate.Operand, value)),
        Formula.Binary binary => Binary(binary.Operator, Value(binary.Left, value), Value(binary.Right, value)),
        Formula.Call call => Called(call.Function, [.. call.Arguments.Select(a => Value(a, value))]),
        _ => throw new InvalidOperationException("a formula the reference does not know"),
    };

    private static Quantity Binary(char op, Quantity a, Quantity b) => op switch
    {
        '+' => Quantity.Add(a, b),
        '-' => Quantity.Subtract(a, b),
        '*' => Quantity.Multiply(a, b),
        _ => Quantity.Divide(a, b),
    };

    private static Quantity Called(string function, IReadOnlyList<Quantity> arguments) => function switch
    {
        "min" => arguments.Aggregate(Quantity.Smaller),
        "max" => arguments.Aggregate(Quantity.Larger),
        "sum" => arguments.Aggregate(Quantity.Add),
        "mean" => Quantity.Divide(arguments.Aggregate(Quantity.Add), Quantity.Exactly(arguments.Count)),
        "abs" => Quantity.Abs(arguments[0]),
        "floor" => Quantity.Rising(arguments[0], f => f.Floor()),
        "round" => arguments[1] is Quantity.Range { IsKnown: true } digits ? Quantity.Rising(arguments[0], f => f.Round((int)digits.Least.Value.Above)) : new Quantity.NoValue(),
        _ => throw new InvalidOperationException("a function the reference does not know"),
    };
}
