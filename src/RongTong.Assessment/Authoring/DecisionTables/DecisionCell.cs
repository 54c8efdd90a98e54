using System.Collections.Immutable;
using System.Text.RegularExpressions;
using RongTong.Loading;
using RongTong.Models;

namespace RongTong.Authoring.DecisionTables;

/// <summary>What a rule asks of one input: anything, ranges of numbers, or words. A closed union; immutable.</summary>
public abstract record DecisionCell
{
    private DecisionCell() { }

    /// <summary>Whatever the value is.</summary>
    public sealed record Any : DecisionCell;

    /// <summary>A number in one of these ranges.</summary>
    public sealed record Ranges(ImmutableArray<NumberRange> All) : DecisionCell;

    /// <summary>One of these words; yes and no are <c>true</c> and <c>false</c>.</summary>
    public sealed record Words(ImmutableArray<string> All) : DecisionCell;
}

/// <summary>Reads the cells of decision tables: <c>[60..80)</c>, <c>&gt;= 3</c>, <c>3 %</c>, <c>a; b</c>, yes and no, <c>-</c> for anything. Stateless.</summary>
internal static partial class DecisionCells
{
    /// <summary>Reads a cell; null where it is none of these.</summary>
    public static DecisionCell? Read(string text)
    {
        var plain = Narrow(text);
        if (plain is "" or "-" or "–" or "—" or "任意" or "any") return new DecisionCell.Any();
        var parts = plain.Split([';', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0) return null;
        var ranges = parts.Select(Range).ToList();
        if (ranges.TrueForAll(r => r is not null)) return new DecisionCell.Ranges([.. ranges.OfType<NumberRange>()]);
        return ranges.TrueForAll(r => r is null) && Array.TrueForAll(parts, p => !Looks().IsMatch(p)) ? new DecisionCell.Words([.. parts.Select(Word)]) : null;
    }

    /// <summary>A range or a single number; null for anything else, and for a range nothing falls into.</summary>
    public static NumberRange? Range(string text)
    {
        var plain = Narrow(text);
        if (Number(plain) is { } exact) return new NumberRange(exact, true, exact, true);
        if (Bound().Match(plain) is { Success: true } bound && Number(bound.Groups["number"].Value) is { } value)
            return bound.Groups["sign"].Value switch
            {
                ">=" or "≥" => new NumberRange(value, true, null, false), ">" => new NumberRange(value, false, null, false),
                "<=" or "≤" => new NumberRange(null, false, value, true), "<" => new NumberRange(null, false, value, false), _ => new NumberRange(value, true, value, true),
            };
        if (Between().Match(plain) is not { Success: true } between) return null;
        var (from, to) = (Number(between.Groups["from"].Value), Number(between.Groups["to"].Value));
        if (from is null && between.Groups["from"].Length > 0 || to is null && between.Groups["to"].Length > 0) return null;
        var (withFrom, withTo) = (between.Groups["open"].Value == "[" && from is not null, between.Groups["close"].Value == "]" && to is not null);
        return from > to || from == to && from is not null && !(withFrom && withTo) ? null : new NumberRange(from, withFrom, to, withTo);
    }

    private static decimal? Number(string text)
    {
        var isShare = text.EndsWith('%');
        return PlainValue.TryNumber(isShare ? text[..^1].TrimEnd() : text, out var value) && Math.Abs(value) <= PlainValue.Largest ? isShare ? value / 100 : value : null;
    }

    private static string Word(string text) => text switch { "是" or "yes" or "Yes" or "YES" or "TRUE" or "True" => "true", "否" or "no" or "No" or "NO" or "FALSE" or "False" => "false", _ => text };

    /// <summary>Full-width signs as plain ones.</summary>
    private static string Narrow(string text) => string.Concat(text.Trim().Select(c => c is >= '\uFF01' and <= '\uFF5E' ? (char)(c - 0xFEE0) : c)).Replace("…", "..", StringComparison.Ordinal);

    [GeneratedRegex(@"^(?<sign>>=|<=|≥|≤|>|<|=)\s*(?<number>[^\s].*)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Bound();

    [GeneratedRegex(@"^(?<open>[\[(])\s*(?<from>[^.\s]*(\.[0-9]+%?)?)\s*\.\.\s*(?<to>[^\s\])]*)\s*(?<close>[\])])$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Between();

    /// <summary>What was meant as a number or range, and is none.</summary>
    [GeneratedRegex(@"^[\[(<>=≥≤]|\.\.|^[0-9.+-]+$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Looks();
}
