using Markdig.Extensions.CustomContainers;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using RongTong.Text;

namespace RongTong.Reporting.Office.Word.Report;

/// <summary>Blocks of Markdown as paragraphs, tables and charts of Word, in one pass. Not thread-safe.</summary>
internal sealed class WordBody
{
    private readonly WordXml _xml;
    private readonly WordLook _look;
    private readonly ReportLanguages _languages;
    private readonly WordTable _tables;
    private readonly int _width;
    private string _heading = "";
    private string? _style;
    private int _captions;
    private bool _startsPage;

    /// <summary>Creates a body.</summary>
    /// <param name="xml">Where it goes.</param>
    /// <param name="look">How it looks.</param>
    /// <param name="languages">The languages of captions.</param>
    /// <param name="width">The width of the text, in twentieths of a point.</param>
    public WordBody(WordXml xml, WordLook look, ReportLanguages languages, int width) =>
        (_xml, _look, _languages, _width, _tables) = (xml, look, languages, width, new WordTable(xml, look));

    /// <summary>What is drawn, in order; the chart parts are written after the body.</summary>
    public List<ChartTable> Charts { get; } = [];

    /// <summary>How many numbered lists there are.</summary>
    public int OrderedLists { get; private set; }

    /// <summary>The first title.</summary>
    public string? Title { get; private set; }

    /// <summary>Writes a block.</summary>
    public void Add(Block block)
    {
        switch (block)
        {
            case HeadingBlock heading:
                Heading(heading);
                break;
            case ParagraphBlock paragraph:
                Paragraph(InlineRuns.Of(paragraph.Inline), IsBeforeChart(paragraph));
                break;
            case Table table:
                Table(table);
                break;
            case ListBlock list:
                List(list);
                break;
            case CustomContainer container:
                Container(container);
                break;
            case ContainerBlock container:
                foreach (var inner in container) Add(inner);
                break;
            case LeafBlock { Lines: var lines }:
                // Code and markup stand as they were written.
                if (lines.Count > 0) Paragraph(_style ?? ReportStyle.Body, [new Run(lines.ToString())]);
                break;
        }
    }

    private void Heading(HeadingBlock heading)
    {
        var text = InlineRuns.Of(heading.Inline);
        _heading = text.Plain;
        if (heading.Level == 1) Title ??= _heading;
        Paragraph(heading.Level == 1 ? ReportStyle.Title : ReportStyle.Heading(heading.Level - 1), text.Runs, isPlain: true);
    }

    /// <summary>A paragraph; one that is stressed from end to end is the sentence of its part.</summary>
    private void Paragraph(InlineRuns text, bool keepsNext) =>
        Paragraph(_style ?? (text.IsBold ? ReportStyle.Lead : ReportStyle.Body), text.Runs, isPlain: _style is null && text.IsBold, keepsNext: keepsNext);

    /// <summary>Whether a chart comes next: a line that says what it adds up to goes to its page with it, and takes the heading along.</summary>
    private static bool IsBeforeChart(ParagraphBlock paragraph) =>
        paragraph.Parent is { } parent && parent.IndexOf(paragraph) + 1 is var next && next < parent.Count && parent[next] is CustomContainer { Info: "bars" or "radar" };

    private void Paragraph(string style, IReadOnlyList<Run> runs, bool isPlain = false, int? list = null, bool keepsNext = false)
    {
        _xml.Open("p");
        _xml.Open("pPr");
        _xml.Leaf("pStyle", _look.Id(style));
        if (keepsNext) _xml.Leaf("keepNext");
        if (_startsPage) _xml.Leaf("pageBreakBefore");
        if (list is { } number)
        {
            _xml.Open("numPr");
            _xml.Leaf("ilvl", 0);
            _xml.Leaf("numId", number);
            _xml.Close();
        }
        if (style is ReportStyle.Header or ReportStyle.Footer)
        {
            _xml.Open("tabs");
            _xml.Leaf("tab", ("val", "right"), ("pos", WordXml.Number(_width)));
            _xml.Close();
        }
        _xml.Close();
        _startsPage = false;
        _tables.Runs(runs, isPlain ? RunLook.Plain : RunLook.AsWritten);
        _xml.Close();
    }

    private void List(ListBlock list)
    {
        var number = list.IsOrdered ? _look.Bullets + ++OrderedLists : _look.Bullets;
        foreach (var item in list.OfType<ListItemBlock>())
        {
            var isFirst = true;
            foreach (var block in item)
            {
                if (block is ParagraphBlock paragraph) Paragraph(ReportStyle.List, InlineRuns.Of(paragraph.Inline).Runs, list: isFirst ? number : null);
                else Add(block);
                isFirst = false;
            }
        }
    }

    private void Container(CustomContainer container)
    {
        switch (container.Info)
        {
            case "bars" or "radar":
                Chart(container);
                break;
            case "pair":
                _tables.SideBySide(_width, [.. container.OfType<CustomContainer>().Select(c => (Action)(() => Inside(c, _style)))]);
                break;
            case "cover":
                Inside(container, _style);
                _startsPage = true;
                break;
            default:
                Inside(container, container.Info switch
                {
                    "kind" => ReportStyle.Subtitle, "level" => ReportStyle.Level, "lead" => ReportStyle.Lead, "note" => ReportStyle.Note,
                    "header" => ReportStyle.Header, "footer" => ReportStyle.Footer, _ => _style,
                });
                break;
        }
    }

    private void Inside(ContainerBlock container, string? style)
    {
        var outer = _style;
        _style = style;
        foreach (var block in container) Add(block);
        _style = outer;
    }

    private void Table(Table table)
    {
        var content = TableContent.Of(table);
        if (content.HasHead) Caption(new LocalizedText("表", "Table"), _heading);
        _tables.Add(content, _width, content.HasHead ? _heading : null);
    }

    private void Chart(CustomContainer container)
    {
        if (container.OfType<Table>().FirstOrDefault() is not { } table) return;
        var kind = container.Info == "radar" ? ChartKind.Radar : ChartKind.Bars;
        if (ChartTable.Of(kind, container.Arguments ?? "", [.. TableContent.Of(table).Rows.Select(r => (IReadOnlyList<string>)[.. r.Cells.Select(c => c.Plain)])]) is not { } chart) return;
        Charts.Add(chart);
        _xml.Open("p");
        _xml.Open("pPr");
        _xml.Leaf("pStyle", _look.Id(ReportStyle.Normal));
        _xml.Leaf("jc", "center");
        _xml.Close();
        _xml.Open("r");
        DrawingXml.Write(_xml, Charts.Count, chart, _width);
        _xml.Close();
        _xml.Close();
    }

    /// <summary>The number and the name of a table, above it.</summary>
    private void Caption(LocalizedText kind, string text)
    {
        var word = _languages.Beside is { } other && other != _languages.First ? $"{kind.In(_languages.First)} {kind.In(other)}" : kind.In(_languages.First);
        var number = WordXml.Number(++_captions);
        _xml.Open("p");
        _xml.Open("pPr");
        _xml.Leaf("pStyle", _look.Id(ReportStyle.Caption));
        _xml.Leaf("keepNext");
        _xml.Close();
        _tables.Runs([new Run(word + " ")], RunLook.Plain);
        _xml.Open("fldSimple");
        _xml.Set("instr", $" SEQ {kind.In(_languages.First)} \\* ARABIC ");
        _tables.Runs([new Run(number)], RunLook.Plain);
        _xml.Close();
        _tables.Runs([new Run("　" + text)], RunLook.Plain);
        _xml.Close();
    }
}
