using System.Collections.Immutable;
using System.Globalization;
using RongTong.Assessing;
using RongTong.Comparing;
using RongTong.Models;
using RongTong.Text;

namespace RongTong.Cli.Output;

/// <summary>What moved between two assessments of one firm, as text: grade and total first, then scores, criteria, scenes, answers.</summary>
internal sealed class ComparePage
{
    private const int BarWidth = 20;

    private readonly AssessmentComparison _comparison;
    private readonly Ink _ink;
    private readonly bool _all;
    private readonly TextPage _page = new();

    private ComparePage(AssessmentComparison comparison, Ink ink, bool all) => (_comparison, _ink, _all) = (comparison, ink, all);

    public static string Of(AssessmentComparison comparison, Ink ink, bool all)
    {
        var page = new ComparePage(comparison, ink, all);
        page.Head();
        page.Carried();
        page.Scores();
        page.Criteria();
        page.Scenes();
        page.Answers();
        return page._page.ToString();
    }

    private Language Language => _ink.Language;

    private EvaluationModel Model => _comparison.Model;

    private string Say(string zh, string en) => Language.Of(zh, en);

    private void Head()
    {
        var enterprise = _comparison.After.Sheet.Enterprise;
        var who = string.Join("  ", new[] { enterprise.Name, enterprise.Uscc }.Where(t => t.Length > 0).Select(Lines.Plain));
        if (who.Length > 0) _page.Add(Lines.Of(who, Lines.Width, 2).Select(_ink.Bold));
        _page.Line($"{Model.Ref}  {Day(_comparison.Before)} -> {Day(_comparison.After)}  {PageHead.ShortFingerprint(_comparison.After.Fingerprint)}");
        _page.Gap();
        var (before, after) = (ComparisonWords.Outcome(_comparison.Before).In(Language), ComparisonWords.Outcome(_comparison.After).In(Language));
        _page.Paragraph(_ink.Bold(before == after ? Say($"{after}（未变）", $"{after} (as before)") : $"{before} -> {after}"), hang: 2);
        if (_comparison.Score is { } total)
            _page.Paragraph($"{total.Indicator.Name.In(Language)}  {Figures.Of(total.Before)} -> {Figures.Of(total.After)} / {Figures.Of(total.Indicator.OutOf)}  {Difference(total)}");
        var moves = _comparison.Criteria.Where(c => c.Criterion.Parts.IsEmpty).GroupBy(c => c.Move).ToDictionary(g => g.Key, g => Figures.Count(g.Count()));
        var told = new[] { CriterionMove.Closed, CriterionMove.Narrowed, CriterionMove.Widened, CriterionMove.Opened }.Where(moves.ContainsKey).Select(m => $"{ComparisonWords.Of(m).In(Language)} {moves[m]}").ToList();
        if (told.Count > 0) _page.Paragraph(Say("条件：", "criteria: ") + string.Join(Say("，", ", "), told));
    }

    private void Carried()
    {
        if (_comparison.Carried is not { } carried) return;
        _page.Gap();
        _page.Paragraph(Say(
            $"前一份答卷按 {carried.From} 填写，这里按 {Model.Ref} 重评；同一编号的题目和选项视为同一件事。",
            $"The earlier sheet was filled in for {carried.From} and is scored by {Model.Ref} here; questions and options with one id are taken for the same."));
        Fields(carried.NotCounted, Say("新版不再看，或没有所选选项，不起作用", "no longer looked at, or with an option there no longer is; without effect"));
        Fields(carried.WithNewOptions, Say("新版有当时选不到的选项，按没有选计", "with options that could not be chosen then; counted as not chosen"));
        Fields(carried.NotAsked, Say("新版才看，前一份没有回答", "looked at by the newer edition only, not answered then"));
    }

    private void Fields(ImmutableArray<Field> fields, string what)
    {
        if (fields.IsEmpty) return;
        var shown = _all ? fields : [.. fields.Take(8)];
        var more = fields.Length > shown.Length ? Say($"，另有 {Figures.Count(fields.Length - shown.Length)} 项（--all 列出）", $", and {Figures.Count(fields.Length - shown.Length)} more (--all)") : "";
        _page.Paragraph($"{what}{Say("：", ": ")}{string.Join(Say("、", "; "), shown.Select(f => f.Name.In(Language)))}{more}", 2, 2);
    }

    private void Scores()
    {
        var scores = _comparison.Scores.Where(s => _all || s.Indicator.Path.Count(c => c == '/') <= 1 && (s.IsMoved || !s.Indicator.Path.Contains('/', StringComparison.Ordinal))).ToList();
        if (scores.Count == 0) return;
        var table = new TextTable((Say("得分", "score"), false), ("", false), (Say("原", "was"), true), (Say("现", "is"), true), (Say("满分", "of"), true), (Say("增减", "moved"), true));
        foreach (var score in scores)
            table.Add(DisplayWidth.Spaces(2 * score.Indicator.Path.Count(c => c == '/')) + score.Indicator.Name.In(Language), Bar(score), Figures.Of(score.Before), Figures.Of(score.After), Figures.Of(score.Indicator.OutOf), Difference(score));
        _page.Gap();
        _page.Add(table.Lines(2));
        _page.Line("  " + Say("= 原有  + 增加  - 减少  ? 未知", "= as before  + gained  - lost  ? not known"));
    }

