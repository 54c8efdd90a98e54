using System.Globalization;
using RongTong.Assessing;
using RongTong.Compiling;
using RongTong.Models;
using RongTong.Text;

namespace RongTong.Cli.Output;

/// <summary>An effective model as indented text: what counts how much, what is required, by which clause, and the line that states it.</summary>
internal sealed class ModelPage
{
    private readonly EvaluationModel _model;
    private readonly Ink _ink;
    private readonly TextPage _page = new();

    private ModelPage(EvaluationModel model, Ink ink) => (_model, _ink) = (model, ink);

    public static string Of(CompiledModel compiled, Ink ink)
    {
        var page = new ModelPage(compiled.Model, ink);
        page.Heading(compiled.Fingerprint);
        page.Tree();
        page.Scenes();
        page.Fields();
        page.Criteria();
        page.Grades();
        page.Alternatives();
        page.Checks();
        page.Clauses();
        page.NotRecovered();
        return page._page.ToString();
    }

    private Language Language => _ink.Language;

    private string Say(string zh, string en) => Language.Of(zh, en);

    private void Heading(string fingerprint)
    {
        _page.Line($"{_model.Ref}  {Day(_model.EffectiveFrom)} - {(_model.EffectiveTo is { } to ? Day(to) : Say("现行", "in force"))}");
        _page.Line(fingerprint);
        _page.Paragraph($"{_model.Name.In(Language)}  {_model.Authority.Document}  {_model.Authority.Issuer.In(Language)}", 0, 2);
        _page.Paragraph($"{Say("来源", "from")} {string.Join(Say("、", ", "), Files())}", 0, 2);
        foreach (var transition in _model.Transitions)
            _page.Paragraph($"{Say("过渡", "transition")} {Day(transition.From)} - {(transition.To is { } end ? Day(end) : "")} {Say("适用于", "applies when")} {Words(transition.Applies)}", 0, 2);
        foreach (var use in _model.Uses) _page.Paragraph($"{Say("引用", "uses")} {use.Model}  ({use.Field})  {Place(use.Span)}", 0, 2);
        if (_model.Note is { } note) _page.Paragraph(note.In(Language));
    }

    /// <summary>Every file the effective model is made of: its own first, of a province's layer the overlay, then what that stands on.</summary>
    private IEnumerable<string> Files() => _model.AllCriteria.Select(c => c.Span)
        .Concat(_model.Root?.SelfAndDescendants().Select(i => i.Span) ?? []).Concat(_model.Grades.Select(g => g.Span)).Concat(_model.Clauses.Select(c => c.Span)).Concat(_model.Fields.Select(f => f.Span))
        .Select(s => s.Path).Prepend(_model.File).Distinct(StringComparer.Ordinal);

    private void Tree()
    {
        if (_model.Root is not { } root) return;
        Head($"{Say("指标", "Indicators")}  {Say("满分", "out of")} {Figures.Of(root.OutOf)}");
        foreach (var child in root.Children) Node(child, 2);
        foreach (var award in root.Awards) AwardLines(award, 2);
    }

    private void Node(Indicator node, int indent)
    {
        _page.Paragraph($"{_ink.Bold(node.Name.In(Language))}  {Figures.Of(node.OutOf)}  ({node.Path})  {Place(node.Span)}", indent, 2);
        foreach (var child in node.Children) Node(child, indent + 2);
        foreach (var award in node.Awards) AwardLines(award, indent + 2);
    }

    private void AwardLines(Award award, int indent)
    {
        var number = award.Question?.Number is { } n ? Say($"第 {N(n)} 题 ", $"Question {N(n)} ") : "";
        _page.Paragraph($"{number}{award.Name.In(Language)}  {Figures.Of(award.OutOf)}  ({award.Id})  {Place(award.Span)}", indent, 2);
        if (award.From is { } from) _page.Paragraph($"{Say("取自", "from")} {from.Text}", indent + 4, 2);
        _page.Paragraph(ScaleNotation.Of(award.Scale, Language), indent + 4, 2);
    }

    private void Scenes()
    {
        if (_model.Scenes is not { } scenes) return;
        Head($"{scenes.Name.In(Language)}  {Figures.Count(scenes.All.Length)} {Say("个场景", "scenes")}");
        foreach (var group in scenes.Groups)
        {
            _page.Line($"  {group.Name.In(Language)}");
            foreach (var scene in group.Scenes)
            {
                var tags = string.Concat(scene.Tags.Select(t => $"  {(scenes.Tags.TryGetValue(t, out var name) ? name.In(Language) : t)}"));
                _page.Paragraph($"{scene.Name.In(Language)}{tags}  ({scene.Id})  {Place(scene.Span)}", 4, 2);
            }
        }
    }

