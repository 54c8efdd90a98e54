using System.Globalization;
using System.Text;
using RongTong.Assessing;
using RongTong.Compiling;
using RongTong.Models;
using RongTong.Text;

namespace RongTong.Cli.Output;

/// <summary>The handbook of a model as Markdown: what is asked, how it is scored with one example worked through, what is required, by which clause, and what is not known.</summary>
internal sealed class Handbook
{
    private readonly CompiledModel _compiled;
    private readonly EvaluationModel _model;
    private readonly Language _language;
    private readonly StringBuilder _text = new();

    private Handbook(CompiledModel compiled, Language language) => (_compiled, _model, _language) = (compiled, compiled.Model, language);

    public static string Of(CompiledModel compiled, Language language)
    {
        var handbook = new Handbook(compiled, language);
        handbook.Title();
        handbook.Questions();
        handbook.Scenes();
        handbook.Scoring();
        handbook.Criteria();
        handbook.Alternatives();
        handbook.Checks();
        handbook.Clauses();
        handbook.NotKnown();
        handbook.Dictionary();
        return handbook._text.ToString();
    }

    private string Say(string zh, string en) => _language.Of(zh, en);

    private string In(LocalizedText text) => Markdown(text.In(_language));

    private void Title()
    {
        Line($"# {In(_model.Name)}");
        Line("");
        Line($"`{_model.Ref}` · {Markdown(_model.Authority.Document)} · {In(_model.Authority.Issuer)} · {Day(_model.EffectiveFrom)} – {(_model.EffectiveTo is { } to ? Day(to) : Say("现行", "in force"))}");
        Line("");
        Line($"{Say("指纹", "Fingerprint")} `{_compiled.Fingerprint}`");
        if (_model.Note is not { } note) return;
        Line("");
        Line(In(note));
    }

    private void Questions()
    {
        var questions = _model.Awards.Where(a => a.IsQuestion).ToList();
        if (questions.Count == 0) return;
        Head(Say("题目", "Questions"));
        foreach (var award in questions)
        {
            var number = award.Question?.Number is { } n ? Say($"第 {N(n)} 题 ", $"Question {N(n)}: ") : "";
            Line("");
            Line($"### {number}{In(award.Name)}");
            Line("");
            Line($"`{award.Id}` · {Say("满分", "out of")} {Figures.Of(award.OutOf)}{(award.Clause is { } clause ? $" · {Cited(clause)}" : "")}");
            Line("");
            OptionsOf(award);
            if (award.From is { } from) Paragraph($"{Say("不作答时按数字推定：", "When not answered it follows from figures: ")}`{from.Text}`");
            if (award.Question?.Help is { } help) Paragraph(In(help));
            if (award.Question?.Evidence is { } evidence) Paragraph($"{Say("佐证：", "Evidence: ")}{In(evidence)}");
        }
    }

    private void OptionsOf(Award award)
    {
        if (award.Scale is not AnswerScale.Choice choice)
        {
            Line(ScaleNotation.Of(award.Scale, _language));
            return;
        }
        Line(Say($"| | 选项 | 编号 | 得分（满分 {Figures.Of(choice.Full)}） |", $"| | option | id | points (of {Figures.Of(choice.Full)}) |"));
        Line("|---|---|---|---:|");
        foreach (var option in choice.Options)
            Line($"| {option.Letter} | {In(option.Text)}{(option.Exclusive ? Say("（单选此项）", " (stands alone)") : "")} | `{option.Id}` | {ScaleNotation.PointsOf(option)} |");
    }

    private void Scenes()
    {
        if (_model.Scenes is not { } scenes) return;
        Head(In(scenes.Name));
        foreach (var scene in scenes.All)
        {
            var tags = string.Concat(scene.Tags.Select(t => $" · {(scenes.Tags.TryGetValue(t, out var name) ? In(name) : t)}"));
            Line("");
            Line($"### {In(scene.Name)}");
            Line("");
            Line($"`{scene.Id}`{tags}");
            Line("");
            for (var level = 1; level <= scene.Levels.Length; level++) Line($"- {In(scenes.LevelNames[level])}{Say("：", ": ")}{In(scene.Levels[level - 1].Text)}");
        }
    }

    private void Scoring()
    {
        if (_model.Root is not { } root) return;
        Head(Say("计分", "Scoring"));
        Line("");
        Line(Say("| 指标 | 编号 | 占上级 % | 满分 |", "| indicator | id | share of parent % | out of |"));
        Line("|---|---|---:|---:|");
        foreach (var node in _model.Indicators)
            Line($"| {string.Concat(Enumerable.Repeat("&emsp;", node.Path.Count(c => c == '/')))}{In(node.Name)} | `{node.Path}` | {(node.Weight > 0 ? Figures.Of(node.Weight) : "")} | {Figures.Of(node.OutOf)} |");
        Paragraph(Say(
            $"合计满分 {Figures.Of(root.OutOf)}。分数为精确小数，比较门槛时不取整；显示保留 {N(_model.Rounding.Digits)} 位。",
            $"The whole is out of {Figures.Of(root.OutOf)}. Scores are exact decimals and are compared unrounded; {N(_model.Rounding.Digits)} digits are shown."));
        Awards();
        WorkedExample();
    }

