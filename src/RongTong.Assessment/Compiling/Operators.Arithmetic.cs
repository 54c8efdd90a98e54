using RongTong.Models;

namespace RongTong.Compiling;

/// <summary>One of <c>+ - * /</c>.</summary>
internal sealed class Arithmetic(char op, int left, int right, int target) : Operator
{
    public override void Run(Frame frame)
    {
        ref readonly var a = ref frame.Numbers[left];
        ref readonly var b = ref frame.Numbers[right];
        frame.Numbers[target] = op switch
        {
            '+' => Number.Add(a, b),
            '-' => Number.Subtract(a, b),
            '*' => Number.Multiply(a, b),
            _ => Number.Divide(a, b),
        };
    }
}

/// <summary>The opposite of a number.</summary>
internal sealed class Negation(int operand, int target) : Operator
{
    public override void Run(Frame frame) => frame.Numbers[target] = Number.Negate(frame.Numbers[operand]);
}

/// <summary>A function of one or more numbers.</summary>
internal sealed class FunctionCall(FormulaFunction function, int[] arguments, int target) : Operator
{
    public override void Run(Frame frame) => frame.Numbers[target] = function.Evaluate(frame.Numbers, arguments);
}

/// <summary>Compares two numbers.</summary>
internal sealed class CompareNumbers(int left, Comparison comparison, int right, int target) : Operator
{
    public override void Run(Frame frame) => frame.Truths[target] = Number.Compare(frame.Numbers[left], comparison, frame.Numbers[right]);
}

/// <summary>
/// Compares a quotient with a number without dividing: a / b ≥ c exactly when a ≥ b · c, for positive b. Division rounds at the
/// 28th digit; a firm's title does not hang on that digit.
/// </summary>
internal sealed class CompareQuotient(int numerator, int denominator, int quotient, Comparison comparison, int right, int target) : Operator
{
    public override void Run(Frame frame)
    {
        ref readonly var a = ref frame.Numbers[numerator];
        ref readonly var b = ref frame.Numbers[denominator];
        ref readonly var c = ref frame.Numbers[right];
        frame.Truths[target] = a.IsKnown && b.IsKnown && c.IsKnown && b.Min > 0
            ? Number.Compare(a, comparison, Number.Multiply(b, c))
            : Number.Compare(frame.Numbers[quotient], comparison, c);
    }
}
