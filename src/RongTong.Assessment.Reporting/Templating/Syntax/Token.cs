namespace RongTong.Reporting.Templating.Syntax;

internal enum TokenKind
{
    /// <summary>Text outside code, already trimmed as the neighbouring <c>{{-</c> and <c>~}}</c> ask.</summary>
    Text,

    /// <summary><c>}}</c>, which also ends a statement.</summary>
    CodeExit,

    NewLine,
    Identifier,

    /// <summary><c>$</c>, <c>$1</c> or <c>$name</c>: an argument of an include, without the dollar sign.</summary>
    Argument,

    Integer,
    Decimal,
    String,
    Symbol,

    /// <summary>Something that cannot be read; the value says why.</summary>
    Bad,

    End,
}

/// <summary>One token with its place in the source; the end is exclusive.</summary>
internal readonly record struct Token(TokenKind Kind, TextRange At, string Text, object? Value = null)
{
    public bool Is(string symbol) => Kind == TokenKind.Symbol && Text == symbol;

    public bool IsWord(string word) => Kind == TokenKind.Identifier && Text == word;
}

/// <summary>A stretch of a source by offsets; the end is exclusive.</summary>
internal readonly record struct TextRange(int Start, int End)
{
    public TextRange To(TextRange last) => new(Start, last.End);
}