    /// <summary>What earns points besides the questions above.</summary>
    private void Awards()
    {
        var awards = _model.Awards.Where(a => !a.IsQuestion).ToList();
        if (awards.Count == 0) return;
        Line("");
        Line($"### {Say("得分项", "What earns the points")}");
        Line("");
        Line(Say("| 得分项 | 编号 | 按什么计分 | 分值 | 依据 |", "| award | id | measures | points | clause |"));
        Line("|---|---|---|---|---|");
        foreach (var award in awards)
        {
            var measured = award.From is { } from ? new ConditionWords(_model).Of(from.Root) : award.Question?.Name ?? LocalizedText.Same("");
            var clause = award.Clause ?? award.Scale.Clause;
            Line($"| {In(award.Name)} | `{award.Id}` | {In(measured)} | {In(new ScaleWords(_model).Of(award))} | {(clause is null ? "" : Cited(clause))} |");
        }
    }

    /// <summary>One question answered, followed up the tree. The engine computes it, so the handbook cannot be wrong about it.</summary>
    private void WorkedExample()
    {
        var award = _model.Awards.FirstOrDefault(a => a is { IsQuestion: true, Scale: AnswerScale.Choice });
        if (award?.Scale is not AnswerScale.Choice choice) return;
        var chosen = choice.Options.Where(o => o is { Exclusive: false, Points: > 0 }).Take(choice.Kind == FieldType.Multi ? 2 : 1).ToList();
        if (chosen.Count == 0) return;
        var sheet = new AnswerSheet().With(award.Id, [.. chosen.Select(o => o.Id)]);
        var assessment = _compiled.Assess(sheet);
        Line("");
        Line($"### {Say("例", "Example")}");
        Line("");
        Line(Say($"“{In(award.Name)}”选 {string.Join("、", chosen.Select(o => In(o.Text)))}，其余都没有答：", $"“{In(award.Name)}” answered with {string.Join(", ", chosen.Select(o => In(o.Text)))}, nothing else answered:"));
        Line("");
        foreach (var node in Way(assessment.Explanation, award.Id)) Line($"- {In(node.Subject)}{Say("：", ": ")}{In(node.Value)}{(node.Formula == node.Value ? "" : $" — {In(node.Formula)}")}");
        Paragraph(Say("没有答的题让分数成为一个区间，不是零分。", "What is not answered leaves the score an interval; it is not zero."));
    }

    /// <summary>The nodes from a question up to the total.</summary>
    private static List<Explanation> Way(Explanation node, string id)
    {
        if (node.Id == id) return [node];
        foreach (var child in node.Children)
            if (Way(child, id) is { Count: > 0 } way) return node.Kind == "score" ? [.. way, node] : way;
        return [];
    }

    private void Criteria()
    {
        Head(Say("条件与等级", "Criteria and grades"));
        Line("");
        Line(Say("| 条件 | 编号 | 要求 | 依据 |", "| criterion | id | requirement | clause |"));
        Line("|---|---|---|---|");
        foreach (var criterion in _model.Criteria) CriterionRow(criterion, 0);
        Line("");
        foreach (var grade in _model.Grades)
        {
            var alias = grade.Alias is { } other ? Say($"（{In(other)}）", $" ({In(other)})") : "";
            Line($"- **{In(grade.Name)}**{alias}{Say("：", ": ")}{string.Join(Say("、", ", "), grade.Requires.Select(r => $"`{r.Id}`"))}{(grade.Meaning is { } meaning ? $"{Say("。", ". ")}{In(meaning)}" : "")}");
        }
        Line($"- **{In(_model.NoGradeName)}**{(_model.NoGradeMeaning is { } none ? $"{Say("：", ": ")}{In(none)}" : "")}");
    }

    private void CriterionRow(Criterion criterion, int depth)
    {
        var words = criterion.Grouping switch
        {
            Grouping.All => Say("以下全部", "all of these"),
            Grouping.Any => Say("以下之一", "one of these"),
            Grouping.Some => Say($"以下至少 {N(criterion.AtLeast)} 项", $"at least {N(criterion.AtLeast)} of these"),
            _ => criterion.When is { } when ? Words(when) : "",
        };
        var applies = criterion.Applies is { } condition ? Say($"（适用于 {Words(condition)}）", $" (applies when {Words(condition)})") : "";
        Line($"| {string.Concat(Enumerable.Repeat("&emsp;", depth))}{In(criterion.Name)} | `{criterion.Id}` | {Markdown(words)}{Markdown(applies)} | {(criterion.Clause is { } clause ? Cited(clause) : "")} |");
        foreach (var part in criterion.Parts) CriterionRow(part, depth + 1);
    }