    /// <summary>What stays, what was gained, what was lost, what is not known; nothing but dots where a side has no score.</summary>
    private static string Bar(ScoreChange score)
    {
        var outOf = score.Indicator.OutOf;
        if (score.Before is not { HasMin: true, HasMax: true } was || score.After is not { HasMin: true, HasMax: true } now || outOf <= 0) return "";
        var (least, most, before, after) = (Signs(Math.Min(was.Min, now.Min)), Signs(Math.Max(was.Max, now.Max)), Signs(was.Min), Signs(now.Min));
        var certain = Math.Max(before, after);
        return new string('=', least) + new string(after > before ? '+' : '-', certain - least) + new string('?', Math.Max(0, most - certain)) + new string('.', BarWidth - Math.Max(most, certain));

        int Signs(decimal value) => (int)decimal.Round(Math.Clamp(value / outOf, 0, 1) * BarWidth, MidpointRounding.AwayFromZero);
    }

    private static string Difference(ScoreChange score) => score.Difference switch
    {
        { IsKnown: true, Min: > 0 and var up } => "+" + Figures.Of(up),
        { IsKnown: true, Min: 0 } => "0",
        { IsKnown: true } or { HasMin: true, HasMax: true } => score.Difference is { IsKnown: true } known ? Figures.Of(known.Min) : $"{Figures.Of(score.Difference.Min)} - {Figures.Of(score.Difference.Max)}",
        _ => "?",
    };

    private void Criteria()
    {
        var moved = _comparison.Criteria.Where(c => _all || c.Move != CriterionMove.Same).ToList();
        if (moved.Count == 0) return;
        var table = new TextTable((Say("条件", "criterion"), false), (Say("原", "was"), true), (Say("现", "is"), true), (Say("要求", "required"), true), ("", false));
        foreach (var criterion in moved)
        {
            var required = criterion.After.Measured is { } measured ? $"{NumberWords.Sign(measured.Comparison)} {NumberWords.Bound(measured, Model).In(Language)}" : "";
            table.Add(criterion.Criterion.Name.In(Language), Actual(criterion.Before), Actual(criterion.After), required, Moved(criterion));
        }
        _page.Gap();
        _page.Add(table.Lines(2));
    }

    private string Actual(CriterionResult result) =>
        result.Measured is { } measured ? NumberWords.Actual(measured, Model).In(Language) : _ink.Verdict(result.Status);

    private string Moved(CriterionChange change)
    {
        var word = ComparisonWords.Of(change.Move).In(Language);
        return change.Move switch
        {
            CriterionMove.Closed => _ink.Good(word),
            CriterionMove.Opened or CriterionMove.Widened => _ink.Bad(word),
            _ => word,
        };
    }

    private void Scenes()
    {
        var moved = _comparison.Scenes.Where(s => s.IsMoved).ToList();
        if (moved.Count == 0) return;
        var table = new TextTable((Say("场景", "scene"), false), (Say("原", "was"), false), (Say("现", "is"), false));
        foreach (var scene in moved) table.Add(scene.Scene.Name.In(Language), ComparisonWords.Level(scene.Before, Model).In(Language), ComparisonWords.Level(scene.After, Model).In(Language));
        _page.Gap();
        _page.Add(table.Lines(2));
    }

    private void Answers()
    {
        var scenes = _comparison.Scenes.Select(s => s.Scene.Id).ToHashSet(StringComparer.Ordinal);
        var moved = _comparison.Answers.Where(a => !scenes.Contains(a.Field.Id)).ToList();
        _page.Gap();
        if (moved.Count == 0)
        {
            _page.Paragraph(_comparison.Answers.IsEmpty ? Say("没有一个答案变了。", "No answer changed.") : Say("场景以外的答案都没有变。", "No answer but those on scenes changed."), 0);
            return;
        }
        Answers(moved.Where(a => a.Move == AnswerMove.Changed), n => Say($"变了的答案（{n} 项）", $"Answers that changed ({n})"), Answer);
        Answers(moved.Where(a => a.Move == AnswerMove.Given), n => Say($"现在回答、原先没有回答的（{n} 项）", $"Answered now, not then ({n})"), a => One(a, a.After));
        Answers(moved.Where(a => a.Move == AnswerMove.Withdrawn), n => Say($"原先回答、现在没有回答的（{n} 项）", $"Answered then, not now ({n})"), a => One(a, a.Before));
    }

    private void Answers(IEnumerable<AnswerChange> changes, Func<string, string> heading, Action<AnswerChange> write)
    {
        var all = changes.ToList();
        if (all.Count == 0) return;
        _page.Gap();
        _page.Line(_ink.Bold(heading(Figures.Count(all.Count))));
        all.ForEach(write);
    }

    private void One(AnswerChange change, Stated stated) =>
        _page.Paragraph($"{Numbered(change.Field)}{Say("：", ": ")}{Lines.Plain(ComparisonWords.Value(stated, change.Field, Model).In(Language))}", 2, 2);

    private string Numbered(Field field) => (field.Number is { } number ? $"{number.ToString(CultureInfo.InvariantCulture)}  " : "") + field.Name.In(Language);

    private void Answer(AnswerChange change)
    {
        _page.Paragraph(Numbered(change.Field), 2, 2);
        if (change.Field.Type == FieldType.Multi && change is { Before.Values.IsEmpty: false, After.Values.IsEmpty: false })
        {
            Options("+", change.Come, change.Field);
            Options("-", change.Gone, change.Field);
        }
        else _page.Paragraph($"{Lines.Plain(ComparisonWords.Value(change.Before, change.Field, Model).In(Language))} -> {Lines.Plain(ComparisonWords.Value(change.After, change.Field, Model).In(Language))}", 4, 2);
    }

    private void Options(string sign, IEnumerable<string> options, Field field)
    {
        var texts = options.Select(o => Lines.Plain(ComparisonWords.Value(o, field, Model).In(Language))).ToList();
        if (texts.Count > 0) _page.Paragraph($"{sign} {string.Join(Say("；", "; "), texts)}", 4, 2);
    }

    private static string Day(Assessment assessment) => assessment.Sheet.AsOf?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "?";
}
