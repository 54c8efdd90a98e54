using System.Text;

namespace RongTong.Reporting.SideBySide;

/// <summary>
/// Two texts of Markdown that say the same in two languages as one: heads in one line, tables cell by cell, paragraphs under each other (in
/// Word beside each other). What reads the same stands there once. Where the two are not built alike, a part of the one is followed by that of
/// the other, so nothing is lost. Stateless.
/// </summary>
internal static class MarkdownMerge
{
    private const string Between = " · ", LineEnd = "<br>", Tab = "&Tab;";

    /// <summary>Puts two texts together.</summary>
    /// <param name="first">The one.</param>
    /// <param name="second">The other.</param>
    /// <param name="isWord">Whether Word is to set paragraphs beside each other.</param>
    public static string Of(string first, string second, bool isWord)
    {
        var result = new StringBuilder(first.Length + second.Length);
        Parts(MarkdownBlocks.Of(first.Split('\n')), MarkdownBlocks.Of(second.Split('\n')), isWord, result);
        return result.ToString().TrimEnd('\n') + "\n";
    }

    /// <summary>Section by section, so that one built differently does not shift the others.</summary>
    private static void Parts(IReadOnlyList<MarkdownBlock> first, IReadOnlyList<MarkdownBlock> second, bool isWord, StringBuilder result)
    {
        var (ones, others) = (Cut(first), Cut(second));
        if (ones.Count != others.Count) (ones, others) = ([[.. first]], [[.. second]]);
        for (var i = 0; i < ones.Count; i++)
        {
            if (ones[i].Select(b => (b.Kind, b.Depth, b.Fence.Split(' ').ElementAtOrDefault(1))).SequenceEqual(others[i].Select(b => (b.Kind, b.Depth, b.Fence.Split(' ').ElementAtOrDefault(1)))))
                foreach (var (one, other) in ones[i].Zip(others[i])) Pair(one, other, isWord, result);
            else
                foreach (var block in ones[i].Concat(others[i])) Write(block, result);
        }
    }

    /// <summary>The blocks from each head to the next.</summary>
    private static List<List<MarkdownBlock>> Cut(IReadOnlyList<MarkdownBlock> blocks)
    {
        var parts = new List<List<MarkdownBlock>> { new() };
        foreach (var block in blocks)
        {
            if (block.Kind == BlockKind.Heading && parts[^1].Count > 0) parts.Add([]);
            parts[^1].Add(block);
        }
        return parts;
    }

    private static void Pair(MarkdownBlock one, MarkdownBlock other, bool isWord, StringBuilder result)
    {
        switch (one.Kind)
        {
            case BlockKind.Container:
                Container(one, other, isWord, result);
                break;
            case BlockKind.Heading:
                result.Append('#', one.Depth).Append(' ').Append(Joined(one.Lines[0].TrimStart('#').Trim(), other.Lines[0].TrimStart('#').Trim(), Between)).Append("\n\n");
                break;
            case BlockKind.Table when one.Lines.Count == other.Lines.Count && one.Lines.Zip(other.Lines).All(l => Cells(l.First).Count == Cells(l.Second).Count):
                foreach (var (row, its) in one.Lines.Zip(other.Lines)) result.Append(Row(row, its)).Append('\n');
                result.Append('\n');
                break;
            case BlockKind.List when !isWord && one.Lines.Count == other.Lines.Count && one.Lines.Concat(other.Lines).All(MarkdownBlocks.IsItem):
                foreach (var (item, its) in one.Lines.Zip(other.Lines)) result.Append(MarkdownBlocks.Marker(item)).Append(Joined(Said(item), Said(its), LineEnd)).Append('\n');
                result.Append('\n');
                break;
            case BlockKind.Paragraph when IsTabbed(one) && IsTabbed(other):
                var (ours, theirs) = (one.Lines[0].Split(Tab, 2), other.Lines[0].Split(Tab, 2));
                result.Append(Joined(ours[0], theirs[0], Between)).Append(Tab).Append(Joined(ours[1], theirs[1], Between)).Append("\n\n");
                break;
            default:
                if (one.Lines.SequenceEqual(other.Lines)) Write(one, result);
                else if (isWord && one.Kind != BlockKind.Table) Beside(one, other, result);
                else
                {
                    Write(one, result);
                    Write(other, result);
                }
                break;
        }
    }

    /// <summary>A part that is something: both texts inside it. The head and the foot of the page have no room for two columns.</summary>
    private static void Container(MarkdownBlock one, MarkdownBlock other, bool isWord, StringBuilder result)
    {
        var words = one.Fence.Split(' ', 3);
        var theirs = other.Fence.Split(' ', 3);
        result.Append(words[0]).Append(' ').AppendJoin(' ', words[1..2]);
        if (words.Length == 3) result.Append(' ').Append(Joined(words[2], theirs.ElementAtOrDefault(2) ?? "", " / "));
        result.Append('\n');
        Parts(MarkdownBlocks.Of(one.Lines), MarkdownBlocks.Of(other.Lines), isWord && words.ElementAtOrDefault(1) is "note" or "lead", result);
        while (result[^1] == '\n') result.Length--;
        result.Append('\n').Append(words[0]).Append("\n\n");
    }

    private static void Beside(MarkdownBlock one, MarkdownBlock other, StringBuilder result)
    {
        result.Append("::::: pair\n");
        foreach (var side in (MarkdownBlock[])[one, other])
        {
            result.Append(":::: side\n");
            foreach (var line in side.Lines) result.Append(line).Append('\n');
            result.Append("::::\n");
        }
        result.Append(":::::\n\n");
    }

    private static void Write(MarkdownBlock block, StringBuilder result)
    {
        if (block.Fence.Length > 0) result.Append(block.Fence).Append('\n');
        foreach (var line in block.Lines) result.Append(line).Append('\n');
        if (block.Fence.Length > 0) result.Append(block.Fence.Split(' ')[0]).Append('\n');
        result.Append('\n');
    }

    private static string Row(string one, string other)
    {
        var cells = Cells(one).Zip(Cells(other)).Select(c => IsRule(c.First) ? c.First : Joined(c.First, c.Second, LineEnd));
        return $"| {string.Join(" | ", cells)} |";
    }

    /// <summary>Whether a block is a line with something at its right edge.</summary>
    private static bool IsTabbed(MarkdownBlock block) => block.Lines is [var line] && line.Contains(Tab, StringComparison.Ordinal);

    private static bool IsRule(string cell) => cell.Length > 2 && cell.All(c => c is '-' or ':');

    private static string Joined(string one, string other, string between) =>
        other.Length == 0 || one == other ? one : one.Length == 0 ? other : one + between + other;

    /// <summary>What an item says, without what starts it.</summary>
    private static string Said(string item) => item[MarkdownBlocks.Marker(item).Length..];

    /// <summary>The cells of a row; a bar after a backslash is a character.</summary>
    private static List<string> Cells(string row)
    {
        var (cells, start) = (new List<string>(), 1);
        for (var i = 1; i < row.Length; i++)
        {
            if (row[i] == '\\') i++;
            else if (row[i] == '|')
            {
                cells.Add(row[start..i].Trim(' '));
                start = i + 1;
            }
        }
        return cells;
    }
}
