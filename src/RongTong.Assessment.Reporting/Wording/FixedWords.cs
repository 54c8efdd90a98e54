using RongTong.Compiling;
using RongTong.Models;
using RongTong.Text;

namespace RongTong.Reporting.Wording;

/// <summary>Words fixed for ever: verdicts, confidences, size classes, numbers of things.</summary>
internal static class FixedWords
{
    private static readonly string[] Chinese = ["零", "一", "两", "三", "四", "五", "六", "七", "八", "九", "十"];
    private static readonly string[] English = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

    /// <summary>Mark, word and style class of a verdict.</summary>
    public static (string Class, string Mark, LocalizedText Word) Verdict(Truth truth) => truth switch
    {
        Truth.Met => ("met", "✓", new LocalizedText("符合", "met")),
        Truth.Unmet => ("unmet", "✕", new LocalizedText("不符合", "not met")),
        Truth.NotApplicable => ("na", "–", new LocalizedText("不适用", "not applicable")),
        _ => ("undecided", "?", new LocalizedText("待定", "undecided")),
    };

    /// <summary>Dots and word of a confidence.</summary>
    public static (string Dots, LocalizedText Word) Confidence(Confidence confidence) => confidence switch
    {
        Models.Confidence.High => ("●●●", new LocalizedText("高", "high")),
        Models.Confidence.MediumHigh => ("●●○", new LocalizedText("中高", "medium-high")),
        Models.Confidence.Medium => ("●○○", new LocalizedText("中", "medium")),
        _ => ("●○○", new LocalizedText("低", "low")),
    };

    /// <summary>The name of a size class; an unknown one stands as it is.</summary>
    public static LocalizedText Size(string size) => size switch
    {
        "micro" => new LocalizedText("微型", "micro"),
        "small" => new LocalizedText("小型", "small"),
        "medium" => new LocalizedText("中型", "medium-sized"),
        "large" => new LocalizedText("大型", "large"),
        _ => LocalizedText.Same(size),
    };

    /// <summary>So many things: 两, two; figures beyond ten.</summary>
    public static LocalizedText HowMany(int count) =>
        count is >= 0 and <= 10 ? new LocalizedText(Chinese[count], English[count]) : LocalizedText.Same(Paper.Count(count));

    /// <summary>The mark of a tag by its place among the model's tags.</summary>
    public static string TagMark(int index) => index switch { 0 => "★", 1 => "◆", 2 => "▲", _ => "●" };
}
