using RongTong.Text;
using RongTong.Web.Programmes;

namespace RongTong.Web.Pages.Texts;

/// <summary>What stands on the pages of the department. Immutable.</summary>
internal static class ConsoleTexts
{
    public static LocalizedText Navigation { get; } = new("主导航", "Main navigation");

    public static LocalizedText Inbox { get; } = new("收件箱", "Inbox");

    public static LocalizedText Programmes { get; } = new("申报批次", "Rounds");

    public static LocalizedText Batches { get; } = new("批量认定", "Batches");

    public static LocalizedText Statistics { get; } = new("统计", "Statistics");

    public static LocalizedText Expiring { get; } = new("到期", "Expiring");

    public static LocalizedText Standards { get; } = new("标准", "Standards");

    public static LocalizedText SignOut { get; } = new("退出", "Sign out");

    public static LocalizedText All { get; } = new("全部", "all");

    public static LocalizedText Wide { get; } = new("宽表，可横向滚动", "Wide table, scrolls sideways");

    public static LocalizedText Save { get; } = new("保存", "Save");

    public static LocalizedText Cancel { get; } = new("取消", "Cancel");

    public static LocalizedText Open { get; } = new("打开", "open");

    public static LocalizedText NotPossible { get; } = new("没有做成", "That was not done");

    public static LocalizedText NotPossibleText { get; } = new(
        "案件已不在这一环节、有事项还等第二人确认，或者这一步要由另一个人来做。请看下面的经过。", "The case is no longer at that stage, something waits for a second person, or this step takes another person. See what happened below.");

    // The inbox.

    public static LocalizedText Mine { get; } = new("待我处理", "With me");

    public static LocalizedText DueToday { get; } = new("到期未办", "Due");

    public static LocalizedText AwaitReview { get; } = new("待评审", "Await review");

    public static LocalizedText ReturnedToFirm { get; } = new("已退回企业", "With the firms");

    public static LocalizedText DecidedCases { get; } = new("已办", "Decided");

    public static LocalizedText Objections { get; } = new("有异议", "Objections");

    public static LocalizedText Against(long count) => new($"{Count.Of(count)} 件异议", Count.Of(count, "objection", "objections"));

    public static LocalizedText ToDo { get; } = new("待办", "To do");

    public static LocalizedText Search { get; } = new("企业名称或信用代码", "Firm or credit code");

    public static LocalizedText Verdict { get; } = new("判定", "Verdict");

    public static LocalizedText Stage { get; } = new("环节", "Stage");

    public static LocalizedText Sort { get; } = new("排序", "Order");

    public static LocalizedText DueFirst { get; } = new("先到期的在前", "due first");

    public static LocalizedText NearestFirst { get; } = new("离界线最近的在前", "nearest to a line first");

    public static LocalizedText Filter { get; } = new("筛选", "Filter");

    public static LocalizedText Firm { get; } = new("企业", "Firm");

    public static LocalizedText KeyPoint { get; } = new("关键的一条", "What it hangs on");

    public static LocalizedText Checks { get; } = new("核查", "Checks");

    public static LocalizedText Due { get; } = new("期限", "Due");

    public static LocalizedText NoCases { get; } = new("没有符合筛选条件的案件。", "No case fits the filter.");

    public static LocalizedText NoCasesYet { get; } = new("还没有企业提交。批次开放期间，企业在首页选它就能申报。", "No firm has handed in a sheet yet. While the round is open, firms find it on the start page.");

    public static LocalizedText Previous { get; } = new("上一页", "previous");

    public static LocalizedText Next { get; } = new("下一页", "next");

    public static LocalizedText Today { get; } = new("今天", "today");

    public static LocalizedText Overdue(int days) => new($"过期 {Count.Of(days)} 天", $"{Count.Of(days, "day", "days")} late");

    public static LocalizedText Days(int days) => new($"{Count.Of(days)} 天", Count.Of(days, "day", "days"));

    public static LocalizedText Range(int from, int to, long of) => new($"第 {Count.Of(from)}–{Count.Of(to)} 家，共 {Count.Of(of)} 家", $"{Count.Of(from)}–{Count.Of(to)} of {Count.Of(of)}");

    public static LocalizedText Warnings(long count) => count == 0 ? new("无提示", "none") : new($"{Count.Of(count)} 处提示", Count.Of(count, "note", "notes"));

    public static LocalizedText Waiting(long facts) => new($"{Count.Of(facts)} 项待评审", $"{Count.Of(facts, "fact", "facts")} to review");

    public static LocalizedText Firms(long firms) => new($"{Count.Of(firms)} 家", Count.Of(firms, "firm", "firms"));

    // Words of stages and verdicts.

    public static LocalizedText Of(CaseStage stage) => stage switch
    {
        CaseStage.County => new("县级初审", "county"),
        CaseStage.City => new("市级审核", "city"),
        CaseStage.Province => new("省级审核", "province"),
        CaseStage.Returned => new("退回企业", "with the firm"),
        _ => new("已认定", "decided"),
    };

    public static LocalizedText Of(CaseVerdict verdict) => verdict switch
    {
        CaseVerdict.Met => new("符合", "met"),
        CaseVerdict.Unmet => new("不符合", "not met"),
        CaseVerdict.Undecided => new("待定", "undecided"),
        _ => new("数据退回", "returned"),
    };

    /// <summary>The class a verdict is shown in.</summary>
    public static string Style(CaseVerdict verdict) => verdict switch { CaseVerdict.Met => "met", CaseVerdict.Unmet => "unmet", CaseVerdict.Undecided => "undecided", _ => "na" };

    public static LocalizedText Event(string kind) => kind switch
    {
        "entered" => new("企业提交，承诺已签", "handed in by the firm, declared to be true"),
        "passed" => new("送下一环节", "passed on"),
        "returned" => new("退回补正", "given back to be corrected"),
        "stated" => new("评审事实", "stated a fact"),
        "asked" => new("请求改用另一个值", "asked for another value"),
        "agreed" => new("同意改用", "agreed to it"),
        "refused" => new("不同意改用", "refused it"),
        "decided" => new("作出认定", "decided"),
        "reopened" => new("重新打开", "opened again"),
        "objected" => new("收到公示异议", "took down an objection"),
        "upheld" => new("异议成立，重新打开", "upheld the objection, opened again"),
        "dismissed" => new("异议不成立", "dismissed the objection"),
        _ => new("其他", "other"),
    };
}