    private void Alternatives()
    {
        if (_model.Alternatives is not { } set) return;
        Head(In(set.Name));
        Paragraph(Say(
            $"与等级无关。准入成立的，符合的信号加分，满分 100；不低于 {Figures.Of(set.AtLeast)} 的最高者为建议，同分取前者。",
            $"Apart from the grade. Where the condition of entry holds, signals that hold add up, out of 100; the highest of at least {Figures.Of(set.AtLeast)} is advised, among equals the first."));
        Line("");
        Line(Say("| | 信号 | 分 | 何时符合 |", "| | signal | points | when it holds |"));
        Line("|---|---|---:|---|");
        foreach (var option in set.Options)
        {
            var entry = option.Entry is { } condition ? Say($"准入：{In(condition.Name)}", $"entry: {In(condition.Name)}") : "";
            Line($"| **{In(option.Name)}** `{option.Id}` | {entry} | | {(option.Entry is { } at ? Markdown(Words(at.When)) : "")} |");
            foreach (var signal in option.Signals) Line($"| | {In(signal.Name)} | {Figures.Of(signal.Points)} | {Markdown(Words(signal.When))} |");
        }
    }

    private void Checks()
    {
        if (_model.Checks.IsEmpty) return;
        Head(Say("核对", "Checks"));
        Line("");
        Line(Say("| 核对 | 须 | 不合时 |", "| check | must | otherwise |"));
        Line("|---|---|---|");
        foreach (var check in _model.Checks)
            Line($"| `{check.Id}` | {Markdown(Words(check.Must))} | {(check.IsError ? Say("退回：", "returned: ") : Say("提示：", "warning: "))}{In(check.Message)} |");
    }

    private void Clauses()
    {
        Head(Say("依据与可信度", "Clauses and how sure we are of them"));
        Line("");
        Line(Say("| 规则 | 依据 | 可信度 | 为什么 |", "| rule | clause | confidence | why |"));
        Line("|---|---|---|---|");
        foreach (var clause in _model.Clauses)
            Line($"| {(clause.Rule is { } rule ? In(rule) : clause.Id)} | {Place(clause)} | {Confidence(clause)} | {(clause.Basis is { } basis ? In(basis) : "")} |");
    }

    /// <summary>What the standard says that is not in here, and the clauses that rest on little.</summary>
    private void NotKnown()
    {
        var weak = _model.Clauses.Where(c => c.Confidence is Models.Confidence.Low or Models.Confidence.Medium).ToList();
        if (_model.NotRecovered.IsEmpty && weak.Count == 0) return;
        Head(Say("不知道的", "What is not known"));
        Line("");
        foreach (var text in _model.NotRecovered) Line($"- {In(text)}");
        foreach (var clause in weak) Line($"- {(clause.Rule is { } rule ? In(rule) : Place(clause))} ({Confidence(clause)}){(clause.Basis is { } basis ? $"{Say("：", ": ")}{In(basis)}" : "")}");
    }

    private void Dictionary()
    {
        Head(Say("数据字典", "Data dictionary"));
        Line("");
        Line(Say("| 编号 | 名称 | 类型 | 谁填 | 不填 |", "| id | name | type | answered by | unanswered |"));
        Line("|---|---|---|---|---|");
        foreach (var field in _model.Answerable)
        {
            var unanswered = field.Unanswered == Unanswered.NothingClaimed ? Say("未主张", "none claimed") : Say("未知", "unknown");
            var options = field.Options.Length > 0 && field.Type != FieldType.Level ? $"{Say("：", ": ")}{string.Join(", ", field.Options.Select(o => $"`{o.Id}`"))}" : "";
            Line($"| `{field.Id}` | {In(field.Name)} | {Markdown(FieldWords.Type(field, _model, _language))}{options} | {FieldWords.AnsweredBy(field, _language)} | {unanswered} |");
        }
        foreach (var derived in _model.Derived) Line($"| `{derived.Id}` | {In(derived.Name)} | `{derived.Formula.Text}` | {Say("算出", "computed")} | |");
    }

    private string Cited(Clause clause) => $"{Place(clause)} {Confidence(clause)}";

    private string Place(Clause clause) => $"{Markdown(clause.Document)} {In(clause.Place)}";

    private string Confidence(Clause clause) => ConfidenceWords.Of(clause.Confidence, new Ink(Colour: false, Utf8: true, _language));

    private string Words(Condition condition) => new ConditionWords(_model).Of(condition).In(_language);

    private void Head(string text)
    {
        Line("");
        Line($"## {text}");
    }

    private void Paragraph(string text)
    {
        Line("");
        Line(text);
    }

    private void Line(string text) => _text.Append(text).Append('\n');

    /// <summary>Text that Markdown would read as markup, spelled so that it does not.</summary>
    private static string Markdown(string text)
    {
        var safe = new StringBuilder(text.Length);
        foreach (var c in Lines.Plain(text)) (c is '|' or '*' or '_' or '`' or '[' or ']' or '<' or '>' or '\\' ? safe.Append('\\') : safe).Append(c);
        return safe.ToString();
    }

    private static string Day(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string N(int number) => number.ToString(CultureInfo.InvariantCulture);
}
