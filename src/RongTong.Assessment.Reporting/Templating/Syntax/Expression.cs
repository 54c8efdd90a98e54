using System.Collections.Immutable;
using RongTong.Reporting.Templating.Functions;

namespace RongTong.Reporting.Templating.Syntax;

/// <summary>An expression of a template. Immutable.</summary>
internal abstract record Expression
{
    private protected Expression(TextRange at) => At = at;

    public TextRange At { get; }

    internal sealed record Literal(TextRange Range, object? Value) : Expression(Range);

    internal sealed record Variable(TextRange Range, string Name) : Expression(Range);

    /// <summary><c>for.index</c> and its kin, of the innermost loop.</summary>
    internal sealed record Loop(TextRange Range, LoopFact Fact) : Expression(Range);

    /// <summary><c>$1</c>: an argument of the include by position; zero is the name of the template.</summary>
    internal sealed record PositionalArgument(TextRange Range, int Position) : Expression(Range);

    /// <summary><c>$name</c> or <c>$.name</c>: an argument of the include by name.</summary>
    internal sealed record NamedArgument(TextRange Range, string Name) : Expression(Range);

    internal sealed record Member(TextRange Range, Expression Target, string Name, bool NullSafe) : Expression(Range);

    internal sealed record Index(TextRange Range, Expression Target, Expression Key, bool NullSafe) : Expression(Range);

    internal sealed record Unary(TextRange Range, UnaryOperator Operator, Expression Operand) : Expression(Range);

    internal sealed record Binary(TextRange Range, BinaryOperator Operator, TextRange OperatorAt, Expression Left, Expression Right) : Expression(Range);

    internal sealed record Conditional(TextRange Range, Expression Condition, Expression Then, Expression Otherwise) : Expression(Range);

    internal sealed record Call(TextRange Range, TemplateFunction Function, ImmutableArray<Expression> Arguments) : Expression(Range);

    internal sealed record Include(TextRange Range, ImmutableArray<Expression> Arguments, ImmutableArray<NamedValue> Named) : Expression(Range);

    internal sealed record ListOf(TextRange Range, ImmutableArray<Expression> Items) : Expression(Range);

    internal sealed record ObjectOf(TextRange Range, ImmutableArray<NamedValue> Members) : Expression(Range);

    /// <summary>An expression in parentheses; kept because <c>?.</c> reaches through them.</summary>
    internal sealed record Nested(TextRange Range, Expression Inner) : Expression(Range);

    /// <summary>The name of a function before its arguments are read; never part of a finished tree.</summary>
    internal sealed record FunctionName(TextRange Range, string Name, TemplateFunction? Function) : Expression(Range);
}

/// <summary>A value with a name, in an object literal or behind an include.</summary>
internal sealed record NamedValue(string Name, Expression Value);

internal enum LoopFact { Index, First, Last, Even, Odd, Length }

internal enum UnaryOperator { Not, Negate, Plus }
