using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using RongTong.Loading;

namespace RongTong.Compiling;

/// <summary>
/// A hash of what files say. Comments, layout and quoting do not count; every key, value and order does, but for the key under which a
/// fact says whether it can be changed, which only advice reads. Two models with the same fingerprint decide every sheet alike; what
/// measures say has a fingerprint of its own.
/// </summary>
internal static class Fingerprint
{
    /// <summary>SHA-256 over trees, as <c>sha256:</c> and 64 hexadecimal digits.</summary>
    public static string Of(params IEnumerable<SyntaxNode> trees)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var tree in trees) Append(hash, tree);
        return "sha256:" + Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    // Nesting is bounded by the reader's depth limit.
    private static void Append(IncrementalHash hash, SyntaxNode node)
    {
        switch (node)
        {
            case SyntaxNode.Scalar scalar:
                Append(hash, scalar.IsNull ? '0' : 's', scalar.Text);
                break;
            case SyntaxNode.Sequence list:
                Append(hash, '[', "");
                foreach (var item in list.Items) Append(hash, item);
                Append(hash, ']', "");
                break;
            case SyntaxNode.Mapping map:
                Append(hash, '{', "");
                foreach (var entry in map.Entries.Where(e => e.Key != SyntaxReading.AdviceKey || map["id"] is null))
                {
                    Append(hash, 'k', entry.Key);
                    Append(hash, entry.Value);
                }
                Append(hash, '}', "");
                break;
        }
    }

    /// <summary>Every piece carries its kind and length, so that no two trees spell the same bytes.</summary>
    private static void Append(IncrementalHash hash, char kind, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Span<byte> head = stackalloc byte[5];
        head[0] = (byte)kind;
        BinaryPrimitives.WriteInt32LittleEndian(head[1..], bytes.Length);
        hash.AppendData(head);
        hash.AppendData(bytes);
    }
}
