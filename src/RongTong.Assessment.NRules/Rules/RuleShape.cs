using System.Linq.Expressions;
using NRules.RuleModel;
using NRules.RuleModel.Builders;
using RongTong.Inference.Subjects;

namespace RongTong.Inference.Rules;

/// <summary>
/// The two shapes of rules. Subjects are facts' business, not rules': however many options, bands or nodes a model has, each kind of
/// subject is one rule.
/// </summary>
internal static class RuleShape
{
    /// <summary>When the one piece of evidence a subject of this kind waits for is there, the subject is concluded.</summary>
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

    /// <summary>When all the evidence a subject of this kind waits for is there, in whatever order it came, the subject is concluded.</summary>
    public static RuleBuilder OnAll<TSubject>(string name, TSubject? only = null) where TSubject : Subject
    {
        var builder = new RuleBuilder();
        builder.Name(name);
        var gathered = builder.LeftHandSide().Pattern(typeof(IGrouping<Claim, Evidence<TSubject>>), "gathered");
        Expression<Func<IGrouping<Claim, Evidence<TSubject>>, bool>> isComplete = gathered => gathered.Count() == gathered.Key.Subject.EvidenceNeeded;
        gathered.Condition(isComplete);
        var byClaim = gathered.Aggregate();
        Expression<Func<Evidence<TSubject>, Claim>> claim = evidence => evidence.Claim;
        Expression<Func<Evidence<TSubject>, Evidence<TSubject>>> itself = evidence => evidence;
        byClaim.GroupBy(claim, itself);
        var pattern = byClaim.Pattern(typeof(Evidence<TSubject>), "evidence");
        if (only is not null) pattern.Condition(IsFor(only, pattern.Declaration));
        Expression<Action<IContext, IGrouping<Claim, Evidence<TSubject>>>> action = (context, gathered) => Conclusion.FromAll(context, gathered);
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
