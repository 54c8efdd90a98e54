using NRules;
using NRules.RuleModel;
using RongTong.Inference.Subjects;

namespace RongTong.Inference.Rules;

/// <summary>The rules of one model: one per kind of subject, and one per criterion.</summary>
internal static class ModelRules
{
    /// <summary>Compiles the rules of a model; costs milliseconds, once per model. The factory is thread-safe.</summary>
    public static ISessionFactory Compile(SubjectGraph graph) => new RuleCompiler().Compile(Shapes().Concat(graph.Verdicts.Select(Criterion)));

    private static IEnumerable<IRuleDefinition> Shapes() =>
    [
        RuleShape.OnAll<Figure>("figure from its formula").Build(),
        RuleShape.OnAll<CompletedAnswer>("answer, else what the figure means").Build(),
        RuleShape.OnOne<OptionAward>("points of one option").Build(),
        RuleShape.OnOne<OptionsAward>("points of several options").Build(),
        RuleShape.OnOne<YesAward>("points for yes").Build(),
        RuleShape.OnOne<BandAward>("points of a band").Build(),
        RuleShape.OnAll<FormulaAward>("points of a formula").Build(),
        RuleShape.OnAll<RollUp>("score from its children").Build(),
        RuleShape.OnAll<HeldGrade>("grade from what it requires").Build(),
        RuleShape.OnAll<AllScenes>("levels of all scenes").Build(),
        RuleShape.OnAll<AnswerFromGrade>("answer, else the grade of another model").Build(),
        RuleShape.OnAll<Recommended>("recommendation from what it requires").Build(),
        RuleShape.OnAll<Consistency>("check of the answers").Build(),
    ];

    /// <summary>A criterion is a rule of its own, so that a failure names its id and its line, and rules of one's own can stand beside it.</summary>
    private static IRuleDefinition Criterion(Verdict verdict)
    {
        var name = $"criterion {verdict.Model}/{verdict.Criterion.Id}";
        var builder = verdict.EvidenceNeeded == 1 ? RuleShape.OnOne(name, verdict) : RuleShape.OnAll(name, verdict);
        builder.Property("model", verdict.Model.ToString());
        builder.Property("criterion", verdict.Criterion.Id);
        builder.Property("place", verdict.Criterion.Span.ToString());
        return builder.Build();
    }
}
