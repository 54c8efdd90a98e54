using RongTong.Assessing;
using RongTong.Compiling;
using RongTong.Diagnostics;
using RongTong.Hosting;
using RongTong.Models;
using RongTong.Reporting.Review;
using RongTong.Text;
using RongTong.Web.Access;

namespace RongTong.Web.Programmes;

/// <summary>Has the engine judge cases: rules decide, people state facts. Thread-safe.</summary>
internal sealed class CaseJudge(SheetAssessor assessor, ModelCache models, CaseStore cases)
{
    private const int Million = 1_000_000;

    /// <summary>The model of a round; null when it is not there any more.</summary>
    public CompiledModel? ModelOf(Programme programme) => ModelRef.TryParse(programme.Model, out var reference) ? models.Get(reference).Value : null;

    /// <summary>What a case comes to now.</summary>
    public Judgement? Judge(OpenCase open)
    {
        if (ModelOf(open.Programme) is not { } model) return null;
        var result = assessor.Assess(CaseSheet.Of(open, model.Model), new SheetRequest { Model = open.Programme.Model });
        return result.Assessment is { } assessment ? new Judgement(model, assessment) : null;
    }

    /// <summary>Judges a case anew after something of it changed, and keeps what lists show.</summary>
    public async Task RefreshAsync(Scope scope, string sheet)
    {
        if (await cases.FindAsync(scope, sheet) is not { } open || Judge(open) is not { } judged) return;
        var nearest = CaseLine.Of(judged.Assessment, Language.Zh).Nearest is { } share ? (long?)decimal.ToInt64(decimal.Round(Math.Min(share, Million) * Million)) : null;
        await cases.KeepAsync(sheet, judged.Verdict, nearest, judged.Assessment.Diagnostics.Count(d => d.Severity == DiagnosticSeverity.Warning), judged.AwaitReview.Count);
    }
}

/// <summary>What the engine says of a case. Immutable.</summary>
/// <param name="Model">The model of the round.</param>
/// <param name="Assessment">The result.</param>
internal sealed record Judgement(CompiledModel Model, Assessment Assessment)
{
    /// <summary>In one word.</summary>
    public CaseVerdict Verdict => Assessment.Outcome switch
    {
        { Status: OutcomeStatus.DataError } => CaseVerdict.DataError,
        { Status: OutcomeStatus.Undecided } => CaseVerdict.Undecided,
        { Grade: not null } => CaseVerdict.Met,
        _ => CaseVerdict.Unmet,
    };

    /// <summary>The facts that keep it open and the firm cannot state: a reviewer does, or the department from another system.</summary>
    public IReadOnlyList<Field> AwaitReview => [.. Assessment.OpenAnswers.Select(a => a.Field).Where(f => f.AnsweredBy != AnsweredBy.Enterprise)];
}
