using RongTong.Text;

namespace RongTong.Web.Pages.Texts;

/// <summary>Words of the start page. Immutable.</summary>
internal static class StartTexts
{
    public static LocalizedText Title { get; } = new("企业自评", "Assess your firm");

    public static LocalizedText Headline { get; } = new("先看清自己在哪一级，再看下一步", "See where you stand, then what comes next");

    public static LocalizedText Lead { get; } = new(
        "选一套标准，边填边看结果。不用注册，答案随填随存，可以换手机接着填；不知道的先空着，结果会写成区间。",
        "Choose a standard and see the result as you answer. No registration; every answer is saved at once and you can go on from another device. Leave open what you do not know: the result becomes a range.");

    public static LocalizedText Choose { get; } = new("选一套标准", "Choose a standard");

    public static LocalizedText Unofficial { get; } = new("本项目自编，非官方", "this project’s own, not official");

    public static LocalizedText Resume { get; } = new("接着填", "Go on with one you began");

    public static LocalizedText ResumeHelp { get; } = new("粘贴您的专用链接", "Paste your link");

    public static LocalizedText ResumeNow { get; } = new("打开", "Open");

    public static LocalizedText LinkWrong { get; } = new("这个链接打不开：可能抄漏了，也可能已经失效。", "This link opens nothing: it may be incomplete, or it has ended.");

    public static LocalizedText Offline { get; } = new("已经在 Excel 里填好了", "Filled in with Excel");

    public static LocalizedText Upload { get; } = new("交回 Excel 问卷", "Hand back the workbook");

    public static LocalizedText UploadHelp { get; } = new(
        "从问卷页下载的 .xlsx，最大 10 MB。有问题的格子会一次全部列出来。", "The .xlsx downloaded from a questionnaire, 10 MB at most. All cells with a problem are listed at once.");

    public static LocalizedText UploadNow { get; } = new("上传", "Upload");

    public static LocalizedText Begin { get; } = new("开始填写", "Begin");

    public static LocalizedText BeginNow { get; } = new("开始填写", "Begin");

    public static LocalizedText OtherStandard { get; } = new("换一套标准", "Another standard");

    public static LocalizedText Layer { get; } = new("地方版本", "Version of a province");

    public static LocalizedText LayerHelp { get; } = new("有地方加分项的省市选自己的；没有就按全国版", "Choose yours if your province has its own points; else the national one");

    public static LocalizedText National { get; } = new("全国版", "National");

    public static LocalizedText Consent { get; } = new(
        "点“开始填写”，即同意把填写的内容存在这台服务器上，只用于本次评估。提交之前主管部门看不到；您可以随时导出，也可以全部删除。",
        "By beginning you agree that what you fill in is kept on this server, for this assessment only. The department sees nothing before you hand it in. You can export or erase all of it at any time.");

    public static LocalizedText YourLink { get; } = new("这是您的专用链接", "This is your link");

    public static LocalizedText YourLinkText { get; } = new(
        "换手机、换电脑，打开它就能接着填。请收藏，或发给自己：它只显示这一次，我们这里不留底。拿到链接的人都能看和改，请像密码一样保管。",
        "Open it on any device to go on. Keep it, or send it to yourself: it is shown this once, and we keep no copy. Whoever has it can read and change your answers; guard it like a password.");

    public static LocalizedText Copy { get; } = new("复制链接", "Copy the link");

    public static LocalizedText Copied { get; } = new("已复制", "Copied");

    public static LocalizedText GoOn { get; } = new("开始答题", "To the questions");

    public static LocalizedText LinkLasts { get; } = new("链接 400 天内有效，可以随时作废或换新。", "The link works for 400 days; you can end or renew it at any time.");

    public static LocalizedText UploadProblems { get; } = new("这份 Excel 有几处要改，还没有收下", "The workbook has problems and was not taken");

    public static LocalizedText UploadProblemsText { get; } = new("按下面的格子逐个改好，存成 .xlsx 再传一次。其余的格子没有问题。", "Correct these cells, save as .xlsx and upload it again. All other cells are fine.");

    public static LocalizedText Cell { get; } = new("格子", "Cell");

    public static LocalizedText What { get; } = new("问题", "Problem");

    public static LocalizedText Fix { get; } = new("怎么改", "What to write");

    public static LocalizedText NoFile { get; } = new("请先选一个文件", "Please choose a file first");

    public static LocalizedText Taken(int answers) => new($"收下了 {Count.Of(answers)} 个答案", $"{Count.Of(answers, "answer", "answers")} taken");

    /// <summary>How much there is to answer.</summary>
    public static LocalizedText Asked(int count) => new($"要填 {Count.Of(count)} 项", $"{Count.Of(count, "item", "items")} to fill in");
}
