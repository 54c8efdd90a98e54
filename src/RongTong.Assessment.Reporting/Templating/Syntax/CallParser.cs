using RongTong.Diagnostics;
using RongTong.Reporting.Templating.Functions;

namespace RongTong.Reporting.Templating.Syntax;

/// <summary>Puts function names and their arguments together, a piped value first, and checks that they fit.</summary>
internal sealed class CallParser(TokenCursor cursor)
{
    /// <summary>A call whose arguments are still being read.</summary>
    internal sealed class Pending(Expression.FunctionName? callee)
    {
        public Expression.FunctionName? Callee { get; } = callee;

        public List<Expression> Arguments { get; } = [];

        public List<NamedValue> Named { get; } = [];

        /// <summary>Only an include takes arguments by name.</summary>
        public bool TakesNames => Callee is { Function: null };

        public Pending Add(Expression argument)
        {
            Arguments.Add(argument);
            return this;
        }

        public void Add(NamedValue argument) => Named.Add(argument);
    }

    /// <summary>Begins a call; what is called must be a function.</summary>
    public Pending Open(Expression callee, ref Expression? piped)
    {
        if (callee is not Expression.FunctionName) cursor.Fail(NotAFunction(callee));
        var call = new Pending(callee as Expression.FunctionName);
        if (piped is not null) call.Add(piped);
        piped = null;
        return call;
    }

    /// <summary>Makes a value of what was read: a function that stands alone is called with what is piped into it, if anything.</summary>
    public Expression Complete(Expression value, ref Expression? piped) =>
        value is Expression.FunctionName ? Close(Open(value, ref piped)) : value;

    public Expression Close(Pending call)
    {
        if (call.Callee is not { } callee) return new Expression.Literal(default, null);
        if (callee.Function is not { } function)
        {
            if (call.Arguments.Count == 0) Refuse(callee, "缺少模板名", "the name of a template is missing");
            return new Expression.Include(callee.At, [.. call.Arguments], [.. call.Named]);
        }
        CheckArity(callee, function, call.Arguments.Count);
        return new Expression.Call(callee.At, function, [.. call.Arguments]);
    }

    /// <summary>The error of calling, or piping into, what is no function.</summary>
    public Diagnostic NotAFunction(Expression value) => PathOf(value) is { } path
        ? DiagnosticCatalog.TemplateFunction(cursor.Span(value.At), path, "它不是函数", "it is not a function", FunctionTable.Names)
        : DiagnosticCatalog.TemplateSyntax(
            cursor.Span(value.At),
            "只有函数才能带参数或接在管道后面，这里是不是少了运算符、逗号或分号？",
            "only a function takes arguments or stands behind a pipe; is an operator, a comma or a semicolon missing?");

    private static string? PathOf(Expression value) => value switch
    {
        Expression.Variable variable => variable.Name,
        Expression.Member member when PathOf(member.Target) is { } path => $"{path}.{member.Name}",
        _ => null,
    };

    private void CheckArity(Expression.FunctionName callee, TemplateFunction function, int count)
    {
        if (count >= function.Fewest && count <= function.Most) return;
        var (fewest, most, given) = (Figures.Of(function.Fewest), Figures.Of(function.Most), Figures.Of(count));
        Refuse(
            callee,
            $"参数要 {(fewest == most ? most : $"{fewest} 至 {most}")} 个（管道传入的也算），现在有 {given} 个",
            $"arguments wanted: {(fewest == most ? most : $"{fewest} to {most}")}, given: {given} (a piped value counts)");
    }

    private void Refuse(Expression.FunctionName callee, string zh, string en) =>
        cursor.Report(DiagnosticCatalog.TemplateFunction(cursor.Span(callee.At), callee.Name, zh, en));
}
