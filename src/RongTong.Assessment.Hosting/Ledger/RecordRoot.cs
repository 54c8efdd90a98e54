using System.Security.Cryptography;

namespace RongTong.Hosting.Ledger;

/// <summary>The Merkle root over records in an order that is stated elsewhere, as for a batch: a leaf is <c>SHA-256(0x00 ‖ record)</c>. Stateless.</summary>
public static class RecordRoot
{
    /// <summary>The root, in hexadecimal.</summary>
    /// <param name="records">The bytes of each record.</param>
    public static string Of(IEnumerable<byte[]> records)
    {
        var frontier = new MerkleFrontier();
        foreach (var record in records) frontier.Add(SHA256.HashData([MerkleTree.LeafMark, .. record]));
        return Convert.ToHexStringLower(frontier.Root());
    }
}
