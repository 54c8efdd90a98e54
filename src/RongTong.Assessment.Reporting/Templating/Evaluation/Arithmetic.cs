using System.Text;
using RongTong.Reporting.Templating.Syntax;

namespace RongTong.Reporting.Templating.Evaluation;

/// <summary>Operators on values. Text beside anything makes both text; null makes a calculation null; a whole number beside a decimal becomes one.</summary>
internal static class Arithmetic
{
    public static object? Apply(RenderContext context, BinaryOperator found, TextRange at, object? left, object? right)
    {
        context.Place = at;
        if (found == BinaryOperator.Coalesce) return left ?? right;
        if (left is string || right is string) return OnText(context, found, left, right);
        if (left is null || right is null) return OnNull(found, left, right);
        try
        {
            if (left is long a && right is long b) return OnWhole(context, found, a, b);
            if (left is decimal or long || right is decimal or long)
            {
                if (left is not decimal && right is not decimal && Whole(left) is { } wholeLeft && Whole(right) is { } wholeRight)
                    return OnWhole(context, found, wholeLeft, wholeRight);
                if (Numbers.TryDecimal(left, out var x) && Numbers.TryDecimal(right, out var y)) return OnDecimals(context, found, x, y);
            }
            else if (left is bool or TemplateObject && right is bool or TemplateObject)
            {
                return OnIdentity(context, found, left, right);
            }
        }
        catch (OverflowException)
        {
            throw context.WrongValue("计算结果超出了数的范围", "the result is out of the range of numbers");
        }
        catch (DivideByZeroException)
        {
            throw context.WrongValue("除数为零", "division by zero");
        }
        throw Unsupported(context, found, left, right);
    }

    public static object? Negate(RenderContext context, TextRange at, object? value, bool negate) => value switch
    {
        long number => negate ? Numbers.Box(-number) : value,
        decimal number => negate ? -number : value,
        _ => throw context.WrongValue(at, $"正负号后面应当是数，现在是{Values.DescribeZh(value)}", $"a sign takes a number, not {Values.DescribeEn(value)}"),
    };

    private static long? Whole(object value) => value switch { long number => number, bool truth => truth ? 1 : 0, _ => null };

    private static object? OnText(RenderContext context, BinaryOperator found, object? left, object? right)
    {
        if (found == BinaryOperator.Multiply) return right is string ? Repeat(context, right, left) : Repeat(context, left, right);
        var a = ValueText.Of(context, left);
        var b = ValueText.Of(context, right);
        context.SpendReading(a);
        context.SpendReading(b);
        switch (found)
        {
            case BinaryOperator.Add:
                context.SpendText((a?.Length ?? 0) + (b?.Length ?? 0), (long)(a?.Length ?? 0) + (b?.Length ?? 0));
                return a + b;
            case BinaryOperator.Equal: return a == b;
            case BinaryOperator.NotEqual: return a != b;
            case BinaryOperator.Less: return string.CompareOrdinal(a, b) < 0;
            case BinaryOperator.LessOrEqual: return string.CompareOrdinal(a, b) <= 0;
            case BinaryOperator.Greater: return string.CompareOrdinal(a, b) > 0;
            case BinaryOperator.GreaterOrEqual: return string.CompareOrdinal(a, b) >= 0;
            default: throw Unsupported(context, found, left, right);
        }
    }

    private static string Repeat(RenderContext context, object? repeated, object? times)
    {
        if (!Numbers.TryInt(times, out var count))
            throw context.WrongValue($"文本只能乘以整数，现在是{Values.DescribeZh(times)}", $"a text is multiplied by a whole number, not by {Values.DescribeEn(times)}");
        var text = ValueText.Of(context, repeated) ?? "";
        if (count <= 0) return "";
        var length = (long)text.Length * count;
        context.SpendText(length, length);
        return new StringBuilder((int)length).Insert(0, text, count).ToString();
    }

    private static object? OnNull(BinaryOperator found, object? left, object? right) => found switch
    {
        BinaryOperator.Equal => left is null && right is null,
        BinaryOperator.NotEqual => left is not null || right is not null,
        BinaryOperator.Less or BinaryOperator.LessOrEqual or BinaryOperator.Greater or BinaryOperator.GreaterOrEqual => false,
        _ => null,
    };

    private static object OnWhole(RenderContext context, BinaryOperator found, long left, long right) => found switch
    {
        BinaryOperator.Add => Numbers.Box(left + right),
        BinaryOperator.Subtract => Numbers.Box(left - right),
        BinaryOperator.Multiply => Numbers.Box(left * right),
        BinaryOperator.Divide => (decimal)left / right,
        BinaryOperator.DivideWhole => Numbers.Box(left / right),
        BinaryOperator.Modulo => Numbers.Box(left % right),
        BinaryOperator.Range => Range(context, left, right, inclusive: true),
        BinaryOperator.RangeBefore => Range(context, left, right, inclusive: false),
        _ => Compare(found, left.CompareTo(right)),
    };

    private static object OnDecimals(RenderContext context, BinaryOperator found, decimal left, decimal right) => found switch
    {
        BinaryOperator.Add => left + right,
        BinaryOperator.Subtract => left - right,
        BinaryOperator.Multiply => left * right,
        BinaryOperator.Divide => left / right,
        BinaryOperator.DivideWhole => decimal.Round(left / right, MidpointRounding.ToEven),
        BinaryOperator.Modulo => left % right,
        BinaryOperator.Range or BinaryOperator.RangeBefore =>
            throw context.WrongValue("区间的两端应当是整数，不能是小数；可用 string.to_int 换算", "a range takes whole numbers, not decimals; string.to_int converts"),
        _ => Compare(found, left.CompareTo(right)),
    };

    /// <summary>Booleans and objects are equal or not; an object beside a boolean counts as true.</summary>
    private static object OnIdentity(RenderContext context, BinaryOperator found, object left, object right)
    {
        var equal = left is bool || right is bool ? Values.IsTrue(left) == Values.IsTrue(right) : ReferenceEquals(left, right);
        return found switch
        {
            BinaryOperator.Equal => equal,
            BinaryOperator.NotEqual => !equal,
            _ => throw Unsupported(context, found, left, right),
        };
    }

    private static bool Compare(BinaryOperator found, int order) => found switch
    {
        BinaryOperator.Equal => order == 0,
        BinaryOperator.NotEqual => order != 0,
        BinaryOperator.Less => order < 0,
        BinaryOperator.LessOrEqual => order <= 0,
        BinaryOperator.Greater => order > 0,
        _ => order >= 0,
    };

    private static RangeList Range(RenderContext context, long left, long right, bool inclusive)
    {
        var count = Math.Abs((decimal)right - left) + (inclusive ? 1 : 0);
        if (count > int.MaxValue) throw context.Limit("区间太长", "the range is too long");
        return new RangeList(left, left < right ? 1 : -1, (int)count);
    }

    private static RenderStop Unsupported(RenderContext context, BinaryOperator found, object? left, object? right)
    {
        var symbol = BinaryOperators.Symbol(found);
        return context.WrongValue(
            $"“{symbol}”不能用在{Values.DescribeZh(left)}和{Values.DescribeZh(right)}之间",
            $"'{symbol}' does not work between {Values.DescribeEn(left)} and {Values.DescribeEn(right)}");
    }
}
