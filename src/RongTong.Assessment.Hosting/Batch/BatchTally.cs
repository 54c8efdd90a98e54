using System.Collections.Immutable;

namespace RongTong.Hosting.Batch;

/// <summary>What is counted of a group of rows.</summary>
internal enum Count
{
    /// <summary>Rows.</summary>
    Applied,

    /// <summary>Decided, with a grade.</summary>
    Passed,

    /// <summary>Decided, without.</summary>
    Failed,

    /// <summary>Left open.</summary>
    Undecided,

    /// <summary>Sent back: contradictory, or a code that is wrong or there twice.</summary>
    Returned,

    /// <summary>With a cell that cannot be read.</summary>
    Rejected,
}

/// <summary>
/// Counts of whole numbers under names, six to a name. Sums of chunks in any order are the same, so that neither threads nor a crash change
/// what comes out. Not thread-safe.
/// </summary>
internal sealed class BatchTally
{
    public const int Width = 6;

    private readonly Dictionary<string, long[]> _counts = new(StringComparer.Ordinal);

    /// <summary>Adds one.</summary>
    public void Add(string name, int column) => Of(name)[column]++;

    /// <summary>Adds several.</summary>
    public void Add(string name, int column, long several) => Of(name)[column] += several;

    /// <summary>Adds a row, and where it went, under a name put together from two.</summary>
    public void AddApplied(ReadOnlySpan<char> kind, ReadOnlySpan<char> group, Count outcome)
    {
        Span<char> name = stackalloc char[kind.Length + 64];
        kind.CopyTo(name);
        var length = Math.Min(group.Length, 64);
        group[..length].CopyTo(name[kind.Length..]);
        var key = name[..(kind.Length + length)];
        var lookup = _counts.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!lookup.TryGetValue(key, out var counts)) _counts[key.ToString()] = counts = new long[Width];
        counts[(int)Count.Applied]++;
        counts[(int)outcome]++;
    }

    /// <summary>A count.</summary>
    public long this[string name, int column] => _counts.TryGetValue(name, out var counts) ? counts[column] : 0;

    /// <summary>A count of the whole batch.</summary>
    public long this[Count count] => this["all", (int)count];

    /// <summary>Adds what another has counted and empties it.</summary>
    public void Take(BatchTally other)
    {
        foreach (var (name, counts) in other._counts)
        {
            var sum = Of(name);
            for (var i = 0; i < Width; i++) sum[i] += counts[i];
            Array.Clear(counts);
        }
    }

    /// <summary>Everything counted whose name begins so, in order of name, the beginning left out.</summary>
    public ImmutableArray<(string Name, long[] Counts)> Under(string kind) =>
        [.. _counts.Where(c => c.Key.StartsWith(kind, StringComparison.Ordinal) && c.Value.Any(v => v != 0)).OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => (c.Key[kind.Length..], c.Value))];

    /// <summary>Puts back what was saved.</summary>
    public void Load(string name, IEnumerable<long> counts) => counts.ToArray().CopyTo(Of(name), 0);

    private long[] Of(string name)
    {
        if (!_counts.TryGetValue(name, out var counts)) _counts[name] = counts = new long[Width];
        return counts;
    }
}
