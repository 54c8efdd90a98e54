using RongTong.Compiling;

namespace RongTong.Benchmarks.Sheets;

/// <summary>The ways of scoring that are always there.</summary>
internal static class SheetContenders
{
    /// <summary>Plain C#, for comparison.</summary>
    public static Contender Plain(Workload work)
    {
        var answers = Enumerable.Range(0, Workload.Sheets).Select(work.Plain).ToArray();
        return new Contender("plain C#, written by hand", "sheet", Workload.Sheets, () =>
        {
            decimal sum = 0;
            foreach (var (questions, scenes) in answers)
            {
                var result = PlainScorer.Score(questions, scenes);
                sum += result.Total + result.Grade;
            }
            return sum;
        });
    }

    /// <summary>The plan without explanation, answers put in place one by one.</summary>
    public static Contender Untraced(Workload work)
    {
        var scorer = work.Model.NewScorer();
        var slots = work.Fields.Select(f => scorer.SlotOf(f.Id)).ToArray();
        return new Contender("plan, untraced", "sheet", Workload.Sheets, () =>
        {
            decimal sum = 0;
            foreach (var answers in work.Answers)
            {
                scorer.Clear();
                for (var i = 0; i < slots.Length; i++) scorer.SetOptions(slots[i], answers[i]);
                scorer.Run();
                sum += scorer.Score.Min + scorer.Grade;
            }
            return sum;
        });
    }

    /// <summary>Sheets as texts, assessed with explanation and advice.</summary>
    public static Contender Traced(Workload work) => new("plan, traced, with advice", "sheet", 50, () =>
    {
        decimal sum = 0;
        foreach (var sheet in work.AnswerSheets.AsSpan(0, 50)) sum += work.Model.Assess(sheet).Explanation.Children.Length;
        return sum;
    });

    /// <summary>The model from its texts.</summary>
    public static Contender Compile(Workload work) => new("compile the model", "model", 1, () => ModelCompiler.Compile(work.Sources).Value?.Model.Grades.Length ?? 0);
}
