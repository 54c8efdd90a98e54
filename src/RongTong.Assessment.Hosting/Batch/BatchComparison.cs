using System.Collections.Immutable;
using RongTong.Hosting.Batch.Input;
using RongTong.Hosting.Batch.Output;

namespace RongTong.Hosting.Batch;

/// <summary>A firm that two batches decide otherwise. Immutable.</summary>
/// <param name="Code">The credit code.</param>
/// <param name="Name">The name, in the later batch where it is in both.</param>
/// <param name="From">Status and grade in the first; null when it is not in there.</param>
/// <param name="To">Status and grade in the second; null when it is not in there.</param>
/// <param name="Criteria">Criteria whose verdict differs, as <c>id: before → after</c>.</param>
public sealed record ChangedFirm(string Code, string Name, string? From, string? To, ImmutableArray<string> Criteria);

/// <summary>Two batches side by side: which firms changed, and by which criterion. Firms are told by their credit code. Immutable.</summary>
/// <param name="Both">Firms in both.</param>
/// <param name="Changed">Those decided otherwise, and those in one only, in order of code.</param>
/// <param name="Moves">How many firms went from where to where, in order.</param>
public sealed record BatchComparison(int Both, ImmutableArray<ChangedFirm> Changed, ImmutableArray<(string From, string To, int Firms)> Moves)
{
    private sealed record Row(string Name, string Outcome, string[] Verdicts);

    /// <summary>Compares two batch directories. Holds the verdicts of both.</summary>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static BatchComparison Of(string before, string after)
    {
        var (firstTitles, first) = Read(before);
        var (secondTitles, second) = Read(after);
        var shared = secondTitles.Select((t, i) => (Title: t, After: i, Before: Array.IndexOf(firstTitles, t))).Where(t => t.Before >= 0).ToList();
        var changed = ImmutableArray.CreateBuilder<ChangedFirm>();
        var moves = new SortedDictionary<(string, string), int>();
        var both = 0;
        foreach (var code in first.Keys.Union(second.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var (old, now) = (first.GetValueOrDefault(code), second.GetValueOrDefault(code));
            if (old is not null && now is not null)
            {
                both++;
                moves[(old.Outcome, now.Outcome)] = moves.GetValueOrDefault((old.Outcome, now.Outcome)) + 1;
                if (old.Outcome == now.Outcome) continue;
            }
            var criteria = old is null || now is null ? [] : shared.Where(t => old.Verdicts[t.Before] != now.Verdicts[t.After]).Select(t => $"{t.Title[2..]}: {old.Verdicts[t.Before]} → {now.Verdicts[t.After]}").ToImmutableArray();
            changed.Add(new ChangedFirm(code, (now ?? old)?.Name ?? "", old?.Outcome, now?.Outcome, criteria));
        }
        return new BatchComparison(both, changed.ToImmutable(), [.. moves.Select(m => (m.Key.Item1, m.Key.Item2, m.Value))]);
    }

    /// <summary>The changes as CSV.</summary>
    public byte[] ToCsv(bool withMark)
    {
        var text = new ByteText();
        if (withMark) text.Add("\uFEFF"u8);
        text.Add("uscc,name,from,to,criteria\r\n"u8);
        foreach (var firm in Changed)
        {
            text.AddCell(firm.Code);
            foreach (var cell in (string[])[firm.Name, firm.From ?? "", firm.To ?? "", string.Join("; ", firm.Criteria)])
            {
                text.Add((byte)',');
                text.AddCell(cell);
            }
            text.Add("\r\n"u8);
        }
        return text.Span.ToArray();
    }

    /// <summary>The firms of a batch by code. Of a code that stands there twice the first row counts: all of them are sent back.</summary>
    private static (string[] Titles, Dictionary<string, Row> Firms) Read(string directory)
    {
        using var results = OwnTable.Open(Path.Combine(directory, BatchFiles.Results), BatchFiles.Results);
        var columns = Enumerable.Range(0, results.Titles.Count).Where(i => results.Titles[i].StartsWith("c:", StringComparison.Ordinal)).ToArray();
        var firms = new Dictionary<string, Row>(StringComparer.Ordinal);
        while (results.Next())
        {
            var grade = results.Text(4);
            // The words are few: each is kept once.
            firms.TryAdd(results.Text(1), new Row(results.Text(2), string.Intern(grade.Length > 0 ? $"{results.Text(3)}/{grade}" : results.Text(3)), [.. columns.Select(c => string.Intern(results.Text(c)))]));
        }
        return ([.. columns.Select(c => results.Titles[c])], firms);
    }
}
