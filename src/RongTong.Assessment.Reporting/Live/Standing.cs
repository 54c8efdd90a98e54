using System.Collections.Immutable;
using RongTong.Advising;
using RongTong.Assessing;
using RongTong.Compiling;
using RongTong.Models;
using RongTong.Reporting.Charts;
using RongTong.Reporting.Parts;
using RongTong.Reporting.Wording;
using RongTong.Text;

namespace RongTong.Reporting.Live;

/// <summary>
/// Where a sheet stands while it is being filled, in the words of the report: what is certain, what is still possible, and which answers
/// would settle it. Everything is in one language and plain text, but for the two pictures, which are finished SVG. Immutable.
/// </summary>
public sealed record Standing
{
    /// <summary>What is certain: 至少一级, 符合, 待定.</summary>
    public required string Certain { get; init; }

    /// <summary>What is possible beyond that: 可能二级; null when nothing is.</summary>
    public string? Possible { get; init; }

    /// <summary>Whether every way of going on gives the same.</summary>
    public bool IsDecided { get; init; }

    /// <summary>Whether a contradiction keeps it from being judged.</summary>
    public bool IsReturned { get; init; }

    /// <summary>The level as rising bars; null in a model without levels.</summary>
    public string? Gauge { get; init; }

    /// <summary>The score as far as it is known; null in a model without one.</summary>
    public string? Score { get; init; }

    /// <summary>The score the next level asks for, in a few words.</summary>
    public string? ScoreWanted { get; init; }

    /// <summary>The score against the thresholds.</summary>
    public string? ScoreBar { get; init; }

    /// <summary>What the next grade asks for, beside what there is; those met left out.</summary>
    public ImmutableArray<StandingRow> Rows { get; init; } = [];

    /// <summary>How many requirements of the grade aimed at are met, not met and open.</summary>
    public (int Met, int Unmet, int Open) Requirements { get; init; }

    /// <summary>The answers that would tell most, the best first.</summary>
    public ImmutableArray<StandingNext> Next { get; init; } = [];

    /// <summary>How a sheet stands.</summary>
    public static Standing Of(Assessment assessment, Language language) => new Reading(new ReportContext(assessment, language, ReportFormat.Html)).Standing();

    private sealed class Reading(ReportContext context)
    {
        private const int Useful = 5, Listed = 6;

        private const decimal BarWidth = 242;

        private Assessment Assessment => context.Assessment;

        public Standing Standing()
        {
            var required = context.Target is { } target ? context.RequiredBy(target).SelectMany(r => VerdictPart.Missing(context, r)).ToList() : [];
            var leaves = context.Target is { } aim ? Leaves(aim).ToList() : [];
            var isReturned = Assessment.Outcome.Status == OutcomeStatus.DataError;
            return new Standing
            {
                Certain = Certain(), Possible = Possible(),
                IsDecided = Assessment.Outcome.Status == OutcomeStatus.Decided, IsReturned = isReturned,
                Gauge = !isReturned && context.IsLadder ? VerdictPart.Gauge(context, 48) : null,
                Score = Assessment.Score is { } score ? Points(score.Value) : null,
                ScoreWanted = Wanted(), ScoreBar = isReturned ? null : Bar(),
                Rows = [.. required.Where(r => r.Criterion.When is not Condition.Score { Path.Length: 0 }).Take(Listed).Select(Row)],
                Requirements = (leaves.Count(r => r.Status == Truth.Met), leaves.Count(r => r.Status == Truth.Unmet), leaves.Count(r => r.Status is not (Truth.Met or Truth.Unmet or Truth.NotApplicable))),
                Next = [.. Assessment.OpenAnswers.Where(a => a.Field.AnsweredBy == AnsweredBy.Enterprise).Take(Useful).Select(Next)],
            };
        }

        private IEnumerable<CriterionResult> Leaves(Grade grade) => context.RequiredBy(grade).SelectMany(r => r.Criterion.SelfAndParts()).Where(c => c.Parts.IsEmpty).Select(c => context.ResultOf(c.Id));

        private string Certain()
        {
            var (outcome, held) = (Assessment.Outcome, Assessment.Grade);
            if (outcome.Status == OutcomeStatus.DataError) return context.Say("数据有矛盾，先改", "Contradiction: correct it first");
            if (context.IsLadder)
            {
                if (held is null) return outcome.Status == OutcomeStatus.Decided ? context.In(context.Model.NoGradeName) : context.Say("还定不了级", "No level yet");
                return outcome.Status == OutcomeStatus.Decided ? context.In(held.Name) : context.Say($"至少{held.Name.Zh}", $"At least {context.Inside(held.Name)}");
            }
            if (outcome.Status == OutcomeStatus.Undecided) return context.Say("待定", "Undecided");
            return context.In(held?.Name ?? context.Model.NoGradeName);
        }

        private string? Possible()
        {
            var outcome = Assessment.Outcome;
            if (outcome.Status != OutcomeStatus.Undecided) return null;
            var above = outcome.PossibleGrades.Where(g => g is not null && g != outcome.Grade).Select(g => context.Model.Grades.First(m => m.Id == g)).ToList();
            if (above.Count == 0) return null;
            if (context.Model.IsClassification) return context.Say("可能：", "possible: ") + context.Row(above.Select(g => context.In(g.Name)));
            if (!context.IsLadder) return null;
            return above.Count == 1 ? context.Say($"可能{above[0].Name.Zh}", $"possibly {context.Inside(above[0].Name)}") : context.Say($"最高可能{above[^1].Name.Zh}", $"at best {context.Inside(above[^1].Name)}");
        }

