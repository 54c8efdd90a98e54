using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using RongTong.Text;

namespace RongTong.Hosting.Ledger;

/// <summary>What checking a log came to. Immutable.</summary>
/// <param name="Entries">Entries that agree, from the first on.</param>
/// <param name="Head">The chain at the last of them, in hexadecimal.</param>
/// <param name="Difference">The first thing that does not agree; null when all does.</param>
public sealed record AuditCheck(long Entries, string Head, LocalizedText? Difference)
{
    /// <summary>Whether everything agrees.</summary>
    public bool IsSound => Difference is null;
}

/// <summary>
/// Checks an audit log entry by entry, from the service's database or from an exported file. Without a head known from elsewhere, a log that
/// ends early, or one written anew from the beginning, is not found out.
/// </summary>
public sealed class AuditVerifier
{
    private readonly AuditChain _chain = new();
    private readonly string? _published;
    private bool _isPublishedMet;
    private LocalizedText? _difference;

    /// <summary>Begins.</summary>
    /// <param name="publishedHead">A head as published, in hexadecimal; null when there is none.</param>
    public AuditVerifier(string? publishedHead) =>
        (_published, _isPublishedMet) = (publishedHead?.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant(), publishedHead is null || publishedHead.Equals(AuditChain.Beginning, StringComparison.OrdinalIgnoreCase));

    /// <summary>Entries that agreed so far.</summary>
    public long Entries { get; private set; }

    /// <summary>Checks the next entry; after one that does not agree the others are not looked at.</summary>
    /// <param name="fields">Its fields.</param>
    /// <param name="head">The chain it states.</param>
    /// <param name="isShownSo">Whether what people are shown of it says the same.</param>
    public void Next(IReadOnlyCollection<KeyValuePair<string, string>> fields, string head, bool isShownSo = true)
    {
        if (_difference is not null) return;
        var expected = (Entries + 1).ToString(CultureInfo.InvariantCulture);
        var number = fields.FirstOrDefault(f => f.Key == AuditChain.Number).Value;
        if (number != expected)
        {
            _difference = new LocalizedText($"第 {expected} 条不见了，这里是第 {number} 条", $"entry {expected} is not there; entry {number} stands in its place");
            return;
        }
        _chain.Add(fields);
        if (_chain.Head != head || !isShownSo)
        {
            _difference = new LocalizedText($"第 {expected} 条与链不符：它或它之前的记录被改动过", $"entry {expected} does not agree with the chain: it, or one before it, has been changed");
            return;
        }
        Entries++;
        _isPublishedMet |= _chain.Head == _published;
    }

    /// <summary>What it came to.</summary>
    public AuditCheck Result() => new(Entries, _chain.Head, _difference ?? (_isPublishedMet ? null
        : new LocalizedText($"没有一条记录的链值是公布的 {_published}：日志缺了结尾，或整本重写过", $"no entry has the published head {_published}: the end of the log is missing, or all of it was written anew")));

    /// <summary>Checks an exported log.</summary>
    /// <param name="path">The file.</param>
    /// <param name="publishedHead">A head as published; null when there is none.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static AuditCheck CheckFile(string path, string? publishedHead, CancellationToken cancellation)
    {
        var verifier = new AuditVerifier(publishedHead);
        using var file = new StreamReader(path);
        for (var number = 1L; file.ReadLine() is { } line; number++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (Read(line) is not var (fields, head))
            {
                var at = number.ToString(CultureInfo.InvariantCulture);
                return verifier.Result() with { Difference = new LocalizedText($"第 {at} 行不是审计记录", $"line {at} is no entry of an audit log") };
            }
            verifier.Next(fields, head);
        }
        return verifier.Result();
    }

    private static (ImmutableArray<KeyValuePair<string, string>> Fields, string Head)? Read(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            return ([.. json.RootElement.GetProperty("record").EnumerateObject().Select(p => KeyValuePair.Create(p.Name, p.Value.GetString() ?? throw new JsonException()))], json.RootElement.GetProperty("chain").GetString() ?? "");
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }
}
