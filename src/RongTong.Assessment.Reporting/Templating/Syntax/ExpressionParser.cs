using System.Collections.Immutable;
using System.Globalization;
using RongTong.Diagnostics;
using RongTong.Reporting.Templating.Functions;

namespace RongTong.Reporting.Templating.Syntax;

/// <summary>
/// Parses expressions: pipes bind loosest, then <c>?:</c>, then binary operators by precedence. Values side by side are a call,
/// <c>f a b</c>, unless they are already the right side of an operator within another call.
/// </summary>
internal sealed class ExpressionParser(TokenCursor cursor)
{
    private readonly ImmutableArray<LiteralInclude>.Builder _includes = ImmutableArray.CreateBuilder<LiteralInclude>();
    private readonly CallParser _calls = new(cursor);

    private enum Position
    {
        Anywhere,

        /// <summary>A value of a <c>when</c>, where <c>||</c> separates.</summary>
        When,

        /// <summary>What a <c>for</c> runs over, where a word begins a loop option instead of an argument.</summary>
        LoopSource,
    }

    public ImmutableArray<LiteralInclude> Includes => _includes.ToImmutable();

    public Expression Parse() => Parse(Position.Anywhere, withinCall: false);

    public Expression ParseWhenValue() => Parse(Position.When, withinCall: false);

    public Expression ParseLoopSource() => Parse(Position.LoopSource, withinCall: false);

    /// <summary>Reads the name of a variable that is given a value.</summary>
    public Token ParseNewName()
    {
        var token = cursor.Current;
        if (token.Kind != TokenKind.Identifier || Keywords.IsReserved(token.Text) || FunctionTable.IsReserved(token.Text))
        {
            cursor.Unexpected("这里应当是变量名", "expected the name of a variable");
            return token;
        }
        return cursor.Advance();
    }

    private Expression Parse(Position position, bool withinCall)
    {
        var depth = cursor.Depth;
        var value = ParseOperators(0, piped: null, withinCall, position);
        while (cursor.At("|"))
        {
            cursor.Enter();
            cursor.LoosenLines();
            cursor.Advance();
            cursor.TightenLines();
            value = ParseOperators(0, value, withinCall: false, Position.Anywhere);
        }
        cursor.Leave(depth);
        return value;
    }

    private Expression ParseOperators(int precedence, Expression? piped, bool withinCall, Position position)
    {
        var depth = cursor.Enter();
        CallParser.Pending? call = null;
        while (true)
        {
            var value = ParseOperand();
            if (piped is not null && value is not Expression.FunctionName)
                cursor.Fail(_calls.NotAFunction(value));
            var more = false;
            while (true)
            {
                if (TryParseMember(ref value) || TryParseIndex(ref value, withinCall || call is not null)) continue;
                if (BinaryOperators.TryGet(cursor.Current, out var found, out var binding))
                {
                    if (binding <= precedence || (position == Position.When && found == BinaryOperator.Or)) break;
                    cursor.Enter();
                    var at = cursor.Advance().At;
                    var left = _calls.Complete(value, ref piped);
                    var right = ParseOperators(binding, piped: null, withinCall || call is not null, Position.Anywhere);
                    value = new Expression.Binary(left.At.To(right.At), found, at, left, right);
                    continue;
                }
                if (cursor.At("?") && precedence == 0)
                {
                    value = _calls.Complete(value, ref piped);
                    if (call is not null) value = Close(call.Add(value));
                    call = null;
                    value = ParseConditional(value);
                    break;
                }
                if (withinCall || !AtOperand()) break;
                if (position == Position.LoopSource && cursor.Current.Kind == TokenKind.Identifier)
                {
                    cursor.Fail(cursor.Current.At, "for 的来源里用管道或括号调用函数", "call a function with a pipe or in parentheses to loop over its result");
                    break;
                }
                if (cursor.At("(") && cursor.Adjacent)
                {
                    value = ParseExplicitCall(value, ref piped);
                    continue;
                }
                call = call is null ? _calls.Open(value, ref piped) : call.Add(_calls.Complete(value, ref piped));
                more = !ParseNamedArguments(call);
                if (!more) value = Close(call);
                if (!more) call = null;
                break;
            }
            if (more) continue;
            value = _calls.Complete(value, ref piped);
            if (call is not null) value = Close(call.Add(value));
            cursor.Leave(depth);
            return value;
        }
    }

    private Expression Close(CallParser.Pending call)
    {
        var closed = _calls.Close(call);
        if (closed is Expression.Include { Arguments: [Expression.Literal { Value: string name } literal, ..] })
            _includes.Add(new LiteralInclude(name, cursor.Span(literal.At)));
        return closed;
    }