        private string Points(in Number value) =>
            value is { HasMin: true, HasMax: true } ? context.Say($"{context.Paper.Score(value)} 分", value.Min == 1 && value.Max == 1 ? "1 point" : $"{context.Paper.Score(value)} points") : context.Paper.Score(value);

        private string? Wanted() => context.Next is { } next && ThresholdOf(next) is { } wanted && CriterionWords.Beyond(wanted) + Paper.Number(wanted.Bound.Min) is var bound ? context.Say($"{next.Name.Zh}要 {bound}", $"{bound} for {context.Inside(next.Name)}") : null;

        private Measurement? ThresholdOf(Grade grade) =>
            context.RequiredBy(grade).FirstOrDefault(r => r is { Criterion.When: Condition.Score { Path.Length: 0, Comparison: Comparison.AtLeast or Comparison.Above }, Measured.Bound.IsKnown: true })?.Measured;

        /// <summary>Colours as attributes: the pages allow no styles inside.</summary>
        private string? Bar()
        {
            if (Assessment.Score is not { Value: { HasMin: true, HasMax: true } value } result || result.Indicator.OutOf == 0) return null;
            var scale = BarWidth / result.Indicator.OutOf;
            var thresholds = context.Model.Grades.Select(g => (g.Name, At: ThresholdOf(g)?.Bound.Min)).Where(t => t.At is > 0).Select(t => (Name: context.In(t.Name), At: t.At!.Value * scale)).OrderBy(t => t.At).ToList();
            var svg = new Svg((0, 0, BarWidth, thresholds.Count == 0 ? 10 : 34), "100%", context.Say($"得分 {context.Paper.Score(value)}，满分 {Paper.Number(result.Indicator.OutOf)}", $"score {context.Paper.Score(value)} out of {Paper.Number(result.Indicator.OutOf)}"), " class=\"scorebar\"");
            var top = thresholds.Count == 0 ? 1 : 12;
            svg.Rect(0, top, BarWidth, 8, "fill=\"#dfe5e9\"");
            if (value.Min > 0) svg.Rect(0, top, value.Min * scale, 8, "fill=\"#125878\"");
            if (value.Max > value.Min) svg.Rect(value.Min * scale, top, (value.Max - value.Min) * scale, 8, "fill=\"url(#h-azure)\"");
            decimal right = -4;
            foreach (var (name, at) in thresholds)
            {
                svg.Path($"M{Svg.N(at)} 9V23", "stroke=\"#14202b\"");
                // Labels that would touch each other are left out; the requirement stands in the rows.
                var half = TextWidth.Of(name, 11) / 2;
                if (at - half < right + 4 || at + half > BarWidth) continue;
                svg.Text(at, 34, name, "class=\"c-t\" font-size=\"11\"", "middle");
                right = at + half;
            }
            return svg.Done;
        }

        private StandingRow Row(CriterionResult result)
        {
            var words = context.Criteria;
            var (bound, actual) = (words.Wanted(result) ?? words.Required(result), words.Actual(result));
            var value = bound is null ? actual : context.Say($"{actual ?? "未填"}，要 {bound}", $"{actual ?? "not given"}, {bound} wanted");
            var (kind, mark, word) = FixedWords.Verdict(result.Status);
            return new StandingRow(words.Subject(result.Criterion, null), value, kind, mark, context.In(word));
        }

        private StandingNext Next(OpenAnswer answer) => new(
            answer.Field.Id,
            answer.Field.Number is { } number ? context.Say($"第 {Paper.Count(number)} 题", $"Question {Paper.Count(number)}") : context.In(answer.Field.Name),
            answer.Field.Number is null ? null : context.In(answer.Field.Name),
            answer.Swing, answer.Swing > 0 ? context.Paper.Points(answer.Swing) : null,
            answer.Settling.IsEmpty ? null : context.Say(
                $"{MissingPart.Which(context, answer)}，就定为{context.In(answer.Settled?.Name ?? context.Model.NoGradeName)}",
                $"{MissingPart.Which(context, answer)} settles it: {context.Inside(answer.Settled?.Name ?? context.Model.NoGradeName)}"));
    }
}

/// <summary>A requirement of the next grade that is not met yet. Immutable.</summary>
/// <param name="What">What it looks at.</param>
/// <param name="Value">What there is and what is wanted; null when neither can be said in a few words.</param>
/// <param name="Kind">met, unmet, undecided or na.</param>
/// <param name="Mark">Its mark.</param>
/// <param name="Word">Its word.</param>
public sealed record StandingRow(string What, string? Value, string Kind, string Mark, string Word);

/// <summary>An answer that would tell something. Immutable.</summary>
/// <param name="Field">Id of the question, scene or fact.</param>
/// <param name="Name">What it is called: a question by its number.</param>
/// <param name="Text">The question itself, where the name is a number.</param>
/// <param name="Swing">How far apart it can move the score.</param>
/// <param name="SwingText">The same in words; null when it does not.</param>
/// <param name="Settles">Which answers settle the grade, and which; null when none does alone.</param>
public sealed record StandingNext(string Field, string Name, string? Text, decimal Swing, string? SwingText, string? Settles);
