using RongTong.Text;

namespace RongTong.Web.Pages.Texts;

/// <summary>What is said when a page cannot be shown. Immutable.</summary>
internal static class ErrorTexts
{
    public static LocalizedText NotFound { get; } = new("这里没有内容", "There is nothing here");

    public static LocalizedText NotFoundText { get; } = new("地址可能抄错了，或者这一页已经不在了。", "The address may be mistyped, or the page is gone.");

    public static LocalizedText Forbidden { get; } = new("这一页不对您开放", "This page is not open to you");

    public static LocalizedText ForbiddenText { get; } = new("如果您应当能看到它，请找给您开通账号的人。", "If it should be, ask whoever gave you your account.");

    public static LocalizedText SignInFirst { get; } = new("请先登录", "Please sign in first");

    public static LocalizedText SignInFirstText { get; } = new("登录以后会回到这一页。", "You will come back to this page afterwards.");

    public static LocalizedText FormTooOld { get; } = new("这一页放得太久了", "This page was open for too long");

    public static LocalizedText FormTooOldText { get; } = new("请返回，刷新页面，再提交一次。刚才的内容没有保存。", "Go back, reload the page and send it again. What you sent was not saved.");

    public static LocalizedText TooLarge { get; } = new("内容太大，没有收下", "Too large to be taken");

    public static LocalizedText TooLargeText { get; } = new("请减小文件后再试。", "Make the file smaller and try again.");

    public static LocalizedText TooMany { get; } = new("操作太快了，请稍等", "Too many requests, please wait");

    public static LocalizedText TooManyText { get; } = new("同一网络的请求较多。已经保存的内容都在。", "Many requests came from your network. Everything saved is kept.");

    public static LocalizedText OurFault { get; } = new("系统出了故障", "Something went wrong on our side");

    public static LocalizedText OurFaultText { get; } = new("这不是您的问题。已经保存的内容都在，请过一会儿再试。", "It is not your fault. Everything saved is kept; please try again in a while.");

    public static LocalizedText NotUnderstood { get; } = new("没有看懂这个请求", "The request was not understood");

    public static LocalizedText NotUnderstoodText { get; } = new("请返回上一页再试。", "Go back and try again.");

    public static LocalizedText Home { get; } = new("回到首页", "To the start page");

    public static LocalizedText Back { get; } = new("返回", "Back");

    public static LocalizedText Status { get; } = new("状态码", "Status");

    /// <summary>When to try again.</summary>
    public static LocalizedText WaitSeconds(int seconds) => new($"请在 {Count.Of(seconds)} 秒后再试。", $"Try again in {Count.Of(seconds)} seconds.");
}
