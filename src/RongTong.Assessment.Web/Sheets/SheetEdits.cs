using System.Collections.Immutable;
using Dapper;
using RongTong.Web.Access;
using RongTong.Web.Storage;

namespace RongTong.Web.Sheets;

/// <summary>Changes several answers of a sheet at once, on the version the caller has seen: all of them or none. Thread-safe.</summary>
internal sealed class SheetEdits(Database database, TimeProvider clock)
{
    /// <summary>Changes answers.</summary>
    /// <param name="scope">Of who asks.</param>
    /// <param name="sheet">Which sheet.</param>
    /// <param name="respondent">Who answers.</param>
    /// <param name="seen">The version the caller has seen.</param>
    /// <param name="edits">The answers; no values and not marked takes one back.</param>
    /// <returns>What became of them, and the version now.</returns>
    public Task<(AnswerOutcome Outcome, long Version)> ApplyAsync(Scope scope, string sheet, string respondent, long seen, IEnumerable<(string Field, ImmutableArray<string> Values, bool IsNotApplicable)> edits) => database.WriteAsync(async transaction =>
    {
        var connection = transaction.Connection!;
        var now = Moments.Now(clock);
        var next = await connection.ExecuteScalarAsync<long?>(
            $"UPDATE sheet SET version = version + 1, changed_at = @now WHERE id = @sheet AND {scope.Sheets()} AND version = @seen AND state IN ('draft', 'returned') RETURNING version", scope.With(new { sheet, seen, now }), transaction);
        if (next is not { } version)
        {
            var there = await connection.ExecuteScalarAsync<long?>($"SELECT version FROM sheet WHERE id = @sheet AND {scope.Sheets()} AND state IN ('draft', 'returned')", scope.With(new { sheet }), transaction);
            return there is { } other ? (AnswerOutcome.ChangedMeanwhile, other) : (AnswerOutcome.NotOpen, 0);
        }
        foreach (var (field, values, isNotApplicable) in edits) await SheetStore.Put(transaction, sheet, field, respondent, values, isNotApplicable, version, now);
        return (AnswerOutcome.Saved, version);
    });
}
