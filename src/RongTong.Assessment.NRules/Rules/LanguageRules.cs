using NRules;
using NRules.RuleModel;
using RongTong.Inference.Subjects;

namespace RongTong.Inference.Rules;

/// <summary>The rules of the model language: one per kind of subject. Every model runs by them; what it says are facts.</summary>
internal static class LanguageRules
{
    /// <summary>The compiled rules. Thread-safe.</summary>
    public static ISessionFactory Sessions { get; } = new RuleCompiler().Compile(Shapes());

    private static IEnumerable<IRuleDefinition> Shapes() =>
    [
        RuleShape.OnAll<Figure>("figure from its formula"),
        RuleShape.OnAll<CompletedAnswer>("answer, else what the figure means"),
        RuleShape.OnOne<OptionAward>("points of one option"),
        RuleShape.OnOne<OptionsAward>("points of several options"),
        RuleShape.OnOne<YesAward>("points for yes"),
        RuleShape.OnOne<BandAward>("points of a band"),
        RuleShape.OnAll<FormulaAward>("points of a formula"),
        RuleShape.OnAll<RollUp>("score from its children"),
        RuleShape.OnOne<KeptScore>("score as it is shown and compared"),
        RuleShape.OnAll<Verdict>("verdict from its condition or its parts"),
        RuleShape.OnAll<HeldGrade>("grade from what it requires"),
        RuleShape.OnAll<AllScenes>("levels of all scenes"),
        RuleShape.OnAll<AnswerFromGrade>("answer, else the grade of another model"),
        RuleShape.OnAll<Recommended>("recommendation from what it requires"),
        RuleShape.OnAll<Suitability>("alternative from its entry and signals"),
        RuleShape.OnAll<Consistency>("check of the answers"),
    ];
}
