using Microsoft.Playwright;
using RongTong.Cli.Output;
using RongTong.Snapshots;
using static Microsoft.Playwright.Assertions;

namespace RongTong.EdgeTests.Web.Browser;

/// <summary>The pages of a department as they are after three years, from the first administrator on: with content, in both languages, on both screens.</summary>
[Collection(BrowserTests.Name)]
public sealed class DepartmentAtWorkTests(BrowserHost browser)
{
    private static readonly (string Language, Screen Screen)[] Both = [("zh-CN", Screen.Desktop), ("en", Screen.Phone)];

    [Fact]
    public async Task Every_page_with_content()
    {
        var clock = new SteppingClock();
        await using var host = await WebHost.StartAsync(change: o => o with { Clock = clock, Handbook = (model, language) => Handbook.Of(model, null, language) });
        await using var device = await browser.DeviceAsync(host, Screen.Desktop);
        var page = device.Page;

        await SeeAsync("/set-up", "set-up");
        await SeeAsync("/set-up", "set-up-errors", async _ =>
        {
            await page.EvaluateAsync("document.querySelector('main form').noValidate = true");
            await page.FillAsync("[name=code]", "00000000000000000000000000");
            await page.ClickAsync("main button.primary");
            await Expect(page.Locator(".err").First).ToBeVisibleAsync();
        });
        await page.GotoAsync("/set-up?lang=zh");
        await page.FillAsync("[name=code]", (await host.Server.FirstRunCodeAsync()).ShouldNotBeNull());
        foreach (var (name, value) in new[] { ("login", "keeper"), ("name", "何管"), ("password", Bureau.Password), ("again", Bureau.Password) }) await page.FillAsync($"[name={name}]", value);
        await page.ClickAsync("main button.primary");
        await Firm.AtAsync(page, "/sign-in[?]set=1$");
        await SeeAsync("/sign-in?set=1", "sign-in-set");

        await Bureau.StaffAsync(host, BusyProvince.Region);
        var province = new BusyProvince(host, clock);
        await province.FillAsync();

        await Bureau.SignInAsync(device, "keeper");
        await SeeAsync("/console/accounts", "account-made", async language =>
        {
            foreach (var (name, value) in new[] { ("login", "tang" + language), ("name", "唐宁"), ("region", "3306") }) await page.FillAsync($"[name={name}]", value);
            await page.SelectOptionAsync("[name=role]", "city");
            await page.ClickAsync("main form button.primary");
        });
        var welcome = new Uri(await page.Locator("code.once").InnerTextAsync()).AbsolutePath;
        await SeeAsync("/console/accounts", "accounts-full");
        await SeeAsync("/console/keys", "key-made", async language =>
        {
            await page.FillAsync("[name=name]", "绍兴市企业服务平台 " + language);
            await page.CheckAsync("[name=scope] >> nth=0");
            await page.CheckAsync("[name=scope] >> nth=3");
            await page.FillAsync("[name=region]", "3306");
            await page.FillAsync("[name=days]", "365");
            await page.ClickAsync("main form button.primary");
        });
        await SeeAsync("/console/audit", "audit-full");
        await SeeAsync("/console/audit", "audit-verified", _ => page.ClickAsync("form[action$='/verify'] button"));

        await Bureau.SignInAsync(device, "lin" + BusyProvince.Region);
        var round = $"/console/programmes/{province.Round}";
        // A handbook lets no script in, and what looks at accessibility is one.
        await page.RouteAsync("**/console/standards/miit/**", async route =>
        {
            var answer = await route.FetchAsync();
            await route.FulfillAsync(new RouteFulfillOptions { Response = answer, Headers = answer.Headers.Where(h => h.Key != "content-security-policy") });
        });
        await page.GotoAsync("/console/batches?lang=zh");
        await page.SelectOptionAsync("[name=model]", Bureau.Model);
        await page.SetInputFilesAsync("[name=table]", Path.Combine(Repository.Rules, "samples", "batch", "applicants-2026.csv"));
        await page.ClickAsync("main form button.primary");
        await Expect(page.Locator("ul.ev li").First).ToBeVisibleAsync();
        var batch = new Uri(page.Url).AbsolutePath;
        foreach (var (path, name) in new[]
        {
            ("/console/programmes", "rounds"), ("/console/programmes/new", "round-new"), (round, "round-lists"), (round + "/cases?queue=mine", "inbox-full"), (round + "/cases?queue=decided", "inbox-decided"), (round + "/cases?region=3306", "drill-down"), (round + "/statistics", "statistics-full"),
            ($"/console/cases/{province.Asked}?c=S3-1", "case-asked"), ($"/console/cases/{province.Decided}", "case-decided"), ($"/console/cases/{province.Objected}", "case-objected"), (round + "/cases?queue=objections", "inbox-objections"), (batch, "batch-done"), ("/console/batches", "batches-full"), ("/console/expiring", "expiring-full"), ("/console/standards", "standards-full"),
            // The shortest handbook: what is measured is the same in all.
            ("/console/standards/miit/sme-size@2011", "handbook"),
        })
            await SeeAsync(path, name);

        await page.Context.ClearCookiesAsync();
        await SeeAsync(welcome, "welcome");
        device.Complaints.ShouldBeEmpty();

        async Task SeeAsync(string path, string name, Func<string, Task>? act = null)
        {
            foreach (var (language, screen) in Both)
            {
                await page.GotoAsync(path + (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "lang=" + language[..2]);
                if (act is not null) await act(language[..2]);
                await PageCheck.OfAsync(page, name, language, screen);
            }
        }
    }
}
