using RongTong.Text;

namespace RongTong.Reporting.Templating.Syntax;

/// <summary>Cuts a template into text and the tokens of its code blocks. Never fails: what it cannot read becomes a bad token.</summary>
internal sealed class TemplateLexer
{
    private const char NoTrim = '\0', TrimAll = '-', TrimLine = '~';

    private static readonly string[] Symbols =
    [
        "//=", "..<", "...", "&&", "||", "==", "!=", "<=", ">=", "??", "?.", "?!", "..", "//", "+=", "-=", "*=", "/=", "%=", "++", "--",
        "<<", ">>", "|>", "^^", "+", "-", "*", "/", "%", "=", "<", ">", "!", "?", ":", ",", ".", "|", "(", ")", "[", "]", "{", "}", "@", "^", "&", ";",
    ];

    private readonly string _source;
    private readonly List<Token> _tokens = [];
    private int _at;
    private char _trim = NoTrim;

    private TemplateLexer(string source) => _source = source;

    public static IReadOnlyList<Token> Tokenize(string source)
    {
        var lexer = new TemplateLexer(source);
        while (lexer._at < source.Length)
        {
            lexer.ReadText();
            if (lexer._at < source.Length) lexer.ReadCode();
        }
        lexer.Add(TokenKind.End, source.Length, "");
        return lexer._tokens;
    }

    private char Current => Peek(0);

    private char Peek(int ahead) => _at + ahead < _source.Length ? _source[_at + ahead] : '\0';

    private void Add(TokenKind kind, int start, string text, object? value = null) =>
        _tokens.Add(new Token(kind, new TextRange(start, _at), text, value));

    private void AddBad(int start, string zh, string en) => Add(TokenKind.Bad, start, "", new LocalizedText(zh, en));

    private void ReadText()
    {
        var start = _at;
        while (_at < _source.Length && !AtCode())
        {
            if (AtEscape())
            {
                var escape = _at;
                _at++;
                AddBad(escape, "不支持 {%{ 转义块", "the escape block {%{ is outside the subset");
                continue;
            }
            _at++;
        }
        var text = TrimEnd(TrimStart(_source.AsSpan(start, _at - start)));
        if (!text.IsEmpty) Add(TokenKind.Text, start, text.ToString());
    }

    private bool AtCode() => Current == '{' && Peek(1) == '{';

    private bool AtEscape()
    {
        if (Current != '{' || Peek(1) != '%') return false;
        var ahead = 2;
        while (Peek(ahead) == '%') ahead++;
        return Peek(ahead) == '{';
    }

    private ReadOnlySpan<char> TrimStart(ReadOnlySpan<char> text)
    {
        if (_trim == TrimAll) return text.TrimStart();
        if (_trim == NoTrim) return text;
        var rest = text.TrimStart();
        var lineEnd = text[..^rest.Length].IndexOf('\n');
        return lineEnd < 0 ? rest : text[(lineEnd + 1)..];
    }

    private ReadOnlySpan<char> TrimEnd(ReadOnlySpan<char> text)
    {
        switch (Peek(2))
        {
            case TrimAll when _at < _source.Length:
                return text.TrimEnd();
            case TrimLine when _at < _source.Length:
                var end = text.Length;
                while (end > 0 && char.IsWhiteSpace(text[end - 1]) && !IsLineEnd(text, end - 1)) end--;
                return text[..end];
            default:
                return text;
        }
    }

    private static bool IsLineEnd(ReadOnlySpan<char> text, int at) =>
        text[at] == '\n' || (text[at] == '\r' && (at + 1 == text.Length || text[at + 1] != '\n'));

