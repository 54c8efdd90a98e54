using System.Collections.Immutable;
using RongTong.Assessing;
using RongTong.Compiling;
using RongTong.Diagnostics;

namespace RongTong.Hosting.Batch.Rows;

/// <summary>A row as a sheet of its own. Immutable.</summary>
/// <param name="Row">Its number, from 1 below the titles.</param>
/// <param name="Sheet">What it answers.</param>
/// <param name="Model">The edition it falls under.</param>
/// <param name="Problems">What was found wrong with it.</param>
internal sealed record AssessedRow(long Row, AnswerSheet Sheet, CompiledModel Model, ImmutableArray<Diagnostic> Problems)
{
    /// <summary>The whole assessment, with what only the table knows: that a code is missing, or stands in other rows too.</summary>
    public Assessment Assess()
    {
        var assessment = Model.Assess(Sheet);
        ImmutableArray<Diagnostic> more = [.. Problems.Where(p => p.Code is "RT4117" or "RT4118")];
        return more.IsEmpty ? assessment : assessment with
        {
            Outcome = new Outcome(OutcomeStatus.DataError, null, []), Recommendation = assessment.Recommendation is null ? null : RecommendationStatus.None, Diagnostics = [.. assessment.Diagnostics, .. more],
        };
    }
}
