using System.Collections.Immutable;
using RongTong.Models;

namespace RongTong.Compiling;

/// <summary>A function formulas may call: how many arguments it takes and what it gives. The list is closed.</summary>
internal sealed class FormulaFunction
{
    private readonly Func<Number[], int[], Number> _evaluate;

    private FormulaFunction(string name, int least, int most, Func<Number[], int[], Number> evaluate) =>
        (Name, Least, Most, _evaluate) = (name, least, most, evaluate);

    /// <summary>All functions by name.</summary>
    public static ImmutableDictionary<string, FormulaFunction> All { get; } = new FormulaFunction[]
    {
        new("min", 1, 16, (n, a) => Fold(n, a, Number.Smaller)),
        new("max", 1, 16, (n, a) => Fold(n, a, Number.Larger)),
        new("sum", 1, 16, (n, a) => Fold(n, a, Number.Add)),
        new("mean", 1, 16, (n, a) => Number.Divide(Fold(n, a, Number.Add), Number.Known(a.Length))),
        new("abs", 1, 1, (n, a) => Number.Abs(n[a[0]])),
        new("floor", 1, 1, (n, a) => Number.Rising(n[a[0]], Math.Floor)),
        new("round", 2, 2, Round),
        new("year", 1, 1, (n, a) => Number.Year(n[a[0]])) { OfDates = Unit.One },
        new("year-start", 1, 1, (n, a) => Number.YearStart(n[a[0]])) { OfDates = Unit.Date },
        new("years", 2, 2, (n, a) => Number.Years(n[a[0]], n[a[1]])) { OfDates = Unit.Named("年") },
    }.ToImmutableDictionary(f => f.Name, StringComparer.Ordinal);

    public string Name { get; }

    /// <summary>Fewest arguments.</summary>
    public int Least { get; }

    /// <summary>Most arguments.</summary>
    public int Most { get; }

    /// <summary>For a function of dates: the unit of what it gives.</summary>
    public Unit? OfDates { get; private init; }

    /// <summary>The arguments it takes, for a message.</summary>
    public string Arguments => Least == Most ? Loading.PlainValue.Format(Least) : $"{Loading.PlainValue.Format(Least)}–{Loading.PlainValue.Format(Most)}";

    public Number Evaluate(Number[] numbers, int[] arguments) => _evaluate(numbers, arguments);

    private delegate Number Pair(in Number a, in Number b);

    private static Number Fold(Number[] numbers, int[] arguments, Pair pair)
    {
        var result = numbers[arguments[0]];
        for (var i = 1; i < arguments.Length; i++) result = pair(result, numbers[arguments[i]]);
        return result;
    }

    /// <summary>Halves go away from zero, as in school.</summary>
    private static Number Round(Number[] numbers, int[] arguments)
    {
        if (numbers[arguments[1]] is not { IsKnown: true, Min: >= 0 and <= 20 } digits) return Number.NoValue;
        return Number.Rising(numbers[arguments[0]], v => decimal.Round(v, (int)digits.Min, MidpointRounding.AwayFromZero));
    }
}