    private void Fields()
    {
        if (_model.Fields.IsEmpty && _model.Derived.IsEmpty) return;
        Head(Say("事实", "Facts"));
        foreach (var field in _model.Fields) _page.Paragraph($"{field.Name.In(Language)}  {FieldWords.Type(field, _model, Language)}  ({field.Id})  {Place(field.Span)}", 2, 2);
        foreach (var derived in _model.Derived) _page.Paragraph($"{derived.Name.In(Language)} = {derived.Formula.Text}  ({derived.Id})  {Place(derived.Span)}", 2, 2);
    }

    private void Criteria()
    {
        Head(Say("条件", "Criteria"));
        foreach (var criterion in _model.Criteria) CriterionLines(criterion, 2);
    }

    private void CriterionLines(Criterion criterion, int indent)
    {
        _page.Paragraph($"{_ink.Bold(criterion.Name.In(Language))}  ({criterion.Id})  {Place(criterion.Span)}", indent, 2);
        if (criterion.Applies is { } applies) _page.Paragraph($"{Say("适用于", "applies when")} {Words(applies)}", indent + 4, 2);
        _page.Paragraph(criterion.Grouping switch
        {
            Grouping.All => Say("以下须全部符合", "all of these"),
            Grouping.Any => Say("以下符合一项即可", "one of these"),
            Grouping.Some => Say($"以下至少符合 {N(criterion.AtLeast)} 项", $"at least {N(criterion.AtLeast)} of these"),
            _ => criterion.When is { } when ? Words(when) : "",
        }, indent + 4, 2);
        if (criterion.Clause is { } clause) _page.Paragraph(ConfidenceWords.Cited(clause, _ink), indent + 4, 2);
        foreach (var part in criterion.Parts) CriterionLines(part, indent + 2);
    }

    private void Grades()
    {
        Head(Say("等级，低到高", "Grades, lowest first"));
        foreach (var grade in _model.Grades)
        {
            var alias = grade.Alias is { } other ? $" {other.In(Language)}" : "";
            _page.Paragraph($"{_ink.Bold(grade.Name.In(Language))}{alias}  ({grade.Id})  {Place(grade.Span)}", 2, 2);
            _page.Paragraph($"{Say("要求", "requires")} {string.Join(", ", grade.Requires.Select(r => r.Span.Path == grade.Span.Path ? r.Id : $"{r.Id} ({Place(r.Span)})"))}", 6, 2);
        }
        _page.Paragraph($"{Say("都没有达到：", "none held: ")}{_model.NoGradeName.In(Language)}");
    }

    private void Alternatives()
    {
        if (_model.Alternatives is not { } set) return;
        Head($"{set.Name.In(Language)}  >= {Figures.Of(set.AtLeast)}");
        foreach (var option in set.Options)
        {
            _page.Paragraph($"{_ink.Bold(option.Name.In(Language))}  ({option.Id})  {Place(option.Span)}", 2, 2);
            if (option.Entry is { } entry) _page.Paragraph($"{Say("须先有", "needs")} {Words(entry.When)}", 6, 2);
            foreach (var signal in option.Signals) _page.Paragraph($"{Figures.Of(signal.Points)}  {Words(signal.When)}  {Place(signal.Span)}", 6, 4);
        }
    }

    private void Checks()
    {
        if (_model.Checks.IsEmpty) return;
        Head(Say("核对", "Checks"));
        foreach (var check in _model.Checks)
        {
            _page.Paragraph($"{(check.IsError ? Say("错误", "error") : Say("警告", "warning"))}  {Words(check.Must)}  ({check.Id})  {Place(check.Span)}", 2, 2);
            if (check.Applies is { } applies) _page.Paragraph($"{Say("适用于", "applies when")} {Words(applies)}", 6, 2);
        }
    }

    private void Clauses()
    {
        Head(Say("依据", "Clauses"));
        foreach (var clause in _model.Clauses)
        {
            _page.Paragraph($"{ConfidenceWords.Cited(clause, _ink)}  ({clause.Id})  {Place(clause.Span)}", 2, 2);
            if (clause.Basis is { } basis) _page.Paragraph(basis.In(Language), 6);
        }
    }

    private void NotRecovered()
    {
        if (_model.NotRecovered.IsEmpty) return;
        Head(Say("未能取得的内容", "What could not be read"));
        foreach (var text in _model.NotRecovered) _page.Paragraph(text.In(Language), 2, 2);
    }

    private void Head(string text)
    {
        _page.Gap();
        _page.Line(_ink.Bold(text));
    }

    private string Words(Condition condition) => new ConditionWords(_model).Of(condition).In(Language);

    /// <summary>The file that last defined it, and the line; its folder stands in the heading.</summary>
    private static string Place(SourceSpan span) => $"{span.Path[(span.Path.LastIndexOf('/') + 1)..]}:{N(span.Line)}";

    private static string Day(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string N(int number) => number.ToString(CultureInfo.InvariantCulture);
}
