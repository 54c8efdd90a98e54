using RongTong.Text;

namespace RongTong.Web.Pages.Texts;

/// <summary>Words for whom a sheet is about. Immutable.</summary>
internal static class FirmTexts
{
    public static LocalizedText Name { get; } = new("企业名称", "Name of the firm");

    public static LocalizedText NameHelp { get; } = new("照营业执照填写", "As on the business licence");

    public static LocalizedText Code { get; } = new("统一社会信用代码", "Unified social credit code");

    public static LocalizedText CodeHelp { get; } = new("18 位，末位是校验码。可以先不填，提交前要填。", "18 characters, the last a check digit. You may leave it open until you hand in.");

    public static LocalizedText Region { get; } = new("所在地区代码", "Region code");

    public static LocalizedText RegionHelp { get; } = new("六位行政区划代码。不填就取信用代码的第 3–8 位。", "Six digits. Left open, the third to eighth character of the credit code.");

    public static LocalizedText Industry { get; } = new("行业代码（可不填）", "Industry code (optional)");

    public static LocalizedText IndustryHelp { get; } = new("国民经济行业分类，如 34 通用设备制造业", "GB/T 4754, such as 34 for general machinery");

    public static LocalizedText Size { get; } = new("企业规模（可不填）", "Size class (optional)");

    public static LocalizedText SizeHelp { get; } = new("只用来选建议里的成本估算，不参与判定", "Picks the estimates shown with advice; decides nothing");

    public static LocalizedText Employees { get; } = new("从业人数（可不填）", "Headcount (optional)");

    public static LocalizedText Respondent { get; } = new("您怎么称呼", "What you are called");

    public static LocalizedText RespondentHelp { get; } = new("几个人一起填时用来区分，不是账号", "Tells you apart when several fill it in; no account");

    public static LocalizedText NotStated { get; } = new("不填", "not stated");

    public static LocalizedText NameMissing { get; } = new("请填企业名称", "Please give the name of the firm");

    public static LocalizedText TooLong { get; } = new("太长了", "This is too long");

    public static LocalizedText CheckDigitWrong { get; } = new("校验码对不上，请对照营业执照看有没有抄错", "The check digit does not fit; compare it with the licence");

    public static LocalizedText RegionWrong { get; } = new("要六位数字，如 310115", "Six digits are wanted, such as 310115");

    public static LocalizedText SizeUnknown { get; } = new("请从列表里选", "Please choose from the list");

    public static LocalizedText NotACount { get; } = new("要一个整数", "A whole number is wanted");

    public static LocalizedText Saved { get; } = new("企业信息已保存", "Saved");

    public static LocalizedText ErrorsHead { get; } = new("有几处要改", "Some things are to be corrected");

    public static LocalizedText NotEighteen(int length) => new($"要 18 位，现在是 {Count.Of(length)} 位", $"18 characters are wanted, these are {Count.Of(length)}");

    /// <summary>The name of a size class.</summary>
    public static LocalizedText SizeName(string size) => size switch
    {
        "micro" => new LocalizedText("微型", "micro"),
        "small" => new LocalizedText("小型", "small"),
        "medium" => new LocalizedText("中型", "medium-sized"),
        _ => new LocalizedText("大型", "large"),
    };
}
