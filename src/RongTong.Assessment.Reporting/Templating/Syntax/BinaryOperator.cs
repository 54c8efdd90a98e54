namespace RongTong.Reporting.Templating.Syntax;

internal enum BinaryOperator
{
    Coalesce, Or, And,
    Equal, NotEqual, Less, LessOrEqual, Greater, GreaterOrEqual,
    Add, Subtract, Multiply, Divide, DivideWhole, Modulo,
    Range, RangeBefore,
}

/// <summary>How binary operators are written and how tightly they bind.</summary>
internal static class BinaryOperators
{
    private static readonly (string Symbol, BinaryOperator Operator, int Precedence)[] Table =
    [
        ("??", BinaryOperator.Coalesce, 20), ("||", BinaryOperator.Or, 30), ("&&", BinaryOperator.And, 40),
        ("==", BinaryOperator.Equal, 70), ("!=", BinaryOperator.NotEqual, 70),
        ("<", BinaryOperator.Less, 80), ("<=", BinaryOperator.LessOrEqual, 80), (">", BinaryOperator.Greater, 80), (">=", BinaryOperator.GreaterOrEqual, 80),
        ("+", BinaryOperator.Add, 100), ("-", BinaryOperator.Subtract, 100),
        ("*", BinaryOperator.Multiply, 110), ("/", BinaryOperator.Divide, 110), ("//", BinaryOperator.DivideWhole, 110), ("%", BinaryOperator.Modulo, 110),
        ("..", BinaryOperator.Range, 130), ("..<", BinaryOperator.RangeBefore, 130),
    ];

    /// <summary>What unary operators bind with: tighter than all binary ones.</summary>
    public const int UnaryPrecedence = 200;

    public static bool TryGet(Token token, out BinaryOperator found, out int precedence)
    {
        foreach (var (symbol, candidate, binding) in Table)
        {
            if (!token.Is(symbol)) continue;
            (found, precedence) = (candidate, binding);
            return true;
        }
        (found, precedence) = (default, 0);
        return false;
    }

    /// <summary>The operator behind <c>+=</c> and its kin.</summary>
    public static bool TryGetAssignment(Token token, out BinaryOperator? compound)
    {
        compound = null;
        if (token.Kind != TokenKind.Symbol) return false;
        if (token.Text == "=") return true;
        compound = token.Text switch
        {
            "+=" => BinaryOperator.Add,
            "-=" => BinaryOperator.Subtract,
            "*=" => BinaryOperator.Multiply,
            "/=" => BinaryOperator.Divide,
            "//=" => BinaryOperator.DivideWhole,
            "%=" => BinaryOperator.Modulo,
            _ => null,
        };
        return compound is not null;
    }

    public static string Symbol(BinaryOperator wanted) => Array.Find(Table, row => row.Operator == wanted).Symbol;
}
