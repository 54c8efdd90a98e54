using System.Collections.Immutable;

namespace RongTong.Reporting.Templating.Syntax;

/// <summary>A statement of a template. Immutable.</summary>
internal abstract record Statement
{
    private protected Statement(TextRange at) => At = at;

    public TextRange At { get; }

    internal sealed record Text(TextRange Range, string Content) : Statement(Range);

    internal sealed record Print(Expression Value) : Statement(Value.At);

    internal sealed record Assign(TextRange Range, string Name, BinaryOperator? Compound, Expression Value) : Statement(Range);

    internal sealed record If(TextRange Range, ImmutableArray<Branch> Branches, ImmutableArray<Statement> Otherwise) : Statement(Range);

    internal sealed record For(TextRange Range, string Name, Expression Source, ImmutableArray<Statement> Body, ImmutableArray<Statement> Otherwise) : Statement(Range);

    internal sealed record Case(TextRange Range, Expression Value, ImmutableArray<When> Whens, ImmutableArray<Statement> Otherwise) : Statement(Range);

    internal sealed record Capture(TextRange Range, string Name, ImmutableArray<Statement> Body) : Statement(Range);

    internal sealed record With(TextRange Range, Expression Target, ImmutableArray<Statement> Body) : Statement(Range);

    internal sealed record Break(TextRange Range) : Statement(Range);

    internal sealed record Continue(TextRange Range) : Statement(Range);
}

/// <summary>One condition of an <c>if</c> with what it guards.</summary>
internal sealed record Branch(Expression Condition, ImmutableArray<Statement> Body);

/// <summary>One <c>when</c> of a <c>case</c>.</summary>
internal sealed record When(TextRange At, ImmutableArray<Expression> Values, ImmutableArray<Statement> Body);
