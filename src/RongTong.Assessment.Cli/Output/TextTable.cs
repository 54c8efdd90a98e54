namespace RongTong.Cli.Output;

/// <summary>Columns aligned by display width, two spaces between, the widest text column broken over lines where the page is too narrow.</summary>
internal sealed class TextTable
{
    private readonly (string Head, bool Right)[] _columns;
    private readonly List<string[]> _rows = [];

    /// <summary>Creates a table.</summary>
    /// <param name="columns">Heads, and whether the column holds numbers. No heads at all: no head line.</param>
    public TextTable(params (string Head, bool Right)[] columns) => _columns = columns;

    /// <summary>Adds a row.</summary>
    public void Add(params string[] cells) => _rows.Add(cells);

    /// <summary>Whether there are no rows.</summary>
    public bool IsEmpty => _rows.Count == 0;

    /// <summary>The lines of the table.</summary>
    /// <param name="indent">Spaces before every line.</param>
    /// <param name="flexible">The column that may be broken.</param>
    public IEnumerable<string> Lines(int indent, int flexible = 0)
    {
        var hasHead = _columns.Any(c => c.Head.Length > 0);
        var all = hasHead ? _rows.Prepend([.. _columns.Select(c => c.Head)]).ToList() : _rows;
        // A column nobody fills is left out.
        var used = Enumerable.Range(0, _columns.Length).Where(c => _rows.Any(r => r[c].Length > 0)).ToArray();
        var widths = _columns.Select((_, c) => all.Count == 0 ? 0 : all.Max(r => DisplayWidth.Of(r[c]))).ToArray();
        var over = indent + used.Sum(c => widths[c]) + 2 * Math.Max(0, used.Length - 1) - Output.Lines.Width;
        if (over > 0) widths[flexible] = Math.Max(16, widths[flexible] - over);
        foreach (var row in all)
        {
            var start = row[flexible].Length - row[flexible].TrimStart().Length;
            var broken = Output.Lines.Of(row[flexible], widths[flexible], start + 2);
            for (var line = 0; line < broken.Count; line++)
            {
                var cells = used.Select(c => Cell(c, c == flexible ? broken[line] : line == 0 ? row[c] : "", widths[c]));
                yield return (DisplayWidth.Spaces(indent) + string.Join("  ", cells)).TrimEnd();
            }
        }
    }

    private string Cell(int column, string text, int width) => _columns[column].Right ? DisplayWidth.PadLeft(text, width) : DisplayWidth.PadRight(text, width);
}
