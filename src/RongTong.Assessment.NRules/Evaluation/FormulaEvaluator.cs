using RongTong.Compiling;
using RongTong.Inference.Subjects;
using RongTong.Models;

namespace RongTong.Inference.Evaluation;

/// <summary>Works formulas out from their tree. Only the arithmetic of two numbers is shared with the plan.</summary>
internal static class FormulaEvaluator
{
    private delegate Number Pair(in Number a, in Number b);

    /// <summary>The number a formula comes to.</summary>
    /// <param name="formula">The formula.</param>
    /// <param name="findings">What its names stand for.</param>
    /// <param name="value">What <c>value</c> stands for inside a scale.</param>
    public static Number Evaluate(Formula formula, Findings findings, Number? value = null)
    {
        switch (formula)
        {
            case Formula.Constant constant:
                return Number.Known(constant.Value);
            case Formula.Day day:
                return Number.Known(day.Value.DayNumber);
            case Formula.Name { Id: "value" } when value is { } measured:
                return measured;
            case Formula.Name name:
                return findings.Figure(name.Id);
            case Formula.Negate negate:
                return Number.Negate(Evaluate(negate.Operand, findings, value));
            case Formula.Binary binary:
                var (left, right) = (Evaluate(binary.Left, findings, value), Evaluate(binary.Right, findings, value));
                return binary.Operator switch
                {
                    '+' => Number.Add(left, right),
                    '-' => Number.Subtract(left, right),
                    '*' => Number.Multiply(left, right),
                    _ => Number.Divide(left, right),
                };
            case Formula.Call call:
                return Call(call.Function, [.. call.Arguments.Select(a => Evaluate(a, findings, value))]);
            default:
                throw new InvalidOperationException("a formula outside the closed union");
        }
    }

    private static Number Call(string function, Number[] arguments) => function switch
    {
        "min" => Fold(arguments, Number.Smaller),
        "max" => Fold(arguments, Number.Larger),
        "sum" => Fold(arguments, Number.Add),
        "mean" => Number.Divide(Fold(arguments, Number.Add), Number.Known(arguments.Length)),
        "abs" => Number.Abs(arguments[0]),
        "floor" => Number.Rising(arguments[0], decimal.Floor),
        "round" => Round(arguments[0], arguments[1]),
        "year" => Number.Year(arguments[0]),
        "year-start" => Number.YearStart(arguments[0]),
        "years" => Number.Years(arguments[0], arguments[1]),
        _ => throw new InvalidOperationException("a function outside the closed list"),
    };

    private static Number Fold(Number[] arguments, Pair pair)
    {
        var result = arguments[0];
        foreach (var argument in arguments.AsSpan(1)) result = pair(result, argument);
        return result;
    }

    private static Number Round(Number number, Number digits) =>
        digits is { IsKnown: true, Min: >= 0 and <= 20 } ? Number.Rising(number, v => decimal.Round(v, (int)digits.Min, MidpointRounding.AwayFromZero)) : Number.NoValue;
}
