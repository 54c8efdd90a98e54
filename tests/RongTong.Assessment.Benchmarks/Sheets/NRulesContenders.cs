using RongTong.Inference;

namespace RongTong.Benchmarks.Sheets;

/// <summary>The same sheets by NRules.</summary>
internal static class NRulesContenders
{
    private const int Alone = 50;

    /// <summary>All of them.</summary>
    public static IEnumerable<Contender> All(Workload work)
    {
        var engine = NRulesEngine.Create(work.Model);
        var alone = work.AnswerSheets.Take(Alone).Select(s => engine.Read([s])).ToArray();
        var together = engine.Read(work.AnswerSheets);
        yield return new Contender("NRules, one session per sheet", "sheet", Alone, () =>
        {
            foreach (var sheet in alone) sheet.Run();
            return alone.Sum(s => s.Score(0).Min + s.Grade(0));
        });
        yield return new Contender("NRules, 1,000 sheets per session", "sheet", Workload.Sheets, () =>
        {
            together.Run();
            return Enumerable.Range(0, together.Count).Sum(i => together.Score(i).Min + together.Grade(i));
        });
        yield return new Contender("the model's facts for NRules", "model", 1, () => NRulesEngine.Create(work.Model) is null ? 0 : 1);
    }
}
