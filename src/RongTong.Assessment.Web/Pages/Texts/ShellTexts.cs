using RongTong.Text;

namespace RongTong.Web.Pages.Texts;

/// <summary>What stands around every page. Immutable.</summary>
internal static class ShellTexts
{
    public static LocalizedText Product { get; } = new("融通评估", "RongTong Assessment");

    public static LocalizedText SkipToContent { get; } = new("跳到内容", "Skip to content");

    public static LocalizedText OtherLanguage { get; } = new("English", "中文");

    public static LocalizedText OtherLanguageLabel { get; } = new("Switch to English", "切换到中文");

    public static LocalizedText Foot { get; } = new("按公开规则自评，不是官方认定。每个数字都能追到条款。", "A self-assessment by published rules, no official verdict. Every number leads back to its clause.");

    public static LocalizedText Privacy { get; } = new("数据只存在这台服务器上，可以随时导出或删除。", "Your data stay on this server; you can export or erase them at any time.");
}
