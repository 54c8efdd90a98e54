using System.Collections.Immutable;
using RongTong.Compiling;
using RongTong.Diagnostics;
using RongTong.Models;
using RongTong.Text;

namespace RongTong.Sql;

/// <summary>What a query is to be called and what it reads. Immutable.</summary>
public sealed record SqlQueryOptions
{
    /// <summary>The table of facts.</summary>
    public string Facts { get; init; } = "facts";

    /// <summary>The table of title records; null where there is none, and typed flags count.</summary>
    public string? Titles { get; init; }

    /// <summary>Makes it a view of that name; null for a bare query.</summary>
    public string? View { get; init; }

    /// <summary>Language of the comments.</summary>
    public Language Language { get; init; } = Language.Zh;

    /// <summary>Words in the language of the comments.</summary>
    internal string Say(string zh, string en) => Language == Language.Zh ? zh : en;
}

/// <summary>
/// A model as one query over a table of facts, a row for each enterprise. Written from the plan the engine runs, so it decides the same; the
/// same model, dialect and options give the same text. Immutable and thread-safe.
/// </summary>
public sealed class SqlQuery
{
    private SqlQuery(CompiledModel model, SqlDialect dialect, SqlQueryOptions options, ImmutableArray<Field> fields, string text) =>
        (Model, Dialect, Options, Fields, Text) = (model, dialect, options, fields, text);

    /// <summary>The model.</summary>
    public CompiledModel Model { get; }

    /// <summary>How it is written.</summary>
    public SqlDialect Dialect { get; }

    /// <summary>What it is called and what it reads.</summary>
    public SqlQueryOptions Options { get; }

    /// <summary>The facts it reads, each a column named by its id, in the order of the form.</summary>
    public ImmutableArray<Field> Fields { get; }

    /// <summary>The query.</summary>
    public string Text { get; }

    /// <summary>Writes a model as a query.</summary>
    /// <returns>The query, or RT6080 for what the dialect cannot say exactly.</returns>
    public static Result<SqlQuery> Of(CompiledModel model, SqlDialect dialect, SqlQueryOptions options)
    {
        var stages = new StageTable(dialect.LongestName);
        var facts = new FactTable(model.Model, stages, options.Titles is not null);
        var steps = new StepLowering(model.Plan, dialect, stages, facts, new SlotNames(model.Model, model.Plan, options));
        var result = ResultColumns(model, steps, stages, facts, options);
        facts.ReadTitles();
        if (steps.Problems.Count > 0) return new Result<SqlQuery>(null, [.. steps.Problems.Distinct()]);
        return new Result<SqlQuery>(new SqlQuery(model, dialect, options, facts.Fields, new QueryWriter(model, dialect, options, stages, facts).Write(result)), []);
    }

    /// <summary>A table for the facts it reads, as a statement.</summary>
    public string TableText() => new FactTableText(this).Facts();

    /// <summary>A table for title records, as a statement; null where the query reads none.</summary>
    public string? TitleTableText() => new FactTableText(this).Titles();

