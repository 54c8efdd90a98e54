
namespace RongTong.EdgeTests.Web.Browser;

/// <summary>Every page, in both languages. Each stands on both screens: read through on one, measured on the other.</summary>
[Collection(BrowserTests.Name)]
public sealed class AccessibilityTests(BrowserHost browser)
{
    private static readonly string[] Pages = ["/1", "/2", "/4", "/firm", "/evidence", "/check", "/people", "/data", "/result"];

    [Theory]
    [InlineData("zh-CN", Screen.Phone, DatabaseKind.Sqlite)]
    [InlineData("en", Screen.Desktop, DatabaseKind.Postgres)]
    public async Task Pages_of_firms(string language, Screen screen, DatabaseKind kind)
    {
        var host = await browser.ServiceAsync(kind);
        var (round, _) = await Bureau.RoundAsync(host, language == "en" ? "11" : "12");
        await using var device = await browser.DeviceAsync(host, screen, language);
        var page = device.Page;
        Task CheckAsync(string name) => PageCheck.OfAsync(page, name, language, screen);
        await page.GotoAsync("/");
        await CheckAsync("start");
        await page.ClickAsync($"a[href='/rounds/{round}']");
        await CheckAsync("round");
        await page.GotoAsync("/start/miit/srdi-sme@2026");
        await CheckAsync("begin");
        await page.ClickAsync("form.begin button.primary");
        await CheckAsync("begin-errors");
        await page.GotoAsync("/nothing-here");
        await CheckAsync("404");
        await Firm.BeginAsync(device, leave: true);
        await CheckAsync("link");
        await page.ClickAsync("a.btn.primary");
        var sheet = page.Url[..page.Url.LastIndexOf('/')];
        await Firm.AnswerAsync(device, "q01-network", "workshop-control-network");
        await page.FillAsync("[name='equipment-total']", "42");
        await page.FillAsync("[name='equipment-networked']", "48");
        await page.FillAsync("[name='equipment-digital']", "14");
        await page.Locator("[name='equipment-digital']").BlurAsync();
        await Firm.SavedAsync(device);
        foreach (var path in Pages)
        {
            await page.GotoAsync(sheet + path);
            await CheckAsync(path[1..]);
        }
        await page.GotoAsync(sheet + "/people");
        await page.FillAsync("#name", "李工");
        await page.ClickAsync("main form.card button");
        await CheckAsync("people-link");
        await Firm.BeginAsync(device, Bureau.Model);
        await CheckAsync("facts");
        device.Complaints.ShouldBeEmpty();
    }

    /// <summary>The check itself finds what it is for.</summary>
    [Theory]
    [InlineData("<main><h1>A</h1><input style='width:90px;height:50px'></main>", "label")]
    [InlineData("<main><h1>A</h1><p style='color:#bbb;background:#fff'>Too pale</p></main>", "color-contrast")]
    [InlineData("<main><h1>A</h1><p style='width:1500px'>Too wide</p></main>", "runs out of")]
    [InlineData("<main><h1>A</h1><button style='height:20px'>Too low</button></main>", "20")]
    public async Task A_page_with_a_fault_is_found(string body, string fault)
    {
        await using var device = await browser.DeviceAsync(await browser.ServiceAsync(), Screen.Phone, "en");
        await device.Page.SetContentAsync($"<!doctype html><html lang=en><title>A page</title><meta name=viewport content='width=device-width'><body style='margin:0'>{body}</body></html>");
        var found = await Assert.ThrowsAsync<ShouldAssertException>(() => PageCheck.OfAsync(device.Page, "page", "en", Screen.Phone));
        found.Message.ShouldContain(fault);
    }

    [Theory]
    [InlineData("zh-CN", Screen.Desktop, "31", DatabaseKind.Postgres)]
    [InlineData("en", Screen.Phone, "32", DatabaseKind.Sqlite)]
    public async Task Pages_of_the_department(string language, Screen screen, string province, DatabaseKind kind)
    {
        var host = await browser.ServiceAsync(kind);
        await Bureau.StaffAsync(host, province);
        await using var device = await browser.DeviceAsync(host, screen, language);
        var page = device.Page;
        await page.GotoAsync("/sign-in");
        await PageCheck.OfAsync(page, "sign-in", language, screen);
        await Bureau.SignInAsync(device, "zhou" + province);
        foreach (var empty in new[] { "programmes", "batches", "expiring" })
        {
            await page.GotoAsync("/console/" + empty);
            await PageCheck.OfAsync(page, empty + "-empty", language, screen);
        }
        var (round, sheets) = await Bureau.RoundAsync(host, province, "srdi-certified", "srdi-sf-06");
        string[] pages =
        [
            "/console/programmes", "/console/programmes/new", $"/console/programmes/{round}", $"/console/programmes/{round}/edit", $"/console/programmes/{round}/cases", $"/console/programmes/{round}/cases?queue=decided",
            $"/console/programmes/{round}/statistics", "/console/expiring", "/console/standards", "/console/batches", $"/console/cases/{sheets[0]}", $"/console/cases/{sheets[1]}", $"/console/programmes/{round}/cases?q=nobody", "/account",
        ];
        foreach (var path in pages)
        {
            await page.GotoAsync(path);
            await PageCheck.OfAsync(page, path.Replace(round, "round").Replace(sheets[0], "first").Replace(sheets[1], "second").TrimStart('/').Replace('/', '-').Replace('?', '-'), language, screen);
        }
        await Bureau.SignInAsync(device, "keeper" + province);
        foreach (var path in new[] { "/console/accounts", "/console/keys", "/console/audit", "/account" })
        {
            await page.GotoAsync(path);
            await PageCheck.OfAsync(page, "keeper" + path.Replace('/', '-'), language, screen);
        }
        await page.GotoAsync("/console/accounts");
        await page.ClickAsync("tbody a");
        await PageCheck.OfAsync(page, "keeper-account", language, screen);
        device.Complaints.ShouldBeEmpty();
    }
}
