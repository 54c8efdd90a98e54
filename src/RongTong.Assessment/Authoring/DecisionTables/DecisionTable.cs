using System.Collections.Immutable;
using RongTong.Diagnostics;
using RongTong.Models;
using RongTong.Text;

namespace RongTong.Authoring.DecisionTables;

/// <summary>Which rule counts where several hold.</summary>
public enum HitPolicy
{
    /// <summary>At most one holds; two that do are an error unless they say the same.</summary>
    Unique,

    /// <summary>The first that holds.</summary>
    First,
}

/// <summary>A plain table of decisions: inputs, results, and a rule a row. Immutable.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Inputs">What rules ask about.</param>
/// <param name="Outputs">What they say.</param>
/// <param name="Rules">The rules, in order.</param>
/// <param name="Span">Where it stands.</param>
public sealed record DecisionTable(string Name, ImmutableArray<DecisionInput> Inputs, ImmutableArray<string> Outputs, ImmutableArray<DecisionRule> Rules, SourceSpan Span)
{
    private static readonly string[] ResultMarks = ["=>", "→", "⇒"];

    /// <summary>Reads a table from its cells: the first row are heads, a result's head begins with an arrow; without one the last column is the result.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="rows">Its rows as texts with their places; every row as long as the first.</param>
    /// <param name="span">Where it stands.</param>
    public static Result<DecisionTable> Read(string name, IReadOnlyList<IReadOnlyList<(string Text, SourceSpan Span)>> rows, SourceSpan span)
    {
        var problems = ImmutableArray.CreateBuilder<Diagnostic>();
        var heads = rows.Count == 0 ? [] : rows[0].Select((h, i) => (Text: h.Text.Trim(), h.Span, Column: i)).Where(h => h.Text is not ("" or "#" or "序号")).ToList();
        var results = heads.Where(h => Array.Exists(ResultMarks, m => h.Text.StartsWith(m, StringComparison.Ordinal))).ToList();
        if (results.Count == 0 && heads.Count > 1) results = [heads[^1]];
        var asked = heads.Except(results).ToList();
        if (asked.Count == 0 || rows.Count < 2) return new Result<DecisionTable>(null, [DiagnosticCatalog.NoDecisionTable(span)]);
        var rules = rows.Skip(1).Where(r => r.Any(c => c.Text.Trim().Length > 0)).Select(r => new DecisionRule(
            [.. asked.Select(h => CellOf(r[h.Column].Text, r[h.Column].Span, problems))],
            [.. results.Select(h => r[h.Column].Text.Trim())], r[0].Span, [.. asked.Select(h => r[h.Column].Span)])).ToImmutableArray();
        foreach (var (row, result) in rows.Skip(1).Where(r => r.Any(c => c.Text.Trim().Length > 0)).SelectMany(r => results.Select(h => (r, h))))
            if (row[result.Column].Text.Trim().Length == 0) problems.Add(DiagnosticCatalog.NoDecision(row[result.Column].Span, result.Text));
        var inputs = asked.Select((h, i) => DecisionInput.Of(h.Text, h.Span, [.. rules.Select(r => r.Cells[i])], [.. rules.Select(r => r.CellSpans[i])], problems)).ToImmutableArray();
        return new Result<DecisionTable>(problems.Any(p => p.Severity == DiagnosticSeverity.Error) ? null : new DecisionTable(name, inputs, [.. results.Select(r => Array.Find(ResultMarks, m => r.Text.StartsWith(m, StringComparison.Ordinal)) is { } mark ? r.Text[mark.Length..].Trim() : r.Text)], rules, span), problems.ToImmutable());
    }

    private static DecisionCell CellOf(string text, SourceSpan span, ImmutableArray<Diagnostic>.Builder problems)
    {
        if (DecisionCells.Read(text) is { } cell) return cell;
        problems.Add(DiagnosticCatalog.UnreadableDecisionCell(span, text.Trim()));
        return new DecisionCell.Any();
    }
}

/// <summary>A rule: what it asks of each input, and what it says. Immutable.</summary>
public sealed record DecisionRule(ImmutableArray<DecisionCell> Cells, ImmutableArray<string> Results, SourceSpan Span, ImmutableArray<SourceSpan> CellSpans);

/// <summary>What rules ask about: a number within bounds, or a word of a list. Immutable.</summary>
/// <param name="Name">A fact or a formula.</param>
/// <param name="Within">The numbers it can be; null for words.</param>
/// <param name="Words">The words it can be; empty for numbers.</param>
public sealed record DecisionInput(string Name, NumberRange? Within, ImmutableArray<string> Words)
{
    /// <summary>An input from its head, such as <c>score [0..100]</c> or <c>industry {a; b}</c>, and from what rules ask of it.</summary>
    internal static DecisionInput Of(string head, SourceSpan span, ImmutableArray<DecisionCell> cells, ImmutableArray<SourceSpan> spans, ImmutableArray<Diagnostic>.Builder problems)
    {
        var words = cells.OfType<DecisionCell.Words>().SelectMany(w => w.All).Distinct(StringComparer.Ordinal).ToImmutableArray();
        for (var i = 0; i < cells.Length && !words.IsEmpty; i++)
            if (cells[i] is DecisionCell.Ranges) problems.Add(DiagnosticCatalog.MixedDecisionColumn(spans[i], head));
        var bracket = head.LastIndexOfAny(['[', '(', '{']);
        var name = bracket > 0 ? head[..bracket].Trim() : head;
        if (bracket > 0 && head[bracket] == '{' && head.EndsWith('}'))
        {
            var known = DecisionCells.Read(head[(bracket + 1)..^1]) is DecisionCell.Words list ? list.All : [];
            for (var i = 0; i < cells.Length; i++)
                if (cells[i] is DecisionCell.Words used)
                    foreach (var word in used.All.Except(known, StringComparer.Ordinal)) problems.Add(DiagnosticCatalog.UnknownDecisionWord(spans[i], name, word, known));
            return new DecisionInput(name, null, known);
        }
        if (bracket > 0 && DecisionCells.Range(head[bracket..]) is { } within) return new DecisionInput(name, within, []);
        if (!words.IsEmpty) return new DecisionInput(head, null, words.All(w => w is "true" or "false") ? ["true", "false"] : words);
        return new DecisionInput(head, new NumberRange(null, false, null, false), []);
    }
}
