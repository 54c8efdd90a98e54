using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using RongTong.Loading;
using RongTong.Text;

namespace RongTong.Authoring;

/// <summary>
/// A YAML text being edited in place: what is not touched keeps its bytes, comments and order among them. Places are those of
/// <see cref="NodePath"/>. Not thread-safe.
/// </summary>
internal sealed class YamlText
{
    private readonly string _path;
    private readonly Action<int, int, int> _changed;
    private string _content;
    private int[] _lines = [];

    /// <summary>Takes a text up.</summary>
    /// <param name="source">The text; it can be read.</param>
    /// <param name="changed">Told of every stretch that is replaced: where it began and ended, and how long it is now.</param>
    public YamlText(SourceText source, Action<int, int, int> changed)
    {
        (_path, _content, _changed) = (source.Path, source.Content, changed);
        Root = new SyntaxNode.Mapping([], default);
        Read();
    }

    /// <summary>The text as it is now.</summary>
    public SourceText Source => new(_path, _content);

    /// <summary>Its tree.</summary>
    public SyntaxNode Root { get; private set; }

    /// <summary>The position of a line and column.</summary>
    public int Position(int line, int column) => Math.Min(_content.Length, _lines[Math.Clamp(line - 1, 0, _lines.Length - 1)] + column - 1);

    /// <summary>Where a node begins, and where what it says ends: no comment and no line end behind it.</summary>
    public (int Start, int End) Extent(SyntaxNode node)
    {
        var start = Position(node.Span.Line, node.Span.Column);
        var end = Position(node.Span.EndLine, node.Span.EndColumn);
        var inside = node switch
        {
            SyntaxNode.Mapping { Entries: [.., var last] } => last.Value is SyntaxNode.Scalar { IsNull: true } ? Position(last.KeySpan.EndLine, last.KeySpan.EndColumn) + 1 : Extent(last.Value).End,
            SyntaxNode.Sequence { Items: [.., var item] } => Extent(item).End,
            _ => start + 1,
        };
        if (node is not SyntaxNode.Scalar) end = IsFlow(node) ? Closed(inside, _content[start] == '{' ? '}' : ']') : inside;
        while (node is SyntaxNode.Scalar && end > start && char.IsWhiteSpace(_content[end - 1])) end--;
        return (start, end);
    }

    /// <summary>The position behind the bracket that closes a list or mapping, passing over what may stand before it.</summary>
    private int Closed(int from, char bracket)
    {
        for (var at = from; at < _content.Length; at++)
            if (_content[at] == bracket) return at + 1;
            else if (_content[at] == '#') at = EndOfLine(at);
        return _content.Length;
    }

    /// <summary>Replaces several stretches at once; they do not overlap.</summary>
    public void Replace(IEnumerable<(int Start, int End, string Text)> stretches)
    {
        foreach (var (start, end, text) in stretches.OrderByDescending(s => s.Start)) Splice(start, end, text);
        Read();
    }

    /// <summary>Puts keys into a mapping, behind those it has.</summary>
    public void Put(string place, IReadOnlyList<(string Key, string Value)> entries)
    {
        if (NodePath.Find(Root, place) is not SyntaxNode.Mapping map) return;
        var (_, end) = Extent(map);
        if (IsFlow(map))
        {
            var close = end - 1;
            while (char.IsWhiteSpace(_content[close - 1])) close--;
            Splice(close, close, string.Concat(entries.Select((e, i) => $"{(map.Entries.IsEmpty && i == 0 ? " " : ", ")}{e.Key}: {e.Value}")) + (map.Entries.IsEmpty ? " " : ""));
        }
        else
        {
            var at = EndOfLine(end);
            var indent = new string(' ', map.Entries[0].KeySpan.Column - 1);
            Splice(at, at, string.Concat(entries.Select(e => $"\n{indent}{e.Key}: {e.Value}")));
        }
        Read();
    }

    /// <summary>Takes a key or an item away, with the line it stands on where it has one of its own.</summary>
    public void Remove(string place)
    {
        var (parent, step) = NodePath.Split(place);
        switch (NodePath.Find(Root, parent))
        {
            case SyntaxNode.Mapping map:
                var index = map.Entries.ToList().FindIndex(e => e.Key == step);
                if (index < 0) return;
                Remove([.. map.Entries.Select(e => (Position(e.KeySpan.Line, e.KeySpan.Column), Math.Max(Extent(e.Value).End, Position(e.KeySpan.EndLine, e.KeySpan.EndColumn) + 1)))], index, IsFlow(map));
                break;
            case SyntaxNode.Sequence list when int.TryParse(step, CultureInfo.InvariantCulture, out var item) && item < list.Items.Length:
                Remove([.. list.Items.Select(Extent)], item, IsFlow(list));
                break;
        }
        Read();
    }