    /// <summary>The columns of the result, in order; what they hold stands in the stages.</summary>
    private static List<StageColumn> ResultColumns(CompiledModel compiled, StepLowering steps, StageTable stages, FactTable facts, SqlQueryOptions options)
    {
        var (model, slots) = (compiled.Model, compiled.Plan.Slots);
        var score = model.Root is null ? null : steps.Number(slots.Indicators[""]);
        var criteria = model.AllCriteria.Select(c => (Criterion: c, Truth: steps.Truth(slots.Criteria[c.Id].Truth))).ToList();
        var grades = model.Grades.Select((g, i) => (g.Id, steps.Truth(slots.Grades[i]).Holds)).ToList();
        var recommendation = slots.Recommendation < 0 ? null : steps.Truth(slots.Recommendation);
        var margins = criteria.Select(c => slots.Criteria[c.Criterion.Id].Comparand is { } compared ? Margin(steps.Sides(compared, c.Criterion.Id, Phase.Criteria), compared.Comparison, c.Truth) : null).ToList();
        var failed = model.Checks.Select((c, i) => (Check: c, Slot: slots.Checks[i])).Where(c => c.Check.IsError).Select(c => steps.Truth(c.Slot)).ToList();

        var isError = stages.Add("is_error", Expr.IsTrue(Expr.Any([facts.HasError, .. failed.Select(t => t.Opposite.InAny)])), Phase.Decision, options.Say("有值不作数，或核对不通过：退回", "some answer could not be kept, or a check fails: the sheet goes back"));
        var status = new List<(Expr, Expr)> { (isError, Expr.Text("data_error")) };
        foreach (var (_, holds) in Enumerable.Reverse(grades))
        {
            status.Add((holds, Expr.Text("decided")));
            status.Add((Expr.IsNull(holds), Expr.Text("undecided")));
        }
        var decided = stages.Add("decision", Expr.Case(Expr.Text("decided"), status), Phase.Decision, options.Say("从最高等级往下：达到；仍有可能，即待定；或不可能", "from the highest grade down: held, or open and so undecided, or ruled out"));
        var kept = model.IsClassification ? Expr.Compare(decided, "<>", Expr.Text("decided")) : isError;
        var held = stages.Add("held", Expr.Case(null, [(kept, Expr.Null), .. Enumerable.Reverse(grades).Select(g => (g.Holds, Expr.Text(g.Id)))]), Phase.Decision, options.Say("确定达到的最高等级", "the highest grade certainly held"));

        var columns = new List<StageColumn>
        {
            new("id", Expr.Column("id", SqlKind.Text, 0), []), new("model", Expr.Text(model.Ref.ToString()), []), new("status", decided, []), new("grade", held, []),
        };
        if (recommendation is not null)
            columns.Add(new("recommendation", Expr.Case(
                Expr.Text("review"), (Expr.Any(isError, Expr.Not(recommendation.Applies)), Expr.Null), (Expr.Compare(decided, "=", Expr.Text("undecided")), Expr.Text("review")),
                (Expr.IsNull(held), Expr.Null), (recommendation.Holds, Expr.Text("recommend")), (recommendation.Opposite.InAny, Expr.Text("refuse"))), []));
        if (score is not null)
        {
            columns.Add(new("score", score.Value is { } value ? Digits(value) : Expr.Null, []));
            columns.Add(new("score_min", Digits(score.Least!), []));
            columns.Add(new("score_max", Digits(score.Most!), []));
        }
        for (var i = 0; i < criteria.Count; i++)
        {
            columns.Add(new("c:" + criteria[i].Criterion.Id, Words(criteria[i].Truth), []));
            if (margins[i] is { } margin) columns.Add(new("m:" + criteria[i].Criterion.Id, margin, []));
        }
        return columns;
    }

    private static Expr Words(SqlTruth truth) => Expr.Case(
        Expr.Text("undecided"), (Expr.Not(truth.Applies), Expr.Text("not_applicable")), (truth.InAny, Expr.Text("met")), (truth.Opposite.InAny, Expr.Text("unmet")));

    /// <summary>How much room is left, negative by what is missing; where both numbers are known and the criterion is examined.</summary>
    private static Expr Margin((SqlNumber Actual, SqlNumber Bound) sides, Comparison comparison, SqlTruth truth)
    {
        if (sides.Actual.Value is not { } actual || sides.Bound.Value is not { } bound) return Expr.Null;
        var (from, less) = comparison is Comparison.AtMost or Comparison.Below ? (bound, actual) : (actual, bound);
        var above = sides.Actual.IsDate && sides.Bound.IsDate || from.Above.Gives == SqlKind.Date ? Expr.DaysBetween(from.Above, less.Above) : Expr.Subtract(Over(from, less), Over(less, from));
        var below = from.Below is null ? less.Below : less.Below is null ? from.Below : Expr.Multiply(from.Below, less.Below);
        var left = new SqlBound(comparison == Comparison.Equal ? Expr.Negate(Expr.Abs(above)) : above, below, from.IsDivided || less.IsDivided);
        return truth.AlwaysApplies ? Digits(left) : Expr.Case(null, (truth.Applies, Digits(left)));

        static Expr Over(SqlBound one, SqlBound by) => by.Below is null ? one.Above : Expr.Multiply(one.Above, by.Below);
    }

    /// <summary>A value to be shown: quotients with twelve digits after the point. Nothing is decided by them.</summary>
    private static Expr Digits(SqlBound value) =>
        value.Below is { } below ? Expr.Round(Expr.Divide(value.Above, below), ShownDigits) : value.IsDivided ? Expr.Round(value.Above, ShownDigits) : value.Above;

    /// <summary>Digits after the point of quotients in the result.</summary>
    public const int ShownDigits = 12;
}
