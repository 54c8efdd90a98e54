using System.Collections.Immutable;
using RongTong.Diagnostics;
using RongTong.Text;

namespace RongTong.Reporting.Templating.Syntax;

/// <summary>Parses a template into statements.</summary>
internal sealed class TemplateParser
{
    private readonly TokenCursor _cursor;
    private readonly ExpressionParser _expressions;
    private int _loops;

    private TemplateParser(TokenCursor cursor)
    {
        _cursor = cursor;
        _expressions = new ExpressionParser(cursor);
    }

    /// <summary>Parses a template; where there are errors, what comes of it is good for looking at its includes only.</summary>
    public static Result<TemplateSyntax> Parse(string name, SourceText source, int depthLimit)
    {
        var map = new SourceMap(source);
        var cursor = new TokenCursor(TemplateLexer.Tokenize(source.Content), map, depthLimit);
        var parser = new TemplateParser(cursor);
        var body = ImmutableArray.CreateBuilder<Statement>();
        body.AddRange(parser.ParseBlock());
        while (!cursor.AtEnd)
        {
            cursor.Fail(cursor.Current.At, $"“{cursor.Current.Text}”不在任何块里", $"'{cursor.Current.Text}' stands in no block");
            body.AddRange(parser.ParseBlock());
        }
        var syntax = new TemplateSyntax(name, map, body.ToImmutable(), parser._expressions.Includes);
        return new Result<TemplateSyntax>(syntax, cursor.Diagnostics);
    }

    /// <summary>Reads statements up to an <c>end</c>, <c>else</c> or <c>when</c>, which is left to the caller.</summary>
    private ImmutableArray<Statement> ParseBlock()
    {
        var depth = _cursor.Enter();
        var statements = ImmutableArray.CreateBuilder<Statement>();
        while (!_cursor.AtEnd && !AtBlockEnd())
        {
            if (ParseStatement() is { } statement) statements.Add(statement);
        }
        _cursor.Leave(depth);
        return statements.ToImmutable();
    }

    private bool AtBlockEnd() => _cursor.Current is { Kind: TokenKind.Identifier, Text: "end" or "else" or "when" };

    private Statement? ParseStatement()
    {
        var token = _cursor.Current;
        switch (token.Kind)
        {
            case TokenKind.Text:
                _cursor.Advance();
                return new Statement.Text(token.At, token.Text);
            case TokenKind.CodeExit or TokenKind.NewLine:
                _cursor.Advance();
                return null;
            case TokenKind.Identifier:
                return ParseWord(token);
            default:
                if (_cursor.TryTake(";")) return null;
                return ParsePrint();
        }
    }

    private Statement? ParseWord(Token word)
    {
        switch (word.Text)
        {
            case "if": return ParseIf(word);
            case "for" when !_cursor.Next.Is("."): return ParseFor(word);
            case "case": return ParseCase(word);
            case "capture": return ParseCapture(word);
            case "with": return ParseWith(word);
            case "break": return ParseJump(word, new Statement.Break(word.At));
            case "continue": return ParseJump(word, new Statement.Continue(word.At));
            case "while" or "func" or "wrap" or "tablerow":
                Refuse(word);
                ParseBlock();
                ExpectEnd(word);
                return null;
            case "ret" or "import" or "readonly":
                Refuse(word);
                return null;
            default:
                return BinaryOperators.TryGetAssignment(_cursor.Next, out var compound) ? ParseAssignment(compound) : ParsePrint();
        }
    }

    private void Refuse(Token word) =>
        _cursor.Fail(word.At, $"不支持“{word.Text}”语句", $"the statement '{word.Text}' is outside the subset");

    private Statement.Print ParsePrint()
    {
        var value = _expressions.Parse();
        if (BinaryOperators.TryGetAssignment(_cursor.Current, out _))
            _cursor.Fail(_cursor.Current.At, "只能给变量赋值", "only a plain variable can be assigned");
        _cursor.ExpectStatementEnd();
        return new Statement.Print(value);
    }

    private Statement.Assign ParseAssignment(BinaryOperator? compound)
    {
        var name = _expressions.ParseNewName();
        if (BinaryOperators.TryGetAssignment(_cursor.Current, out _)) _cursor.Advance();
        var value = _expressions.Parse();
        _cursor.ExpectStatementEnd();
        return new Statement.Assign(name.At, name.Text, compound, value);
    }

