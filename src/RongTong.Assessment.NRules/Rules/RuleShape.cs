using System.Linq.Expressions;
using NRules.RuleModel;
using NRules.RuleModel.Builders;
using RongTong.Inference.Subjects;

namespace RongTong.Inference.Rules;

/// <summary>
/// The two shapes of rules. What differs from model to model are facts, not rules: however many options, bands or nodes it has, each kind
/// of subject is one rule.
/// </summary>
internal static class RuleShape
{
    /// <summary>When the one piece of evidence a subject of this kind waits for is there, the subject is concluded.</summary>
    /// <param name="name">Name of the rule.</param>
    /// <param name="only">The one subject the rule is for; null for all of the kind.</param>
    public static RuleBuilder OnOne<TSubject>(string name, TSubject? only = null) where TSubject : Subject
    {
        var builder = new RuleBuilder();
        builder.Name(name);
        var pattern = builder.LeftHandSide().Pattern(typeof(Evidence<TSubject>), "evidence");
        if (only is not null) pattern.Condition(IsFor(only, pattern.Declaration));
        Expression<Action<IContext, Evidence<TSubject>>> action = (context, evidence) => Conclusion.FromOne(context, evidence);
        builder.RightHandSide().Action(action);
        return builder;
    }

    /// <summary>When all the evidence a subject of this kind waits for is there, the subject is concluded.</summary>
    /// <param name="name">Name of the rule.</param>
    /// <param name="only">The one subject the rule is for; null for all of the kind.</param>
    public static RuleBuilder OnAll<TSubject>(string name, TSubject? only = null) where TSubject : Subject
    {
        var builder = new RuleBuilder();
        builder.Name(name);
        var aggregate = builder.LeftHandSide().Pattern(typeof(Gathered), "gathered").Aggregate();
        aggregate.Aggregator(Gathering.Name, [], typeof(GatheringFactory));
        var pattern = aggregate.Pattern(typeof(Evidence<TSubject>), "evidence");
        if (only is not null) pattern.Condition(IsFor(only, pattern.Declaration));
        Expression<Action<IContext, Gathered>> action = (context, gathered) => Conclusion.FromAll(context, gathered);
        builder.RightHandSide().Action(action);
        return builder;
    }

    /// <summary>Evidence for one subject among those of its kind.</summary>
    private static LambdaExpression IsFor(Subject subject, Declaration declaration)
    {
        var evidence = declaration.ToParameterExpression();
        var claimed = Expression.Property(Expression.Property(evidence, nameof(Evidence.Claim)), nameof(Claim.Subject));
        return Expression.Lambda(Expression.ReferenceEqual(claimed, Expression.Constant(subject, typeof(Subject))), evidence);
    }
}
