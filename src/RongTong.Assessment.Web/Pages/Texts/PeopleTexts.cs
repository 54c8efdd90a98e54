using RongTong.Text;

namespace RongTong.Web.Pages.Texts;

/// <summary>Words for links and for several who fill one sheet. Immutable.</summary>
internal static class PeopleTexts
{
    public static LocalizedText Someone { get; } = new("填写人", "respondent");

    public static LocalizedText Intro { get; } = new(
        "财务、设备、生产各填各的：给每个人一条链接，不用账号。答得不一样的题会标出来，最后以发起人的答案为准。",
        "Let accounting, maintenance and production answer their own parts: a link for each, no accounts. Where answers differ this is shown, and the answer of whoever began counts.");

    public static LocalizedText NewLink { get; } = new("新的链接，只显示这一次", "The new link, shown this once");

    public static LocalizedText For { get; } = new("给", "For");

    public static LocalizedText Who { get; } = new("谁", "Who");

    public static LocalizedText Asked { get; } = new("请他填", "Asked for");

    public static LocalizedText Given { get; } = new("已答", "Answered");

    public static LocalizedText Link { get; } = new("链接", "Link");

    public static LocalizedText Works { get; } = new("有效", "works");

    public static LocalizedText Ended { get; } = new("已作废", "ended");

    public static LocalizedText Everything { get; } = new("全部", "everything");

    public static LocalizedText You { get; } = new("（您）", " (you)");

    public static LocalizedText Renew { get; } = new("换新链接", "New link");

    public static LocalizedText End { get; } = new("作废", "End it");

    public static LocalizedText Invite { get; } = new("再请一个人", "Ask one more person");

    public static LocalizedText InviteName { get; } = new("怎么称呼", "What the person is called");

    public static LocalizedText InviteSections { get; } = new("请他填哪些部分（不选就是全部）", "Which pages (none means all)");

    public static LocalizedText InviteNow { get; } = new("生成链接", "Make a link");

    public static LocalizedText TooMany { get; } = new("人数已满", "Too many fill it already");

    public static LocalizedText OnlyFirst { get; } = new("只有发起人能请人和换链接。", "Only whoever began can ask others and renew links.");

    public static LocalizedText OtherDevice { get; } = new("换一台设备接着填", "Go on from another device");

    public static LocalizedText OtherDeviceText { get; } = new("答案都已保存，可以直接关掉页面。要换设备，用您的专用链接打开；链接丢了，就在这里换一条新的，旧的同时作废。",
        "Everything is saved; you may close the page. On another device open your link; if it is lost, make a new one here, and the old one ends.");

    public static LocalizedText Differences { get; } = new("答得不一样的题", "Answered differently");

    public static LocalizedText NoDifferences { get; } = new("没有答得不一样的题。", "Nobody answered differently.");

    public static LocalizedText Decide { get; } = new("定为这个", "Let this count");

    public static LocalizedText AssignedToYou { get; } = new("请您填写", "You were asked for");
}
