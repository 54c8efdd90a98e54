namespace RongTong.Reporting.SideBySide;

/// <summary>What a stretch of lines of Markdown is.</summary>
internal enum BlockKind
{
    Heading,
    Table,
    List,
    Container,
    Paragraph,
}

/// <summary>A stretch of lines that belong together. Immutable.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Lines">Its lines; of a container those inside it.</param>
/// <param name="Fence">The line that opens a container; empty for others.</param>
internal sealed record MarkdownBlock(BlockKind Kind, IReadOnlyList<string> Lines, string Fence = "")
{
    /// <summary>How deep a heading is.</summary>
    public int Depth => Kind == BlockKind.Heading ? Lines[0].TakeWhile(c => c == '#').Count() : 0;
}

/// <summary>Cuts Markdown as templates write it into blocks, by the starts of its lines. Stateless.</summary>
internal static class MarkdownBlocks
{
    /// <summary>The blocks of a text, in order.</summary>
    public static IReadOnlyList<MarkdownBlock> Of(IReadOnlyList<string> lines)
    {
        var blocks = new List<MarkdownBlock>();
        for (var at = 0; at < lines.Count;)
        {
            var line = lines[at];
            if (line.Trim().Length == 0)
            {
                at++;
                continue;
            }
            if (line.StartsWith(":::", StringComparison.Ordinal))
            {
                var (inside, end) = Inside(lines, at);
                blocks.Add(new MarkdownBlock(BlockKind.Container, inside, line));
                at = end;
                continue;
            }
            var kind = KindOf(line);
            var last = at + 1;
            if (kind != BlockKind.Heading)
                while (last < lines.Count && lines[last].Trim().Length > 0 && Goes(kind, lines[last])) last++;
            blocks.Add(new MarkdownBlock(kind, [.. lines.Skip(at).Take(last - at)]));
            at = last;
        }
        return blocks;
    }

    /// <summary>Whether a line starts an item of a list.</summary>
    public static bool IsItem(string line) => Marker(line).Length > 0;

    /// <summary>What starts an item: <c>- </c>, <c>1. </c>; empty for any other line.</summary>
    public static string Marker(string line)
    {
        if (line.StartsWith("- ", StringComparison.Ordinal)) return "- ";
        var digits = line.TakeWhile(char.IsAsciiDigit).Count();
        return digits is > 0 and < 5 && line.AsSpan(digits).StartsWith(". ") ? line[..(digits + 2)] : "";
    }

    private static BlockKind KindOf(string line) =>
        line[0] == '#' ? BlockKind.Heading : line[0] == '|' ? BlockKind.Table : IsItem(line) ? BlockKind.List : BlockKind.Paragraph;

    /// <summary>Whether a line goes on with a block.</summary>
    private static bool Goes(BlockKind kind, string line)
    {
        if (line.StartsWith(":::", StringComparison.Ordinal)) return false;
        var next = KindOf(line);
        return next == kind || kind == BlockKind.List && next == BlockKind.Paragraph;
    }

    /// <summary>The lines of a container, up to the fence that is as long as the one that opens it.</summary>
    private static (List<string> Lines, int End) Inside(IReadOnlyList<string> lines, int at)
    {
        var fence = new string(':', lines[at].TakeWhile(c => c == ':').Count());
        var end = at + 1;
        while (end < lines.Count && lines[end].TrimEnd() != fence) end++;
        return ([.. lines.Skip(at + 1).Take(end - at - 1)], Math.Min(end + 1, lines.Count));
    }
}
