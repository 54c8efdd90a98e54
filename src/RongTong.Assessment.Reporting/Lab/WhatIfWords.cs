using RongTong.Assessing;
using RongTong.Models;
using RongTong.Reporting.Statistics;
using RongTong.Reporting.Wording;
using RongTong.Text;

namespace RongTong.Reporting.Lab;

/// <summary>The words of a what-if that page, terminal and workbook share. Stateless.</summary>
public static class WhatIfWords
{
    /// <summary>A group: its name, a size class in words, or that nothing was filed.</summary>
    public static string Group(string group, Language language) =>
        group.Length == 0 ? language == Language.Zh ? "未填" : "not stated" : FixedWords.Size(group).In(language);

    /// <summary>A number of a criterion with its unit.</summary>
    public static string Value(decimal value, Measure measure, EvaluationModel model, Language language) =>
        measure.IsShare ? NumberWords.ExactPercent(value) : new Paper(language, model).Value(value, measure.Unit);

    /// <summary>The sign of a comparison.</summary>
    public static string Sign(Comparison comparison) => Paper.Sign(comparison);

    /// <summary>A threshold with its sign: ≥ 3%.</summary>
    public static string Required(decimal threshold, ThresholdResult result, EvaluationModel model, Language language) =>
        $"{Paper.Sign(result.Comparison)} {Value(threshold, result.Measure, model, language)}";

    /// <summary>What a question about a threshold comes to, in sentences.</summary>
    public static IEnumerable<string> Answer(ThresholdResult result, EvaluationModel model, Language language)
    {
        var isChinese = language == Language.Zh;
        string Say(string zh, string en) => isChinese ? zh : en;
        string Need(ThresholdPoint point) => Required(point.Threshold, result, model, language);
        string Firms(long firms) => Paper.Number(firms);
        if (result.Answer is { } answer)
        {
            yield return Say($"门槛 {Need(answer)}：正好 {Firms(answer.Firms)} 家符合", $"threshold {Need(answer)}: exactly {Firms(answer.Firms)} firms are certified");
        }
        else
        {
            yield return (result.Looser, result.Stricter) switch
            {
                ({ } more, { } fewer) => Say(
                    $"没有门槛正好给出 {Firms(result.Target)} 家：数值相同的企业一同进出，只能是 {Firms(fewer.Firms)} 家或 {Firms(more.Firms)} 家",
                    $"no threshold gives exactly {Firms(result.Target)}: firms of equal value come and go together, so it is {Firms(fewer.Firms)} or {Firms(more.Firms)}"),
                (null, { } most) => Say($"到不了 {Firms(result.Target)} 家：这一条放得再宽，也只有 {Firms(most.Firms)} 家，其余卡在别的条件上", $"{Firms(result.Target)} is out of reach: with this criterion as loose as can be {Firms(most.Firms)} are certified; others fail on something else"),
                ({ } least, null) => Say($"少不到 {Firms(result.Target)} 家：这一条定得再严，也有 {Firms(least.Firms)} 家由别的途径符合", $"{Firms(result.Target)} is out of reach: with this criterion as strict as can be {Firms(least.Firms)} are certified by another route"),
                _ => Say("没有一家的结论取决于这一条", "no firm depends on this criterion"),
            };
        }
        if (result.Looser is { } looser) yield return Say($"再宽一步 {Need(looser)}：{Firms(looser.Firms)} 家", $"one step looser, {Need(looser)}: {Firms(looser.Firms)}");
        if (result.Stricter is { } stricter) yield return Say($"再严一步 {Need(stricter)}：{Firms(stricter.Firms)} 家", $"one step stricter, {Need(stricter)}: {Firms(stricter.Firms)}");
        yield return Say($"现在 {Need(result.Current)}：{Firms(result.Current.Firms)} 家", $"now {Need(result.Current)}: {Firms(result.Current.Firms)}");
    }
}
