using System.Net;
using RongTong.Assessing;
using RongTong.EdgeTests.Web.Pages;
using RongTong.Web.Access;

namespace RongTong.EdgeTests.Web.Access;

/// <summary>Links that open a sheet cannot be guessed: whoever tries is stopped, on both databases, and those who have one are not.</summary>
public sealed class LinkGuardTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Twenty_wrong_links_stop_an_address_also_with_a_right_one_for_a_quarter_of_an_hour(DatabaseKind kind)
    {
        await using var place = await AccessPlace.OpenAsync(kind);
        var guard = new LinkGuard(place.Sheets, place.Attempts);
        var (sheet, link) = await place.Sheets.BeginAsync("m", "f", new AnswerSheet { Enterprise = new Enterprise("甲", "", "330106", null, null, null) }, "王敏");
        for (var i = 0; i < 100; i++) (await guard.FollowAsync(link.Text, "192.0.2.1")).Holder!.Sheet.ShouldBe(sheet.Id, "right ones are not counted");
        for (var i = 0; i < AttemptStore.PerAddress; i++) (await guard.FollowAsync(i % 2 == 0 ? Secret.Make().Text : "x", "192.0.2.1")).ShouldBe(new FollowedLink(null, null));
        var stopped = await guard.FollowAsync(link.Text, "192.0.2.1");
        stopped.ShouldBe(new FollowedLink(null, AttemptStore.Window));
        (await guard.FollowAsync(link.Text, "192.0.2.2")).Holder.ShouldNotBeNull("others are not kept out");
        place.Clock.Pass(AttemptStore.Window);
        (await guard.FollowAsync(link.Text, "192.0.2.1")).Holder.ShouldNotBeNull();
    }

    [Fact]
    public async Task Ten_thousand_guesses_over_http_are_stopped()
    {
        await using var host = await WebHost.StartAsync();
        using var visitor = new Visitor(host);
        await visitor.BeginAsync("miit/sme-size@2011", ("name", "甲"), ("uscc", "91330400MA2JX7Q3K0"));
        var answers = new List<HttpStatusCode>();
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = host.Client.BaseAddress };
        foreach (var path in Enumerable.Range(0, 200).Select(_ => "/r/" + Secret.Make().Text))
        {
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
            answers.Add(answer.StatusCode);
        }
        answers.Count(a => a == HttpStatusCode.NotFound).ShouldBe(AttemptStore.PerAddress, "only these were looked at; at this rate ten thousand take five days");
        answers.Skip(AttemptStore.PerAddress).ShouldAllBe(a => a == HttpStatusCode.TooManyRequests);
    }
}
