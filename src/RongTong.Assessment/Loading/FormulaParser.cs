using System.Collections.Immutable;
using RongTong.Diagnostics;
using RongTong.Models;
using RongTong.Text;

namespace RongTong.Loading;

/// <summary>
/// Parses formulas: numbers, dates, ids, <c>+ - * /</c>, parentheses, calls. Ids contain hyphens, so a minus sign needs a space
/// before it wherever an id could go on. At most 4,096 characters and 32 levels deep.
/// </summary>
internal sealed class FormulaParser
{
    private const int MaxLength = 4096;
    private const int MaxDepth = 32;

    private readonly string _text;
    private readonly SourceSpan _span;
    private int _at;
    private int _depth;

    private FormulaParser(string text, SourceSpan span) => (_text, _span) = (text, span);

    /// <summary>Parses a formula that stands at a place; null and a diagnostic when it is not one.</summary>
    public static (FormulaText? Formula, Diagnostic? Problem) Parse(string text, SourceSpan span)
    {
        if (text.Length > MaxLength) return (null, DiagnosticCatalog.FormulaLimit(span, $"长度超过 4096 个字符", "longer than 4096 characters"));
        if (PlainValue.TryDate(text.Trim(), out var day)) return (new FormulaText(text, new Formula.Day(day), span), null);
        var parser = new FormulaParser(text, span);
        try
        {
            var root = parser.Sum();
            parser.SkipSpace();
            if (parser._at < text.Length) throw parser.Expected("多余的字符", $"unexpected '{text[parser._at]}'");
            return (new FormulaText(text, root, span), null);
        }
        catch (FormulaProblem problem)
        {
            return (null, problem.Diagnostic);
        }
    }

    private Formula Sum()
    {
        if (++_depth > MaxDepth) throw new FormulaProblem(DiagnosticCatalog.FormulaLimit(_span, "嵌套超过 32 层", "nested deeper than 32 levels"));
        var left = Product();
        for (SkipSpace(); _at < _text.Length && _text[_at] is '+' or '-'; SkipSpace())
        {
            var op = _text[_at++];
            left = new Formula.Binary(op, left, Product());
        }
        _depth--;
        return left;
    }

    private Formula Product()
    {
        var left = Factor();
        for (SkipSpace(); _at < _text.Length && _text[_at] is '*' or '/'; SkipSpace())
        {
            var op = _text[_at++];
            left = new Formula.Binary(op, left, Factor());
        }
        return left;
    }

    private Formula Factor()
    {
        SkipSpace();
        if (_at >= _text.Length) throw Expected("这里要有数、字段或括号", "a number, a field or a parenthesis is expected");
        var c = _text[_at];
        if (c == '-')
        {
            _at++;
            if (++_depth > MaxDepth) throw new FormulaProblem(DiagnosticCatalog.FormulaLimit(_span, "嵌套超过 32 层", "nested deeper than 32 levels"));
            var operand = Factor();
            _depth--;
            return new Formula.Negate(operand);
        }
        if (c == '(')
        {
            _at++;
            var inner = Sum();
            Take(')');
            return inner;
        }
        if (char.IsAsciiLetterOrDigit(c)) return Word();
        throw Expected($"不认识“{c}”", $"'{c}' is not part of a formula");
    }

    private Formula Word()
    {
        var start = _at;
        if (char.IsAsciiDigit(_text[_at]))
        {
            while (_at < _text.Length && (char.IsAsciiDigit(_text[_at]) || _text[_at] == '.')) _at++;
            var isId = _at < _text.Length && (char.IsAsciiLetter(_text[_at]) || _text[_at] == '_');
            if (!isId)
            {
                if (PlainValue.TryNumber(_text[start.._at], out var number)) return new Formula.Constant(number);
                throw Expected("数写得不对", "not a number");
            }
        }
        while (_at < _text.Length && (char.IsAsciiLetterOrDigit(_text[_at]) || _text[_at] is '_' or '-' && _at + 1 < _text.Length && char.IsAsciiLetterOrDigit(_text[_at + 1]))) _at++;
        var name = _text[start.._at];
        SkipSpace();
        if (_at >= _text.Length || _text[_at] != '(') return new Formula.Name(name, start + 1);
        _at++;
        var arguments = ImmutableArray.CreateBuilder<Formula>();
        SkipSpace();
        if (_at < _text.Length && _text[_at] == ')') _at++;
        else
        {
            do
            {
                arguments.Add(Sum());
                SkipSpace();
            }
            while (_at < _text.Length && _text[_at] == ',' && ++_at > 0);
            Take(')');
        }
        return new Formula.Call(name, arguments.ToImmutable(), start + 1);
    }

    private void Take(char c)
    {
        SkipSpace();
        if (_at >= _text.Length || _text[_at] != c) throw Expected($"这里要有“{c}”", $"'{c}' is expected");
        _at++;
    }

    private void SkipSpace()
    {
        while (_at < _text.Length && _text[_at] is ' ' or '\t' or '\n' or '\r') _at++;
    }

    private FormulaProblem Expected(string zh, string en) =>
        new(DiagnosticCatalog.FormulaSyntax(_span, _text, _at + 1, zh, en));

    /// <summary>Carries a diagnostic out of the recursion; never leaves this class.</summary>
    private sealed class FormulaProblem(Diagnostic diagnostic) : Exception
    {
        public Diagnostic Diagnostic { get; } = diagnostic;
    }
}
