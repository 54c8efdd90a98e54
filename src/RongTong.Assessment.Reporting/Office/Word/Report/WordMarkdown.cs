using Markdig;
using Markdig.Syntax;

namespace RongTong.Reporting.Office.Word.Report;

/// <summary>
/// The Markdown that documents of Word are written from: CommonMark, pipe tables, and containers <c>::: name</c> that say what a part is.
/// Emphasis works between Chinese characters. Stateless and thread-safe.
/// </summary>
internal static class WordMarkdown
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseCustomContainers().UseCjkFriendlyEmphasis().Build();

    /// <summary>The blocks of a text.</summary>
    public static MarkdownDocument Parse(string markdown) => Markdown.Parse(markdown, Pipeline);
}
