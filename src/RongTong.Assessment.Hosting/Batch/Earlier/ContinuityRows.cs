using System.Collections.Immutable;
using RongTong.Assessing;
using RongTong.Diagnostics;
using RongTong.Models;

namespace RongTong.Hosting.Batch.Earlier;

/// <summary>Holds rows of a table against what the same enterprises filed a year before. Not thread-safe; one per worker and edition.</summary>
internal sealed class ContinuityRows
{
    private readonly EarlierFilings _earlier;
    private readonly RowScorer _scorer;
    private readonly ImmutableArray<(Continuity Rule, int Field, int Figure)> _pairs;

    public ContinuityRows(EarlierFilings earlier, RowScorer scorer)
    {
        (_earlier, _scorer) = (earlier, scorer);
        _pairs = [.. Pairs(scorer.Model.Model).Select(p => (p.Rule, scorer.Find(p.Now), earlier.Fields.IndexOf(p.Before))).Where(p => p.Item2 >= 0 && p.Item3 >= 0)];
    }

    /// <summary>What a fact is called now, and what it was called at the filing before.</summary>
    public static IEnumerable<(Continuity Rule, string Now, string Before)> Pairs(EvaluationModel model) =>
        from rule in model.Continuities
        from named in rule.Fields
        let before = model.Answerable.FirstOrDefault(f => f.Id == named.Id)?.Change.Next
        where before is not null
        select (rule, named.Id, before);

    /// <summary>Looks at the row the scorer holds.</summary>
    /// <param name="code">Its credit code.</param>
    /// <param name="day">Its date.</param>
    /// <param name="problems">Takes what differs.</param>
    /// <param name="tally">Counts enterprises met again, those whose filing was another year's, and what differs.</param>
    public void Look(ReadOnlySpan<byte> code, DateOnly day, ICollection<Diagnostic> problems, BatchTally tally)
    {
        if (_earlier.Of(code) is not { } filing) return;
        tally.Add("earlier/met", 0);
        // Without a year the table is taken for what it was given as: that of the year before.
        if (filing.Year is { } year && year != day.Year - 1)
        {
            tally.Add("earlier/other-year", 0);
            return;
        }
        foreach (var (rule, field, figure) in _pairs)
        {
            if (_scorer.Answer(field) is not { } now || filing.Figures[figure] is not { } before) continue;
            if (Math.Abs(now - before) <= rule.Within * Math.Abs(before)) continue;
            problems.Add(DiagnosticCatalog.CheckDoubtful(null, rule.About(_scorer.Fields[field].Name, NumberWords.Plain(now), NumberWords.Plain(before)), _scorer.Fields[field].Id));
            tally.Add("warning/" + rule.Id, 0);
        }
    }
}
