using System.Linq.Expressions;
using NRules.RuleModel;
using NRules.RuleModel.Builders;
using RongTong.Inference.Subjects;

namespace RongTong.Inference.Rules;

/// <summary>
/// The two shapes of rules. What differs from model to model are facts, not rules: however many options, bands, nodes or criteria it has,
/// each kind of subject is one rule. A rule per criterion would hold every fact against every one of them.
/// </summary>
internal static class RuleShape
{
    /// <summary>When the one piece of evidence a subject of this kind waits for is there, the subject is concluded.</summary>
    public static IRuleDefinition OnOne<TSubject>(string name) where TSubject : Subject
    {
        var builder = new RuleBuilder();
        builder.Name(name);
        builder.LeftHandSide().Pattern(typeof(Evidence<TSubject>), "evidence");
        Expression<Action<IContext, Evidence<TSubject>>> action = (context, evidence) => Conclusion.FromOne(context, evidence);
        builder.RightHandSide().Action(action);
        return builder.Build();
    }

    /// <summary>When all the evidence a subject of this kind waits for is there, the subject is concluded.</summary>
    public static IRuleDefinition OnAll<TSubject>(string name) where TSubject : Subject
    {
        var builder = new RuleBuilder();
        builder.Name(name);
        var aggregate = builder.LeftHandSide().Pattern(typeof(Gathered), "gathered").Aggregate();
        aggregate.Aggregator(Gathering.Name, [], typeof(GatheringFactory));
        aggregate.Pattern(typeof(Evidence<TSubject>), "evidence");
        Expression<Action<IContext, Gathered>> action = (context, gathered) => Conclusion.FromAll(context, gathered);
        builder.RightHandSide().Action(action);
        return builder.Build();
    }
}
