using System.Collections.Immutable;
using RongTong.Assessing;
using RongTong.Models;
using RongTong.Text;

namespace RongTong.Comparing;

internal sealed partial class Outline
{
    private void AddScore()
    {
        if (_model.Root is { } root) Add(root, null, "score", Combine.Weighted);
    }

    private void Add(Indicator indicator, OutlineNode? parent, string id, Combine siblings)
    {
        var node = Add(ModelPart.Score, id, indicator.Name, indicator.Span, parent,
        [
            Said(Aspect.FullMark, ScaleWords.Points(indicator.OutOf)),
            .. parent is not null && siblings is Combine.Weighted or Combine.Mean && indicator.Weight > 0 ? Share(indicator.Weight) : [],
            .. indicator.Children.Length > 0 || indicator.Awards.Length > 1 ? [Said(Aspect.Combine, CombineWords(indicator.Combine))] : ImmutableArray<Statement>.Empty,
            .. indicator.Cap is { } cap ? [Said(Aspect.Cap, ScaleWords.Points(cap))] : ImmutableArray<Statement>.Empty,
            .. Optional(Aspect.Note, indicator.Note),
            .. Cited(indicator.Clause),
        ]);
        foreach (var child in indicator.Children) Add(child, node, child.Path, indicator.Combine);
        foreach (var award in indicator.Awards) Add(award, node, indicator.Combine);
    }

    private void Add(Award award, OutlineNode parent, Combine siblings)
    {
        Add(ModelPart.Score, award.Id, award.Name, award.Span, parent,
        [
            Said(Aspect.FullMark, ScaleWords.Points(award.OutOf)),
            .. siblings is Combine.Weighted or Combine.Mean && award.Weight is not (0 or 100) ? Share(award.Weight) : [],
            .. award.From is { } from ? [Said(Aspect.Measured, "", RuleSpelling.Of(from.Root), _words.Of(from.Root))]
                : !award.IsQuestion && award.Question is { } fact ? [Said(Aspect.Measured, "", fact.Id, fact.Name)] : ImmutableArray<Statement>.Empty,
            .. award.Scale is AnswerScale.Choice choice ? OptionsOf(choice) : [Said(Aspect.Scale, "", RuleSpelling.Of(award.Scale), new ScaleWords(_model).Of(award))],
            .. award is { IsQuestion: true, Question: { } question } ? [.. question.Options.IsEmpty ? [Said(Aspect.Kind, KindOf(question))] : ImmutableArray<Statement>.Empty, .. Asking(question)] : ImmutableArray<Statement>.Empty,
            .. Cited(award.Clause ?? award.Scale.Clause),
        ]);
    }

    private static ImmutableArray<Statement> OptionsOf(AnswerScale.Choice choice) =>
    [
        .. choice.Options.Select(o => Said(Aspect.Option, o.Id, $"{NumberWords.Plain(o.Points)} {NumberWords.Plain(o.MostPoints)} {o.Exclusive} {o.Range}", OptionWords(o), o.Text)),
        .. choice.Options.Select(o => Said(Aspect.Text, o.Id, $"{o.Text.Zh}\n{o.Text.En}", o.Text, LocalizedText.Same(o.Letter ?? o.Id))),
        .. choice.Cap is { } cap ? [Said(Aspect.Cap, ScaleWords.Points(cap))] : ImmutableArray<Statement>.Empty,
    ];

    private static LocalizedText OptionWords(Option option)
    {
        var words = ScaleWords.Points(option);
        if (option.Range is { } range) words = new($"{words.Zh}（{ScaleWords.Range(range, isShare: true).Zh}）", $"{words.En} ({ScaleWords.Range(range, isShare: true).En})");
        return option.Exclusive ? new($"{words.Zh}，单选此项", $"{words.En}, stands alone") : words;
    }

    private static Statement[] Share(decimal weight) => [Said(Aspect.Weight, LocalizedText.Same($"{NumberWords.Plain(weight)}%"))];

    private static LocalizedText CombineWords(Combine combine) => combine switch
    {
        Combine.Sum => new("各项相加", "added up"),
        Combine.Max => new("取最高的一项", "the best counts"),
        Combine.Min => new("取最低的一项", "the worst counts"),
        Combine.Mean => new("取平均", "the mean"),
        _ => new("按比重", "by share"),
    };

    private void AddAlternatives()
    {
        if (_model.Alternatives is not { } set) return;
        var whole = Add(ModelPart.Alternatives, "alternatives", set.Name, set.Span, null,
            [Said(Aspect.Requirement, new LocalizedText($"适合度 {NumberWords.Plain(set.AtLeast)} 以上", $"fit of {NumberWords.Plain(set.AtLeast)} or more")), Said(Aspect.Meaning, set.None), .. Cited(set.Clause)]);
        foreach (var option in set.Options)
            Add(ModelPart.Alternatives, option.Id, option.Name, option.Span, whole,
            [
                .. Conditional(Aspect.Applies, option.Entry?.When),
                .. option.Signals.Select(s => Said(Aspect.Option, s.Name.Zh, $"{NumberWords.Plain(s.Points)} {RuleSpelling.Of(s.When)}", Joined(ScaleWords.Points(s.Points), _words.Of(s.When)), s.Name)),
                .. Optional(Aspect.Meaning, option.Meaning),
                .. Optional(Aspect.Help, option.Next),
                .. Cited(option.Clause),
            ]);
    }

    private void AddScenes()
    {
        if (_model.Scenes is not { } scenes) return;
        var whole = Add(ModelPart.Scenes, "scenes", scenes.Name, null, null, [.. scenes.LevelNames.Select((n, i) => Said(Aspect.Text, Number(i), $"{n.Zh}\n{n.En}", n, LocalizedText.Same(Number(i)))), .. Cited(scenes.Clause)]);
        foreach (var scene in scenes.All)
            Add(ModelPart.Scenes, scene.Id, scene.Name, scene.Span, whole,
            [
                .. scene.Levels.Select((l, i) => Said(Aspect.Text, Number(i + 1), $"{l.Text.Zh}\n{l.Text.En}", l.Text, i + 1 < scenes.LevelNames.Length ? scenes.LevelNames[i + 1] : null)),
                .. Listed(Aspect.Tags, scene.Tags.Select(t => scenes.Tags.GetValueOrDefault(t) ?? LocalizedText.Same(t))),
                .. Asking(scene.Field),
                .. Cited(scene.Clause),
            ]);
    }
}
