using RongTong.Compiling;
using RongTong.Models;
using RongTong.Text;

namespace RongTong.Assessing;

/// <summary>How answers earn points, in words a certifying officer reads: borders as 以上, 不到, shares as percentages, amounts with their unit. Immutable and thread-safe.</summary>
public sealed class ScaleWords
{
    private readonly EvaluationModel _model;

    /// <summary>The words of a model.</summary>
    /// <param name="model">The model the scales belong to.</param>
    public ScaleWords(EvaluationModel model) => _model = model;

    /// <summary>Points.</summary>
    public static LocalizedText Points(decimal points) => new($"{NumberWords.Plain(points)} 分", points == 1 ? "1 point" : $"{NumberWords.Plain(points)} points");

    /// <summary>Points of an option, which need not be known.</summary>
    public static LocalizedText Points(Option option) =>
        option.PointsAreKnown ? Points(option.Points) : new LocalizedText($"分值没有取得，0 至 {NumberWords.Plain(option.MostPoints)} 分", $"points not known, 0 to {NumberWords.Plain(option.MostPoints)}");

    /// <summary>A stretch of plain numbers, or of shares.</summary>
    public static LocalizedText Range(NumberRange range, bool isShare) => Range(range, value => LocalizedText.Same(isShare ? NumberWords.ExactPercent(value) : NumberWords.Plain(value)));

    /// <summary>What an award gives for what it measures, in a line.</summary>
    public LocalizedText Of(Award award) => award.Scale switch
    {
        AnswerScale.Choice choice => new(
            string.Join("；", choice.Options.Select(o => $"{o.Text.Zh}：{Points(o).Zh}")) + (choice.Cap is { } most ? $"；最高 {Points(most).Zh}" : ""),
            string.Join("; ", choice.Options.Select(o => $"{o.Text.En}: {Points(o).En}")) + (choice.Cap is { } cap ? $"; at most {Points(cap).En}" : "")),
        AnswerScale.Bands bands => new(
            string.Join("；", bands.Steps.Select(s => $"{Range(s.Range, value => Figure(award, value)).Zh}：{Points(s.Points).Zh}")),
            string.Join("; ", bands.Steps.Select(s => $"{Range(s.Range, value => Figure(award, value)).En}: {Points(s.Points).En}"))),
        AnswerScale.YesNo yes => new($"是 {Points(yes.Points).Zh}，否 {Points(yes.Otherwise).Zh}", $"yes {Points(yes.Points).En}, no {Points(yes.Otherwise).En}"),
        AnswerScale.Computed computed => LocalizedText.Same(computed.Formula.Text),
        _ => LocalizedText.Same(""),
    };

    private LocalizedText Figure(Award award, decimal value)
    {
        var formula = award.IsQuestion ? null : award.From?.Root;
        if (formula is not null && Shares.Gives(_model, formula)) return LocalizedText.Same(NumberWords.ExactPercent(value));
        var unit = formula is Formula.Name name ? _model.Fields.FirstOrDefault(f => f.Id == name.Id)?.Unit ?? _model.Derived.FirstOrDefault(d => d.Id == name.Id)?.Unit : null;
        return NumberWords.Of(Number.Known(value), unit ?? Unit.One, _model);
    }

    /// <summary>A space between a figure and the Chinese word behind it; a unit in Chinese needs none.</summary>
    private static string Spaced(string figure) => char.IsAscii(figure[^1]) ? figure + " " : figure;

    private static LocalizedText Range(NumberRange range, Func<decimal, LocalizedText> figure)
    {
        LocalizedText? from = null, to = null;
        if (range.Lower is { } lower && figure(lower) is var least) from = range.LowerIncluded ? new($"{Spaced(least.Zh)}以上", $"{least.En} or more") : new($"超过 {least.Zh}", $"more than {least.En}");
        if (range.Upper is { } upper && figure(upper) is var most) to = range.UpperIncluded ? new($"{Spaced(most.Zh)}以下", $"{most.En} or less") : new($"不到 {most.Zh}", $"less than {most.En}");
        return from is not null && to is not null ? new($"{from.Zh}、{to.Zh}", $"{from.En}, {to.En}") : from ?? to ?? new("任何数", "any number");
    }
}
