using System.Collections.Immutable;
using System.Security.Cryptography;

namespace RongTong.Hosting.Ledger;

/// <summary>
/// A tree of SHA-256 hashes over records in order: a leaf is <c>SHA-256(0x00 ‖ record)</c>, a node <c>SHA-256(0x01 ‖ left ‖ right)</c>, and the
/// left side of a node holds the largest power of two of leaves that is less than all (RFC 6962).
/// </summary>
internal static class MerkleTree
{
    public const int HashSize = 32;

    /// <summary>What stands before a record when it is hashed, so that no record can pass for a node.</summary>
    public const byte LeafMark = 0;

    private const byte NodeMark = 1;

    /// <summary>The node over two hashes.</summary>
    /// <param name="left">The left one.</param>
    /// <param name="right">The right one.</param>
    /// <param name="node">Where to; may be one of them.</param>
    public static void Node(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right, Span<byte> node)
    {
        Span<byte> text = stackalloc byte[1 + 2 * HashSize];
        text[0] = NodeMark;
        left.CopyTo(text[1..]);
        right.CopyTo(text[(1 + HashSize)..]);
        SHA256.HashData(text, node);
    }

    /// <summary>The node over two hashes.</summary>
    public static byte[] Node(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        var node = new byte[HashSize];
        Node(left, right, node);
        return node;
    }

    /// <summary>The hashes beside the way from a leaf to the root, lowest first, each with the side it stands on.</summary>
    public static ImmutableArray<(bool IsLeft, byte[] Hash)> Path(ReadOnlySpan<byte[]> leaves, int index)
    {
        var path = ImmutableArray.CreateBuilder<(bool, byte[])>();
        AddPath(leaves, index, path);
        return path.ToImmutable();
    }

    /// <summary>The root over leaves.</summary>
    public static byte[] Root(ReadOnlySpan<byte[]> leaves)
    {
        if (leaves.Length == 0) return SHA256.HashData([]);
        if (leaves.Length == 1) return leaves[0];
        var split = Split(leaves.Length);
        return Node(Root(leaves[..split]), Root(leaves[split..]));
    }

    private static void AddPath(ReadOnlySpan<byte[]> leaves, int index, ImmutableArray<(bool, byte[])>.Builder path)
    {
        if (leaves.Length == 1) return;
        var split = Split(leaves.Length);
        if (index < split)
        {
            AddPath(leaves[..split], index, path);
            path.Add((false, Root(leaves[split..])));
        }
        else
        {
            AddPath(leaves[split..], index - split, path);
            path.Add((true, Root(leaves[..split])));
        }
    }

    private static int Split(int count) => 1 << (31 - System.Numerics.BitOperations.LeadingZeroCount((uint)(count - 1)));
}
