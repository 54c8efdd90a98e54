using System.Collections.Immutable;
using RongTong.Advising;
using RongTong.Assessing;
using RongTong.Compiling;

namespace RongTong.Planning;

/// <summary>
/// The least-effort way to a grade: which steps, in which order, what they take and where the firm stands after each. Exact: proven least,
/// or proven impossible with what stands in the way. What is not answered is never assumed: a path reaches the grade whatever the missing
/// answers are. Stateless and thread-safe.
/// </summary>
public static class PathPlanner
{
    /// <summary>Plans the way from a sheet to a grade.</summary>
    /// <param name="compiled">The model, with its measures.</param>
    /// <param name="sheet">Where the firm stands; what cannot be read in it counts as not answered.</param>
    /// <param name="request">What to reach, and within what limits.</param>
    public static PathPlan Plan(CompiledModel compiled, AnswerSheet sheet, PathRequest request) => Plan(compiled, sheet, request, SearchLimits.Usual);

    /// <summary>Plans the way to the next grade.</summary>
    /// <param name="compiled">The model the assessment was made by.</param>
    /// <param name="assessment">Where the firm stands.</param>
    /// <param name="alternatives">How many other paths to look for.</param>
    /// <returns>Null where there is none to plan: no grade above, a grade held already, a sheet that goes back, a model without steps.</returns>
    public static PathPlan? ToNextGrade(CompiledModel compiled, Assessment assessment, int alternatives)
    {
        if (assessment.NextGrade is not { } next || compiled.Model.IsClassification || assessment.Outcome.Status == OutcomeStatus.DataError || compiled.Measures is not { Measures.IsEmpty: false }) return null;
        var plan = Plan(compiled, assessment.Sheet, new PathRequest { Target = next, Alternatives = alternatives });
        return plan.Outcome == PathOutcome.Held ? null : plan;
    }

    /// <summary>The same with other limits.</summary>
    internal static PathPlan Plan(CompiledModel compiled, AnswerSheet sheet, PathRequest request, SearchLimits limits)
    {
        var plan = new PathPlan { Request = request, Outcome = PathOutcome.NotPlannable };
        if (compiled.Measures is not { } measures) return plan;
        var problem = new PathProblem(compiled, measures, sheet, request);
        plan = plan with
        {
            Size = problem.Sizing.Size, IsSizeAssumed = problem.Sizing.IsAssumed, Scale = problem.Sizing.Factor, Core = problem.Core,
            Unanswered = [.. problem.Choices.Where(c => c.IsOpen && measures.Measures.Any(m => m.Subject == c.Field.Id)).Select(c => c.Field)],
        };
        if (problem.Reaches(problem.Start)) return plan with { Outcome = PathOutcome.Held };
        if (Improvement.Against(compiled.Model, request.Target, Raised(problem)) is { } setback) return plan with { Setback = setback };
        if (!problem.Reaches(problem.Most)) return plan with { Outcome = PathOutcome.Unreachable, Blocks = Blockers.Of(problem, measures) };
        return Search(problem, plan, limits);
    }

    private static PathPlan Search(PathProblem problem, PathPlan plan, SearchLimits limits)
    {
        using var finder = Finder.Of(problem, limits);
        if (finder is null) return plan with { Outcome = PathOutcome.Open };
        var (moves, isProven) = finder.Run(new bool[problem.Moves.Length]);
        if (moves is null) return isProven ? plan with { Outcome = PathOutcome.OverBudget, LeastCash = finder.LeastCash() } : plan with { Outcome = PathOutcome.Open };
        return plan with
        {
            Outcome = isProven ? PathOutcome.Found : PathOutcome.FoundUnproven,
            Best = RoadmapBuilder.Build(problem, moves),
            Alternatives = Others(problem, finder, moves, plan.Request.Alternatives),
        };
    }

    private static ImmutableArray<Alternative> Others(PathProblem problem, Finder finder, int[] best, int count)
    {
        var others = ImmutableArray.CreateBuilder<Alternative>();
        var excluded = new bool[problem.Moves.Length];
        var without = ImmutableArray<Measure>.Empty;
        while (others.Count < count)
        {
            // The dearest step that can be done without.
            (int Move, int[]? Moves, bool IsProven) next = (-1, null, true);
            foreach (var move in best.OrderByDescending(m => Costs.Weighed(problem, problem.Moves[m].Effort)).ThenBy(m => m))
            {
                excluded[move] = true;
                if (problem.Reaches(problem.AllBut(excluded)) && finder.Run(excluded) is { Moves: not null } found)
                {
                    next = (move, found.Moves, found.IsProven);
                    break;
                }
                excluded[move] = false;
            }
            if (next.Moves is null) break;
            without = without.Add(problem.Moves[next.Move].Measure);
            others.Add(new Alternative(without, RoadmapBuilder.Build(problem, next.Moves), next.IsProven));
            best = next.Moves;
        }
        return others.ToImmutable();
    }

    private static IEnumerable<string> Raised(PathProblem problem) =>
        problem.Moves.SelectMany(m => m.Lifts.Select(g => g.Choice).Prepend(m.Choice)).Distinct().Select(c => problem.Choices[c].Field.Id);
}
