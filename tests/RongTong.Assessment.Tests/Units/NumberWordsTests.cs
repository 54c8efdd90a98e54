using RongTong.Assessing;

namespace RongTong.Tests.Units;

/// <summary>A share is never written so that it seems to be on the other side of what it is held against.</summary>
public sealed class NumberWordsTests
{
    [Theory]
    [InlineData("0.02996", "0.03", 1, "2.996")]
    [InlineData("0.0299999999", "0.03", 1, "2.99999999")]
    [InlineData("0.03", "0.03", 1, "3.0")]
    [InlineData("0.0300001", "0.03", 1, "3.00001")]
    [InlineData("0.029032258", "0.03", 1, "2.9")]
    [InlineData("1.1024", "1.1025", 1, "110.24")]
    [InlineData("1.10249", "1.1025", 1, "110.249")]
    [InlineData("0.362", "0.5", 1, "36.2")]
    public void Share_shows_on_which_side_of_the_bound_it_is(string share, string bound, int digits, string expected) =>
        NumberWords.PercentBeside(Parse(share), Parse(bound), digits).ShouldBe(Parse(expected));

    [Fact]
    public void Share_that_does_not_end_stays_below_a_bound_it_does_not_reach()
    {
        var share = 1m - 1m / 3_000_000_000_000m;

        NumberWords.PercentBeside(share, 1, 1).ShouldBeLessThan(100);
        NumberWords.ExactPercent(1.1025m).ShouldBe("110.25%");
    }

    [Theory]
    [InlineData("0.0952", "9.52%")]
    [InlineData("700000000000000000000000000", "70000000000000000000000000000%")]
    [InlineData("1000000000000000000000000000.5", "100000000000000000000000000050%")]
    [InlineData("-79228162514264337593543950335", "-7922816251426433759354395033500%")]
    public void Share_of_any_size_has_a_percentage(string share, string expected)
    {
        NumberWords.Percent(Parse(share)).ShouldBe(expected);
        NumberWords.ExactPercent(Parse(share)).ShouldBe(expected);
    }

    private static decimal Parse(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
