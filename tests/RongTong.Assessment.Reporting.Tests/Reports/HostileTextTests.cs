using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using RongTong.Assessing;
using RongTong.Reporting;
using RongTong.Text;

namespace RongTong.Tests.Reports;

/// <summary>Whatever a firm calls itself is text: it changes no element, no attribute, no style, no row.</summary>
public partial class HostileTextTests
{
    internal static readonly string[] Payloads =
    [
        "<script>alert(1)</script>", "</title><script>alert(1)</script>", "</style><script>alert(1)</script>", "</h1><img src=x onerror=alert(1)>",
        "\"><svg/onload=alert(1)>", "'><svg/onload=alert(1)>", "\" onmouseover=\"alert(1)", "' onfocus='alert(1)' autofocus='", "` onmouseover=alert(1) `",
        "<iframe src=javascript:alert(1)>", "<a href=\"javascript:alert(1)\">x</a>", "<style>*{display:none}</style>", "\"}*{display:none}", "\\\"; } body { display: none } @page {",
        "\n} body { color: red } .x { content: \"", "\\22 ; } * { color: red }", "url(http://example.com/x)", "\"; background: url(//example.com); \"", "<!--", "-->", "--!><script>alert(1)</script>",
        "<![CDATA[<script>alert(1)</script>]]>", "&lt;script&gt;alert(1)&lt;/script&gt;", "&#60;script&#62;", "&amp;lt;b&amp;gt;", "<base href=//example.com>", "<meta http-equiv=refresh content=0>",
        "<link rel=stylesheet href=//example.com/x.css>", "</text></svg><script>alert(1)</script>", "<svg><animate onbegin=alert(1)>", "</main></body></html>", "</td></tr></table><b>", "<math><mi//xlink:href=\"data:x,<script>alert(4)</script>\">",
        "{{ 7 * 7 }}", "{{ include 'assets/tokens.css' }}", "{%raw%}", "| a | b |\n|---|---|\n| c | d |", "# not a heading", "1. not a list", "- not a list", "**bold** _em_ ~~strike~~ `code`",
        "[click](javascript:alert(1))", "![x](http://example.com/x.png)", "<http://example.com>", "http://example.com/x", "www.example.com", "a@example.com", "[x]: http://example.com", "```\ncode\n```", "\u0000\u0001\u001F\u007F",
        "\u202Eevil\u202C", "\uD800 alone", "\uFEFF", "x\u2028y\u2029z", "𠮷𡈽 CJK beyond the plane", "Ａ＜ｓｃｒｉｐｔ＞", "<scr\u0000ipt>alert(1)</scr\u0000ipt>", "\r\n\r\n<p>", "a\tb", "&", "\\", "\"", "'",
    ];

    public static TheoryData<string> Each => [.. Payloads];

    [Theory]
    [MemberData(nameof(Each))]
    public void A_name_adds_nothing_to_the_page(string name)
    {
        foreach (var language in new[] { Language.Zh, Language.En })
        {
            var page = Parse(SampleReports.Named(name), language);
            var plain = Parse(SampleReports.Named("Plain"), language);
            Skeleton(page).ShouldBe(Skeleton(plain));
            page.QuerySelector("h1")!.TextContent.ShouldBe(Visible(name));
            Style(page).ShouldBe(Style(plain));
        }
    }

    [Theory]
    [MemberData(nameof(Each))]
    public void A_name_adds_nothing_to_the_markdown(string name)
    {
        var (text, plain) = (SampleReports.Render(SampleReports.Named(name), Language.Zh, ReportFormat.Markdown), SampleReports.Render(SampleReports.Named("Plain"), Language.Zh, ReportFormat.Markdown));
        text.Split('\n').Length.ShouldBe(plain.Split('\n').Length);
        var title = text.Split('\n')[0];
        title.ShouldStartWith("# ");
        Dangerous().IsMatch(title).ShouldBeFalse(title);
        text.Split('\n')[1..].ShouldBe(plain.Split('\n')[1..]);
    }

    [Fact]
    public void Answers_and_codes_are_as_inert_as_names()
    {
        foreach (var payload in Payloads)
        {
            var sheet = SampleReports.Sheet("qiheng");
            var hostile = sheet with { Enterprise = new Enterprise(payload, payload, payload, payload, payload, payload) };
            hostile = hostile.With("q05-information-system", payload).With("equipment-total", payload).With(payload.Length == 0 ? "x" : payload, payload);
            var harmless = sheet with { Enterprise = new Enterprise("Plain", "Plain", "Plain", "Plain", "Plain", "Plain") };
            harmless = harmless.With("q05-information-system", "Plain").With("equipment-total", "Plain").With("Plain", "Plain");
            var page = Parse(SampleReports.Assess(hostile), Language.En);
            page.QuerySelectorAll("script, iframe, img, base, a, link, form, math, object").ShouldBeEmpty(payload);
            page.All.SelectMany(e => e.Attributes).ShouldAllBe(a => !a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase));
            page.All.Length.ShouldBe(Parse(SampleReports.Assess(harmless), Language.En).All.Length, payload);
        }
    }

    private static IDocument Parse(Assessment assessment, Language language) => new HtmlParser().ParseDocument(SampleReports.Render(assessment, language, ReportFormat.Html));

    /// <summary>Elements and attribute names in order; the size class of the head is allowed to follow the length of the name.</summary>
    private static string Skeleton(IDocument page) =>
        string.Join('\n', page.All.Select(e => $"{e.LocalName} {string.Join(' ', e.Attributes.Select(a => a.Name))}"));

    /// <summary>The style sheet with strings cut out.</summary>
    private static string Style(IDocument page) => Strings().Replace(page.QuerySelector("style")!.TextContent, "\"\"");

    /// <summary>What is left of a text once invisible characters are gone.</summary>
    private static string Visible(string name)
    {
        var shown = Reporting.Encoders.TextEncoder.Html.Encode(name);
        return System.Net.WebUtility.HtmlDecode(shown) is { Length: > 0 } text && name.Trim().Length > 0 ? text : Reporting.Encoders.TextEncoder.Html.Encode(name);
    }

    [GeneratedRegex("\"[^\"\\n]*\"")]
    private static partial Regex Strings();

    [GeneratedRegex(@"<|>|(?<!\\)[`\[\]|]|(?<!\\)\*\*|://|@|^# [#+\-]")]
    private static partial Regex Dangerous();
}
