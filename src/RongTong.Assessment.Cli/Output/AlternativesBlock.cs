using RongTong.Assessing;
using RongTong.Compiling;
using RongTong.Models;

namespace RongTong.Cli.Output;

/// <summary>How the model's alternatives stand: the fit of each, which is best, what keeps one out.</summary>
internal static class AlternativesBlock
{
    public static IEnumerable<string> Of(AlternativesResult result, Ink ink)
    {
        var language = ink.Language;
        yield return ink.Bold(result.Set.Name.In(language));
        var table = new TextTable(("", false), ("", true), ("", false));
        foreach (var option in result.Results)
            table.Add(option.Alternative.Name.In(language), option.IsOut ? language.Of("不参评", "out") : Figures.Of(option.Points), Remark(result, option, ink));
        foreach (var line in table.Lines(2, flexible: 2)) yield return line;
        if (result.Best is { Next: { } next })
            foreach (var line in Lines.Of("  " + language.Of("先做什么：", "First: ") + next.In(language), Lines.Width, 2)) yield return line;
        if (result.Best is null)
            foreach (var line in Lines.Of("  " + (result.IsDecided ? result.Set.None.In(language) : Open(result, ink)), Lines.Width, 2)) yield return line;
    }

    private static string Remark(AlternativesResult result, AlternativeResult option, Ink ink)
    {
        if (result.Best == option.Alternative) return ink.Language.Of("最适合", "best fit");
        if (option.Alternative.Entry is not { } entry || option.Entry == Truth.Met) return "";
        return ink.Language.Of($"准入：{entry.Name.Zh}，{(option.IsOut ? "不符合" : "待定")}", $"entry: {entry.Name.En}, {(option.IsOut ? "not met" : "undecided")}");
    }

    private static string Open(AlternativesResult result, Ink ink)
    {
        var names = result.Possible.OfType<Alternative>().Select(a => a.Name).ToList();
        var none = result.Possible.Contains(null);
        return ink.Language.Of(
            $"还不能定，可能是：{string.Join("、", names.Select(n => n.Zh))}{(none ? "，或都不合适" : "")}。",
            $"Still open, possibly: {string.Join(", ", names.Select(n => n.En))}{(none ? ", or none of them" : "")}.");
    }
}
