using RongTong.Reporting.Charts;
using RongTong.Reporting.Templating;
using RongTong.Reporting.Wording;
using RongTong.Text;

namespace RongTong.Reporting.Statistics;

/// <summary>The firms of a batch by region, size and industry.</summary>
internal sealed class GroupPart(BatchStatistics statistics, Language language) : StatisticsPart(statistics, language)
{
    /// <summary>How many rows a table by region has at most.</summary>
    private const int MostRegions = 60;

    /// <summary>By region, the largest first.</summary>
    public IEnumerable<TemplateObject> Regions() =>
        Rows(Folded(Statistics.Regions.OrderByDescending(r => r.Applied).ThenBy(r => r.Name, StringComparer.Ordinal), MostRegions), name => name);

    /// <summary>By size class, the smallest first.</summary>
    public IEnumerable<TemplateObject> Sizes() => Rows([.. InOrder().Where(s => s.Applied > 0)], SizeName);

    private IEnumerable<TemplateObject> Rows(IReadOnlyList<GroupCounts> groups, Func<string, string> nameOf)
    {
        var most = groups.Count == 0 ? 1 : Math.Max(1, groups.Max(g => g.Applied));
        return groups.Select(g => New()
            .Text("name", g.Name.Length == 0 ? Say("未填", "not stated") : nameOf(g.Name))
            .Text("applied", Count(g.Applied)).Text("passed", Count(g.Passed)).Text("undecided", Count(g.Undecided)).Text("failed", Count(g.Failed)).Text("returned", Count(g.Returned))
            .Text("rate", g.Rate is { } rate ? Paper.Percent(rate) : null)
            .Markup("passed_width", Width(g.Passed, most)).Markup("undecided_width", Width(g.Undecided, most)).Markup("failed_width", Width(g.Failed, most)).Markup("returned_width", Width(g.Returned, most))
            .Done);
    }

    private IReadOnlyList<GroupCounts> Folded(IEnumerable<GroupCounts> groups, int most)
    {
        var all = groups.ToList();
        return all.Count <= most ? all : [.. all.Take(most), all.Skip(most).Aggregate((one, other) => one.With(other)) with { Name = Say($"其余 {Count(all.Count - most)} 个", $"{Count(all.Count - most)} others") }];
    }

    private IEnumerable<GroupCounts> InOrder()
    {
        foreach (var size in (string[])["micro", "small", "medium", "large", ""])
            if (Statistics.Sizes.FirstOrDefault(s => s.Name == size) is { } found) yield return found;
    }

    private string SizeName(string size) => In(FixedWords.Size(size));

    /// <summary>Rates of passing by industry, small groups together; null when there are not two to compare.</summary>
    public string? Industries()
    {
        var large = Statistics.Industries.Where(i => i.Applied >= Smallest && i.Name.Length > 0).ToList();
        var small = Statistics.Industries.Where(i => i.Applied < Smallest || i.Name.Length == 0).ToList();
        var dots = large.OrderByDescending(i => (decimal)i.Passed / i.Applied).ThenBy(i => i.Name, StringComparer.Ordinal).Select(i => Dot(i, i.Name.All(char.IsAsciiDigit) ? Say($"{i.Name} 大类", $"division {i.Name}") : i.Name)).ToList();
        if (small.Sum(i => i.Applied) >= Smallest) dots.Add(Dot(small.Aggregate((one, other) => one.With(other)), Say("其他", "others")));
        if (dots.Count < 2) return null;
        var all = (decimal)Statistics.Total.Passed / Statistics.Total.Applied;
        return RateDots.Draw(dots, all, Say($"全部 {Paper.Percent(all)}", $"all {Paper.Percent(all)}"), Say("家数", "firms"), Say("各行业符合家数占提交家数的比例", "share of applicants that passed, by industry"));
    }

    private static RateDot Dot(GroupCounts group, string name)
    {
        var (low, high) = RateInterval.Of(group.Passed, group.Applied);
        var rate = (decimal)group.Passed / group.Applied;
        return new RateDot(name, rate, low, high, Paper.Percent(rate), Count(group.Applied));
    }
}
