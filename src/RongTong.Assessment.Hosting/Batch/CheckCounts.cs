using System.Collections.Immutable;
using RongTong.Text;

namespace RongTong.Hosting.Batch;

/// <summary>How often rows failed the checks of the model, in the words of the checks. Stateless.</summary>
internal static class CheckCounts
{
    /// <summary>The checks counted under a kind, most first.</summary>
    /// <param name="tally">What was counted.</param>
    /// <param name="model">The model.</param>
    /// <param name="kind">The beginning of the names: <c>warning/</c> or <c>return/</c>.</param>
    public static ImmutableArray<(LocalizedText Words, long Rows)> Of(BatchTally tally, BatchModel model, string kind)
    {
        var checks = model.Editions.Reverse().SelectMany(e => e.Model.Checks.Select(c => (c.Id, c.General)).Concat(e.Model.Continuities.Select(c => (c.Id, c.General))))
            .DistinctBy(c => c.Id, StringComparer.Ordinal).ToDictionary(c => c.Id, c => c.General, StringComparer.Ordinal);
        return
        [
            .. tally.Under(kind).Select(c => (Words: checks.GetValueOrDefault(c.Name) ?? OfCode(c.Name), Rows: c.Counts[0]))
                .GroupBy(c => c.Words).Select(g => (Words: g.Key, Rows: g.Sum(c => c.Rows))).OrderByDescending(c => c.Rows).ThenBy(c => c.Words.En, StringComparer.Ordinal),
        ];
    }

    private static LocalizedText OfCode(string code) => code switch
    {
        "RT4003" => new LocalizedText("数值超出范围", "a value out of range"),
        "RT4015" => new LocalizedText("信用代码校验不对", "a credit code that is wrong"),
        "RT4024" => new LocalizedText("申报日期没有适用的版本", "no edition for the date"),
        "RT4116" => new LocalizedText("信用代码成了科学计数法", "a credit code in scientific notation"),
        "RT4117" => new LocalizedText("信用代码重复", "a credit code in several rows"),
        "RT4118" => new LocalizedText("没有信用代码", "no credit code"),
        "RT4126" => new LocalizedText("信用代码有全角或小写字符", "a credit code with full-width or lower-case characters"),
        _ => LocalizedText.Same(code),
    };
}
