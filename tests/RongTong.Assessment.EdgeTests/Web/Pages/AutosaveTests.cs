using System.Net;

namespace RongTong.EdgeTests.Web.Pages;

/// <summary>Many who answer at once: everybody's answer is kept, nobody is told to try again.</summary>
public sealed class AutosaveTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Fifty_firms_that_save_at_the_same_time_lose_nothing(DatabaseKind kind)
    {
        const int Firms = 50, Rounds = 3;
        await using var host = await WebHost.StartAsync(kind);
        var visitors = new List<(Visitor Visitor, string Sheet)>();
        for (var i = 0; i < Firms; i++)
        {
            var visitor = new Visitor(host);
            var sheet = await visitor.BeginAsync("miit/sme-digital-level@2024", ("name", $"企业 {i}"));
            (await visitor.GetAsync(sheet + "/1")).Dispose();
            visitors.Add((visitor, sheet));
        }
        for (var round = 1; round <= Rounds; round++)
        {
            var saved = await Task.WhenAll(visitors.Select((v, i) => v.Visitor.SendAsync(v.Sheet + "/answers", ("field", "equipment-total"), ("value", $"{round * 1000 + i}"))));
            saved.ShouldAllBe(s => s.StatusCode == HttpStatusCode.OK);
            foreach (var one in saved) one.Dispose();
        }
        for (var i = 0; i < Firms; i++)
        {
            using var page = await visitors[i].Visitor.GetAsync(visitors[i].Sheet + "/1");
            page.QuerySelector("[name='equipment-total']")!.GetAttribute("value").ShouldBe($"{Rounds * 1000 + i}");
            visitors[i].Visitor.Dispose();
        }
    }
}
