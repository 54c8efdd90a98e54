using System.Security.Cryptography;
using System.Text;
using RongTong.Hosting.Batch.Output;

namespace RongTong.Hosting.Ledger;

/// <summary>
/// A log whose entries hang on each other. An entry is an object of texts in canonical JSON (RFC 8785), its hash that of a leaf of the
/// ledger's tree, <c>SHA-256(0x00 ‖ record)</c>; the chain is <c>SHA-256(chain before ‖ that hash)</c>, and begins with the hash of the
/// schema's name. Whoever changes, drops or inserts an entry changes every head after it. Not thread-safe.
/// </summary>
public sealed class AuditChain
{
    /// <summary>What an exported log says it is.</summary>
    public const string Schema = "rongtong/audit@1";

    /// <summary>Name of the field with the number of an entry, counted from 1.</summary>
    public const string Number = "number";

    private readonly byte[] _head = SHA256.HashData(Encoding.UTF8.GetBytes(Schema));

    /// <summary>The head of a log without entries, in hexadecimal.</summary>
    public static string Beginning => new AuditChain().Head;

    /// <summary>Begins a log.</summary>
    public AuditChain()
    {
    }

    /// <summary>Goes on after an entry.</summary>
    /// <param name="head">The chain at that entry, in hexadecimal.</param>
    public AuditChain(string head) => _head = Convert.FromHexString(head);

    /// <summary>The chain at the last entry, in hexadecimal.</summary>
    public string Head => Convert.ToHexStringLower(_head);

    /// <summary>Adds an entry.</summary>
    /// <param name="fields">Its fields; empty ones are left out.</param>
    /// <returns>The entry in canonical JSON.</returns>
    public string Add(IReadOnlyCollection<KeyValuePair<string, string>> fields)
    {
        var canonical = new CanonicalRecord(fields.Select(f => f.Key));
        var cells = new ByteText();
        var ends = new List<int>();
        foreach (var (_, text) in fields)
        {
            cells.Add(text);
            ends.Add(cells.Length);
        }
        Span<byte> link = stackalloc byte[2 * MerkleTree.HashSize];
        _head.CopyTo(link);
        canonical.Write(cells.Span, [.. ends], link[MerkleTree.HashSize..]);
        SHA256.HashData(link, _head);
        return Encoding.UTF8.GetString(canonical.Json);
    }

    /// <summary>An entry as a line of an exported log.</summary>
    /// <param name="record">The entry in canonical JSON.</param>
    /// <param name="head">The chain at it.</param>
    public static string Line(string record, string head) => $$"""{"chain":"{{head}}","record":{{record}}}""";
}
