using RongTong.Assessing;
using RongTong.Diagnostics;

namespace RongTong.Hosting.Batch.Rows;

/// <summary>A row as it has just been decided; good only until the next one.</summary>
/// <param name="Row">Its number, from 1 below the titles.</param>
/// <param name="Day">The date whose rules apply.</param>
/// <param name="Scorer">What was read and computed.</param>
/// <param name="Status">What it came to.</param>
/// <param name="Grade">Position of the grade, or −1.</param>
/// <param name="Recommendation">The layer above, or null.</param>
/// <param name="Problems">What was found wrong with its answers.</param>
/// <param name="Typed">What was typed as the answer to a field, or null.</param>
internal sealed record DecidedRow(long Row, DateOnly Day, RowScorer Scorer, OutcomeStatus Status, int Grade, RecommendationStatus? Recommendation, IReadOnlyList<Diagnostic> Problems, Func<string, string?> Typed);
