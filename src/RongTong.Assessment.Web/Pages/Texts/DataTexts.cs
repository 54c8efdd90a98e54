using RongTong.Text;

namespace RongTong.Web.Pages.Texts;

/// <summary>Words for taking data along, bringing data in, and having it erased. Immutable.</summary>
internal static class DataTexts
{
    public static LocalizedText Excel { get; } = new("用 Excel 填", "Fill in with Excel");

    public static LocalizedText ExcelText { get; } = new("下载的表里已经填好现有的答案；填完传回来，答案会并进这份问卷。", "The workbook holds the answers so far; hand it back and its answers join this questionnaire.");

    public static LocalizedText Download { get; } = new("下载 Excel 问卷", "Download the workbook");

    public static LocalizedText HandBack { get; } = new("传回 Excel", "Hand the workbook back");

    public static LocalizedText Earlier { get; } = new("和去年比", "Compare with last year");

    public static LocalizedText EarlierText { get; } = new(
        "上传去年的问卷（导出的 JSON、YAML，或 Excel），或粘贴去年那份的专用链接。每一题旁边会显示去年的答案。",
        "Upload last year’s questionnaire (an exported JSON, YAML or workbook), or paste its link. Last year’s answer then stands beside each question.");

    public static LocalizedText EarlierFile { get; } = new("去年的文件", "Last year’s file");

    public static LocalizedText EarlierLink { get; } = new("或去年那份的链接", "or the link of last year’s");

    public static LocalizedText EarlierUse { get; } = new("空着的题先填成去年的答案", "Fill open questions with last year’s answers");

    public static LocalizedText EarlierNow { get; } = new("放在旁边", "Put it beside");

    public static LocalizedText EarlierAway { get; } = new("不再比较", "Take it away");

    public static LocalizedText EarlierWrong { get; } = new("没有读出去年的答案，请看是不是选错了文件或链接", "Last year’s answers could not be read; is it the right file or link?");

    public static LocalizedText OtherFirm { get; } = new("那份问卷是另一家企业的，没有采用", "That questionnaire is of another firm and was not used");

    public static LocalizedText Differences { get; } = new("与去年不同的答案", "Answers other than last year");

    public static LocalizedText Question { get; } = new("题目", "Question");

    public static LocalizedText LastYear { get; } = new("去年", "Last year");

    public static LocalizedText ThisYear { get; } = new("今年", "This year");

    public static LocalizedText NoDifferences { get; } = new("和去年的答案都一样。", "All answers are those of last year.");

    public static LocalizedText Export { get; } = new("导出我的数据", "Export my data");

    public static LocalizedText ExportText { get; } = new("一个压缩包：问卷（JSON、YAML）、评估结果、谁在什么时候答了什么。", "One archive: the questionnaire (JSON, YAML), the result, and who answered what when.");

    public static LocalizedText ExportNow { get; } = new("导出", "Export");

    public static LocalizedText Withdraw { get; } = new("撤回", "Withdraw");

    public static LocalizedText WithdrawText { get; } = new("主管部门不再处理这份问卷。内容还在，可以导出或删除。", "The department no longer works on it. Its content stays and can be exported or erased.");

    public static LocalizedText WithdrawNow { get; } = new("撤回这份问卷", "Withdraw this questionnaire");

    public static LocalizedText Erase { get; } = new("全部删除", "Erase everything");

    public static LocalizedText EraseText { get; } = new(
        "答案、链接、填写人全部删掉，不能恢复。只留下一个无法还原的校验值，证明曾经有过这份问卷。",
        "Answers, links and names are erased and cannot be brought back. What stays is a hash that says there was a questionnaire, and from which nothing can be read.");

    public static LocalizedText KeptUntil(string day) => new($"不再改动的话，到 {day} 自动删除；交到批次里的除外。", $"Unless it is changed, it is erased by itself on {day}; not if it was handed in to a round.");

    public static LocalizedText EraseConfirm { get; } = new("我知道删除后不能恢复", "I know that it cannot be brought back");

    public static LocalizedText EraseNow { get; } = new("删除", "Erase");

    public static LocalizedText Erased { get; } = new("已经全部删除", "Everything was erased");

    public static LocalizedText ErasedText { get; } = new("这份问卷的内容、链接和填写人都不在了。", "Its answers, links and names are gone.");

    public static LocalizedText OnlyFirst { get; } = new("只有发起人能撤回和删除。", "Only whoever began can withdraw and erase.");

    public static LocalizedText Carried(int count) => new($"带过来 {Count.Of(count)} 个答案", $"{Count.Of(count, "answer", "answers")} carried over");
}
