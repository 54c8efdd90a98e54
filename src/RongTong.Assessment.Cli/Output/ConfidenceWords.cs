using RongTong.Models;

namespace RongTong.Cli.Output;

/// <summary>How sure we are of a clause, as dots and a word.</summary>
internal static class ConfidenceWords
{
    public static string Of(Confidence confidence, Ink ink)
    {
        var (dots, zh, en) = confidence switch
        {
            Confidence.High => ("●●●", "高", "high"),
            Confidence.MediumHigh => ("●●○", "中高", "medium-high"),
            Confidence.Medium => ("●○○", "中", "medium"),
            _ => ("●○○", "低", "low"),
        };
        return ink.Utf8 ? $"{dots} {ink.Language.Of(zh, en)}" : ink.Language.Of($"可信度{zh}", $"confidence {en}");
    }

    /// <summary>A clause with how sure we are of it.</summary>
    public static string Cited(Clause clause, Ink ink) => $"{clause.Document} {clause.Place.In(ink.Language)}  {Of(clause.Confidence, ink)}";
}
