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

    /// <summary>How much there is to answer.</summary>
    public static LocalizedText Asked(int count) => new($"{Count.Of(count)} 项", Count.Of(count, "item", "items"));
}
