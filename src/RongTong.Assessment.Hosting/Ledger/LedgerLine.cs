using System.Security.Cryptography;
using RongTong.Hosting.Batch.Output;

namespace RongTong.Hosting.Ledger;

/// <summary>
/// The lines of <c>ledger.ndjson</c>. The first one commits to the run: its model, input and options. Then one per row: the hash of the
/// row's canonical record, <c>SHA-256(0x00 ‖ record)</c>, and the chain, <c>SHA-256(chain before ‖ that hash)</c>. The last one holds the
/// Merkle root over the records and the hash of <c>run.json</c>, which holds the hashes of the other files.
/// </summary>
internal static class LedgerLine
{
    public const string Schema = "rongtong/ledger@1";

    /// <summary>The first line; returns the beginning of the chain, which is the hash of that line.</summary>
    /// <param name="run">The run as a JSON object.</param>
    /// <param name="line">Where to.</param>
    public static byte[] Head(ReadOnlySpan<byte> run, ByteText line)
    {
        var start = line.Length;
        line.Add("{\"schema\":\""u8);
        line.Add(Schema);
        line.Add("\",\"run\":"u8);
        line.Add(run);
        line.Add("}"u8);
        var chain = SHA256.HashData(line.Span[start..]);
        line.Add((byte)'\n');
        return chain;
    }

    /// <summary>The line of a row; the chain is moved on.</summary>
    public static void Row(ReadOnlySpan<byte> row, ReadOnlySpan<byte> code, ReadOnlySpan<byte> record, Span<byte> chain, ByteText line)
    {
        Span<byte> link = stackalloc byte[2 * MerkleTree.HashSize];
        chain.CopyTo(link);
        record.CopyTo(link[MerkleTree.HashSize..]);
        SHA256.HashData(link, chain);
        line.Add("{\"row\":"u8);
        line.Add(row);
        line.Add(",\"uscc\":\""u8);
        CanonicalRecord.Escape(code, line);
        line.Add("\",\"record\":\""u8);
        line.AddHex(record);
        line.Add("\",\"chain\":\""u8);
        line.AddHex(chain);
        line.Add("\"}\n"u8);
    }

    /// <summary>The last line.</summary>
    public static void Tail(long records, ReadOnlySpan<byte> chain, ReadOnlySpan<byte> root, ReadOnlySpan<byte> runFile, ByteText line)
    {
        line.Add("{\"records\":"u8);
        line.Add(records);
        line.Add(",\"chain\":\""u8);
        line.AddHex(chain);
        line.Add("\",\"root\":\""u8);
        line.AddHex(root);
        line.Add("\",\"runFile\":\""u8);
        line.AddHex(runFile);
        line.Add("\"}\n"u8);
    }
}
