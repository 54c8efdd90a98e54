using System.Globalization;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace RongTong.EdgeTests.Web.Browser;

/// <summary>A department takes a round from its opening to the published list, in browsers alone.</summary>
[Collection(BrowserTests.Name)]
public sealed class DepartmentTests(BrowserHost browser)
{
    private const string Firm = "示例精密轴承有限公司", Code = "91330604000000204L", Province = "33";

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task A_round_goes_from_its_opening_to_the_published_list(DatabaseKind kind)
    {
        var host = await browser.ServiceAsync(kind);
        await Bureau.StaffAsync(host, Province);
        await using var zhou = await DeskAsync(host, "zhou");
        var round = await OpenRoundAsync(zhou.Page, Bureau.Today(host));
        await ApplyAsync(host, round);

        await using var shen = await DeskAsync(host, "shen", Screen.Phone);
        await Expect(shen.Page.Locator(".queue a[aria-current] b")).ToHaveTextAsync("1");
        await shen.Page.GetByRole(AriaRole.Link, new() { Name = Firm }).ClickAsync();
        await Expect(shen.Page.Locator(".case-h .v")).ToContainTextAsync("待定");
        await shen.Page.FillAsync("form[action$='/pass'] textarea", "材料齐全");
        await shen.Page.ClickAsync("form[action$='/pass'] button.primary");
        await Expect(shen.Page.Locator(".log")).ToContainTextAsync("材料齐全");
        await Expect(shen.Page.Locator("form[action$='/pass']")).ToHaveCountAsync(0);
        var path = new Uri(shen.Page.Url).AbsolutePath;

        await using var lu = await DeskAsync(host, "lu");
        foreach (var reviewer in new[] { lu, zhou }) await ReviewAsync(reviewer.Page, path);
        await Expect(zhou.Page.Locator(".case-h .v")).ToHaveTextAsync("符合");

        // Another value for what the firm stated: who asks cannot agree, and nothing is decided until another person has spoken.
        await zhou.Page.Locator(".cl a", new() { HasText = "上年度研发费用不低于" }).First.ClickAsync();
        var ask = zhou.Page.Locator("details.dec:has(form[action$='/overrides'])").First;
        await ask.Locator("summary").ClickAsync();
        await ask.Locator("[name=value]").FillAsync("580");
        await ask.Locator("[name=source]").FillAsync("审计报告第 41 页");
        await ask.Locator("[name=reason]").FillAsync("以审计数为准");
        await ask.Locator("button.primary").ClickAsync();
        await Expect(zhou.Page.Locator(".box.ov")).ToContainTextAsync("须由另一人确认");
        await Expect(zhou.Page.Locator(".box.ov button")).ToHaveCountAsync(0);
        await Expect(zhou.Page.Locator(".says.ask")).ToContainTextAsync("等第二人确认");
        await Expect(zhou.Page.Locator("form[action$='/decide']")).ToHaveCountAsync(0);

        await using var lin = await DeskAsync(host, "lin");
        await lin.Page.GotoAsync(path);
        await lin.Page.Locator(".cl a", new() { HasText = "上年度研发费用不低于" }).First.ClickAsync();
        await lin.Page.ClickAsync(".box.ov button.primary");
        await Expect(lin.Page.Locator(".box.ov")).ToContainTextAsync("林岳同意");
        await Expect(lin.Page.Locator(".cmp")).ToContainTextAsync("580");

        await zhou.Page.GotoAsync($"/console/programmes/{round}");
        await zhou.Page.FillAsync("[name=seed]", "2026-07-15 开奖号码 04 11 19");
        await zhou.Page.ClickAsync("form[action$='/draws'] button");
        (await TextAsync(zhou.Page, "a[href*='/draws/']")).ShouldContain(Code);

        await zhou.Page.GotoAsync(path);
        await zhou.Page.ClickAsync("form[action$='/decide'] button.primary");
        await Expect(zhou.Page.Locator(".case-h .state")).ToContainTextAsync("周岚认定");
        await zhou.Page.GotoAsync($"/console/programmes/{round}");
        await zhou.Page.ClickAsync("form[action$='/publications'] button");
        (await TextAsync(zhou.Page, "a[href*='/publications/']")).ShouldContain(Code);

        // Somebody objects to the published list: who it is, is for those who decide; upheld, the case is open again.
        await zhou.Page.GotoAsync(path);
        var take = zhou.Page.Locator("details.dec:has(form[action$='/objections'])");
        await take.Locator("summary").ClickAsync();
        await take.Locator("[name=objector]").FillAsync("李建国，13900000000");
        await take.Locator("[name=says]").FillAsync("研发费用与审计报告不符");
        await take.Locator("[name=proof]").FillAsync("审计报告第 41 页");
        await take.Locator("button.primary").ClickAsync();
        await Expect(zhou.Page.Locator("main")).ToContainTextAsync("李建国");
        await shen.Page.GotoAsync(path);
        await Expect(shen.Page.Locator("main")).ToContainTextAsync("异议人只向认定部门显示");
        await Expect(shen.Page.Locator("main")).Not.ToContainTextAsync("李建国");
        await zhou.Page.GotoAsync($"/console/programmes/{round}/cases?queue=objections");
        await zhou.Page.GetByRole(AriaRole.Link, new() { Name = Firm }).ClickAsync();
        await zhou.Page.FillAsync("[name=finding]", "审计报告确为 580 万元，已按此认定");
        await zhou.Page.ClickAsync("form[action*='/objections/'] [value='1']");
        await Expect(zhou.Page.Locator(".case-h .state")).ToContainTextAsync("省级审核");
        await Expect(zhou.Page.Locator(".log")).ToContainTextAsync("异议成立");
        foreach (var device in new[] { zhou, shen, lu, lin }) device.Complaints.ShouldBeEmpty();
    }

