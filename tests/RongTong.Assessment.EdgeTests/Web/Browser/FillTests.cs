using System.IO.Compression;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace RongTong.EdgeTests.Web.Browser;

/// <summary>A firm fills its questionnaire in a browser.</summary>
[Collection(BrowserTests.Name)]
public sealed class FillTests(BrowserHost browser)
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite, Screen.Desktop)]
    [InlineData(DatabaseKind.Sqlite, Screen.Phone)]
    [InlineData(DatabaseKind.Postgres, Screen.Desktop)]
    [InlineData(DatabaseKind.Postgres, Screen.Phone)]
    public async Task A_firm_answers_loses_the_connection_goes_on_elsewhere_hands_in_and_takes_the_report(DatabaseKind kind, Screen screen)
    {
        var host = await browser.ServiceAsync(kind);
        await using var phone = await browser.DeviceAsync(host, screen);
        var link = await Firm.BeginAsync(phone);
        var sheet = phone.Page.Url[..phone.Page.Url.LastIndexOf('/')];
        await Firm.AnswerAsync(phone, "q01-network", "workshop-control-network");

        await phone.Context.SetOfflineAsync(true);
        await phone.Page.Locator("[name='q02-equipment-digital-rate'][value='r20-40']").CheckAsync();
        await Expect(phone.Page.Locator("#offline")).ToContainTextAsync("1 个答案暂存");
        await phone.Page.Locator("[name='q06-network-security'][value='products']").CheckAsync();
        await Expect(phone.Page.Locator("#offline")).ToContainTextAsync("2 个答案暂存");
        await phone.Context.SetOfflineAsync(false);
        await Expect(phone.Page.Locator("#offline")).ToContainTextAsync("已经补交");
        await Firm.SavedAsync(phone);

        await using var other = await browser.DeviceAsync(host, screen == Screen.Phone ? Screen.Desktop : Screen.Phone);
        await other.Page.GotoAsync(link);
        await Expect(other.Page.Locator("[name='q02-equipment-digital-rate'][value='r20-40']")).ToBeCheckedAsync();
        await Expect(other.Page.Locator("[name='q06-network-security'][value='products']")).ToBeCheckedAsync();
        await other.Page.GotoAsync(sheet + "/5");
        await other.Page.Locator(".lad input[type=radio]").Nth(1).CheckAsync();
        await Firm.SavedAsync(other);
        await Firm.HandInAsync(other, sheet);
        await Expect(other.Page.Locator(".says.good")).ToContainTextAsync("王敏");

        var download = await other.Page.RunAndWaitForDownloadAsync(() => other.Page.Locator("a[href$='report.docx?in=zh']").ClickAsync());
        download.SuggestedFilename.ShouldBe($"sme-digital-level-{Firm.Code}.docx");
        await using var file = await download.CreateReadStreamAsync();
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes);
        using var zip = new ZipArchive(bytes);
        using var document = new StreamReader(zip.GetEntry("word/document.xml")!.Open());
        (await document.ReadToEndAsync()).ShouldContain(Firm.Name);
        phone.Complaints.ShouldBeEmpty();
        other.Complaints.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task The_result_follows_every_answer_and_leads_to_the_question_that_tells_most(DatabaseKind kind)
    {
        var host = await browser.ServiceAsync(kind);
        await using var device = await browser.DeviceAsync(host, Screen.Desktop);
        await Firm.BeginAsync(device);
        var page = device.Page;
        var before = await page.Locator(".rail .rng").InnerTextAsync();
        await page.Locator(".voi a").First.ClickAsync();
        (await page.EvaluateAsync<string>("location.hash")).ShouldStartWith("#f-");
        await Firm.AnswerAsync(device, "q01-network", "none");
        await Expect(page.Locator(".rail .rng")).Not.ToHaveTextAsync(before);
        await Expect(page.Locator(".pages a[aria-current] small")).ToContainTextAsync("1 / ");
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task What_stands_alone_goes_with_nothing_else(DatabaseKind kind)
    {
        var host = await browser.ServiceAsync(kind);
        await using var device = await browser.DeviceAsync(host, Screen.Phone);
        await Firm.BeginAsync(device);
        await Firm.AnswerAsync(device, "q06-network-security", "products");
        await Firm.AnswerAsync(device, "q06-network-security", "none");
        await Expect(device.Page.Locator("[name='q06-network-security']:checked")).ToHaveCountAsync(1);
        await device.Page.ReloadAsync();
        await Expect(device.Page.Locator("[name='q06-network-security'][value=none]")).ToBeCheckedAsync();
        await Expect(device.Page.Locator("[name='q06-network-security']:checked")).ToHaveCountAsync(1);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task A_contradiction_is_told_where_it_is_typed_and_blocks_nothing(DatabaseKind kind)
    {
        var host = await browser.ServiceAsync(kind);
        await using var device = await browser.DeviceAsync(host, Screen.Desktop);
        await Firm.BeginAsync(device);
        var page = device.Page;
        await page.FillAsync("[name='equipment-total']", "42");
        await page.FillAsync("[name='equipment-digital']", "14");
        await page.FillAsync("[name='equipment-networked']", "48");
        await page.Locator("[name='equipment-networked']").BlurAsync();
        await Expect(page.Locator("main .warn, main .says.bad").First).ToBeVisibleAsync();
        await Expect(page.Locator(".derived").First).ToContainTextAsync("按填的数");
        await Firm.SavedAsync(device);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Of_two_devices_the_second_is_shown_both_answers_and_chooses(DatabaseKind kind)
    {
        var host = await browser.ServiceAsync(kind);
        await using var first = await browser.DeviceAsync(host, Screen.Desktop);
        await using var second = await browser.DeviceAsync(host, Screen.Phone);
        var link = await Firm.BeginAsync(first);
        await second.Page.GotoAsync(link);
        await Firm.AnswerAsync(first, "q05-information-system", "several-links");
        await second.Page.Locator("[name='q05-information-system']").First.CheckAsync();
        var conflict = second.Page.Locator(".conflict");
        await Expect(conflict).ToBeVisibleAsync();
        await conflict.Locator("button").Nth(1).ClickAsync();
        await Expect(second.Page.Locator("[name='q05-information-system'][value='several-links']")).ToBeCheckedAsync();
        await Expect(conflict).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Several_fill_it_each_with_a_link_and_the_first_decides_where_they_differ(DatabaseKind kind)
    {
        var host = await browser.ServiceAsync(kind);
        await using var first = await browser.DeviceAsync(host, Screen.Desktop);
        await using var second = await browser.DeviceAsync(host, Screen.Desktop);
        await Firm.BeginAsync(first);
        var sheet = first.Page.Url[..first.Page.Url.LastIndexOf('/')];
        await Firm.AnswerAsync(first, "q05-information-system", "several-links");
        await first.Page.GotoAsync(sheet + "/people");
        await first.Page.FillAsync("#name", "李工");
        await first.Page.ClickAsync("form.card button");
        var link = await first.Page.InputValueAsync("#shown");
        await second.Page.GotoAsync(link);
        await second.Page.GotoAsync(sheet + "/1");
        await second.Page.Locator("[name='q05-information-system']").First.CheckAsync();
        await Firm.SavedAsync(second);
        await first.Page.ReloadAsync();
        await Expect(first.Page.Locator(".diff")).ToContainTextAsync("李工");
        await first.Page.ClickAsync(".diff button");
        await Expect(first.Page.Locator(".diff")).ToHaveCountAsync(0);
        await first.Page.ClickAsync("form[action$='/people/2/end'] button");
        await second.Page.GotoAsync(sheet + "/1");
        await Expect(second.Page.Locator("form#f")).ToHaveCountAsync(0);
        await second.Page.GotoAsync(link);
        await Expect(second.Page.Locator(".err")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Without_scripts_everything_is_done_by_buttons(DatabaseKind kind)
    {
        var host = await browser.ServiceAsync(kind);
        await using var device = await browser.DeviceAsync(host, Screen.Phone, scripts: false);
        await Firm.BeginAsync(device);
        var page = device.Page;
        var sheet = page.Url[..page.Url.LastIndexOf('/')];
        await page.CheckAsync("[name='q01-network'][value='workshop-control-network']");
        await page.FillAsync("[name='equipment-total']", "42");
        await page.FillAsync("[name='equipment-digital']", "14");
        await page.ClickAsync("form#f .acts button");
        await Firm.AtAsync(page, "/2$");
        await page.GotoAsync(sheet + "/1");
        await Expect(page.Locator("[name='q01-network'][value='workshop-control-network']")).ToBeCheckedAsync();
        await Expect(page.Locator("[name='equipment-total']")).ToHaveValueAsync("42");
        await Expect(page.Locator(".derived").First).ToBeVisibleAsync();
        await Firm.HandInAsync(device, sheet);
        await Expect(page.Locator(".verdict")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task By_keyboard_alone_a_firm_comes_to_its_result(DatabaseKind kind)
    {
        var host = await browser.ServiceAsync(kind);
        await using var device = await browser.DeviceAsync(host, Screen.Desktop);
        var page = device.Page;
        await page.GotoAsync("/");
        await TabToAsync(page, "a[href='/start/miit/sme-size@2011']");
        await page.Keyboard.PressAsync("Enter");
        await Firm.AtAsync(page, "/start/");
        await TabToAsync(page, "[name=name]");
        await page.Keyboard.TypeAsync("键盘企业");
        await TabToAsync(page, "[name=uscc]");
        await page.Keyboard.TypeAsync(Firm.Code);
        await page.Keyboard.PressAsync("Enter");
        await Firm.AtAsync(page, "/link$");
        await TabToAsync(page, "a.btn.primary");
        await page.Keyboard.PressAsync("Enter");
        await Firm.AtAsync(page, "/1$");
        await page.Keyboard.PressAsync("Tab");
        (await page.EvaluateAsync<string>("document.activeElement.className")).ShouldBe("skip");
        await page.Keyboard.PressAsync("Enter");
        await TabToAsync(page, "[name=size_industry]");
        await page.Keyboard.PressAsync("Space");
        await page.Keyboard.PressAsync("ArrowDown");
        foreach (var (field, value) in new[] { ("employees_y1", "45"), ("revenue_y1", "1800"), ("total_assets_y1", "900") })
        {
            await TabToAsync(page, $"[name={field}]");
            await page.Keyboard.TypeAsync(value);
        }
        await Expect(page.Locator(".pages a[aria-current] small")).ToHaveTextAsync("✓ 4");
        await TabToAsync(page, "form#f .acts button");
        await page.Keyboard.PressAsync("Enter");
        await Firm.AtAsync(page, "/2$");
        await TabToAsync(page, "a[href$='/check']");
        await page.Keyboard.PressAsync("Enter");
        await Firm.AtAsync(page, "/check$");
        await TabToAsync(page, "#agree");
        await page.Keyboard.PressAsync("Space");
        await TabToAsync(page, "#by");
        await page.Keyboard.TypeAsync("王敏");
        await page.Keyboard.PressAsync("Enter");
        await Firm.AtAsync(page, "/result$");
        await Expect(page.Locator(".verdict b")).ToHaveTextAsync("小型");
    }

    /// <summary>Presses Tab until an element has the focus; what cannot be reached so fails. The focus is always to be seen.</summary>
    private static async Task TabToAsync(IPage page, string selector)
    {
        for (var i = 0; i < 120; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<bool>("s => document.activeElement.matches(s)", selector)) return;
        }
        Assert.Fail($"{selector} cannot be reached with the Tab key");
    }
}
