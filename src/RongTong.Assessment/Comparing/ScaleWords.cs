using RongTong.Assessing;
using RongTong.Models;
using RongTong.Text;

namespace RongTong.Comparing;

/// <summary>How answers earn points, in words a certifying officer reads: borders as 以上, 不到, shares as percentages.</summary>
internal static class ScaleWords
{
    /// <summary>Points.</summary>
    public static LocalizedText Points(decimal points) => new($"{NumberWords.Plain(points)} 分", points == 1 ? "1 point" : $"{NumberWords.Plain(points)} points");

    /// <summary>Points of an option, which need not be known.</summary>
    public static LocalizedText Points(Option option) =>
        option.PointsAreKnown ? Points(option.Points) : new LocalizedText($"分值没有取得，0 至 {NumberWords.Plain(option.MostPoints)} 分", $"points not known, 0 to {NumberWords.Plain(option.MostPoints)}");

    /// <summary>A stretch of numbers.</summary>
    public static LocalizedText Range(NumberRange range, bool isShare)
    {
        string Figure(decimal value) => isShare ? NumberWords.ExactPercent(value) : NumberWords.Plain(value);
        LocalizedText? from = range.Lower is { } lower ? range.LowerIncluded ? new($"{Figure(lower)} 以上", $"{Figure(lower)} or more") : new($"超过 {Figure(lower)}", $"more than {Figure(lower)}") : null;
        LocalizedText? to = range.Upper is { } upper ? range.UpperIncluded ? new($"{Figure(upper)} 以下", $"{Figure(upper)} or less") : new($"不到 {Figure(upper)}", $"less than {Figure(upper)}") : null;
        return (from, to) switch
        {
            ({ } a, { } b) => new($"{a.Zh}、{b.Zh}", $"{a.En}, {b.En}"),
            _ => from ?? to ?? new("任何数", "any number"),
        };
    }

    /// <summary>Bands, yes and no, or a formula; options are told one by one.</summary>
    public static LocalizedText? Of(AnswerScale scale, bool isShare) => scale switch
    {
        AnswerScale.Bands bands => new(
            string.Join("；", bands.Steps.Select(s => $"{Range(s.Range, isShare).Zh}：{Points(s.Points).Zh}")),
            string.Join("; ", bands.Steps.Select(s => $"{Range(s.Range, isShare).En}: {Points(s.Points).En}"))),
        AnswerScale.YesNo yes => new($"是 {Points(yes.Points).Zh}，否 {Points(yes.Otherwise).Zh}", $"yes {Points(yes.Points).En}, no {Points(yes.Otherwise).En}"),
        AnswerScale.Computed computed => LocalizedText.Same(computed.Formula.Text),
        _ => null,
    };

    /// <summary>The same, spelled one way.</summary>
    public static string Spelling(AnswerScale scale) => scale switch
    {
        AnswerScale.Bands bands => string.Join(' ', bands.Steps.Select(s => $"{s.Range} {NumberWords.Plain(s.Points)}")),
        AnswerScale.YesNo yes => $"yes {NumberWords.Plain(yes.Points)} no {NumberWords.Plain(yes.Otherwise)}",
        AnswerScale.Computed computed => RuleSpelling.Of(computed.Formula.Root),
        _ => "",
    };
}