    private async Task<Device> DeskAsync(WebHost host, string login, Screen screen = Screen.Desktop)
    {
        var device = await browser.DeviceAsync(host, screen);
        await Bureau.SignInAsync(device, login + Province);
        return device;
    }

    private static async Task<string> OpenRoundAsync(IPage page, DateOnly today)
    {
        await page.GotoAsync("/console/programmes/new");
        await page.FillAsync("[name=nameZh]", "2026 年第二批专精特新");
        await page.FillAsync("[name=nameEn]", "Second round of 2026");
        await page.SelectOptionAsync("[name=model]", Bureau.Model);
        foreach (var (name, days) in new[] { ("opens", -3), ("closes", 20), ("countyBy", 30), ("decideBy", 90) }) await page.FillAsync($"[name={name}]", today.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await page.ClickAsync("main form button.primary");
        await Expect(page.Locator("h1")).ToContainTextAsync("第二批");
        return page.Url[(page.Url.LastIndexOf('/') + 1)..];
    }

    /// <summary>A firm finds the round on the start page, hands a filled workbook back and declares that it is true.</summary>
    private async Task ApplyAsync(WebHost host, string round)
    {
        await using var firm = await browser.DeviceAsync(host, Screen.Phone);
        var page = firm.Page;
        await page.GotoAsync("/");
        await page.ClickAsync($"a[href='/rounds/{round}']");
        await page.FillAsync("[name=name]", Firm);
        await page.FillAsync("[name=uscc]", Code);
        await page.FillAsync("[name=region]", "330604");
        await page.ClickAsync("form.begin button.primary");
        await page.ClickAsync("a.btn.primary");
        var sheet = new Uri(page.Url).AbsolutePath;
        sheet = sheet[..sheet.LastIndexOf('/')];
        await page.GotoAsync(sheet + "/data");
        await page.SetInputFilesAsync("#book", Bureau.Workbook(host, "srdi-certified"));
        await page.ClickAsync("form[action$='/questionnaire'] button");
        await Expect(page.Locator(".says.good")).ToBeVisibleAsync();
        await RongTong.EdgeTests.Web.Browser.Firm.HandInAsync(firm, sheet);
        await Expect(page.Locator(".says.good")).ToContainTextAsync("王敏");
        firm.Complaints.ShouldBeEmpty();
    }

    /// <summary>States every fact that is the department's to state, as the sample has it, at each requirement that is open.</summary>
    private static async Task ReviewAsync(IPage page, string path)
    {
        await page.GotoAsync(path);
        foreach (var open in await page.Locator(".cl a:has(.undecided)").EvaluateAllAsync<string[]>("links => links.map(a => a.getAttribute('href'))"))
        {
            await page.GotoAsync(open);
            var fact = page.Locator("details.dec:has(form[action$='/facts'])").First;
            if (await fact.CountAsync() == 0) continue;
            if (Bureau.Answer("srdi-certified", await fact.Locator("[name=field]").InputValueAsync()) is not { } value) continue;
            await fact.Locator("summary").ClickAsync();
            if (await fact.Locator("select").CountAsync() > 0) await fact.Locator("select").SelectOptionAsync(value);
            else await fact.Locator("[name=value]").FillAsync(value);
            await fact.Locator("textarea").FillAsync("两份行业报告一致");
            await fact.Locator("button.primary").ClickAsync();
            await Expect(page.Locator(".cmp")).ToContainTextAsync("两份行业报告一致");
        }
    }

    private static async Task<string> TextAsync(IPage page, string link)
    {
        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator(link).First.ClickAsync());
        await using var file = await download.CreateReadStreamAsync();
        using var text = new StreamReader(file);
        return await text.ReadToEndAsync();
    }
}
