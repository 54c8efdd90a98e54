using FsCheck;
using FsCheck.Fluent;
using RongTong.Compiling;
using RongTong.Models;

namespace RongTong.Tests.Units;

/// <summary>Every operation on bounds, against every pair of values inside them.</summary>
public class NumberTests
{
    private static readonly decimal?[] Bounds = [null, -3, -1, -0.5m, 0, 0.5m, 1, 4];

    private static readonly IReadOnlyList<Number> Numbers =
        [.. from min in Bounds from max in Bounds where !(min > max) select Number.Between(min, max)];

    private static readonly string[] Names = ["+", "-", "*", "/", "min", "max"];

    public static TheoryData<string> Operations => [.. Names];

    [Theory]
    [MemberData(nameof(Operations))]
    public void The_result_holds_every_value_and_is_no_wider_than_it_must_be(string operation)
    {
        foreach (var a in Numbers)
        foreach (var b in Numbers)
        {
            var found = Apply(operation, a, b);
            var values = (from x in Inside(a) from y in Inside(b) where operation != "/" || y > 0 select Exactly(operation, x, y)).ToList();
            if (operation == "/" && !(b.HasMin && b.Min > 0))
            {
                found.State.ShouldBe(NumberState.NoValue);
                continue;
            }
            if (found.HasMin) values.Min().ShouldBeGreaterThanOrEqualTo(found.Min);
            if (found.HasMax) values.Max().ShouldBeLessThanOrEqualTo(found.Max);
            // Far values stand for open sides: where the samples stay near, a bound must be known, and be reached.
            if (values.Min() > -Far / 10) (found.HasMin && values.Min() - found.Min < 0.1m).ShouldBeTrue($"{Words(a)} {operation} {Words(b)} is {Words(found)}, least {values.Min()}");
            if (values.Max() < Far / 10) (found.HasMax && found.Max - values.Max() < 0.1m).ShouldBeTrue($"{Words(a)} {operation} {Words(b)} is {Words(found)}, most {values.Max()}");
        }
    }

    [Fact]
    public void Distance_from_zero_and_rounding_hold_every_value()
    {
        foreach (var a in Numbers)
        {
            var (abs, floor) = (Number.Abs(a), Number.Rising(a, decimal.Floor));
            foreach (var x in Inside(a))
            {
                Holds(abs, Math.Abs(x)).ShouldBeTrue();
                Holds(floor, Math.Floor(x)).ShouldBeTrue();
            }
            (abs.HasMin && abs.Min >= 0).ShouldBeTrue();
        }
    }

    [Fact]
    public void A_comparison_is_settled_exactly_when_all_values_agree()
    {
        foreach (var comparison in Enum.GetValues<Comparison>())
        foreach (var a in Numbers)
        foreach (var b in Numbers)
        {
            var truths = (from x in Inside(a) from y in Inside(b) select Compare(x, comparison, y)).Distinct().ToList();
            Number.Compare(a, comparison, b).ShouldBe(truths.Count == 2 ? Truth.Undecided : truths[0] ? Truth.Met : Truth.Unmet, $"{Words(a)} {comparison} {Words(b)}");
        }
    }

    [Fact]
    public void Kinds_of_nothing_spread()
    {
        var known = Number.Known(1);
        foreach (var operation in Names)
        {
            Apply(operation, known, Number.NotApplicable).ShouldBe(Number.NotApplicable);
            Apply(operation, Number.NothingClaimed, known).ShouldBe(Number.NothingClaimed);
            Apply(operation, Number.NoValue, known).ShouldBe(Number.NoValue);
            Apply(operation, Number.NoValue, Number.NothingClaimed).ShouldBe(Number.NothingClaimed);
            Apply(operation, Number.NothingClaimed, Number.NotApplicable).ShouldBe(Number.NotApplicable);
        }
        Number.Multiply(Number.Known(0), Number.NoValue).ShouldBe(Number.NoValue);
        Number.Compare(Number.NoValue, Comparison.AtMost, known).ShouldBe(Truth.Undecided);
        Number.Compare(Number.NothingClaimed, Comparison.AtMost, known).ShouldBe(Truth.Unmet);
        Number.Compare(known, Comparison.AtMost, Number.NotApplicable).ShouldBe(Truth.NotApplicable);
    }

