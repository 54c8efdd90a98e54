using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using RongTong.Loading;
using RongTong.Models;

namespace RongTong.Sql;

/// <summary>How a database writes what a plan says. Immutable and thread-safe.</summary>
public abstract partial class SqlDialect
{
    private const int LineLength = 120;

    // Words that are columns of ours or ids of models, and mean something to one of the databases.
    private static readonly ImmutableHashSet<string> Reserved = ImmutableHashSet.Create(
        StringComparer.Ordinal,
        "all", "and", "any", "as", "asc", "by", "case", "check", "column", "current_date", "date", "default", "desc", "distinct", "else", "end", "false", "for", "from", "grant", "group", "having",
        "in", "index", "is", "join", "key", "left", "like", "limit", "new", "not", "null", "of", "offset", "on", "or", "order", "primary", "range", "references", "right", "row", "rows", "select",
        "set", "some", "table", "then", "to", "true", "union", "unique", "user", "using", "values", "view", "when", "where", "window", "with");

    private protected SqlDialect(string name) => Name = name;

    /// <summary>What it is called on the command line.</summary>
    public string Name { get; }

    /// <summary>All dialects, by name.</summary>
    public static ImmutableArray<SqlDialect> All { get; } = [new Postgres(), new Sqlite(), new Spark()];

    /// <summary>Whether quotients that are added or rounded can be divided out, to 28 digits after the point.</summary>
    internal abstract bool Divides { get; }

    /// <summary>Most bytes of a name.</summary>
    internal abstract int LongestName { get; }

    /// <summary>What keeps a stage from being folded into the next, which would compute its columns again for each use; empty where nothing does.</summary>
    internal abstract string Fence { get; }

    /// <summary>The column type for a field's answers.</summary>
    internal abstract string TypeOf(Field field);

    /// <summary>What a reader of this dialect has to know, zh and en.</summary>
    internal abstract ImmutableArray<(string Zh, string En)> Notes { get; }

    /// <summary>How a view begins.</summary>
    internal virtual string ViewHead => "CREATE OR REPLACE VIEW";

    internal abstract string TruthType { get; }

    internal abstract string DateType { get; }

    internal abstract string KeyType { get; }

    /// <summary>A name as it is written; quoted where it has to be.</summary>
    internal string Quoted(string name) =>
        name.Length > 0 && name[0] is >= 'a' and <= 'z' or '_' && name.All(c => c is >= 'a' and <= 'z' or >= '0' and <= '9' or '_') && !Reserved.Contains(name)
            ? name : $"{Quote}{name.Replace($"{Quote}", $"{Quote}{Quote}", StringComparison.Ordinal)}{Quote}";

    /// <summary>The name of a table, with its schema where it has one.</summary>
    internal string QuotedName(string name) => string.Join('.', name.Split('.').Select(Quoted));

    private protected virtual char Quote => '"';

    private protected abstract string Division(string a, string b);

    private protected abstract string Flooring(Expr a, Expr b);

    private protected virtual string DayLiteral(string day) => $"DATE '{day}'";

    private protected abstract string Days(string later, string earlier);

    private protected abstract string Year(string day);

    private protected abstract string FirstOfYear(string day);

    private protected abstract string YearsLater(string day, string years);

    private protected abstract string Position(string list, string part);

    /// <summary>Writes an expression; the lines after its first begin so far in.</summary>
    internal string Write(Expr expr, int indent) => Print(expr, indent, 0).Text;

    // Strength of binding: OR 1, AND 2, NOT 3, comparisons 4, sums 5, products 6, signs 7, everything else 9.
    private (string Text, int Strength) Print(Expr expr, int indent, int needed)
    {
        var (text, strength) = Plain(expr, indent);
        return strength >= needed ? (text, strength) : ($"({text})", 9);
    }

    private protected string At(Expr expr, int needed, int indent = 0) => Print(expr, indent, needed).Text;

