using RongTong.Text;
using RongTong.Web.Programmes;

namespace RongTong.Web.Pages.Texts;

/// <summary>What stands on the page of one case. Immutable.</summary>
internal static class CaseTexts
{
    public static LocalizedText Number(long number) => new($"第 {Count.Of(number)} 号", $"No. {Count.Of(number)}");

    public static LocalizedText Criteria { get; } = new("逐条判定", "Requirement by requirement");

    public static LocalizedText Required { get; } = new("要求", "Required");

    public static LocalizedText Actual { get; } = new("实际", "There is");

    public static LocalizedText Short { get; } = new("差", "Short by");

    public static LocalizedText Margin { get; } = new("余量", "To spare");

    public static LocalizedText Clause { get; } = new("依据", "Clause");

    public static LocalizedText ModelLine { get; } = new("规则所在的行", "Line of the model");

    public static LocalizedText Facts { get; } = new("据以判定的事实", "Facts it rests on");

    public static LocalizedText NoFacts { get; } = new("这一条由下面各条合成。", "It is made of the parts below.");

    public static LocalizedText Fact { get; } = new("事实", "Fact");

    public static LocalizedText ByFirm { get; } = new("企业填报", "Stated by the firm");

    public static LocalizedText ByReviewers { get; } = new("评审", "By reviewers");

    public static LocalizedText Counts { get; } = new("采用", "Counts");

    public static LocalizedText NotStated { get; } = new("未填", "not stated");

    public static LocalizedText ReviewersOnly { get; } = new("由评审填写", "stated by reviewers only");

    public static LocalizedText Of(int said, int wanted) => new($"{Count.Of(said)} / {Count.Of(wanted)} 人", $"{Count.Of(said)} of {Count.Of(wanted)}");

    public static LocalizedText Personal { get; } = new("个人信息，不向审计显示", "personal data, not shown to auditors");

    public static LocalizedText StateFact { get; } = new("评审这一项", "State this fact");

    public static LocalizedText Override { get; } = new("改用另一个值", "Use another value");

    public static LocalizedText OverrideHelp { get; } = new("写明数出自哪里、为什么采用；另一个人同意后才算数。判定仍由规则作出。", "Say where the value stands and why it is to count; it counts once another person agrees. The rules still decide.");

    public static LocalizedText Value { get; } = new("值", "Value");

    public static LocalizedText Source { get; } = new("出处（文件、页码）", "Source (document, page)");

    public static LocalizedText Reason { get; } = new("理由（写入审核意见）", "Reason (stands in the record)");

    public static LocalizedText Ask { get; } = new("提请第二人确认", "Ask a second person");

    public static LocalizedText State { get; } = new("保存评审意见", "Save");

    public static LocalizedText WaitsForSecond { get; } = new("等第二人确认", "waits for a second person");

    public static LocalizedText AskedByYou { get; } = new("由你提出，须由另一人确认。", "You asked for it: another person has to agree.");

    public static LocalizedText Agree { get; } = new("同意", "Agree");

    public static LocalizedText Refuse { get; } = new("不同意", "Refuse");

    public static LocalizedText Agreed(string by) => new($"{by}同意", $"agreed by {by}");

    public static LocalizedText Refused(string by) => new($"{by}不同意", $"refused by {by}");

    public static LocalizedText Asked(string by) => new($"{by}提出", $"asked by {by}");

    public static LocalizedText Evidence { get; } = new("材料", "Evidence");

    public static LocalizedText NoEvidence { get; } = new("企业没有上传材料。", "The firm has added no files.");

    public static LocalizedText PleaseCheck(int count) => new($"请核对 {Count.Of(count)} 处", $"{Count.Of(count, "thing", "things")} to check");

    public static LocalizedText Enough { get; } = new("怎样才够", "What would have been enough");

    public static LocalizedText History { get; } = new("经过", "What happened");

    public static LocalizedText Opinion { get; } = new("审核意见书", "Opinion");

    public static LocalizedText NextStep { get; } = new("下一步", "Next step");

    public static LocalizedText Pass { get; } = new("送下一环节", "Pass on");

    public static LocalizedText PassTo(LocalizedText stage) => new($"送{stage.Zh}", $"Pass on to the {stage.En}");

    public static LocalizedText Return { get; } = new("退回企业补正", "Give back to the firm");

    public static LocalizedText ReturnBy { get; } = new("请在此日前补正", "To be corrected by");

