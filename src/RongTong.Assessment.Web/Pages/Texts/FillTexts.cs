using RongTong.Text;
using RongTong.Web.Sheets;

namespace RongTong.Web.Pages.Texts;

/// <summary>Words of the pages on which an enterprise answers. Immutable.</summary>
internal static class FillTexts
{
    public static LocalizedText ScoredPart { get; } = new("评分部分", "Scored questions");

    public static LocalizedText ScenePart { get; } = new("场景部分", "Scenes");

    public static LocalizedText FactPart { get; } = new("填报数据", "Facts and figures");

    public static LocalizedText OtherPart { get; } = new("可不填", "Optional");

    public static LocalizedText BeforePart { get; } = new("提交之前", "Before handing in");

    public static LocalizedText Pages { get; } = new("各部分", "Pages of the form");

    public static LocalizedText Overview { get; } = new("总览", "Overview");

    public static LocalizedText Firm { get; } = new("企业信息", "About the firm");

    public static LocalizedText Check { get; } = new("核对与提交", "Check and hand in");

    public static LocalizedText People { get; } = new("一起填的人", "Who fills it in");

    public static LocalizedText DataPage { get; } = new("我的数据", "My data");

    public static LocalizedText Leave { get; } = new("离开，稍后继续", "Leave, go on later");

    public static LocalizedText SkipToQuestions { get; } = new("跳到题目", "Skip to the questions");

    public static LocalizedText NotAnswered { get; } = new("未答", "not answered");

    public static LocalizedText NotReached { get; } = new("还没有做到一级", "Level 1 is not reached yet");

    public static LocalizedText HighestReached { get; } = new("选最高的、已经做到的一级", "the highest level reached");

    public static LocalizedText Help { get; } = new("怎么答", "How to answer");

    public static LocalizedText Evidence { get; } = new("需要什么证据", "Evidence wanted");

    public static LocalizedText FiguresFirst { get; } = new("先填数字，系统替您选档；也可以直接选。", "Give the figures and the band is chosen for you, or choose it yourself.");

    public static LocalizedText Clear { get; } = new("清除这一题", "Clear this answer");

    public static LocalizedText CheckThis { get; } = new("请核对", "Please check");

    public static LocalizedText MustChange { get; } = new("提交前要改", "To be corrected before handing in");

    public static LocalizedText MayKeep { get; } = new("不改也能继续；确实如此可以保留。", "You can go on without changing it; keep it if it is so.");

    public static LocalizedText LookThere { get; } = new("去看", "Look");

    public static LocalizedText SaveAndNext { get; } = new("保存，下一部分", "Save and go on");

    public static LocalizedText Save { get; } = new("保存", "Save");

    public static LocalizedText Next { get; } = new("下一题", "Next");

    public static LocalizedText ToCheck { get; } = new("核对与提交", "Check and hand in");

    public static LocalizedText SoFar { get; } = new("按已答的题，目前是", "By the answers so far");

    public static LocalizedText CurrentResult { get; } = new("当前结果", "The result so far");

    public static LocalizedText StillOpen { get; } = new("还没答", "Still open");

    public static LocalizedText MostUseful { get; } = new("先答哪几题最有用", "What to answer first");

    public static LocalizedText SwingNote { get; } = new("数字是这一题可能使得分相差多少。", "How far the answer can move the score.");

    public static LocalizedText AnswerIt { get; } = new("去答", "Answer it");

    public static LocalizedText Decided { get; } = new("已经定了，其余的题不会改变等级。", "Settled: the other answers cannot change it.");

    public static LocalizedText Progress { get; } = new("答题进度", "Progress");

    public static LocalizedText Earlier { get; } = new("去年", "Last year");

    public static LocalizedText OthersSay { get; } = new("答得不一样", "Answered differently");

    public static LocalizedText Counts { get; } = new("以此为准", "this one counts");

