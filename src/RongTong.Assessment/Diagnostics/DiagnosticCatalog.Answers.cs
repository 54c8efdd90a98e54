using System.Globalization;
using RongTong.Text;

namespace RongTong.Diagnostics;

public static partial class DiagnosticCatalog
{
    /// <summary>RT4001: an answer to something the model does not ask.</summary>
    public static Diagnostic UnknownAnswer(SourceSpan? span, string id, IEnumerable<string> known) =>
        Warning("RT4001", span, $"模型里没有“{id}”，这一项没有用上", $"the model has no '{id}'; this answer is not used", DidYouMean(id, known), id);

    /// <summary>RT4025: further answers to things the model does not ask, beyond those named one by one.</summary>
    public static Diagnostic MoreUnknownAnswers(SourceSpan? span, int count) =>
        Warning("RT4025", span, $"另有 {N(count)} 项模型里没有，没有用上", $"{N(count)} more answers the model does not ask for; they are not used");

    /// <summary>RT4002: an answer that cannot be read as what is asked.</summary>
    public static Diagnostic UnreadableAnswer(SourceSpan? span, string id, string value, string expectedZh, string expectedEn) =>
        Error("RT4002", span, $"“{id}”应当是{expectedZh}，现在是“{value}”", $"'{id}' must be {expectedEn}; got '{value}'", field: id);

    /// <summary>RT4003: a number outside the field's range.</summary>
    public static Diagnostic AnswerOutOfRange(SourceSpan? span, string id, string value, string range, LocalizedText? fix = null) =>
        Error("RT4003", span, $"“{id}”的 {value} 不在 {range} 之内", $"'{id}' is {value}, outside {range}", fix, id);

    /// <summary>RT4004: an option the question does not have.</summary>
    public static Diagnostic UnknownOption(SourceSpan? span, string id, string option, IEnumerable<string> known) =>
        Error("RT4004", span, $"“{id}”没有选项“{option}”", $"'{id}' has no option '{option}'", DidYouMean(option, known), id);

    /// <summary>RT4005: an option that stands alone, chosen together with others.</summary>
    public static Diagnostic ExclusiveOption(SourceSpan? span, string id, string option) =>
        Error("RT4005", span, $"“{id}”选了“{option}”，就不能再选别的", $"'{id}': '{option}' cannot be chosen together with others", field: id);

    /// <summary>RT4006: "not applicable" where the model does not allow it.</summary>
    public static Diagnostic NotApplicableRefused(SourceSpan? span, string id) =>
        Error("RT4006", span, $"“{id}”不能填“不适用”", $"'{id}' cannot be marked not applicable", Fix("按实际情况作答", "answer it as it is"), id);

    /// <summary>RT4007: an answer differs from the one the figures give; the answer stands.</summary>
    public static Diagnostic AnswerDiffersFromFigures(SourceSpan? span, string id, LocalizedText answer, LocalizedText derived, string source) =>
        Warning("RT4007", span, $"“{id}”选的是“{answer.Zh}”，按填报数字算是“{derived.Zh}”（{source}）", $"'{id}' is '{answer.En}', the figures give '{derived.En}' ({source})", Fix("请核对；结果按所选计", "check; the answer stands"), id);

    /// <summary>RT4026: an option whose points could not be read from the standard; they stay open.</summary>
    public static Diagnostic PointsNotRead(SourceSpan? span, string id, LocalizedText subject, LocalizedText option, string full) =>
        Warning("RT4026", span, $"“{subject.Zh}”选的是“{option.Zh}”，这一选项的分值没有取得，得分在 0 至 {full} 之间待定", $"the points of '{option.En}' ('{subject.En}') could not be read; they stay open between 0 and {full}", Fix("向主管部门取得原表后再定", "get the table from the authority, then decide"), id);

    /// <summary>RT4008: answered and marked not applicable at once.</summary>
    public static Diagnostic AnsweredAndNotApplicable(SourceSpan? span, string id) =>
        Error("RT4008", span, $"“{id}”既作了答，又填了“不适用”", $"'{id}' is both answered and marked not applicable", Fix("留一个", "keep one"), id);

    /// <summary>RT4009: an option chosen twice.</summary>
    public static Diagnostic OptionTwice(SourceSpan? span, string id, string option) =>
        Warning("RT4009", span, $"“{id}”的“{option}”写了两次，只算一次", $"'{id}' names '{option}' twice; it counts once", field: id);

