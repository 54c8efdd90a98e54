using RongTong.Text;

namespace RongTong.Reporting.Templating.Syntax;

/// <summary>Turns offsets of a source into lines and columns. Immutable.</summary>
internal sealed class SourceMap
{
    private readonly string _path;
    private readonly int[] _lineStarts;

    public SourceMap(SourceText source)
    {
        _path = source.Path;
        var starts = new List<int> { 0 };
        for (var at = source.Content.IndexOf('\n'); at >= 0; at = source.Content.IndexOf('\n', at + 1)) starts.Add(at + 1);
        _lineStarts = [.. starts];
    }

    public SourceSpan Span(TextRange range)
    {
        var (line, column) = Place(range.Start);
        var (endLine, endColumn) = Place(range.End);
        return new SourceSpan(_path, line, column, endLine, endColumn);
    }

    private (int Line, int Column) Place(int offset)
    {
        var found = Array.BinarySearch(_lineStarts, offset);
        var index = found >= 0 ? found : ~found - 1;
        return (index + 1, offset - _lineStarts[index] + 1);
    }
}
