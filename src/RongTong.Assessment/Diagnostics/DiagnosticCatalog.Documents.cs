using RongTong.Text;

namespace RongTong.Diagnostics;

public static partial class DiagnosticCatalog
{
    /// <summary>RT6040: a document that cannot lend its styles.</summary>
    public static Diagnostic ReferenceUnusable(string path, string whyZh, string whyEn) =>
        Error("RT6040", SourceSpan.WholeFile(path), $"不能取用它的样式：{whyZh}", $"its styles cannot be used: {whyEn}", Fix("用 Word 另存为普通的 docx", "save it from Word as a plain docx"));

    /// <summary>RT6043: an option that means nothing for the form asked for.</summary>
    public static Diagnostic OptionForOthers(string option, string format, params IReadOnlyCollection<string> formats) =>
        Error("RT6043", null, $"{option} 不能同 --format {format} 一起用", $"{option} does not go with --format {format}", Fix($"它用于：{string.Join("、", formats)}", $"it is for {string.Join(", ", formats)}"));

    /// <summary>RT6041: no browser to print with.</summary>
    public static Diagnostic BrowserMissing(string? named) =>
        Error("RT6041", null, named is null ? "没有找到 Chromium 或 Chrome，PDF 由它打印" : $"没有浏览器“{named}”，PDF 由它打印",
            named is null ? "no Chromium or Chrome is found; it prints the PDF" : $"there is no browser '{named}'; it prints the PDF",
            Fix("装一个（Debian：apt install chromium fonts-noto-cjk），或用 --browser 指明；也可以用 --format html，在浏览器里打印", "install one (Debian: apt install chromium fonts-noto-cjk) or name it with --browser; or use --format html and print from a browser"));

    /// <summary>RT6042: the browser did not print.</summary>
    public static Diagnostic BrowserFailed(string browser, string whyZh, string whyEn) =>
        Error("RT6042", null, $"浏览器 {browser} 没有打印出 PDF：{whyZh}", $"the browser {browser} printed no PDF: {whyEn}", Fix("用 --browser 换一个，或用 --format html，在浏览器里打印", "name another with --browser, or use --format html and print from a browser"));
}
