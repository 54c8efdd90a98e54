using RongTong.Cli.Output;

namespace RongTong.EdgeTests;

public sealed class LinesTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("abc", 3)]
    [InlineData("得分", 4)]
    [InlineData("（示例）", 8)]
    [InlineData("★—“…", 8)]
    [InlineData("✓✕", 2)]
    [InlineData("≥±×", 6)]
    [InlineData("\e[31m不符合\e[0m", 6)]
    [InlineData("é", 2)]
    [InlineData("e\u0301", 1)]
    [InlineData("𠮷", 2)]
    [InlineData("🙂", 2)]
    [InlineData("ｱ", 1)]
    public void Width_counts_columns(string text, int expected) => DisplayWidth.Of(text).ShouldBe(expected);

    [Fact]
    public void Lines_break_where_they_may()
    {
        Lines.Of("离二级还差两处：得分差 4.025，二级场景差 2 个。", 20, 2).ShouldBe(["离二级还差两处：得分", "  差 4.025，二级场景", "  差 2 个。"]);
        Lines.Of("not met: score by 4.025", 12).ShouldBe(["not met:", "score by", "4.025"]);
        Lines.Of("aaaaaaaaaaaaaaaaaaaa", 8, 2).ShouldAllBe(l => DisplayWidth.Of(l) <= 8);
    }

    [Fact]
    public void A_broken_text_is_still_all_there()
    {
        const string text = "企业应当在 2026 年 7 月 15 日（含）前提交 materials, including the balance-sheet，逾期不再受理。";
        for (var width = 8; width < 60; width++)
        {
            var lines = Lines.Of(text, width, 2);
            lines.ShouldAllBe(l => DisplayWidth.Of(l) <= width);
            string.Concat(lines.Select(l => l.Trim())).Replace(" ", "", StringComparison.Ordinal).ShouldBe(text.Replace(" ", "", StringComparison.Ordinal));
        }
    }
}