    private void ReadCode()
    {
        var enter = _at;
        _at += Peek(2) is TrimAll or TrimLine ? 3 : 2;
        var braces = 0;
        while (_at < _source.Length)
        {
            var c = Current;
            if (braces == 0 && TryReadExit()) return;
            if (c is '\n' or '\r') ReadNewLine();
            else if (char.IsWhiteSpace(c)) _at++;
            else if (c == '#') SkipComment(braces);
            else if (c is '"' or '\'' or '`') ReadString();
            else if (char.IsAsciiDigit(c)) ReadNumber();
            else if (char.IsLetter(c) || c == '_') ReadWord(TokenKind.Identifier, _at);
            else if (c == '$') ReadArgument();
            else
            {
                if (c == '{') braces++;
                else if (c == '}' && braces > 0) braces--;
                ReadSymbol();
            }
        }
        _at = enter + 2;
        AddBad(enter, "代码块“{{”没有以“}}”结束", "the code block '{{' is not closed by '}}'");
        _at = _source.Length;
    }

    private bool TryReadExit()
    {
        var trim = Current is TrimAll or TrimLine ? Current : NoTrim;
        var length = trim == NoTrim ? 2 : 3;
        if (Peek(length - 2) != '}' || Peek(length - 1) != '}') return false;
        var start = _at;
        _at += length;
        _trim = trim;
        Add(TokenKind.CodeExit, start, "}}");
        return true;
    }

    private void ReadNewLine()
    {
        var start = _at;
        while (_at < _source.Length && char.IsWhiteSpace(Current)) _at++;
        Add(TokenKind.NewLine, start, "");
    }

    private void SkipComment(int braces)
    {
        var long_ = Peek(1) == '#';
        _at += long_ ? 2 : 1;
        while (_at < _source.Length && !(braces == 0 && AtExit()))
        {
            if (long_ && Current == '#' && Peek(1) == '#')
            {
                _at += 2;
                return;
            }
            if (!long_ && Current is '\n' or '\r') return;
            _at++;
        }
    }

    private bool AtExit()
    {
        var skip = Current is TrimAll or TrimLine ? 1 : 0;
        return Peek(skip) == '}' && Peek(skip + 1) == '}';
    }

    private void ReadString()
    {
        var start = _at;
        var text = StringLiteral.Read(_source, ref _at, out var problem);
        if (problem is null)
        {
            Add(TokenKind.String, start, "", text);
            return;
        }
        Add(TokenKind.Bad, start, "", problem);
        var exit = _source.IndexOf("}}", Math.Min(start + 1, _source.Length), StringComparison.Ordinal);
        _at = exit < 0 ? _source.Length : exit;
    }

    private void ReadNumber()
    {
        var start = _at;
        while (char.IsAsciiDigit(Current)) _at++;
        var whole = !(Current == '.' && char.IsAsciiDigit(Peek(1)));
        if (!whole)
        {
            _at++;
            while (char.IsAsciiDigit(Current)) _at++;
        }
        var digits = _source[start.._at];
        var marked = Current is 'm' or 'M';
        if (marked) _at++;
        if (char.IsLetterOrDigit(Current) || Current == '_')
        {
            while (char.IsLetterOrDigit(Current) || Current == '_') _at++;
            AddBad(start, $"“{_source[start.._at]}”不是整数或小数", $"'{_source[start.._at]}' is not a whole number or a decimal");
            return;
        }
        object? value = whole && !marked ? NumberText.Integer(digits) : NumberText.Decimal(digits);
        if (value is null) AddBad(start, $"数“{digits}”太大", $"the number '{digits}' is too large");
        else Add(whole && !marked ? TokenKind.Integer : TokenKind.Decimal, start, digits, value);
    }

    private void ReadWord(TokenKind kind, int start)
    {
        var first = _at;
        while (char.IsLetterOrDigit(Current) || Current == '_') _at++;
        Add(kind, start, _source[first.._at]);
    }

    private void ReadArgument()
    {
        _at++;
        ReadWord(TokenKind.Argument, _at - 1);
    }

    private void ReadSymbol()
    {
        var start = _at;
        var rest = _source.AsSpan(_at);
        foreach (var symbol in Symbols)
        {
            if (!rest.StartsWith(symbol, StringComparison.Ordinal)) continue;
            _at += symbol.Length;
            Add(TokenKind.Symbol, start, symbol);
            return;
        }
        _at++;
        AddBad(start, $"不认识的字符“{_source[start]}”", $"unexpected character '{_source[start]}'");
    }
}
