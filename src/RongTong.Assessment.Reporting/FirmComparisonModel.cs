using RongTong.Assessing;
using RongTong.Comparing;
using RongTong.Models;
using RongTong.Reporting.Charts;
using RongTong.Reporting.Parts;
using RongTong.Reporting.Templating;
using RongTong.Reporting.Wording;
using RongTong.Text;

namespace RongTong.Reporting;

/// <summary>What the template of two assessments of one firm sees, member by member in <c>templates/README.md</c>. Stateless and thread-safe.</summary>
public static class FirmComparisonModel
{
    /// <summary>The model of one comparison.</summary>
    /// <param name="comparison">What to show.</param>
    /// <param name="language">Language of every text.</param>
    /// <param name="format">What the texts are encoded for.</param>
    public static TemplateObject Build(AssessmentComparison comparison, Language language, ReportFormat format)
    {
        var (before, after) = (new ReportContext(comparison.Before, language, format), new ReportContext(comparison.After, language, format));
        var firm = comparison.After.Sheet.Enterprise;
        var scenes = comparison.Scenes.Select(s => s.Scene.Id).ToHashSet(StringComparer.Ordinal);
        return after.New()
            .Part("firm", after.New().Text("name", firm.Name.Length > 0 ? firm.Name : firm.Uscc).Text("code", firm.Uscc).Done)
            .Part("model", after.New().Text("name", after.In(after.Model.Name)).Text("document", after.Model.Authority.Document).Markup("ref", after.Model.Ref.ToString()).Markup("fingerprint", comparison.After.Fingerprint).Done)
            .Part("before", Side(before))
            .Part("after", Side(after))
            .Markup("moved", Direction(comparison))
            .Part("score", comparison.Score is { } total ? Score(after, total, comparison.Scores) : null)
            .List("criteria", comparison.Criteria.Where(c => c.Move != CriterionMove.Same).Select(c => Criterion(before, after, c)))
            .Count("closed", Count(comparison, CriterionMove.Closed))
            .Count("narrowed", Count(comparison, CriterionMove.Narrowed))
            .Count("opened", Count(comparison, CriterionMove.Opened))
            .Count("widened", Count(comparison, CriterionMove.Widened))
            .List("scenes", comparison.Scenes.Where(s => s.IsMoved).Select(s => Scene(after, s)))
            .List("answers", comparison.Answers.Where(a => !scenes.Contains(a.Field.Id)).OrderBy(a => a.Move).Select(a => Answer(before, after, a)))
            .Part("rescored", comparison.Carried is { } carried ? Carried(after, carried) : null)
            .Done;
    }

    private static int Count(AssessmentComparison comparison, CriterionMove move) => comparison.Criteria.Count(c => c.Criterion.Parts.IsEmpty && c.Move == move);

    private static TemplateObject Side(ReportContext context) => context.New()
        .Text("date", context.Assessment.Sheet.AsOf is { } day ? context.Paper.Date(day) : null)
        .Text("outcome", context.In(ComparisonWords.Outcome(context.Assessment)))
        .Text("outcome_inside", context.Inside(ComparisonWords.Outcome(context.Assessment)))
        .Done;

    private static string Direction(AssessmentComparison comparison) => comparison.Rungs switch
    {
        > 0 => "up",
        < 0 => "down",
        0 => "same",
        _ => ComparisonWords.Outcome(comparison.Before) == ComparisonWords.Outcome(comparison.After) ? "same" : "other",
    };

    private static TemplateObject Score(ReportContext context, ScoreChange total, IReadOnlyCollection<ScoreChange> nodes) => Values(context, total)
        .List("nodes", nodes.Select(n => Values(context, n).Count("depth", Depth(n)).Text("indent", string.Concat(Enumerable.Repeat("　", Depth(n) - 1))).Done))
        .Markup("chart", context.IsHtml && nodes.Any(n => Depth(n) <= 2) ? Chart(context, [.. nodes.Where(n => Depth(n) <= 2)]) : null)
        .Done;

    private static PartBuilder Values(ReportContext context, ScoreChange score) => context.New()
        .Text("name", context.In(score.Indicator.Name))
        .Text("before", context.Paper.Score(score.Before))
        .Text("after", context.Paper.Score(score.After))
        .Text("out_of", Paper.Number(score.Indicator.OutOf))
        .Text("difference", Difference(context, score))
        .Markup("direction", score.Difference switch { { HasMin: true, Min: > 0 } => "up", { HasMax: true, Max: < 0 } => "down", { IsKnown: true } => "same", _ => "open" });