    private (string Text, int Strength) Plain(Expr expr, int indent)
    {
        var parts = expr.Parts;
        switch (expr.Kind)
        {
            case ExprKind.Column: return (Quoted((string)expr.Value!), 9);
            case ExprKind.Number: return NumberText((decimal)expr.Value!);
            case ExprKind.Text: return ($"'{((string)expr.Value!).Replace("'", "''", StringComparison.Ordinal)}'", 9);
            case ExprKind.Day: return (DayLiteral(((DateOnly)expr.Value!).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), 9);
            case ExprKind.True: return ("TRUE", 9);
            case ExprKind.False: return ("FALSE", 9);
            case ExprKind.Null: return ("NULL", 9);
            case ExprKind.And: return (Joined(expr, "AND", 3, indent), 2);
            case ExprKind.Or: return (Joined(expr, "OR", 2, indent), 1);
            case ExprKind.Not when parts[0].Kind == ExprKind.IsNull: return ($"{At(parts[0].Parts[0], 5, indent)} IS NOT NULL", 4);
            case ExprKind.Not when parts[0].Kind == ExprKind.In && parts[0].Value is ImmutableArray<string> { Length: > 1 } others:
                return ($"{At(parts[0].Parts[0], 5, indent)} NOT IN ({string.Join(", ", others.Select(o => $"'{o}'"))})", 4);
            case ExprKind.Not when parts[0].Kind == ExprKind.In: return ($"{At(parts[0].Parts[0], 5, indent)} <> '{((ImmutableArray<string>)parts[0].Value!)[0]}'", 4);
            case ExprKind.Not when parts[0].Kind == ExprKind.Between: return (Within(parts[0], isOutside: true, indent), 4);
            case ExprKind.Between: return (Within(expr, isOutside: false, indent), 4);
            case ExprKind.Not: return ($"NOT {At(parts[0], 5, indent)}", 3);
            case ExprKind.IsNull: return ($"{At(parts[0], 5, indent)} IS NULL", 4);
            case ExprKind.IsTrue: return ($"{At(parts[0], 5, indent)} IS TRUE", 4);
            case ExprKind.IsNotFalse: return ($"{At(parts[0], 5, indent)} IS NOT FALSE", 4);
            case ExprKind.Coalesce: return ($"COALESCE({At(parts[0], 0, indent)}, {At(parts[1], 0, indent)})", 9);
            case ExprKind.Case: return (CaseText(expr, indent), 9);
            case ExprKind.In:
                var options = (ImmutableArray<string>)expr.Value!;
                return options.Length == 1 ? ($"{At(parts[0], 5, indent)} = '{options[0]}'", 4) : ($"{At(parts[0], 5, indent)} IN ({string.Join(", ", options.Select(o => $"'{o}'"))})", 4);
            case ExprKind.HasOption: return ($"{Position(At(parts[0], 0), $"';{expr.Value};'")} > 0", 4);
            case ExprKind.Marked: return ($"';' || {At(parts[0], 6)} || ';'", 5);
            case ExprKind.DaysBetween: return (Days(At(parts[0], 6), At(parts[1], 6)), 5);
            case ExprKind.YearOf: return (Year(At(parts[0], 0)), 9);
            case ExprKind.YearStart: return (FirstOfYear(At(parts[0], 0)), 9);
            case ExprKind.AddYears: return (YearsLater(At(parts[0], 6), At(parts[1], 0)), 5);
            case ExprKind.Floor: return (Flooring(parts[0], parts[1]), 6);
            default: return Arithmetic(expr, indent);
        }
    }

    /// <summary>Arithmetic and comparison of numbers, as databases with decimals of their own write it.</summary>
    private protected virtual (string Text, int Strength) Arithmetic(Expr expr, int indent)
    {
        var parts = expr.Parts;
        return expr.Kind switch
        {
            ExprKind.Add => (SumText(expr, indent), 5),
            ExprKind.Subtract => ($"{At(parts[0], 5, indent)} - {At(parts[1], 6, indent)}", 5),
            ExprKind.Negate => ($"-{At(parts[0], 8, indent)}", 7),
            ExprKind.Multiply => ($"{At(parts[0], 6, indent)} * {At(parts[1], 7, indent)}", 6),
            ExprKind.Divide => (Division(At(parts[0], 0, indent), At(parts[1], 7, indent)), 6),
            ExprKind.Round => (string.Create(CultureInfo.InvariantCulture, $"ROUND({At(parts[0], 0, indent)}, {(int)expr.Value!})"), 9),
            ExprKind.Abs => ($"ABS({At(parts[0], 0, indent)})", 9),
            ExprKind.NullIf => ($"NULLIF({At(parts[0], 0)}, 0)", 9),
            ExprKind.Compare => ($"{At(parts[0], 5, indent)} {expr.Value} {At(parts[1], 5, indent)}", 4),
            _ => throw new InvalidOperationException($"{expr.Kind} is not arithmetic"),
        };
    }

    private protected virtual string Within(Expr expr, bool isOutside, int indent) =>
        $"{At(expr.Parts[0], 5, indent)} {(isOutside ? "NOT " : "")}BETWEEN {At(expr.Parts[1], 5)} AND {At(expr.Parts[2], 5)}";

    private protected string SumText(Expr sum, int indent)
    {
        var text = At(sum.Parts[0], 5, indent);
        var lines = text;
        foreach (var part in sum.Parts.Skip(1))
        {
            var (sign, term) = part.Kind == ExprKind.Negate ? ("-", At(part.Parts[0], 6, indent))
                : part.Kind == ExprKind.Number && (decimal)part.Value! < 0 ? ("-", At(Expr.Negate(part), 6, indent))
                : ("+", At(part, 6, indent));
            text += $" {sign} {term}";
            lines += $"\n{new string(' ', indent + 2)}{sign} {term}";
        }
        return text.Length + indent <= LineLength && !text.Contains('\n', StringComparison.Ordinal) ? text : lines;
    }

    private protected virtual (string Text, int Strength) NumberText(decimal value) => (PlainValue.Format(value), value < 0 ? 7 : 9);

    private protected string Joined(Expr expr, string op, int needed, int indent)
    {
        var parts = expr.Parts.Select(p => At(p, needed, indent)).ToList();
        var line = string.Join($" {op} ", parts);
        if (line.Length + indent <= LineLength && !line.Contains('\n', StringComparison.Ordinal)) return line;
        parts = [.. expr.Parts.Select(p => At(p, needed, indent + 2))];
        return string.Join($"\n{new string(' ', indent + 2)}{op} ", parts);
    }

    private string CaseText(Expr expr, int indent)
    {
        var branches = new List<string>();
        for (var i = 0; i + 1 < expr.Parts.Length; i += 2) branches.Add($"WHEN {At(expr.Parts[i], 0, indent + 4)} THEN {At(expr.Parts[i + 1], 0, indent + 4)}");
        if (expr.Parts.Length % 2 == 1) branches.Add($"ELSE {At(expr.Parts[^1], 0, indent + 4)}");
        var line = $"CASE {string.Join(' ', branches)} END";
        if (line.Length + indent <= LineLength && !line.Contains('\n', StringComparison.Ordinal)) return line;
        var text = new StringBuilder("CASE");
        foreach (var branch in branches) text.Append('\n').Append(' ', indent + 2).Append(branch);
        return text.Append(" END").ToString();
    }
}