    /// <summary>RT4013: a title on record that no fact of the model stands for.</summary>
    public static Diagnostic UnknownTitle(SourceSpan? span, string title, IEnumerable<string> known) =>
        Warning("RT4013", span, $"模型不认识称号“{title}”", $"the model knows no title '{title}'", DidYouMean(title, known), "titles");

    /// <summary>RT4014: a title that ends before it begins.</summary>
    public static Diagnostic TitleDatesReversed(SourceSpan? span, string title) =>
        Error("RT4014", span, $"称号“{title}”的有效期起止颠倒", $"the validity of title '{title}' ends before it begins", field: "titles");

    /// <summary>RT4015: a credit code with a wrong length, character or check digit.</summary>
    public static Diagnostic BadCreditCode(SourceSpan? span, string id, string code) =>
        Error("RT4015", span, $"“{code}”不是有效的统一社会信用代码（18 位，末位校验）", $"'{code}' is not a valid credit code (18 characters, the last a check digit)", Fix("对照营业执照更正", "correct it from the business licence"), id);

    /// <summary>RT4016: a title typed in as valid, whose records have all ended.</summary>
    public static Diagnostic TitleNotOnRecord(SourceSpan? span, string id) =>
        Error("RT4016", span, $"“{id}”填的是有效，称号记录在该日期都已到期", $"'{id}' is typed in as valid, its records have all ended by the sheet's date", Fix("更正记录或所填", "correct the records or the answer"), id);

    /// <summary>RT4010: answers that contradict each other; the sheet goes back.</summary>
    public static Diagnostic CheckFailed(SourceSpan? span, LocalizedText message, string? field) =>
        Error("RT4010", span, message.Zh, message.En, field: field);

    /// <summary>RT4011: answers that need a look; nothing changes.</summary>
    public static Diagnostic CheckDoubtful(SourceSpan? span, LocalizedText message, string? field) =>
        Warning("RT4011", span, message.Zh, message.En, field: field);

    /// <summary>RT4012: a text that is not an answer sheet.</summary>
    public static Diagnostic NotASheet(SourceSpan span, string found) =>
        Error("RT4012", span, $"不是答卷：sheet 写的是“{found}”", $"not an answer sheet: 'sheet' says '{found}'", Fix("写成 sheet: rongtong/sheet@1", "write sheet: rongtong/sheet@1"));

    /// <summary>RT4020: a sheet without a date; the edge put one in.</summary>
    public static Diagnostic DateAssumed(SourceSpan? span, string date) =>
        Warning("RT4020", span, $"答卷没有写规则日期，按今天 {date} 计", $"the sheet states no date; today, {date}, is taken", Fix("加一行 asOf: …", "add asOf: …"));

    /// <summary>RT4021: a date outside the edition's; the edition was asked for by name.</summary>
    public static Diagnostic OutsideEdition(SourceSpan? span, string reference, string date, string period) =>
        Warning("RT4021", span, $"{reference} 的适用期是 {period}，答卷日期 {date} 不在其内；按点名的版本计", $"{reference} is in force {period}, the sheet's date is {date}; the edition was asked for by name");

    /// <summary>RT4022: the sheet names another model than the one asked for.</summary>
    public static Diagnostic OtherModelNamed(SourceSpan? span, string stated, string used) =>
        Warning("RT4022", span, $"答卷写的是 {stated}，按要求用 {used}", $"the sheet names {stated}; {used} is used as asked");

    /// <summary>RT4024: no edition is in force on the sheet's date, or a transition rule cannot be decided.</summary>
    public static Diagnostic NoEditionInForce(SourceSpan? span, string reference, DateOnly? asOf, IEnumerable<string> editions) =>
        Error("RT4024", span, $"{reference}：按答卷日期 {Day(asOf)} 定不出适用的版本", $"{reference}: no edition can be told for the sheet's date {Day(asOf)}", Fix($"点名一个版本：{string.Join("、", editions)}；或补上决定过渡的事实（如是否复核）", $"name an edition: {string.Join(", ", editions)}; or give the fact the transition asks for, such as whether it is a re-examination"));

