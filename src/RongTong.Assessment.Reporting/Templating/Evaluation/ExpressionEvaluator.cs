using System.Collections.Immutable;
using RongTong.Reporting.Templating.Functions;
using RongTong.Reporting.Templating.Syntax;

namespace RongTong.Reporting.Templating.Evaluation;

/// <summary>Gives expressions their values.</summary>
internal sealed class ExpressionEvaluator(RenderContext context, Scope scope, Func<Expression.Include, string> include)
{
    public object? Evaluate(Expression expression)
    {
        context.Spend(1);
        return expression switch
        {
            Expression.Literal literal => literal.Value,
            Expression.Variable variable => Variable(variable),
            Expression.Member member => Member(member),
            Expression.Call call => Call(call),
            Expression.Binary binary => Binary(binary),
            Expression.Conditional choice => Evaluate(IsTrue(choice.Condition) ? choice.Then : choice.Otherwise),
            Expression.Nested nested => Evaluate(nested.Inner),
            Expression.Unary unary => Unary(unary),
            Expression.Loop loop => Loop(loop),
            Expression.Index index => Index(index),
            Expression.ListOf list => EvaluateAll(list.Items),
            Expression.ObjectOf target => Object(target),
            Expression.Include included => include(included),
            Expression.PositionalArgument argument => Positional(argument),
            Expression.NamedArgument argument => Named(argument),
            _ => throw new InvalidOperationException($"{expression.GetType().Name} is no part of a finished tree."),
        };
    }

    public bool IsTrue(Expression condition) => Values.IsTrue(Evaluate(condition));

    public object?[] EvaluateAll(ImmutableArray<Expression> expressions)
    {
        if (expressions.IsEmpty) return [];
        var values = new object?[expressions.Length];
        for (var i = 0; i < values.Length; i++) values[i] = Evaluate(expressions[i]);
        return values;
    }

    private object? Variable(Expression.Variable variable) =>
        scope.TryGet(variable.Name, out var value) ? value : throw context.Unknown(variable.At, variable.Name, scope.Names);

    private object Loop(Expression.Loop loop) =>
        scope.Loop?.Fact(loop.Fact) ?? throw context.Unknown(loop.At, "for", []);

    private object? Positional(Expression.PositionalArgument argument)
    {
        if (scope.Arguments is not { } arguments) throw context.Unknown(argument.At, $"${Figures.Of(argument.Position)}", []);
        return argument.Position < arguments.Positional.Length ? arguments.Positional[argument.Position] : null;
    }

    private object? Named(Expression.NamedArgument argument)
    {
        object? value = null;
        if (scope.Arguments?.Named.TryGet(argument.Name, out value) == true) return value;
        throw context.Unknown(argument.At, $"${argument.Name}", scope.Arguments?.Named.Names.Select(name => $"${name}") ?? []);
    }

    private object? Member(Expression.Member member)
    {
        var target = Evaluate(member.Target);
        switch (target)
        {
            case TemplateObject found:
                return found.TryGet(member.Name, out var value) ? value : throw context.Unknown(member.At, member.Name, found.Names);
            case null when member.NullSafe:
                return null;
            case null:
                throw context.WrongValue(
                    member.At,
                    $"“{member.Name}”之前是空值；可以为空时写“?.”",
                    $"what stands before '{member.Name}' is null; write '?.' where it may be");
            case string text when member.Name == "size":
                return Numbers.Box(text.Length);
            case IReadOnlyList<object?> list when member.Name == "size":
                return Numbers.Box(list.Count);
            default:
                throw context.WrongValue(
                    member.At,
                    $"{Values.DescribeZh(target)}没有成员“{member.Name}”",
                    $"{Values.DescribeEn(target)} has no member '{member.Name}'");
        }
    }

    private object? Index(Expression.Index index)
    {
        var target = Evaluate(index.Target);
        if (target is null)
        {
            if (index.NullSafe) return null;
            throw context.WrongValue(index.At, "方括号之前是空值；可以为空时写“?.”", "what stands before the brackets is null; write '?.' where it may be");
        }
        var key = Evaluate(index.Key) ?? throw context.WrongValue(index.At, "方括号里是空值", "null stands in the brackets");
        if (target is TemplateObject found)
        {
            var name = ValueText.Of(context, key) ?? "";
            return found.TryGet(name, out var value) ? value : throw context.Unknown(index.At, name, found.Names);
        }
        if (!Numbers.TryInt(key, out var position))
            throw context.WrongValue(index.At, $"方括号里应当是整数，现在是{Values.DescribeZh(key)}", $"the brackets take a whole number, not {Values.DescribeEn(key)}");
        return target switch
        {
            IReadOnlyList<object?> list => At(list.Count, position) is { } at ? list[at] : null,
            string text => Character(index, text, position),
            _ => throw context.WrongValue(index.At, $"{Values.DescribeZh(target)}不能加方括号", $"{Values.DescribeEn(target)} takes no brackets"),
        };
    }

    /// <summary>A position in a list, counted from its end when negative; null beyond both ends.</summary>
    private static int? At(int count, int position)
    {
        if (position < 0) position += count;
        return position >= 0 && position < count ? position : null;
    }

    private string? Character(Expression.Index index, string text, int position)
    {
        if (At(text.Length, position) is { } at) return text[at].ToString();
        if (position < 0) return null;
        throw context.WrongValue(index.At, "方括号里的数超出了文本的长度", "the text is shorter than the number in the brackets");
    }

    private object? Unary(Expression.Unary unary)
    {
        var value = Evaluate(unary.Operand);
        return unary.Operator == UnaryOperator.Not ? !Values.IsTrue(value) : Arithmetic.Negate(context, unary.At, value, unary.Operator == UnaryOperator.Negate);
    }

    private object? Binary(Expression.Binary binary)
    {
        switch (binary.Operator)
        {
            case BinaryOperator.And:
                return IsTrue(binary.Left) && IsTrue(binary.Right);
            case BinaryOperator.Or:
                return IsTrue(binary.Left) || IsTrue(binary.Right);
            default:
                var left = Evaluate(binary.Left);
                var right = Evaluate(binary.Right);
                return Arithmetic.Apply(context, binary.Operator, binary.OperatorAt, left, right);
        }
    }

    private object? Call(Expression.Call call)
    {
        var arguments = EvaluateAll(call.Arguments);
        context.Place = call.At;
        return call.Function.Body(new CallSite(context, call, arguments));
    }

    /// <summary>An object literal; its members may use the ones before them.</summary>
    private TemplateObject Object(Expression.ObjectOf literal)
    {
        var target = new TemplateObject();
        scope.EnterObject(target);
        foreach (var member in literal.Members) target.Set(member.Name, Evaluate(member.Value));
        scope.LeaveObject();
        return target;
    }
}