    public static LocalizedText Decide { get; } = new("按规则认定", "Decide by the rules");

    public static LocalizedText DecideHelp(LocalizedText verdict) => new($"认定结论由规则得出：{verdict.Zh}。记录结果、依据和模型指纹，之后不再改动。", $"The rules say: {verdict.En}. Result, clauses and fingerprint are recorded and do not change after.");

    public static LocalizedText Industry { get; } = new("行业", "industry");

    public static LocalizedText PendingTitle(int count) => new($"{Count.Of(count)} 个改值请求等第二人确认", $"{Count.Of(count, "value waits", "values wait")} for a second person");

    public static LocalizedText PendingFirst { get; } = new("有改值请求等第二人确认，同意或不同意之后才能认定。", "Another value waits for a second person: it can be decided once that person agrees or refuses.");

    public static LocalizedText StillOpen { get; } = new("还有待定的条件，不能认定。", "Requirements are open: it cannot be decided yet.");

    public static LocalizedText GoesBack { get; } = new("数据有矛盾，须退回企业。", "The data contradict themselves: it has to go back to the firm.");

    public static LocalizedText Reopen { get; } = new("重新打开", "Open again");

    public static LocalizedText ReopenHelp { get; } = new("公布之前可以重新打开；公布之后，异议成立才重新打开。", "Possible until the list is published; after that, when an objection is upheld.");

    public static LocalizedText Objections { get; } = new("公示异议", "Objections to the published list");

    public static LocalizedText ObjectionHelp { get; } = new(
        "名单公布后对这项认定提出的异议，在这里登记，异议人须实名并附证明材料。办结之前，企业不进入新的名单。", "What is said against this decision after the list was published is taken down here, with the name of who says it and what proves it. Until it is settled the firm is on no further list.");

    public static LocalizedText TakeObjection { get; } = new("登记异议", "Take down an objection");

    public static LocalizedText Objector { get; } = new("异议人（实名）和联系方式", "Who objects (by name), and how to reach them");

    public static LocalizedText Says { get; } = new("异议内容", "What is said");

    public static LocalizedText Proof { get; } = new("证明材料（文件、页码）", "Proof (document, page)");

    public static LocalizedText ObjectorHidden { get; } = new("异议人只向认定部门显示", "who objects is shown to those who decide alone");

    public static LocalizedText Finding { get; } = new("核查情况（写入审核意见）", "What was found out (stands in the record)");

    public static LocalizedText Uphold { get; } = new("异议成立，重新打开", "Uphold: open the case again");

    public static LocalizedText Dismiss { get; } = new("异议不成立", "Dismiss: the decision stands");

    public static LocalizedText Taken(string by) => new($"{by}登记", $"taken down by {by}");

    public static LocalizedText Of(ObjectionState state) => state switch
    {
        ObjectionState.Upheld => new("成立", "upheld"),
        ObjectionState.Dismissed => new("不成立", "dismissed"),
        _ => new("待核查", "open"),
    };

    public static LocalizedText ObjectionFirst { get; } = new("有公示异议待核查，办结之后才能认定。", "An objection is open: it can be decided once that is settled.");

    public static LocalizedText ObjectionWanted { get; } = new("异议人、内容和证明材料都要填写。", "Say who objects, what is said and what proves it.");

    public static LocalizedText FindingWanted { get; } = new("请写明核查情况。", "Say what was found out.");

    public static LocalizedText Decided(string by, string at) => new($"{at} {by}认定", $"decided by {by}, {at}");

    public static LocalizedText NoStepForYou { get; } = new("这个环节没有要你做的事。", "There is nothing for you to do at this stage.");

    public static LocalizedText Wrong { get; } = new("请核对填写的内容", "Please check what you typed");

    public static LocalizedText ReasonWanted { get; } = new("请写明理由。", "Say why.");

    public static LocalizedText SourceWanted { get; } = new("请写明出处。", "Say where it stands.");

    public static LocalizedText ValueWrong { get; } = new("这个值读不懂，或不在允许的范围内。", "This value cannot be read, or is out of range.");

    public static LocalizedText DayWrong { get; } = new("日期应为今天或以后，写成 2026-07-15。", "The day must be today or later, written 2026-07-15.");

    public static LocalizedText Yes { get; } = new("是", "yes");

    public static LocalizedText No { get; } = new("否", "no");
}
