using System.Globalization;
using RongTong.Text;

namespace RongTong.Benchmarking;

/// <summary>A firm among its peers in words. Stateless and thread-safe.</summary>
public static class PeerWords
{
    /// <summary>Which quarter.</summary>
    public static LocalizedText Of(PeerQuarter? quarter) => quarter switch
    {
        PeerQuarter.Lowest => new("最低的四分之一", "lowest quarter"),
        PeerQuarter.BelowMedian => new("中位数以下", "below the median"),
        PeerQuarter.AboveMedian => new("中位数及以上", "median or above"),
        PeerQuarter.Highest => new("最高的四分之一", "highest quarter"),
        _ => new("待定", "open"),
    };

    /// <summary>Who the peers are, and how many.</summary>
    public static LocalizedText Of(BenchmarkGroup group)
    {
        var n = group.Firms.ToString("N0", CultureInfo.InvariantCulture);
        return group switch
        {
            { Industry: { } industry, Size: { } size } => new($"行业大类 {industry} 的{Size(size).Zh}企业 {n} 家", $"{n} {Size(size).En} firms of industry division {industry}"),
            { Industry: { } industry } => new($"行业大类 {industry} 的企业 {n} 家", $"{n} firms of industry division {industry}"),
            { Size: { } size } => new($"{Size(size).Zh}企业 {n} 家", $"{n} {Size(size).En} firms"),
            { Region: { } region } => new($"地区代码以 {region} 开头的企业 {n} 家", $"{n} firms of regions beginning with {region}"),
            _ => new($"全部 {n} 家企业", $"all {n} firms"),
        };
    }

    private static LocalizedText Size(string size) => size switch
    {
        "micro" => new("微型", "micro"),
        "small" => new("小型", "small"),
        "medium" => new("中型", "medium"),
        _ => new("大型", "large"),
    };
}