    [Fact]
    public void What_no_decimal_can_hold_has_no_value()
    {
        var large = Number.Known(decimal.MaxValue);
        Number.Add(large, large).ShouldBe(Number.NoValue);
        Number.Multiply(large, large).ShouldBe(Number.NoValue);
        Number.Divide(large, Number.Known(0.1m)).ShouldBe(Number.NoValue);
        Number.Subtract(Number.Negate(large), large).ShouldBe(Number.NoValue);
    }

    [Fact]
    public void A_third_three_times_is_a_whole()
    {
        var third = Number.Divide(Number.Known(1), Number.Known(3));
        var whole = Number.Add(Number.Add(third, third), third);
        Number.Compare(whole, Comparison.AtLeast, Number.Known(1)).ShouldBe(Truth.Met);
        Number.Compare(Number.Multiply(Number.Known(2), Number.Divide(Number.Known(2), Number.Known(3))), Comparison.Above, Number.Divide(Number.Known(4), Number.Known(3))).ShouldBe(Truth.Unmet);
        Number.Compare(Number.Known(0.99999999999999999m), Comparison.AtLeast, Number.Known(1)).ShouldBe(Truth.Unmet);
    }

    [Fact]
    public void A_quotient_is_compared_as_if_it_were_written_out_without_end()
    {
        var seventh = Number.Divide(Number.Known(1), Number.Known(7));
        Number.Compare(seventh, Comparison.Below, Number.Known(0.142857142857143m)).ShouldBe(Truth.Met);
        Number.Compare(Number.Known(0.142857142857142m), Comparison.Below, seventh).ShouldBe(Truth.Met);
        Number.Compare(seventh, Comparison.Equal, Number.Divide(Number.Known(300), Number.Known(2100))).ShouldBe(Truth.Met);
        Number.Compare(Number.Divide(Number.Known(999_999_999_999), Number.Known(1_000_000_000_000)), Comparison.AtLeast, Number.Divide(Number.Known(999_999_999_998), Number.Known(999_999_999_999))).ShouldBe(Truth.Met);
        (seventh.Min, seventh.Max).ShouldBe((1m / 7, 1m / 7));
        seventh.ShouldBe(Number.Known(1m / 7));
    }

    [Fact]
    public void Every_quotient_of_numbers_has_its_digits_or_no_value() => Prop.ForAll<decimal, decimal>((a, b) =>
    {
        var quotient = Number.Divide(Number.Known(a), Number.Known(b));
        return quotient == Number.NoValue || b > 0 && quotient.Min == a / b && quotient.Max == a / b;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Sums_and_products_do_not_depend_on_the_order_of_two() => Prop.ForAll<decimal, decimal>((a, b) =>
        Number.Add(Number.Known(a), Number.Known(b)) == Number.Add(Number.Known(b), Number.Known(a))
        && Number.Multiply(Number.Known(a), Number.Known(b)) == Number.Multiply(Number.Known(b), Number.Known(a))).QuickCheckThrowOnFailure();

    private const decimal Far = 1_000_000;

    /// <summary>Both bounds and points between; far values where a side is open.</summary>
    private static IEnumerable<decimal> Inside(Number a)
    {
        var (min, max) = (a.HasMin ? a.Min : -Far, a.HasMax ? a.Max : Far);
        return new[] { min, max, min + (max - min) / 4, min + (max - min) / 2, 0, 0.25m, -0.75m, -Far / 2, Far / 2 }.Concat(Bounds.OfType<decimal>()).Where(v => v >= min && v <= max).Distinct();
    }

    private static bool Holds(Number a, decimal value) => (!a.HasMin || a.Min <= value) && (!a.HasMax || value <= a.Max);

    private static string Words(Number a) => $"[{(a.HasMin ? a.Min : "-")}, {(a.HasMax ? a.Max : "-")}]";

    private static Number Apply(string operation, Number a, Number b) => operation switch
    {
        "+" => Number.Add(a, b), "-" => Number.Subtract(a, b), "*" => Number.Multiply(a, b), "/" => Number.Divide(a, b), "min" => Number.Smaller(a, b), _ => Number.Larger(a, b),
    };

    private static decimal Exactly(string operation, decimal x, decimal y) => operation switch
    {
        "+" => x + y, "-" => x - y, "*" => x * y, "/" => x / y, "min" => Math.Min(x, y), _ => Math.Max(x, y),
    };

    private static bool Compare(decimal x, Comparison comparison, decimal y) => comparison switch
    {
        Comparison.AtLeast => x >= y, Comparison.AtMost => x <= y, Comparison.Above => x > y, Comparison.Below => x < y, _ => x == y,
    };
}