    /// <summary>Reads <c>name: value</c> pairs, which only an include takes and which end it.</summary>
    private bool ParseNamedArguments(CallParser.Pending call)
    {
        var any = false;
        while (cursor.Current.Kind == TokenKind.Identifier && cursor.Next.Is(":"))
        {
            any = true;
            var name = cursor.Advance();
            if (!call.TakesNames) cursor.Fail(name.At, "只有 include 可以按名给参数", "only include takes arguments by name");
            cursor.Expect(":");
            var value = ParseOperand();
            while (TryParseMember(ref value) || TryParseIndex(ref value, withinCall: true))
            {
            }
            Expression? piped = null;
            call.Add(new NamedValue(name.Text, _calls.Complete(value, ref piped)));
        }
        if (any && AtOperand()) cursor.Unexpected("按名的参数之后不能再有别的参数", "nothing may follow arguments by name");
        return any;
    }

    private Expression ParseExplicitCall(Expression callee, ref Expression? piped)
    {
        var call = _calls.Open(callee, ref piped);
        cursor.Expect("(");
        var first = true;
        while (!cursor.AtEnd && !cursor.At(")"))
        {
            if (!first) cursor.Expect(",");
            first = false;
            var before = cursor.Current;
            call.Add(Parse());
            if (cursor.Current == before) break;
        }
        cursor.Expect(")");
        return Close(call);
    }

    private Expression.Conditional ParseConditional(Expression condition)
    {
        cursor.Advance();
        var then = ParseOperators(0, piped: null, withinCall: false, Position.Anywhere);
        cursor.Expect(":");
        var otherwise = Parse();
        return new Expression.Conditional(condition.At.To(otherwise.At), condition, then, otherwise);
    }

    private bool TryParseMember(ref Expression target)
    {
        if (!cursor.At(".") && !cursor.At("?.")) return false;
        cursor.Enter();
        var nullSafe = cursor.Advance().Text == "?." || target is Expression.Member { NullSafe: true };
        var name = cursor.Current;
        if (name.Kind != TokenKind.Identifier)
        {
            cursor.Unexpected("点号之后应当是成员名", "expected the name of a member behind the dot");
            return false;
        }
        cursor.Advance();
        Expression? none = null;
        target = new Expression.Member(name.At, _calls.Complete(target, ref none), name.Text, nullSafe);
        return true;
    }

    private bool TryParseIndex(ref Expression target, bool withinCall)
    {
        if (!cursor.At("[") || !cursor.Adjacent) return false;
        if (target is Expression.Binary or Expression.Unary or Expression.Conditional or Expression.ListOf or Expression.ObjectOf) return false;
        cursor.Enter();
        cursor.Advance();
        var key = Parse(Position.Anywhere, withinCall);
        cursor.Expect("]");
        Expression? none = null;
        target = new Expression.Index(key.At, _calls.Complete(target, ref none), key, IsNullSafe(target));
        return true;
    }

    private static bool IsNullSafe(Expression target) => target switch
    {
        Expression.Member member => member.NullSafe || IsNullSafe(member.Target),
        Expression.Index index => IsNullSafe(index.Target),
        Expression.Nested nested => IsNullSafe(nested.Inner),
        _ => false,
    };

    private bool AtOperand() => cursor.Current.Kind switch
    {
        TokenKind.Identifier or TokenKind.Argument or TokenKind.Integer or TokenKind.Decimal or TokenKind.String => true,
        TokenKind.Symbol => cursor.Current.Text is "(" or "[" or "{" or "!" or "-" or "+",
        _ => false,
    };

    private Expression ParseOperand()
    {
        var token = cursor.Current;
        switch (token.Kind)
        {
            case TokenKind.Integer or TokenKind.Decimal or TokenKind.String:
                cursor.Advance();
                return new Expression.Literal(token.At, token.Value);
            case TokenKind.Identifier:
                return ParseName(token);
            case TokenKind.Argument:
                return ParseArgument(token);
        }
        switch (token.Text)
        {
            case "(": return ParseNested();
            case "[": return ParseList();
            case "{": return ParseObject();
            case "!": return ParseUnary(UnaryOperator.Not);
            case "-": return ParseUnary(UnaryOperator.Negate);
            case "+": return ParseUnary(UnaryOperator.Plus);
        }
        cursor.Unexpected("这里应当是一个值", "expected a value");
        return new Expression.Literal(token.At, null);
    }

