using RongTong.Loading;
using RongTong.Models;
using RongTong.Tests.Generation;
using RongTong.Text;

namespace RongTong.Tests.Units;

public class FormulaParserTests
{
    private static readonly SourceSpan Place = new("model.yaml", 1, 1, 1, 1);

    [Theory]
    [InlineData("1 + 2 * 3", "(1 + (2 * 3))")]
    [InlineData("(1 + 2) * 3", "((1 + 2) * 3)")]
    [InlineData("8 - 4 - 2", "((8 - 4) - 2)")]
    [InlineData("8 / 4 / 2", "((8 / 4) / 2)")]
    [InlineData("8 / 4 * 2", "((8 / 4) * 2)")]
    [InlineData("-a * b", "(-a * b)")]
    [InlineData("--1", "--1")]
    [InlineData("2 * -a", "(2 * -a)")]
    [InlineData("equipment-digital / equipment-total", "(equipment-digital / equipment-total)")]
    [InlineData("a-b", "a-b")]
    [InlineData("a - b", "(a - b)")]
    [InlineData("a -b", "(a - b)")]
    [InlineData("a-", null)]
    [InlineData("3-2", "(3 - 2)")]
    [InlineData("3-a", "(3 - a)")]
    [InlineData("5g-network + 1", "(5g-network + 1)")]
    [InlineData("min(5, floor(value / 2))", "min(5, floor((value / 2)))")]
    [InlineData("round( x , 2 )", "round(x, 2)")]
    [InlineData("sum(a)", "sum(a)")]
    [InlineData("f()", "f()")]
    [InlineData("2026-07-15", "day 2026-07-15")]
    [InlineData("2026-02-30", "((2026 - 2) - 30)")]
    [InlineData(" \t\n1 ", "1")]
    [InlineData(".5", null)]
    [InlineData("1.5.2", null)]
    [InlineData("1e5", "1e5")]
    [InlineData("1,5", null)]
    [InlineData("", null)]
    [InlineData("a +", null)]
    [InlineData("* a", null)]
    [InlineData("(a", null)]
    [InlineData("a)", null)]
    [InlineData("min(a,)", null)]
    [InlineData("min(a b)", null)]
    [InlineData("a b", null)]
    [InlineData("a ** b", null)]
    [InlineData("a % b", null)]
    [InlineData("１２", null)]
    [InlineData("a；b", null)]
    [InlineData("value_1 / 2", "(value_1 / 2)")]
    public void Formula_is_read_as_written(string text, string? tree)
    {
        var (formula, problem) = FormulaParser.Parse(text, Place);

        (formula is null ? null : Words(formula.Root)).ShouldBe(tree);
        (problem?.Code).ShouldBe(tree is null ? "RT1018" : null);
    }

    [Fact]
    public void Problem_names_the_character()
    {
        var (_, problem) = FormulaParser.Parse("revenue % 2", Place);

        problem.ShouldNotBeNull().Message.En.ShouldContain("character 9");
        problem.Span.ShouldBe(Place);
    }

    [Theory]
    [InlineData(31, true)]
    [InlineData(32, false)]
    [InlineData(33, false)]
    [InlineData(2000, false)]
    public void Parentheses_nest_32_levels_deep_with_the_formula_itself(int parentheses, bool isRead)
    {
        Code($"{new string('(', parentheses)}1{new string(')', parentheses)}").ShouldBe(isRead ? null : "RT1020");
        Code(string.Concat(Enumerable.Repeat("abs(", parentheses)) + "1" + new string(')', parentheses)).ShouldBe(isRead ? null : "RT1020");
        Code(new string('-', parentheses) + "1").ShouldBe(isRead ? null : "RT1020");
    }

    [Theory]
    [InlineData(4095, null)]
    [InlineData(4096, null)]
    [InlineData(4097, "RT1020")]
    [InlineData(100_000, "RT1020")]
    public void Length_is_limited(int length, string? code)
    {
        var text = (string.Concat(Enumerable.Repeat("1+", length / 2)) + "11")[..length];
        Code(text.EndsWith('+') ? text[..^1] + "1" : text).ShouldBe(code);
    }

    [Fact]
    public void Garbage_gives_a_diagnostic_or_a_formula_and_never_an_exception()
    {
        string[] pieces = ["a", "b-c", "min", "(", ")", ",", "+", "-", "*", "/", " ", ".", "1", "99999999999999999999999999999", "value", "\t", "\0", "\u202e", "中", "２", "'", "\"", "%", "𝟘", "\ud800", "2026-07-15", "round(", "_", "e5", "@"];
        var dice = new Dice(20260715);
        var read = 0;
        for (var i = 0; i < 20_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, dice.Between(0, 24)).Select(_ => dice.Pick(pieces)));
            var (formula, problem) = FormulaParser.Parse(text, Place);
            (formula is null).ShouldBe(problem is not null, text);
            if (formula is not null) read++;
        }
        read.ShouldBeGreaterThan(200);
    }

    private static string? Code(string text) => FormulaParser.Parse(text, Place).Problem?.Code;

    private static string Words(Formula formula) => formula switch
    {
        Formula.Constant constant => Dice.Text(constant.Value),
        Formula.Day day => $"day {day.Value:yyyy-MM-dd}",
        Formula.Name name => name.Id,
        Formula.Negate negate => "-" + Words(negate.Operand),
        Formula.Binary binary => $"({Words(binary.Left)} {binary.Operator} {Words(binary.Right)})",
        Formula.Call call => $"{call.Function}({string.Join(", ", call.Arguments.Select(Words))})",
        _ => "?",
    };
}
