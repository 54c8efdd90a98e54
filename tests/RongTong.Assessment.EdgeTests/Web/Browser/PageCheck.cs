using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace RongTong.EdgeTests.Web.Browser;

/// <summary>What is asked of every page: no serious violation of accessibility, nothing wider than the screen, nothing too small for a thumb.</summary>
internal static class PageCheck
{
    /// <summary>What is touched and too small; links in running text are as high as their line, and a box is touched by its label.</summary>
    private const string TooSmall = """
        () => [...document.querySelectorAll("button, .btn, select, summary, nav a, input:not([type=hidden]), textarea")].map(e => /^(checkbox|radio)$/.test(e.type) && e.closest("label") || e)
          .filter(e => { const box = e.getBoundingClientRect(), style = getComputedStyle(e); return box.width > 0 && style.visibility === "visible" && (box.height < 43.5 || box.width < 43.5); })
          .map(e => e.outerHTML.slice(0, 90) + " " + Math.round(e.getBoundingClientRect().width) + "x" + Math.round(e.getBoundingClientRect().height))
        """;

    /// <summary>Violations in words. Judged where they are found: what axe says of a whole page is megabytes, and takes the browser longer to hand over than to find.</summary>
    private const string Violations = """
        async () => (await axe.run(document, { resultTypes: ["violations"], elementRef: false })).violations.filter(v => v.impact === "serious" || v.impact === "critical")
          .map(v => v.id + " " + v.help + " " + v.nodes.slice(0, 3).map(n => n.html).join(" | "))
        """;

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    public static async Task OfAsync(IPage page, string name, string language, Screen screen)
    {
        foreach (var size in new[] { screen == Screen.Phone ? Screen.Desktop : Screen.Phone, screen })
        {
            await page.SetViewportSizeAsync(BrowserHost.Size(size).Width, BrowserHost.Size(size).Height);
            if (Environment.GetEnvironmentVariable("RONGTONG_SCREENSHOTS") is { Length: > 0 } folder)
                await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{name}-{language}-{size}.png"), FullPage = true });
            (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth")).ShouldBeLessThanOrEqualTo(0, $"{name} runs out of the {size}");
            if (size == Screen.Phone) (await page.EvaluateAsync<string[]>(TooSmall)).Select(e => $"{name}: {e}").ShouldBeEmpty();
        }
        await page.EvaluateAsync(Axe);
        (await page.EvaluateAsync<string[]>(Violations)).Select(v => $"{name}: {v}").ShouldBeEmpty();
    }
}