    private Expression ParseName(Token token)
    {
        switch (token.Text)
        {
            case "null" or "true" or "false":
                cursor.Advance();
                return new Expression.Literal(token.At, token.Text == "null" ? null : token.Text == "true");
            case "for":
                return ParseLoopFact(token);
            case "include":
                cursor.Advance();
                return new Expression.FunctionName(token.At, token.Text, null);
        }
        if (Keywords.IsReserved(token.Text))
        {
            cursor.Fail(token.At, $"“{token.Text}”不是值", $"'{token.Text}' is not a value");
            return new Expression.Literal(token.At, null);
        }
        cursor.Advance();
        return FunctionTable.IsReserved(token.Text) ? ParseFunctionName(token) : new Expression.Variable(token.At, token.Text);
    }

    private Expression ParseFunctionName(Token group)
    {
        cursor.Expect(".");
        var member = cursor.Current;
        var name = $"{group.Text}.{member.Text}";
        var at = group.At.To(member.At);
        if (member.Kind != TokenKind.Identifier)
        {
            cursor.Unexpected($"“{group.Text}.”之后应当是函数名", $"expected the name of a function behind '{group.Text}.'");
            return new Expression.Literal(at, null);
        }
        cursor.Advance();
        var function = FunctionTable.Find(name);
        if (function is not null) return new Expression.FunctionName(at, name, function);
        cursor.Fail(DiagnosticCatalog.TemplateFunction(cursor.Span(at), name, "没有这个函数", "there is no such function", FunctionTable.Names));
        return new Expression.Literal(at, null);
    }

    private Expression ParseLoopFact(Token word)
    {
        cursor.Advance();
        cursor.Expect(".");
        var name = cursor.Current;
        var fact = name.Text switch
        {
            "index" => LoopFact.Index,
            "first" => LoopFact.First,
            "last" => LoopFact.Last,
            "even" => LoopFact.Even,
            "odd" => LoopFact.Odd,
            "length" => LoopFact.Length,
            _ => default(LoopFact?),
        };
        if (name.Kind == TokenKind.Identifier && fact is { } known)
        {
            cursor.Advance();
            return new Expression.Loop(word.At.To(name.At), known);
        }
        cursor.Unexpected("“for.”之后应当是 index、first、last、even、odd 或 length", "expected index, first, last, even, odd or length behind 'for.'");
        return new Expression.Literal(word.At, null);
    }

    private Expression ParseArgument(Token token)
    {
        cursor.Advance();
        if (token.Text.Length == 0)
        {
            cursor.Expect(".");
            var name = cursor.Current;
            if (name.Kind == TokenKind.Identifier) cursor.Advance();
            else cursor.Unexpected("“$.”之后应当是参数名", "expected the name of an argument behind '$.'");
            return new Expression.NamedArgument(token.At.To(name.At), name.Text);
        }
        if (int.TryParse(token.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var position))
            return new Expression.PositionalArgument(token.At, position);
        return new Expression.NamedArgument(token.At, token.Text);
    }

    private Expression.Nested ParseNested()
    {
        var start = cursor.Advance().At;
        var inner = Parse();
        cursor.Expect(")");
        return new Expression.Nested(start.To(cursor.LastRange), inner);
    }

    private Expression.Unary ParseUnary(UnaryOperator found)
    {
        var start = cursor.Advance().At;
        var operand = ParseOperators(BinaryOperators.UnaryPrecedence, piped: null, withinCall: false, Position.Anywhere);
        if (cursor.At(":")) cursor.Fail(start, "“?”和“:”之间，带符号的值要写在括号里", "between '?' and ':' a value with a sign stands in parentheses");
        return new Expression.Unary(start.To(operand.At), found, operand);
    }

    private Expression.ListOf ParseList()
    {
        var start = cursor.Current.At;
        cursor.LoosenLines();
        cursor.Advance();
        var items = ImmutableArray.CreateBuilder<Expression>();
        while (!cursor.AtEnd && !cursor.At("]"))
        {
            items.Add(Parse());
            if (!cursor.TryTake(",")) break;
        }
        cursor.TightenLines();
        cursor.Expect("]");
        return new Expression.ListOf(start.To(cursor.LastRange), items.ToImmutable());
    }

    private Expression.ObjectOf ParseObject()
    {
        var start = cursor.Current.At;
        cursor.LoosenLines();
        cursor.Advance();
        var members = ImmutableArray.CreateBuilder<NamedValue>();
        while (!cursor.AtEnd && !cursor.At("}"))
        {
            var name = cursor.Current;
            if (name.Kind is not (TokenKind.Identifier or TokenKind.String))
            {
                cursor.Unexpected("这里应当是成员名", "expected the name of a member");
                break;
            }
            cursor.Advance();
            cursor.Expect(":");
            members.Add(new NamedValue(name.Value as string ?? name.Text, Parse()));
            if (!cursor.TryTake(",")) break;
        }
        cursor.TightenLines();
        cursor.Expect("}");
        return new Expression.ObjectOf(start.To(cursor.LastRange), members.ToImmutable());
    }
}
