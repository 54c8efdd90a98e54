using RongTong.Assessing;
using RongTong.Compiling;

namespace RongTong.Tests.Properties;

/// <summary>What the scorer makes of a sheet.</summary>
internal sealed record Result(Number Score, int Grade, bool IsUndecided, IReadOnlyList<Truth> Verdicts)
{
    public static Result Of(CompiledModel model, AnswerSheet sheet) => Of(model, model.NewScorer(), sheet);

    public static Result Of(CompiledModel model, Scorer scorer, AnswerSheet sheet)
    {
        scorer.Load(sheet);
        scorer.Run();
        return new Result(scorer.Score, scorer.Grade, scorer.IsUndecided, [.. Enumerable.Range(0, model.Model.AllCriteria.Length).Select(scorer.Verdict)]);
    }
}
