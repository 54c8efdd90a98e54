using System.Globalization;
using System.Text;
using RongTong.Assessing;
using RongTong.Compiling;
using RongTong.Models;
using RongTong.Text;

namespace RongTong.Cli.Output;

/// <summary>The handbook of a model as Markdown: what is asked, how it is scored with one example worked through, what is required, one sheet decided, by which clause, and what is not known.</summary>
internal sealed class Handbook
{
    private readonly CompiledModel _compiled;
    private readonly EvaluationModel _model;
    private readonly Language _language;
    private readonly HandbookExample? _example;
    private readonly StringBuilder _text = new();

    private Handbook(CompiledModel compiled, HandbookExample? example, Language language) => (_compiled, _model, _example, _language) = (compiled, compiled.Model, example, language);

    public static string Of(CompiledModel compiled, HandbookExample? example, Language language)
    {
        var handbook = new Handbook(compiled, example, language);
        handbook.Title();
        handbook.Scope();
        handbook.Questions();
        handbook.Scenes();
        handbook.Scoring();
        handbook.Criteria();
        handbook.Alternatives();
        handbook.DecidedExample();
        handbook.Checks();
        handbook.Continuities();
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

    /// <summary>A whole sheet decided, from the points to the grade. The engine computes it, so the handbook cannot be wrong about it.</summary>
    private void DecidedExample()
    {
        if (_example is not { Result: var result, Case: var example }) return;
        Head(Say("算例：一份答卷怎样判定", "Worked example: how a sheet is decided"));
        var place = example.Span.Path;
        Paragraph(Say(
            $"用例“{Markdown(example.Name)}”（`{place}`）：答了 {N(example.Sheet.Answers.Count)} 项{(example.Sheet.AsOf is { } zh ? $"，规则日期 {Day(zh)}" : "")}。以下各数由引擎在成册时算出。",
            $"A case of the specification (`{place}`): {N(example.Sheet.Answers.Count)} answers{(example.Sheet.AsOf is { } en ? $", by the rules of {Day(en)}" : "")}. The engine computed every figure below when this handbook was made."));
        if (result.Score is { } score)
        {
            Line("");
            Line(Say("| 得分 | 怎样算 | 得分 | 满分 |", "| score | how | points | out of |"));
            Line("|---|---|---:|---:|");
            var nodes = result.Explanation.SelfAndDescendants().Where(n => n.Kind is "score" or "question" or "value").DistinctBy(n => (n.Kind == "score", n.Id)).ToDictionary(n => (n.Kind == "score", n.Id));
            foreach (var node in result.Scores.Where(n => n.Indicator.Path.Length > 0))
            {
                var how = nodes.GetValueOrDefault((true, node.Indicator.Path));
                Line($"| {Indent(node.Indicator.Path.Count(c => c == '/'))}{In(node.Indicator.Name)} | {How(how)} | {Markdown(Figures.Of(node.Value))} | {Figures.Of(node.Indicator.OutOf)} |");
                foreach (var award in result.Awards.Where(a => a.Indicator.Path == node.Indicator.Path))
                    Line($"| {Indent(node.Indicator.Path.Count(c => c == '/') + 1)}{In(award.Award.Name)} | {How(nodes.GetValueOrDefault((false, award.Award.Id)))} | {Markdown(Figures.Of(award.Value))} | {Figures.Of(award.Award.OutOf)} |");
            }
            Line($"| **{In(score.Indicator.Name)}** | | **{Markdown(Figures.Of(score.Value))}** | {Figures.Of(score.Indicator.OutOf)} |");
        }
        if (!_model.Criteria.IsEmpty)
        {
            Line("");
            Line(Say("| 条件 | 实际 | 要求 | 判定 |", "| criterion | actual | required | verdict |"));
            Line("|---|---|---|---|");
            var results = result.Criteria.ToDictionary(c => c.Criterion.Id, StringComparer.Ordinal);
            var plain = new Ink(Colour: false, Utf8: true, _language);
            foreach (var criterion in _model.Criteria) Row(criterion, 0);

            void Row(Criterion criterion, int depth)
            {
                var cells = CriteriaBlock.Cells(results[criterion.Id], 0, _model, plain);
                Line($"| {Indent(depth)}{In(criterion.Name)} | {Markdown(cells[1])} | {Markdown(cells[2])} | {Markdown(cells[4])} |");
                foreach (var part in criterion.Parts) Row(part, depth + 1);
            }
        }
        var grade = result.Grade is { } held ? In(held.Name) : In(_model.NoGradeName);
        Paragraph($"**{Say("结论：", "Result: ")}{grade}**");
        if (result.Alternatives is { Best: { } best } && _model.Alternatives is { } set) Paragraph($"{In(set.Name)}{Say("：", ": ")}{In(best.Name)}");
    }

    /// <summary>How a value came about, where that says more than the value.</summary>
    private string How(Explanation? node) => node is null || node.Formula == node.Value ? "" : In(node.Formula);

    private static string Indent(int depth) => string.Concat(Enumerable.Repeat("&emsp;", depth));

    /// <summary>For whom and when: transition rules, what it builds on, what must be answered, the titles it gives, the layer above the decision.</summary>
    private void Scope()
    {
        var lines = new List<string>();
        foreach (var transition in _model.Transitions)
            lines.Add(Say($"{Day(transition.From)} 至 {(transition.To is { } to ? Day(to) : "今")}，也适用于：{Markdown(Words(transition.Applies))}", $"Also from {Day(transition.From)}{(transition.To is { } until ? $" to {Day(until)}" : "")} where {Markdown(Words(transition.Applies))}") + (transition.Clause is { } clause ? $" · {Cited(clause)}" : ""));
        foreach (var use in _model.Uses)
            lines.Add(Say($"“{NameOf(use.Field)}”不填时按 `{use.Model}` 算出", $"“{NameOf(use.Field)}” follows from `{use.Model}` unless it is stated"));
        if (!_model.Needs.IsEmpty) lines.Add(Say($"这些没有填，什么都定不了：{string.Join("、", _model.Needs.Select(n => NameOf(n.Id)))}", $"Without these nothing is decided: {string.Join(", ", _model.Needs.Select(n => NameOf(n.Id)))}"));
        foreach (var grade in _model.Grades)
            if (grade.Title is { } title) lines.Add(Say($"{In(grade.Name)}：称号“{In(title.Name)}”，有效期 {N(title.Years)} 年", $"{In(grade.Name)}: the title “{In(title.Name)}”, valid for {N(title.Years)} years"));
        if (_model.Recommendation is { } layer)
            lines.Add(Say("推荐", "Put forward") + (layer.Applies is { } applies ? Say($"（{Markdown(Words(applies))}）", $" (where {Markdown(Words(applies))})") : "") + Say("：认定之外还须符合 ", ": besides the grade ") + string.Join(Say("、", ", "), layer.Requires.Select(r => $"`{r.Id}`")) + (layer.Clause is { } cited ? $" · {Cited(cited)}" : ""));
        if (lines.Count == 0) return;
        Head(Say("适用", "Scope"));
        Line("");
        foreach (var line in lines) Line($"- {line}");
    }

    private string NameOf(string id) => _model.Answerable.FirstOrDefault(f => f.Id == id) is { } field ? In(field.Name) : id;

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

    /// <summary>Figures two filings must state alike.</summary>
    private void Continuities()
    {
        if (_model.Continuities.IsEmpty) return;
        Head(Say("与上一次填报对照", "Held against the filing of the year before"));
        Line("");
        foreach (var continuity in _model.Continuities)
            Line($"- `{continuity.Id}` {string.Join(Say("、", ", "), continuity.Fields.Select(f => NameOf(f.Id)))}{Say($"：相差不超过 {Figures.Percent(continuity.Within)}", $": at most {Figures.Percent(continuity.Within)} apart")}{(continuity.Clause is { } clause ? $" · {Cited(clause)}" : "")}");
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
