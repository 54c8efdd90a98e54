using RongTong.Text;

namespace RongTong.Web.Pages.Texts;

/// <summary>Words for checking and handing in, and for what comes of it. Immutable.</summary>
internal static class CheckTexts
{
    public static LocalizedText Title { get; } = new("核对与提交", "Check and hand in");

    public static LocalizedText MustFix { get; } = new("提交前必须改好", "To be corrected before handing in");

    public static LocalizedText NameWanted { get; } = new("请填企业名称", "Please give the name of the firm");

    public static LocalizedText CodeWanted { get; } = new("请填统一社会信用代码", "Please give the unified social credit code");

    public static LocalizedText GoThere { get; } = new("去改", "Correct it");

    public static LocalizedText PleaseCheck { get; } = new("请核对，确实如此可以保留", "Please check; keep it if it is so");

    public static LocalizedText StillOpen { get; } = new("还没答的题", "Still open");

    public static LocalizedText StillOpenText { get; } = new("可以空着提交：结果会写成区间，空着的题不当零分，也不当“否”。", "You may hand in with these open: the result is a range, and what is open counts neither as zero nor as no.");

    public static LocalizedText AllAnswered { get; } = new("都答完了。", "Everything is answered.");

    public static LocalizedText NothingToFix { get; } = new("没有要改的地方。", "Nothing to correct.");

    public static LocalizedText Declaration { get; } = new("真实性承诺", "Declaration");

    public static LocalizedText DeclarationText { get; } = new(
        "本企业承诺：所填内容真实、准确，有材料可查；如有不实，愿意承担相应责任。提交后答案不能再改，除非撤回或被退回。",
        "The firm declares that its answers are true and exact and that documents support them, and answers for them. Once handed in they cannot be changed unless the sheet is withdrawn or sent back.");

    public static LocalizedText Agree { get; } = new("我代表本企业作出以上承诺", "I declare this for the firm");

    public static LocalizedText DeclaredBy { get; } = new("承诺人姓名", "Name of the person who declares");

    public static LocalizedText HandIn { get; } = new("提交", "Hand in");

    public static LocalizedText AgreeWanted { get; } = new("请先勾选承诺", "Please tick the declaration first");

    public static LocalizedText NameOfPersonWanted { get; } = new("请填承诺人姓名", "Please give the name of the person who declares");

    public static LocalizedText ChangedMeanwhile { get; } = new("刚才有人改了答案，请再核对一遍", "Somebody changed an answer just now; please check once more");

    public static LocalizedText OnlyFirst { get; } = new("由发起人提交。您的答案都已保存。", "Whoever began hands it in. Your answers are saved.");

    public static LocalizedText ToResult { get; } = new("看目前的结果", "See the result so far");

    public static LocalizedText Result { get; } = new("评估结果", "The result");

    public static LocalizedText Reports { get; } = new("下载报告", "Download the report");

    public static LocalizedText ReportsText { get; } = new("同样的答案，每次下载的内容都一样。", "The same answers give the same report every time.");

    public static LocalizedText OpenReport { get; } = new("打开完整报告", "Open the whole report");

    public static LocalizedText Chinese { get; } = new("中文", "Chinese");

    public static LocalizedText English { get; } = new("英文", "English");

    public static LocalizedText Both { get; } = new("中英对照", "Both, side by side");

    public static LocalizedText WhatIsMissing { get; } = new("下一步还差什么", "What the next step still lacks");

    public static LocalizedText CorrectFirst { get; } = new("答案互相矛盾，先改好才能判定。", "Answers contradict each other; nothing can be judged before they are corrected.");

    public static LocalizedText NotKnownYet { get; } = new("答完空着的题才看得出差什么。", "What is missing shows once the open questions are answered.");

    public static LocalizedText NothingMissing { get; } = new("要求都达到了。", "Everything required is met.");

    public static LocalizedText Path { get; } = new("最省力的走法", "The least-effort path");

    public static LocalizedText PathNote { get; } = new("费用和周期是估算，不是报价。", "Costs and weeks are estimates, no offers.");

    public static LocalizedText Step { get; } = new("做什么", "Step");

    public static LocalizedText StepCost { get; } = new("费用（万元）", "Cost (CNY 10,000)");

    public static LocalizedText StepWeeks { get; } = new("第几周", "Weeks");

    public static LocalizedText NoPath { get; } = new("这套标准没有可算的路径；完整报告里写明每一条怎样才够。", "No path is computed for this standard; the whole report says what would be enough for each requirement.");

    public static LocalizedText PathOpen { get; } = new("还有题没答，路径先按已答的算。", "Some answers are open; the path counts only on those given.");

    public static LocalizedText PdfMissing { get; } = new("这台服务器上没有能打印 PDF 的浏览器，请下载 Word 或网页版。", "This server has no browser that prints PDF; please take Word or the page.");

    public static LocalizedText BackToAnswers { get; } = new("回去改答案", "Back to the answers");

    public static LocalizedText HandedIn(string day, string by) => new($"{day} 由 {by} 提交。", $"Handed in on {day} by {by}.");

    public static LocalizedText OpenIn(LocalizedText page, int count) => new($"{page.Zh}：{Count.Of(count)} 项", $"{page.En}: {Count.Of(count)}");
}
