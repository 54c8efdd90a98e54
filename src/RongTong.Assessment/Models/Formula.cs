using System.Collections.Immutable;
using RongTong.Text;

namespace RongTong.Models;

/// <summary>Arithmetic over facts. A closed union; immutable. No loops, no calls out.</summary>
public abstract record Formula
{
    private Formula() { }

    /// <summary>A number.</summary>
    public sealed record Constant(decimal Value) : Formula;

    /// <summary>A field, a derived value, <c>as-of</c>, or <c>value</c> inside a scale.</summary>
    public sealed record Name(string Id, int Position) : Formula;

    /// <summary>A date.</summary>
    public sealed record Day(DateOnly Value) : Formula;

    /// <summary>One of <c>+ - * /</c> between two formulas.</summary>
    public sealed record Binary(char Operator, Formula Left, Formula Right) : Formula;

    /// <summary>The opposite of a formula.</summary>
    public sealed record Negate(Formula Operand) : Formula;

    /// <summary>A function of formulas: min, max, sum, mean, abs, floor, round; of dates: year, year-start, years.</summary>
    public sealed record Call(string Function, ImmutableArray<Formula> Arguments, int Position) : Formula;
}

/// <summary>A formula as it stands in a model: its text, its tree and its place. Immutable.</summary>
public sealed record FormulaText(string Text, Formula Root, SourceSpan Span);
