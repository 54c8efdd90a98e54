using System.Collections.Immutable;
using RongTong.Loading;

namespace RongTong.Lab;

/// <summary>What a firm gets for a grade, in 万元. Immutable.</summary>
/// <param name="Grade">The grade.</param>
/// <param name="Amount">The amount, in 万元.</param>
/// <param name="Sizes">Only firms of these size classes; empty for all.</param>
/// <param name="Regions">Only firms whose region begins with one of these; empty for all.</param>
public sealed record Subsidy(string Grade, decimal Amount, ImmutableArray<string> Sizes, ImmutableArray<string> Regions);

/// <summary>Amounts by grade, size and region; the first that fits a firm counts. Immutable.</summary>
public sealed record SubsidyTable(ImmutableArray<Subsidy> Rules)
{
    /// <summary>What a firm gets, in 万元; nothing when no rule fits it.</summary>
    /// <param name="grade">Id of the grade it holds.</param>
    /// <param name="size">Its size class; empty while it is open.</param>
    /// <param name="region">Its region as filed.</param>
    public decimal AmountFor(string grade, string size, string region)
    {
        foreach (var rule in Rules)
        {
            if (rule.Grade != grade) continue;
            if (!rule.Sizes.IsEmpty && !rule.Sizes.Contains(size)) continue;
            if (!rule.Regions.IsEmpty && !rule.Regions.Any(r => region.StartsWith(r, StringComparison.Ordinal))) continue;
            return rule.Amount;
        }
        return 0;
    }

    internal static SubsidyTable Read(SyntaxNode amounts) =>
        new([.. amounts.Items().Select(a => new Subsidy(a.Word("grade") ?? "", a.Number("amount") ?? 0, a.Words("size"), a.Words("region")))]);
}
