using RongTong.Models;

namespace RongTong.Compiling;

/// <summary>One of <c>+ - * /</c>.</summary>
internal sealed class Arithmetic(char op, int left, int right, int target) : Operator
{
    public override void Tell(IStepReader reader) => reader.Arithmetic(op, left, right, target);

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

    public override Operator MovedBy(Relocation to) => new Arithmetic(to.Same(op), to.Number(left), to.Number(right), to.NewNumber(target));
}

/// <summary>The opposite of a number.</summary>
internal sealed class Negation(int operand, int target) : Operator
{
    public override void Tell(IStepReader reader) => reader.Negation(operand, target);

    public override void Run(Frame frame) => frame.Numbers[target] = Number.Negate(frame.Numbers[operand]);

    public override Operator MovedBy(Relocation to) => new Negation(to.Number(operand), to.NewNumber(target));
}

/// <summary>A function of one or more numbers.</summary>
internal sealed class FunctionCall(FormulaFunction function, int[] arguments, int target) : Operator
{
    public override void Tell(IStepReader reader) => reader.FunctionCall(function, arguments, target);

    public override void Run(Frame frame) => frame.Numbers[target] = function.Evaluate(frame.Numbers, arguments);

    public override Operator MovedBy(Relocation to) => new FunctionCall(to.Same(function), to.Numbers(arguments), to.NewNumber(target));
}

/// <summary>Compares two numbers.</summary>
internal sealed class CompareNumbers(int left, Comparison comparison, int right, int target) : Operator
{
    public override void Tell(IStepReader reader) => reader.CompareNumbers(left, comparison, right, target);

    public override void Run(Frame frame) => frame.Truths[target] = Number.Compare(frame.Numbers[left], comparison, frame.Numbers[right]);

    public override Operator MovedBy(Relocation to) => new CompareNumbers(to.Number(left), to.Same(comparison), to.Number(right), to.NewTruth(target));
}
