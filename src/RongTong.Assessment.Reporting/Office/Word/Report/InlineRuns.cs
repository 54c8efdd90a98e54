using Markdig.Extensions.CustomContainers;
using Markdig.Syntax.Inlines;

namespace RongTong.Reporting.Office.Word.Report;

/// <summary>The text of a paragraph or a cell as runs, and the class a <c>::class text::</c> in it gives the cell.</summary>
internal sealed class InlineRuns
{
    /// <summary>What a row of a table starts with for each step of depth.</summary>
    public const char Indent = '　';

    private readonly List<Run> _runs = [];

    private InlineRuns()
    {
    }

    /// <summary>The runs, in order.</summary>
    public IReadOnlyList<Run> Runs => _runs;

    /// <summary>The class of the cell; null without one.</summary>
    public string? Class { get; private set; }

    /// <summary>The words alone, line breaks as they are.</summary>
    public string Plain => string.Concat(_runs.Select(r => r.IsBreak ? "\n" : r.Text));

    /// <summary>The runs without the full-width spaces lines start with: the paragraph stands in instead, so that all its lines do.</summary>
    public IEnumerable<Run> Outdented => _runs.Select((r, i) => i == 0 || _runs[i - 1].IsBreak ? r with { Text = r.Text.TrimStart(Indent) } : r);

    /// <summary>Whether all of it is stressed.</summary>
    public bool IsBold => _runs.Count > 0 && _runs.All(r => r.IsBold || r.IsBreak);

    /// <summary>Reads the inlines of a block.</summary>
    public static InlineRuns Of(ContainerInline? inlines)
    {
        var runs = new InlineRuns();
        if (inlines is not null) runs.Add(inlines, new Run(""));
        return runs;
    }

    private void Add(ContainerInline inlines, Run look)
    {
        foreach (var inline in inlines) Add(inline, look);
    }

    private void Add(Inline inline, Run look)
    {
        switch (inline)
        {
            case LiteralInline literal:
                Add(literal.Content.ToString(), look);
                break;
            case HtmlEntityInline entity:
                Add(entity.Transcoded.ToString(), look);
                break;
            case CodeInline code:
                _runs.Add(look with { Text = code.Content, IsCode = true });
                break;
            case LineBreakInline { IsHard: false }:
                Add(" ", look);
                break;
            case LineBreakInline:
            case HtmlInline { Tag: "<br>" }:
                _runs.Add(new Run("") { IsBreak = true });
                break;
            case HtmlInline html:
                // Markup that means nothing in Word stands as it was written: nothing is lost, nothing runs.
                Add(html.Tag, look);
                break;
            case CustomContainerInline { FirstChild: LiteralInline { Content: var content } first } container:
                Contained(container, first, content.ToString(), look);
                break;
            case EmphasisInline emphasis:
                Add(emphasis, look with { IsBold = true });
                break;
            case ContainerInline container:
                Add(container, look);
                break;
            default:
                Add(inline.ToString() ?? "", look);
                break;
        }
    }

    /// <summary>A field, or a class and what it is given to.</summary>
    private void Contained(CustomContainerInline container, LiteralInline first, string text, Run look)
    {
        if (text is "PAGE" or "NUMPAGES" && container.LastChild == first)
        {
            _runs.Add(look with { Field = text });
            return;
        }
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        Class = space < 0 ? text : text[..space];
        if (space >= 0) Add(text[(space + 1)..], look);
        foreach (var inline in container.Skip(1)) Add(inline, look);
    }

    private void Add(string text, Run look)
    {
        if (text.Length == 0) return;
        if (_runs is [.., { IsCode: false, IsBreak: false, Field: null } last] && last.IsBold == look.IsBold) _runs[^1] = last with { Text = last.Text + text };
        else _runs.Add(look with { Text = text });
    }
}