    private Statement.If ParseIf(Token opener)
    {
        var branches = ImmutableArray.CreateBuilder<Branch>();
        ImmutableArray<Statement> otherwise;
        while (true)
        {
            _cursor.Advance();
            var condition = _expressions.Parse();
            _cursor.ExpectStatementEnd();
            branches.Add(new Branch(condition, ParseBlock()));
            var more = TakeElse();
            if (more && _cursor.Current.IsWord("if")) continue;
            otherwise = more ? ParseElse() : [];
            break;
        }
        ExpectEnd(opener);
        return new Statement.If(opener.At, branches.ToImmutable(), otherwise);
    }

    private bool TakeElse()
    {
        if (!_cursor.Current.IsWord("else")) return false;
        _cursor.Advance();
        return true;
    }

    private ImmutableArray<Statement> ParseElse()
    {
        _cursor.ExpectStatementEnd();
        return ParseBlock();
    }

    private Statement.For ParseFor(Token opener)
    {
        _cursor.Advance();
        var name = _expressions.ParseNewName();
        if (_cursor.Current.IsWord("in")) _cursor.Advance();
        else _cursor.Unexpected("这里应当是“in”", "expected 'in'");
        var source = _expressions.ParseLoopSource();
        _cursor.ExpectStatementEnd();
        _loops++;
        var body = ParseBlock();
        var otherwise = TakeElse() ? ParseElse() : [];
        _loops--;
        ExpectEnd(opener);
        return new Statement.For(opener.At, name.Text, source, body, otherwise);
    }

    private Statement.Case ParseCase(Token opener)
    {
        _cursor.Advance();
        var value = _expressions.Parse();
        _cursor.ExpectStatementEnd();
        SkipToWhen();
        if (!_cursor.Current.IsWord("when"))
        {
            _cursor.Unexpected("“case”之后应当是“when”", "expected 'when' after 'case'");
            SkipToWhen();
        }
        var whens = ImmutableArray.CreateBuilder<When>();
        while (_cursor.Current.IsWord("when")) whens.Add(ParseWhen());
        var otherwise = TakeElse() ? ParseElse() : [];
        ExpectEnd(opener);
        return new Statement.Case(opener.At, value, whens.ToImmutable(), otherwise);
    }

    /// <summary>Text between a <c>case</c> and its first <c>when</c> is dropped.</summary>
    private void SkipToWhen()
    {
        while (_cursor.Current.Kind is TokenKind.Text or TokenKind.CodeExit or TokenKind.NewLine || _cursor.At(";")) _cursor.Advance();
    }

    private When ParseWhen()
    {
        var at = _cursor.Advance().At;
        var values = ImmutableArray.CreateBuilder<Expression>();
        do values.Add(_expressions.ParseWhenValue());
        while (_cursor.TryTake(",") || _cursor.TryTake("||"));
        _cursor.ExpectStatementEnd();
        return new When(at, values.ToImmutable(), ParseBlock());
    }

    private Statement.Capture ParseCapture(Token opener)
    {
        _cursor.Advance();
        var name = _expressions.ParseNewName();
        _cursor.ExpectStatementEnd();
        var body = ParseBlock();
        ExpectEnd(opener);
        return new Statement.Capture(name.At, name.Text, body);
    }

    private Statement.With ParseWith(Token opener)
    {
        _cursor.Advance();
        var target = _expressions.Parse();
        _cursor.ExpectStatementEnd();
        var body = ParseBlock();
        ExpectEnd(opener);
        return new Statement.With(opener.At, target, body);
    }

    private Statement ParseJump(Token word, Statement jump)
    {
        _cursor.Advance();
        if (_loops == 0) _cursor.Fail(word.At, $"“{word.Text}”只能写在 for 里", $"'{word.Text}' stands in no 'for'");
        _cursor.ExpectStatementEnd();
        return jump;
    }

    private void ExpectEnd(Token opener)
    {
        while (!_cursor.AtEnd && !_cursor.Current.IsWord("end"))
        {
            var stray = _cursor.Current;
            _cursor.Fail(stray.At, $"“{opener.Text}”的块里不该有“{stray.Text}”", $"'{stray.Text}' does not belong to '{opener.Text}'");
            ParseBlock();
        }
        if (_cursor.AtEnd)
        {
            _cursor.FailUnclosed(opener);
            return;
        }
        _cursor.Advance();
        _cursor.ExpectStatementEnd();
    }
}
