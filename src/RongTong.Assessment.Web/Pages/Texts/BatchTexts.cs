using System.Collections.Immutable;
using RongTong.Text;

namespace RongTong.Web.Pages.Texts;

/// <summary>What the files of a batch hold, for whoever opens them. Immutable.</summary>
internal static class BatchTexts
{
    private static readonly ImmutableArray<(string Name, LocalizedText Words)> Known =
    [
        ("results.xlsx", new LocalizedText("结果工作簿：每家的结论、读不懂的格、要复核的事", "Workbook of results: verdicts, cells that could not be read, what to look at")),
        ("statistics.html", new LocalizedText("统计：按地区、行业、规模，卡在哪一条", "Statistics: by region, industry and size, and what keeps firms out")),
        ("notice.docx", new LocalizedText("公示文稿，填好签发", "Notice, to be filled in and signed")),
        ("notice.csv", new LocalizedText("公示名单", "List to be published")),
        ("review.csv", new LocalizedText("要退回企业的、要人看的、等评审的", "What goes back to firms, what to look at, what waits for a reviewer")),
        ("rejects.csv", new LocalizedText("读不懂的格：在哪一行哪一列，应怎么写", "Cells that could not be read: where they stand, what to write")),
        ("results.csv", new LocalizedText("结果表：一行一家，每条条件带余量", "Table of results: a row a firm, each requirement with its margin")),
        ("explanations.ndjson", new LocalizedText("不符合的企业缺什么，供程序读", "What firms miss, for programs")),
        ("statistics.json", new LocalizedText("统计数据，供程序读", "The statistics, for programs")),
        ("run.json", new LocalizedText("用了哪个标准、哪个输入，各文件的摘要", "Which standard and input, the hash of every file")),
        ("ledger.ndjson", new LocalizedText("记录链，供核验每一家的结果", "Chain of records, to prove each result")),
    ];

    /// <summary>What a file holds; null for one made for a single firm.</summary>
    internal static LocalizedText? Of(string file) => Known.FirstOrDefault(k => k.Name == file).Words;

    /// <summary>The place of a file in the list: what people open first.</summary>
    internal static int Rank(string file)
    {
        for (var i = 0; i < Known.Length; i++)
            if (Known[i].Name == file) return i;
        return Known.Length;
    }
}
