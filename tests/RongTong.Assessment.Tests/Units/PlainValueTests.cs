using System.Text;
using RongTong.Loading;

namespace RongTong.Tests.Units;

public class PlainValueTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("-1.50", -1.5)]
    [InlineData("+2", 2)]
    [InlineData(".5", 0.5)]
    [InlineData("5.", 5)]
    [InlineData("0000000000000000000000000007", 7)]
    public void Number_is_read(string text, double value)
    {
        PlainValue.TryNumber(text, out var number).ShouldBeTrue();
        number.ShouldBe((decimal)value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData(".")]
    [InlineData("1e5")]
    [InlineData("1E5")]
    [InlineData("0x10")]
    [InlineData("1,000")]
    [InlineData("1 000")]
    [InlineData("1_000")]
    [InlineData("１２")]
    [InlineData("٣")]
    [InlineData("−5")]
    [InlineData("5-")]
    [InlineData("(5)")]
    [InlineData("50%")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("∞")]
    [InlineData(" 5")]
    [InlineData("5 ")]
    [InlineData("1.2.3")]
    [InlineData("null")]
    [InlineData("99999999999999999999999999999")]
    [InlineData("9999999999999999999999999.9999")]
    [InlineData(".00000000000000000000000000001")]
    [InlineData("0.00000000000000000000000000001")]
    [InlineData("79228162514264337593543950336")]
    public void What_is_no_number_or_too_long_to_be_held_exactly_is_refused(string text) => PlainValue.TryNumber(text, out _).ShouldBeFalse();

    [Theory]
    [InlineData("0.3333333333333333333333333333")]
    [InlineData("9999999999999999999999999999")]
    [InlineData("-0.0000000000000000000000000001")]
    [InlineData("12345678901234.56789012345678")]
    public void Twenty_eight_digits_come_back_as_they_were(string text)
    {
        PlainValue.TryNumber(text, out var number).ShouldBeTrue();
        PlainValue.Format(number).ShouldBe(text);
    }

    [Theory]
    [InlineData("1.500", "1.5")]
    [InlineData("100", "100")]
    [InlineData("100.00", "100")]
    [InlineData("0.00", "0")]
    [InlineData("-0", "0")]
    [InlineData("-0.0", "0")]
    [InlineData("0.0000000001", "0.0000000001")]
    public void Format_is_the_shortest(string text, string shortest)
    {
        PlainValue.TryNumber(text, out var number).ShouldBeTrue();
        PlainValue.Format(number).ShouldBe(shortest);
    }

    [Theory]
    [InlineData("2026-07-15", true)]
    [InlineData("2024-02-29", true)]
    [InlineData("2026-02-29", false)]
    [InlineData("2026-00-10", false)]
    [InlineData("2026-13-10", false)]
    [InlineData("2026-10-00", false)]
    [InlineData("0000-01-01", false)]
    [InlineData("0001-01-01", true)]
    [InlineData("9999-12-31", true)]
    [InlineData("2026-0７-15", false)]
    [InlineData("+026-07-15", false)]
    [InlineData("2026-7-15", false)]
    [InlineData("2026/07/15", false)]
    [InlineData("15.07.2026", false)]
    [InlineData("２０２６-07-15", false)]
    [InlineData("2026-07-15T00:00:00", false)]
    public void Date_is_year_month_day(string text, bool isDate)
    {
        PlainValue.TryDate(text, out var day).ShouldBe(isDate);
        PlainValue.TryDate(Encoding.UTF8.GetBytes(text), out var same).ShouldBe(isDate);
        if (isDate) same.ShouldBe(day);
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", true)]
    [InlineData("True", false)]
    [InlineData("yes", false)]
    [InlineData("是", false)]
    [InlineData("1", false)]
    public void Yes_no_is_true_or_false(string text, bool isFlag) => PlainValue.TryBool(text, out _).ShouldBe(isFlag);

    [Theory]
    [InlineData("a", true)]
    [InlineData("5g-network", true)]
    [InlineData("S2-1a", true)]
    [InlineData("eval_score", true)]
    [InlineData("-a", false)]
    [InlineData("_a", false)]
    [InlineData("", false)]
    [InlineData("a b", false)]
    [InlineData("a.b", false)]
    [InlineData("中文", false)]
    [InlineData("a\u200bb", false)]
    public void Id_is_of_letters_digits_hyphens_and_underscores(string text, bool isId) => PlainValue.IsId(text).ShouldBe(isId);

    [Fact]
    public void Id_has_at_most_64_characters()
    {
        PlainValue.IsId(new string('a', 64)).ShouldBeTrue();
        PlainValue.IsId(new string('a', 65)).ShouldBeFalse();
    }
}
