namespace RongTong.Reporting.Office.Word.Report;

/// <summary>How wide the columns of a table are: as its texts want where there is room, else shared so that long texts stay even. Stateless.</summary>
internal static class ColumnWidths
{
    /// <summary>What a full-width character and another one take in the type of tables, and what stands around the text, in twentieths of a point.</summary>
    private const int Wide = 184, Narrow = 104, Around = 190;

    /// <summary>The longest stretch that is kept together.</summary>
    private const int Unbroken = 22 * Narrow;

    /// <summary>The widths, in twentieths of a point.</summary>
    /// <param name="rows">The texts, row by row.</param>
    /// <param name="columns">How many columns there are.</param>
    /// <param name="total">What they come to.</param>
    public static int[] Of(IReadOnlyList<IReadOnlyList<string>> rows, int columns, int total)
    {
        var (wanted, least) = (new int[columns], new int[columns]);
        foreach (var row in rows)
        {
            for (var i = 0; i < Math.Min(columns, row.Count); i++)
            {
                foreach (var line in row[i].Split('\n'))
                {
                    wanted[i] = Math.Max(wanted[i], Width(line) + Around);
                    least[i] = Math.Max(least[i], Math.Min(Longest(line), Unbroken) + Around);
                }
            }
        }
        for (var i = 0; i < columns; i++) (wanted[i], least[i]) = (Math.Max(wanted[i], 500), Math.Max(least[i], 500));
        if (wanted.Sum() <= total) return Scaled(wanted, total);
        return least.Sum() >= total ? Scaled(least, total) : Shared(wanted, least, total);
    }

    /// <summary>What is left over the least goes by what is wanted, long texts less than in proportion, and to nobody more than that.</summary>
    private static int[] Shared(int[] wanted, int[] least, int total)
    {
        var widths = (int[])least.Clone();
        for (var round = 0; round < 8; round++)
        {
            var (left, open) = (total - widths.Sum(), Enumerable.Range(0, widths.Length).Where(i => widths[i] < wanted[i]).ToList());
            if (left <= 0 || open.Count == 0) break;
            var weights = open.Sum(i => Weight(wanted[i]));
            foreach (var i in open) widths[i] = Math.Min(wanted[i], widths[i] + left * Weight(wanted[i]) / weights);
        }
        return Scaled(widths, total);
    }

    private static int[] Scaled(int[] widths, int total)
    {
        var sum = widths.Sum();
        var scaled = widths.Select(w => w * total / sum).ToArray();
        scaled[^1] += total - scaled.Sum();
        return scaled;
    }

    /// <summary>Between the root and the whole: a long text gets more, but not all. At most a few hundred thousand.</summary>
    private static int Weight(int wanted) => Root(Math.Min(wanted, 60_000)) * Root(Root(Math.Min(wanted, 60_000)));

    /// <summary>The whole root of a number.</summary>
    private static int Root(int number)
    {
        var root = 1;
        while ((root + 1) * (root + 1) <= number) root++;
        return root;
    }

    private static int Width(string text) => text.Sum(c => IsWide(c) ? Wide : Narrow);

    /// <summary>The longest stretch no line may break within; of Chinese, four characters that would rather stay together.</summary>
    private static int Longest(string text)
    {
        var (longest, run, wide) = (0, 0, 0);
        foreach (var c in text)
        {
            (run, wide) = IsWide(c) ? (0, wide + Wide) : (c == ' ' ? 0 : run + Narrow, c == ' ' ? wide : 0);
            longest = Math.Max(longest, Math.Max(run, Math.Min(wide, 4 * Wide)));
        }
        return longest;
    }

    private static bool IsWide(char c) => c is >= '\u2E80' or >= '\u2460' and <= '\u27BF';
}