    /// <summary>Puts an item behind another of the same list or table.</summary>
    /// <returns>Where it stands now.</returns>
    public (int Start, int End) InsertAfter(string place, string? key, string value)
    {
        var (parent, _) = NodePath.Split(place);
        if (NodePath.Find(Root, place) is not { } neighbour || NodePath.Find(Root, parent) is not { } owner) return (0, 0);
        var (start, end) = Extent(neighbour);
        var item = key is null ? value : $"{key}: {value}";
        if (IsFlow(owner))
        {
            Splice(end, end, ", " + item);
            Read();
            return (end + 2, end + 2 + item.Length);
        }
        var column = owner is SyntaxNode.Sequence ? DashColumn(start) : owner is SyntaxNode.Mapping map ? map.Entries[0].KeySpan.Column - 1 : 0;
        var at = EndOfLine(end);
        var lead = "\n" + new string(' ', column) + (key is null ? "- " : "");
        Splice(at, at, lead + item);
        Read();
        return (at + lead.Length, at + lead.Length + item.Length);
    }

    private void Remove(ImmutableArray<(int Start, int End)> siblings, int index, bool isFlow)
    {
        var (start, end) = siblings[index];
        if (isFlow)
        {
            if (index > 0) Splice(siblings[index - 1].End, end, "");
            else if (siblings.Length > 1) Splice(start, siblings[1].Start, "");
            else Splice(start, end, "");
            return;
        }
        var line = _content.LastIndexOf('\n', Math.Max(0, start - 1)) + 1;
        var lead = _content[line..start];
        var isOwnLine = lead.Trim() is "" || lead.Trim() == "-" && siblings.Length > 0 && IsItem(start, siblings);
        var next = EndOfLine(end);
        if (isOwnLine) Splice(line, Math.Min(_content.Length, next + 1), "");
        else if (index + 1 < siblings.Length) Splice(start, siblings[index + 1].Start, "");
        else Splice(start, end, "");
    }

    /// <summary>Whether a dash before a place belongs to it alone: then its siblings stand behind dashes too, not below it.</summary>
    private bool IsItem(int start, ImmutableArray<(int Start, int End)> siblings) => siblings.All(s => s.Start == start || Before(s.Start) == '-');

    private char Before(int position)
    {
        var at = position - 1;
        while (at >= 0 && _content[at] == ' ') at--;
        return at < 0 ? '\n' : _content[at];
    }

    private int DashColumn(int start)
    {
        var at = start - 1;
        while (at >= 0 && _content[at] is ' ') at--;
        return at - (_content.LastIndexOf('\n', Math.Max(0, at)) + 1);
    }

    private int EndOfLine(int position)
    {
        var at = _content.IndexOf('\n', Math.Min(position, _content.Length));
        if (at < 0) return _content.Length;
        return at > 0 && _content[at - 1] == '\r' ? at - 1 : at;
    }

    private bool IsFlow(SyntaxNode node)
    {
        var start = Position(node.Span.Line, node.Span.Column);
        return start < _content.Length && _content[start] is '{' or '[';
    }

    private void Splice(int start, int end, string text)
    {
        if (_content.Contains("\r\n", StringComparison.Ordinal)) text = text.Replace("\n", "\r\n", StringComparison.Ordinal);
        _content = string.Concat(_content.AsSpan(0, start), text, _content.AsSpan(end));
        _changed(start, end, text.Length);
    }

    private void Read()
    {
        var lines = new List<int> { 0 };
        for (var at = _content.IndexOf('\n', StringComparison.Ordinal); at >= 0; at = _content.IndexOf('\n', at + 1)) lines.Add(at + 1);
        _lines = [.. lines];
        if (YamlReader.ReadDocument(Source, TextLimits.Model).Value is { } root) Root = root;
    }

    /// <summary>A text as a YAML value that reads as exactly that text: plain where it can be, else in double quotes.</summary>
    public static string Scalar(string text)
    {
        if (text.Length > 0 && !text.Contains('\n', StringComparison.Ordinal) && text is not ("~" or "null") && text.Trim() == text
            && YamlReader.ReadDocument(new SourceText("value", $"{{ k: {text} }}"), TextLimits.Model) is { HasErrors: false, Value: SyntaxNode.Mapping { Entries: [{ Key: "k", Value: SyntaxNode.Scalar { Quoted: false } scalar }] } } && scalar.Text == text) return text;
        var quoted = new StringBuilder("\"");
        foreach (var c in text)
            quoted.Append(c switch { '"' => "\\\"", '\\' => "\\\\", '\n' => "\\n", '\t' => "\\t", '\r' => "\\r", _ => c.ToString() });
        return quoted.Append('"').ToString();
    }

    /// <summary>Items as a list.</summary>
    public static string List(IEnumerable<string> items) => $"[{string.Join(", ", items.Select(Scalar))}]";
}