    private static string Difference(ReportContext context, ScoreChange score) => score.Difference switch
    {
        { IsKnown: true, Min: 0 } => context.Say("未变", "as before"),
        { IsKnown: true, Min: var moved } => Signed(moved),
        { HasMin: true, HasMax: true } open => context.Say($"{Signed(open.Min)} 至 {Signed(open.Max)}", $"{Signed(open.Min)} to {Signed(open.Max)}"),
        _ => context.Say("未知", "not known"),
    };

    private static string Signed(decimal value) => value > 0 ? "+" + Paper.Number(value) : Paper.Number(value);

    private static int Depth(ScoreChange score) => score.Indicator.Path.Count(c => c == '/') + 1;

    private static string Chart(ReportContext context, List<ScoreChange> nodes)
    {
        var shifts = nodes.Select(n => new Shift(
            context.In(n.Indicator.Name), Depth(n) == 1, Share(n, n.Before.HasMin ? n.Before.Min : 0), Share(n, n.After.HasMin ? n.After.Min : 0), Share(n, n.After.HasMax ? n.After.Max : 0),
            $"{context.Paper.Score(n.Before)} → {context.Paper.Score(n.After)} / {Paper.Number(n.Indicator.OutOf)}", Difference(context, n))).ToList();
        var finding = string.Join(context.Say("；", "; "), nodes.Where(n => Depth(n) == 1).Select(n => $"{context.In(n.Indicator.Name)} {context.Paper.Score(n.Before)} → {context.Paper.Score(n.After)}"));
        return Shifts.Draw(shifts, finding);
    }

    private static decimal Share(ScoreChange score, decimal value) => score.Indicator.OutOf > 0 ? Math.Clamp(value / score.Indicator.OutOf, 0, 1) : 0;

    private static TemplateObject Criterion(ReportContext before, ReportContext after, CriterionChange change) => after.New()
        .Text("name", after.In(change.Criterion.Name))
        .Text("before", before.Criteria.Actual(change.Before) ?? after.In(FixedWords.Verdict(change.Before.Status).Word))
        .Text("after", after.Criteria.Actual(change.After) ?? after.In(FixedWords.Verdict(change.After.Status).Word))
        .Text("required", after.Criteria.Required(change.After))
        .Text("gap", after.Criteria.Gap(change.After))
        .Text("word", after.In(ComparisonWords.Of(change.Move)))
        .Markup("class", change.Move switch { CriterionMove.Closed => "met", CriterionMove.Opened or CriterionMove.Widened => "unmet", _ => null })
        .Done;

    private static TemplateObject Scene(ReportContext context, SceneChange scene) => context.New()
        .Text("name", context.In(scene.Scene.Name))
        .Text("before", context.In(ComparisonWords.Level(scene.Before, context.Model)))
        .Text("after", context.In(ComparisonWords.Level(scene.After, context.Model)))
        .Markup("direction", (scene.Before.Level, scene.After.Level) is ({ } was, { } now) && was != now ? now > was ? "up" : "down" : "other")
        .Done;

    private static TemplateObject Answer(ReportContext before, ReportContext after, AnswerChange change)
    {
        var (field, model) = (change.Field, after.Model);
        return after.New()
            .Text("number", field.Number is { } number ? Paper.Count(number) : null)
            .Text("text", after.In(field.Name))
            .Markup("move", change.Move.ToString().ToLowerInvariant())
            .Flag("several", field.Type == FieldType.Multi && !change.Before.Values.IsEmpty && !change.After.Values.IsEmpty)
            .Text("before", Said(before, field, change.Before))
            .Text("after", Said(after, field, change.After))
            .Texts("come", change.Come.Select(v => after.In(ComparisonWords.Value(v, field, model))))
            .Texts("gone", change.Gone.Select(v => after.In(ComparisonWords.Value(v, field, model))))
            .Done;
    }

    /// <summary>Money as paper states it in the language; everything else as it is said.</summary>
    private static string Said(ReportContext context, Field field, Stated stated) =>
        field.Type == FieldType.Money && stated is { IsNotApplicable: false, Values: [var amount] } ? AnswerPart.Value(context, field, new Answer([amount], null)) : context.In(ComparisonWords.Value(stated, field, context.Model));

    private static TemplateObject Carried(ReportContext context, CarriedAnswers carried) => context.New()
        .Markup("from", carried.From.ToString())
        .Texts("not_counted", carried.NotCounted.Select(f => context.In(f.Name)))
        .Texts("with_new_options", carried.WithNewOptions.Select(f => context.In(f.Name)))
        .Texts("not_asked", carried.NotAsked.Select(f => context.In(f.Name)))
        .Done;
}
