using System.Collections.Immutable;
using System.Globalization;

namespace RongTong.Hosting.Ledger;

/// <summary>The root of a <see cref="MerkleTree"/> over leaves that come one after another: keeps one hash per level. Not thread-safe.</summary>
internal sealed class MerkleFrontier
{
    private readonly List<(int Height, byte[] Hash)> _peaks = [];

    public void Add(byte[] leaf)
    {
        var (height, hash) = (0, leaf);
        while (_peaks is [.., var last] && last.Height == height)
        {
            hash = MerkleTree.Node(last.Hash, hash);
            height++;
            _peaks.RemoveAt(_peaks.Count - 1);
        }
        _peaks.Add((height, hash));
    }

    public byte[] Root()
    {
        if (_peaks.Count == 0) return MerkleTree.Root([]);
        var hash = _peaks[^1].Hash;
        for (var i = _peaks.Count - 2; i >= 0; i--) hash = MerkleTree.Node(_peaks[i].Hash, hash);
        return hash;
    }

    /// <summary>The state as text, for a journal.</summary>
    public ImmutableArray<string> Save() => [.. _peaks.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Height}:{Convert.ToHexStringLower(p.Hash)}"))];

    /// <summary>Takes up a saved state.</summary>
    public void Load(IEnumerable<string> saved)
    {
        _peaks.Clear();
        foreach (var peak in saved)
        {
            var colon = peak.IndexOf(':', StringComparison.Ordinal);
            _peaks.Add((int.Parse(peak.AsSpan(0, colon), provider: CultureInfo.InvariantCulture), Convert.FromHexString(peak.AsSpan(colon + 1))));
        }
    }
}