    /// <summary>RT4027: own figures for a step the measures do not have; they change nothing.</summary>
    public static Diagnostic UnknownEffortStep(SourceSpan? span, string step, IEnumerable<string> known) =>
        Warning("RT4027", span, $"efforts 里的“{step}”不是措施里的步骤", $"'{step}' under efforts is no step of the measures", DidYouMean(step, known) ?? Fix("写成 题目或场景/目标，如 finance/2", "write question or scene/aim, such as finance/2"), "efforts");

    private static string Day(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "?";

    /// <summary>RT4031: a sheet given as another one of a firm is of a different firm; it is left out.</summary>
    public static Diagnostic SheetOfOtherFirm(SourceSpan? span, string firm, string other) =>
        Warning("RT4031", span, $"这份答卷是“{other}”的，不是“{firm}”的，没有算进去", $"this sheet is of '{other}', not of '{firm}'; it is left out");

    /// <summary>RT4032: scores of two editions, which cannot be subtracted from each other.</summary>
    public static Diagnostic EditionsDiffer(SourceSpan? span, string before, string after) =>
        Error("RT4032", span, $"前一份答卷用的是 {before}，后一份是 {after}，得分不能相减", $"the earlier sheet is scored by {before}, the later by {after}; their scores cannot be subtracted", Fix("加 --rescore，把前一份按后一份的版本重评", "pass --rescore to score the earlier sheet by the edition of the later one"));

    /// <summary>RT4033: two sheets to be compared are of different firms.</summary>
    public static Diagnostic FirmsDiffer(SourceSpan? span, string before, string after) =>
        Error("RT4033", span, $"两份答卷不是同一家企业：“{before}”和“{after}”", $"the sheets are of two firms: '{before}' and '{after}'", Fix("按统一社会信用代码核对，没有代码的按名称", "check the credit codes, or the names where there are none"));

    /// <summary>RT4034: a sheet that goes back, and is not compared.</summary>
    public static Diagnostic NotComparedUntilCorrected(SourceSpan? span, string date) =>
        Error("RT4034", span, $"{date} 的答卷有误，改正前不作对比", $"the sheet of {date} goes back; nothing is compared until it is corrected");

    /// <summary>RT4035: the sheet given as the earlier one is the later one.</summary>
    public static Diagnostic EarlierIsLater(SourceSpan? span, string before, string after) =>
        Warning("RT4035", span, $"前一份答卷的日期 {before} 晚于后一份的 {after}", $"the sheet given as the earlier one is of {before}, the other of {after}");

    /// <summary>RT4036: quartiles of so few firms that one could be told; they are left out.</summary>
    public static Diagnostic GroupTooSmall(SourceSpan? span, int firms, int least) =>
        Warning("RT4036", span, $"只有 {N(firms)} 家企业，少于 {N(least)} 家的不采用", $"of {N(firms)} firms only; what is of fewer than {N(least)} is left out");

    /// <summary>RT4037: a benchmark of another edition than the one a sheet is scored by.</summary>
    public static Diagnostic BenchmarkOfOtherEdition(SourceSpan? span, string benchmark, string used) =>
        Error("RT4037", span, $"同行基准是按 {benchmark} 做的，答卷用的是 {used} 或同一版本的另一份文本，得分不能相比", $"the benchmark is of {benchmark}, the sheet is scored by {used} or by another text of it; the scores cannot be compared", Fix("按同一版本重做基准", "make the benchmark by the same edition"));

    /// <summary>RT4038: too few firms for a benchmark.</summary>
    public static Diagnostic TooFewFirms(int counted, int least) =>
        Error("RT4038", null, $"能计入的企业只有 {N(counted)} 家，少于 {N(least)} 家，不做基准", $"only {N(counted)} firms can be counted; of fewer than {N(least)} no benchmark is made");

    /// <summary>RT4039: sheets of several editions for one benchmark.</summary>
    public static Diagnostic SeveralEditions(IEnumerable<string> editions) =>
        Error("RT4039", null, $"答卷用了几个版本：{string.Join("、", editions)}；一个基准只能是一个版本", $"the sheets are scored by several editions: {string.Join(", ", editions)}; a benchmark is of one", Fix("加 --model 指定一个版本", "pass --model to name one"));

    /// <summary>RT4023: no model named, neither by the sheet nor by the caller.</summary>
    public static Diagnostic NoModelNamed(SourceSpan? span) =>
        Error("RT4023", span, "没有说用哪个模型", "no model is named", Fix("在答卷里写 model: …，或加 --model", "write model: … in the sheet, or pass --model"));
}
