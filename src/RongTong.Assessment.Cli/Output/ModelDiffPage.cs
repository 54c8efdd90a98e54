using System.Globalization;
using RongTong.Compiling;
using RongTong.Comparing;
using RongTong.Text;

namespace RongTong.Cli.Output;

/// <summary>What differs between two models, as indented text: what decides first, wording and reference after it.</summary>
internal sealed class ModelDiffPage
{
    private readonly ModelComparison _comparison;
    private readonly Ink _ink;
    private readonly TextPage _page = new();

    private ModelDiffPage(ModelComparison comparison, Ink ink) => (_comparison, _ink) = (comparison, ink);

    public static string Of(ModelComparison comparison, Ink ink)
    {
        var page = new ModelDiffPage(comparison, ink);
        var (deciding, wording) = (comparison.In(ink.Language, decides: true).ToList(), comparison.In(ink.Language, decides: false).ToList());
        page.Heading(deciding, wording);
        foreach (var part in deciding.GroupBy(c => c.Part)) page.Part(part.Key.Words().In(ink.Language), part);
        foreach (var part in wording.GroupBy(c => c.Part)) page.Part(page.Say($"只改文字、编号或依据：{part.Key.Words().Zh}", $"Wording, numbering and reference: {Small(part.Key.Words().En)}"), part);
        return page._page.ToString();
    }

    private Language Language => _ink.Language;

    private string Say(string zh, string en) => Language.Of(zh, en);

    private void Heading(List<ModelChange> deciding, List<ModelChange> wording)
    {
        Model(Say("原", "was"), _comparison.Before);
        Model(Say("现", "is "), _comparison.After);
        _page.Gap();
        _page.Paragraph(deciding.Count + wording.Count == 0 ? Say("没有差别。", "No differences.") : Say(
            $"影响判定的变化：{Count(deciding)}。只改文字、编号或依据的：{Figures.Count(wording.Count)} 处。",
            $"Changes that decide: {Count(deciding)}. Wording, numbering and reference only: {Figures.Count(wording.Count)}."));
    }

    private void Model(string word, CompiledModel model)
    {
        var (from, to) = (Day(model.Model.EffectiveFrom), model.Model.EffectiveTo is { } last ? Day(last) : null);
        _page.Paragraph($"{word}  {model.Model.Ref}  {(to is null ? Say($"{from} 起", $"from {from}") : Say($"{from} 至 {to}", $"{from} to {to}"))}  {PageHead.ShortFingerprint(model.Fingerprint)}", 0, 4);
        _page.Paragraph($"{model.Model.Name.In(Language)}  {model.Model.Authority.Document}", 4, 2);
    }

    private string Count(IEnumerable<ModelChange> changes)
    {
        var kinds = changes.GroupBy(c => c.Kind).ToDictionary(g => g.Key, g => Figures.Count(g.Count()));
        string Of(ChangeKind kind) => kinds.GetValueOrDefault(kind, "0");
        return Say($"改 {Of(ChangeKind.Changed)}、增 {Of(ChangeKind.Added)}、删 {Of(ChangeKind.Removed)}", $"{Of(ChangeKind.Changed)} changed, {Of(ChangeKind.Added)} added, {Of(ChangeKind.Removed)} removed");
    }

    private void Part(string title, IEnumerable<ModelChange> changes)
    {
        _page.Gap();
        _page.Line(_ink.Bold(title));
        foreach (var change in changes) Change(change);
    }

    private void Change(ModelChange change)
    {
        var mark = change.Kind switch { ChangeKind.Added => Say("+ 增", "+ added"), ChangeKind.Removed => Say("- 删", "- removed"), _ => Say("~ 改", "~ changed") };
        _page.Paragraph($"{mark}  {change.Name.In(Language)}{Ids(change)}", 2, 6);
        foreach (var difference in change.In(Language)) Difference(difference);
    }

    /// <summary>Both ids where a node was renumbered; texts stand for themselves.</summary>
    private static string Ids(ModelChange change) => change.Part == ModelPart.NotRecovered ? ""
        : change.IsRenumbered ? $"  ({change.Before} -> {change.After})"
        : $"  ({change.After ?? change.Before})";

    private void Difference(Difference difference)
    {
        var label = difference.Aspect.Words().In(Language) + (difference.Item is { } item ? $" {item.In(Language)}" : "") + Say("：", ": ");
        if (difference is { Was: { } was, Is: { } now })
        {
            _page.Paragraph($"{label}{was.In(Language)}", 6, 2);
            _page.Paragraph($"-> {now.In(Language)}", 8, 3);
        }
        else _page.Paragraph($"{label}{(difference.Is ?? difference.Was)?.In(Language)}", 6, 2);
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Small(string text) => char.ToLowerInvariant(text[0]) + text[1..];
}
