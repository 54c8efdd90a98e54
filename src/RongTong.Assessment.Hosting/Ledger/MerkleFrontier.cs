using System.Collections.Immutable;
using System.Globalization;

namespace RongTong.Hosting.Ledger;

/// <summary>The root of a <see cref="MerkleTree"/> over leaves that come one after another: keeps one hash per level. Not thread-safe.</summary>
internal sealed class MerkleFrontier
{
    private const int Size = MerkleTree.HashSize;

    // The peaks, highest first: a tree over 2^height leaves each, every one lower than the one before.
    private readonly byte[] _hashes = new byte[64 * Size];
    private readonly int[] _heights = new int[64];
    private int _peaks;

    public void Add(ReadOnlySpan<byte> leaf)
    {
        leaf.CopyTo(Peak(_peaks));
        _heights[_peaks++] = 0;
        while (_peaks > 1 && _heights[_peaks - 2] == _heights[_peaks - 1])
        {
            MerkleTree.Node(Peak(_peaks - 2), Peak(_peaks - 1), Peak(_peaks - 2));
            _heights[--_peaks - 1]++;
        }
    }

    public byte[] Root()
    {
        if (_peaks == 0) return MerkleTree.Root([]);
        var hash = Peak(_peaks - 1).ToArray();
        for (var i = _peaks - 2; i >= 0; i--) MerkleTree.Node(Peak(i), hash, hash);
        return hash;
    }

    /// <summary>The state as text, for a journal.</summary>
    public ImmutableArray<string> Save() => [.. Enumerable.Range(0, _peaks).Select(i => string.Create(CultureInfo.InvariantCulture, $"{_heights[i]}:{Convert.ToHexStringLower(Peak(i))}"))];

    /// <summary>Takes up a saved state.</summary>
    public void Load(IEnumerable<string> saved)
    {
        _peaks = 0;
        foreach (var peak in saved)
        {
            var colon = peak.IndexOf(':', StringComparison.Ordinal);
            Convert.FromHexString(peak.AsSpan(colon + 1)).CopyTo(Peak(_peaks));
            _heights[_peaks++] = int.Parse(peak.AsSpan(0, colon), provider: CultureInfo.InvariantCulture);
        }
    }

    private Span<byte> Peak(int peak) => _hashes.AsSpan(peak * Size, Size);
}
