using System.Collections.Immutable;
using RongTong.Diagnostics;
using RongTong.Text;

namespace RongTong.Reporting.Templating.Syntax;

/// <summary>
/// Walks the tokens of one template and gathers what is wrong with it. An error moves on to the end of its code block, so each
/// broken block is reported once; nesting beyond the limit ends the walk.
/// </summary>
internal sealed class TokenCursor(IReadOnlyList<Token> tokens, SourceMap map, int depthLimit)
{
    /// <summary>So many errors and a file is given up.</summary>
    private const int MostErrors = 100;

    private readonly ImmutableArray<Diagnostic>.Builder _diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
    private int _at;
    private int _looseLines;
    private bool _failing;
    private bool _stopped;
    private bool _skippedEnd;

    public ImmutableArray<Diagnostic> Diagnostics => _diagnostics.ToImmutable();

    /// <summary>How many levels the walk is in.</summary>
    public int Depth { get; private set; }

    public Token Current => tokens[_at];

    public Token Next => tokens[Math.Min(_at + 1, tokens.Count - 1)];

    public bool AtEnd => Current.Kind == TokenKind.End;

    public TextRange LastRange => _at == 0 ? default : tokens[_at - 1].At;

    /// <summary>Whether the current token stands directly behind the one before.</summary>
    public bool Adjacent => LastRange.End == Current.At.Start;

    public bool At(string symbol) => Current.Is(symbol);

    public SourceSpan Span(TextRange range) => map.Span(range);

    /// <summary>Moves on, over line breaks where they mean nothing.</summary>
    public Token Advance()
    {
        var passed = Current;
        if (passed.Kind == TokenKind.CodeExit) _failing = false;
        if (!AtEnd) _at++;
        while (_looseLines > 0 && Current.Kind == TokenKind.NewLine) _at++;
        return passed;
    }

    /// <summary>Lets line breaks mean nothing until <see cref="TightenLines"/>.</summary>
    public void LoosenLines() => _looseLines++;

    public void TightenLines() => _looseLines--;

    public bool TryTake(string symbol)
    {
        if (!At(symbol)) return false;
        Advance();
        return true;
    }

    public void Expect(string symbol)
    {
        if (!TryTake(symbol)) Unexpected($"这里应当是“{symbol}”", $"expected '{symbol}'");
    }

    /// <summary>Expects the end of a statement: a line break, a semicolon or the end of the block.</summary>
    public void ExpectStatementEnd()
    {
        if (Current.Kind == TokenKind.NewLine || At(";")) Advance();
        else if (Current.Kind is not (TokenKind.CodeExit or TokenKind.End)) Unexpected("这里应当结束", "expected the end of the statement");
    }

    /// <summary>Enters one more level of nesting.</summary>
    /// <returns>The depth to hand back to <see cref="Leave"/>.</returns>
    public int Enter()
    {
        var before = Depth;
        if (++Depth > depthLimit && !_stopped)
        {
            Report(DiagnosticCatalog.TemplateLimit(Span(Current.At), $"嵌套超过 {Figures.Of(depthLimit)} 层", $"nested deeper than {Figures.Of(depthLimit)} levels"));
            Stop();
        }
        return before;
    }

    public void Leave(int depth) => Depth = depth;

    /// <summary>Reports the current token: what it is itself wrong with, or that it is not what was expected.</summary>
    public void Unexpected(string expectedZh, string expectedEn)
    {
        if (Current.Kind == TokenKind.Bad && Current.Value is LocalizedText why) Fail(Current.At, why.Zh, why.En);
        else Fail(Current.At, $"{expectedZh}，却是{DescribeZh(Current)}", $"{expectedEn}, found {DescribeEn(Current)}");
    }

    public void Fail(TextRange at, string zh, string en) => Fail(DiagnosticCatalog.TemplateSyntax(Span(at), zh, en));

    /// <summary>Reports an error and moves to the end of the code block.</summary>
    public void Fail(Diagnostic diagnostic)
    {
        Report(diagnostic);
        if (Current.Kind == TokenKind.Text) return;
        _failing = true;
        while (Current.Kind is not (TokenKind.CodeExit or TokenKind.End))
        {
            _skippedEnd |= Current.IsWord("end");
            _at++;
        }
    }

    /// <summary>Reports an error that does not keep the rest of the block from being read.</summary>
    public void Report(Diagnostic diagnostic)
    {
        if (_failing || _stopped) return;
        _diagnostics.Add(diagnostic);
        if (_diagnostics.Count == MostErrors) Stop();
    }

    /// <summary>
    /// Reports a block that is never closed, unless an <c>end</c> was lost to an earlier error, and ends the walk: whatever else is
    /// open is so for the same reason.
    /// </summary>
    public void FailUnclosed(Token opener)
    {
        if (!_stopped && !_skippedEnd) _diagnostics.Add(DiagnosticCatalog.TemplateSyntax(Span(opener.At), $"“{opener.Text}”没有对应的“end”", $"'{opener.Text}' has no 'end'"));
        _stopped = true;
    }

    private void Stop()
    {
        _stopped = true;
        _at = tokens.Count - 1;
    }

    private static string DescribeZh(Token token) => token.Kind switch
    {
        TokenKind.Text => "正文",
        TokenKind.CodeExit => "代码块的结尾",
        TokenKind.NewLine => "换行",
        TokenKind.End => "文件的结尾",
        TokenKind.String => "字符串",
        _ => $"“{Written(token)}”",
    };

    private static string DescribeEn(Token token) => token.Kind switch
    {
        TokenKind.Text => "text",
        TokenKind.CodeExit => "the end of the code block",
        TokenKind.NewLine => "a line break",
        TokenKind.End => "the end of the file",
        TokenKind.String => "a string",
        _ => $"'{Written(token)}'",
    };

    private static string Written(Token token) => token.Kind == TokenKind.Argument ? "$" + token.Text : token.Text;
}
