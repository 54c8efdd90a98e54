using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace RongTong.EdgeTests.Web.Browser;

/// <summary>What somebody who fills a questionnaire does, by what stands on the pages.</summary>
internal static class Firm
{
    public const string Name = "启衡精密机械有限公司（示例）";

    public const string Code = "91330400MA2JX7Q3K0";

    /// <summary>Chooses a standard on the start page and begins; stays where the link is shown if asked to.</summary>
    /// <returns>The link shown once.</returns>
    public static async Task<string> BeginAsync(Device device, string model = "miit/sme-digital-level@2024", bool leave = false)
    {
        var page = device.Page;
        await page.GotoAsync("/");
        await page.Locator($"a[href='/start/{model}']").ClickAsync();
        await page.FillAsync("[name=name]", Name);
        await page.FillAsync("[name=uscc]", Code);
        await page.FillAsync("[name=respondent]", "王敏");
        await page.ClickAsync("form.begin button.primary");
        var link = await page.InputValueAsync("#shown");
        if (leave) return link;
        await page.ClickAsync("a.btn.primary");
        await Expect(page.Locator("h1")).ToBeVisibleAsync();
        return link;
    }

    /// <summary>Ticks an option and waits until it is saved.</summary>
    public static async Task AnswerAsync(Device device, string field, string option)
    {
        await device.Page.Locator($"[name='{field}'][value='{option}']").CheckAsync();
        await SavedAsync(device);
    }

    /// <summary>Waits until nothing is on its way.</summary>
    public static Task SavedAsync(Device device) => Expect(device.Page.Locator("#saved")).ToHaveClassAsync("saved");

    /// <summary>Waits until a page is open whose address matches. The browser is asked again and again: who waits for the next address misses one that has just come.</summary>
    public static async Task AtAsync(IPage page, string pattern)
    {
        await Expect(page).ToHaveURLAsync(new Regex(pattern, RegexOptions.None, TimeSpan.FromSeconds(1)));
        await page.WaitForFunctionAsync("document.readyState === 'complete'");
    }

    /// <summary>Hands the sheet in.</summary>
    public static async Task HandInAsync(Device device, string sheet)
    {
        var page = device.Page;
        await page.GotoAsync($"{sheet}/check");
        await page.CheckAsync("#agree");
        await page.FillAsync("#by", "王敏");
        await page.ClickAsync("#hand-in");
        await AtAsync(page, "/result$");
    }
}