    public static LocalizedText Conflict { get; } = new("另一台设备上改过这一题", "Changed on another device meanwhile");

    public static LocalizedText There { get; } = new("那边是", "There it is");

    public static LocalizedText Here { get; } = new("这里是", "Here it is");

    public static LocalizedText KeepMine { get; } = new("用我这里的", "Keep mine");

    public static LocalizedText TakeTheirs { get; } = new("用那边的", "Take the other");

    public static LocalizedText Saving { get; } = new("正在保存…", "Saving…");

    public static LocalizedText SavedNow { get; } = new("已保存", "Saved");

    public static LocalizedText NotSaved { get; } = new("这一题没有保存，请刷新页面再试", "This answer was not saved; reload the page and try again");

    public static LocalizedText LinkEnded { get; } = new("这个链接已经失效，答案还在这台设备上。请用新的链接打开，会自动补交。", "This link has ended; your answers are kept on this device and sent once you open a new link.");

    public static LocalizedText OfflineOne { get; } = new("没有网络。# 个答案暂存在这台设备上，连上后自动补交。", "No connection. # answers wait on this device and are sent when it is back.");

    public static LocalizedText BackOnline { get; } = new("网络恢复了，暂存的答案已经补交。", "Connected again; the waiting answers have been sent.");

    public static LocalizedText ReadOnly { get; } = new("这份问卷已经提交，答案不能再改。", "This questionnaire was handed in; answers cannot be changed any more.");

    public static LocalizedText OptionalPage { get; } = new("这一页可以整页不填。", "This page may be left empty.");

    public static LocalizedText SavedAt(string time) => new($"{time} 已保存", $"Saved {time}");

    public static LocalizedText Question(string number) => new($"第 {number} 题", $"Question {number}");

    public static LocalizedText Derived(LocalizedText band) => new($"按填的数，归入“{band.Zh}”一档。", $"By your figures: “{band.En}”.");

    public static LocalizedText Answered(int answered, int wanted) => new($"已答 {Count.Of(answered)} / {Count.Of(wanted)}", $"{Count.Of(answered)} of {Count.Of(wanted)} answered");

    public static LocalizedText OpenCount(int open) => new($"{Count.Of(open)} 项", Count.Of(open, "item", "items"));

    public static LocalizedText ProblemCount(int count) => new($"请核对　{Count.Of(count)} 处", $"Please check: {Count.Of(count)}");

    public static LocalizedText Requirements(int met, int unmet, int open) => new(
        $"符合 {Count.Of(met)} 条，不符合 {Count.Of(unmet)} 条，待定 {Count.Of(open)} 条", $"{Count.Of(met)} met, {Count.Of(unmet)} not met, {Count.Of(open)} open");

    public static LocalizedText AboutMinutes(int asked, int minutes) => new(
        $"{Count.Of(asked)} 题，约 {Count.Of(minutes)} 分钟。可以随时离开，答案已保存；不确定的题可以先跳过，结果会写成区间。",
        $"{Count.Of(asked, "question", "questions")}, about {Count.Of(minutes, "minute", "minutes")}. Leave whenever you like, answers are saved; skip what you are not sure of, the result becomes a range.");

    public static LocalizedText Swing(string points) => new($"得分可能相差 {points}", $"can move the score by {points}");

    public static LocalizedText NextPage(LocalizedText page) => new($"下一部分：{page.Zh}", $"Next: {page.En}");

    public static LocalizedText PreviousPage(LocalizedText page) => new($"上一部分：{page.Zh}", $"Back: {page.En}");

    public static LocalizedText StateOf(SheetState state) => state switch
    {
        SheetState.Draft => new LocalizedText("填写中", "being filled in"),
        SheetState.Submitted => new LocalizedText("已提交", "handed in"),
        SheetState.Returned => new LocalizedText("已退回，请补正", "sent back to be corrected"),
        _ => new LocalizedText("已撤回", "withdrawn"),
    };
}
