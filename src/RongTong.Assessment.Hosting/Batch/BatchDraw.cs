using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using RongTong.Hosting.Batch.Input;
using RongTong.Hosting.Batch.Output;
using RongTong.Models;

namespace RongTong.Hosting.Batch;

/// <summary>How firms are drawn. Immutable.</summary>
/// <param name="Seed">Any text fixed beforehand, such as a lottery number to come; with the batch root in front nobody can choose firms by it.</param>
/// <param name="Share">Share of every stratum, above 0 and at most 1; at least one firm of each.</param>
/// <param name="ByRegion">Whether the regions (cities, for six-digit codes) are strata of their own.</param>
/// <param name="ExpertsPerFirm">How many experts go to a firm, when there are any.</param>
public sealed record DrawOptions(string Seed, decimal Share, bool ByRegion, int ExpertsPerFirm = 2);

/// <summary>An expert who can be sent. Immutable.</summary>
/// <param name="Name">The name.</param>
/// <param name="Conflicts">Credit codes, names of firms, or beginnings of region codes the expert must not be sent to.</param>
public sealed record Expert(string Name, ImmutableArray<string> Conflicts);

/// <summary>A firm drawn. Immutable.</summary>
public sealed record DrawnFirm(string Code, string Name, string Region, string Stratum, bool IsFragile, string Ticket, ImmutableArray<string> Experts);

/// <summary>
/// Draws firms from the notice of a batch so that anybody can draw again. A firm's ticket is <c>SHA-256(seed LF code LF 0)</c> in hexadecimal;
/// a firm that is weighted has the least of three tickets, with 0, 1 and 2 at the end. In each stratum the firms with the least tickets are
/// taken, the share of its firms rounded up. An expert's ticket for a firm is <c>SHA-256(seed LF code LF name)</c>; those without a conflict
/// and with the least tickets go. Texts are UTF-8, and a tie goes to the lower code.
/// </summary>
public static class BatchDraw
{
    private const int FragileTickets = 3;

    /// <summary>Draws.</summary>
    /// <param name="directory">The batch directory.</param>
    /// <param name="options">How.</param>
    /// <param name="fragile">Codes of the firms that are weighted.</param>
    /// <param name="experts">The experts, or none.</param>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static ImmutableArray<DrawnFirm> Draw(string directory, DrawOptions options, IReadOnlySet<string> fragile, IReadOnlyList<Expert> experts)
    {
        var firms = new List<(string Code, string Name, string Region)>();
        using (var notice = OwnTable.Open(Path.Combine(directory, BatchFiles.Notice), BatchFiles.Notice))
            while (notice.Next())
                if (!notice[0].IsEmpty) firms.Add((notice.Text(3), notice.Text(1), notice.Text(2)));
        return Draw(firms, options, fragile, experts);
    }

    /// <summary>Draws from firms that are known otherwise.</summary>
    /// <param name="from">Code, name and region of each firm; their order makes no difference.</param>
    /// <param name="options">How.</param>
    /// <param name="fragile">Codes of the firms that are weighted.</param>
    /// <param name="experts">The experts, or none.</param>
    public static ImmutableArray<DrawnFirm> Draw(IEnumerable<(string Code, string Name, string Region)> from, DrawOptions options, IReadOnlySet<string> fragile, IReadOnlyList<Expert> experts)
    {
        var firms = from.Select(f =>
        {
            var isFragile = fragile.Contains(f.Code);
            var ticket = Enumerable.Range(0, isFragile ? FragileTickets : 1).Select(n => Ticket(options.Seed, f.Code, n.ToString(CultureInfo.InvariantCulture))).Min(StringComparer.Ordinal) ?? "";
            return new DrawnFirm(f.Code, f.Name, f.Region, options.ByRegion ? StratumOf(f.Region) : "", isFragile, ticket, []);
        });
        var drawn = firms.GroupBy(f => f.Stratum, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
            .SelectMany(g => g.OrderBy(f => f.Ticket, StringComparer.Ordinal).ThenBy(f => f.Code, StringComparer.Ordinal).Take((int)decimal.Ceiling(g.Count() * options.Share)));
        return [.. drawn.Select(f => f with { Experts = ExpertsFor(f, options, experts) })];
    }

    /// <summary>The firms whose grade hangs on a number: a criterion they meet with at most five per cent to spare.</summary>
    /// <param name="directory">The batch directory.</param>
    /// <param name="model">The model, which knows what the numbers have to reach.</param>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static IReadOnlySet<string> Fragile(string directory, BatchModel model)
    {
        var bounds = new Dictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var criterion in model.Editions.SelectMany(e => e.Model.AllCriteria))
            if (criterion.When is Condition.Value { Bound.Root: Formula.Constant bound }) bounds[criterion.Id] = Math.Abs(bound.Value);
        var fragile = new HashSet<string>(StringComparer.Ordinal);
        using var results = OwnTable.Open(Path.Combine(directory, BatchFiles.Results), BatchFiles.Results);
        var columns = results.Titles.Select((t, i) => (Title: t, Column: i)).Where(t => t.Title.StartsWith("m:", StringComparison.Ordinal) && bounds.ContainsKey(t.Title[2..])).ToList();
        while (results.Next())
            foreach (var (title, column) in columns)
                if (decimal.TryParse(results[column], NumberStyles.Number, CultureInfo.InvariantCulture, out var margin) && margin >= 0 && margin * 20 <= bounds[title[2..]]) fragile.Add(results.Text(1));
        return fragile;
    }

    /// <summary>Reads experts from a table with the columns name and conflicts, the latter separated by semicolons.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static ImmutableArray<Expert> ReadExperts(string path, string shown)
    {
        var experts = ImmutableArray.CreateBuilder<Expert>();
        using var table = OwnTable.Open(path, shown);
        while (table.Next())
            if (table.Text(0).Trim() is { Length: > 0 } name) experts.Add(new Expert(name, [.. table.Text(1).Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)]));
        return experts.ToImmutable();
    }

    /// <summary>The draw as CSV.</summary>
    public static byte[] ToCsv(IEnumerable<DrawnFirm> drawn, bool withMark)
    {
        var text = new ByteText();
        if (withMark) text.Add("\uFEFF"u8);
        text.Add("no,uscc,name,region,stratum,fragile,ticket,experts\r\n"u8);
        long number = 0;
        foreach (var firm in drawn)
        {
            text.Add(++number);
            foreach (var cell in (string[])[firm.Code, firm.Name, firm.Region, firm.Stratum, firm.IsFragile ? "true" : "false", firm.Ticket, string.Join(';', firm.Experts)])
            {
                text.Add((byte)',');
                text.AddCell(cell);
            }
            text.Add("\r\n"u8);
        }
        return text.Span.ToArray();
    }

    private static ImmutableArray<string> ExpertsFor(DrawnFirm firm, DrawOptions options, IReadOnlyList<Expert> experts) =>
    [
        .. experts.Where(e => !e.Conflicts.Any(c => c == firm.Code || c == firm.Name || firm.Region.Length > 0 && firm.Region.StartsWith(c, StringComparison.Ordinal)))
            .OrderBy(e => Ticket(options.Seed, firm.Code, e.Name), StringComparer.Ordinal).Take(options.ExpertsPerFirm).Select(e => e.Name),
    ];

    private static string StratumOf(string region) => region.Length == 6 && region.All(char.IsAsciiDigit) ? region[..4] + "00" : region;

    private static string Ticket(string seed, string code, string last) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}\n{code}\n{last}")));
}
