using RongTong.Planning;
using RongTong.Tests.Properties;

namespace RongTong.Tests.Paths;

/// <summary>Random small worlds in which every set of steps can be tried: what the planner proves is what trying everything finds.</summary>
public sealed class PathEqualsTryingEverythingTests
{
    private const int Worlds = 10_000;

    private static IEnumerable<(int Seed, SmallWorld World, PathPlan Plan)> Plans(int count, Func<PathRequest, PathRequest> change, int offset = 0)
    {
        for (var seed = Effort.FirstSeed + offset; seed < Effort.FirstSeed + offset + Effort.Times(count); seed++)
        {
            var world = new SmallWorld(seed);
            yield return (seed, world, PathPlanner.Plan(world.Compiled, world.Sheet, change(new PathRequest { Target = world.Compiled.Model.Grades[0], Alternatives = 0 })));
        }
    }

    [Fact]
    public void Least_effort_is_the_least_of_all_sets_of_steps()
    {
        var outcomes = new Dictionary<PathOutcome, int>();
        foreach (var (seed, world, plan) in Plans(Worlds, r => r))
        {
            outcomes[plan.Outcome] = outcomes.GetValueOrDefault(plan.Outcome) + 1;
            var all = new TryEverything(world);
            if (plan.Outcome == PathOutcome.Held)
            {
                all.Reaches(world.Answers).ShouldBeTrue($"seed {seed}");
                continue;
            }
            var ways = all.Ways().ToList();
            if (ways.Count == 0)
            {
                plan.Outcome.ShouldBe(PathOutcome.Unreachable, $"seed {seed}");
                plan.Blocks.ShouldNotBeEmpty($"seed {seed}");
                continue;
            }
            plan.Outcome.ShouldBe(PathOutcome.Found, $"seed {seed}");
            var least = ways.MinBy(w => (w.Cost, w.Steps));
            plan.Best!.Effort.ShouldBe(least.Cost, $"seed {seed}");
            plan.Best.Steps.Length.ShouldBe(least.Steps, $"seed {seed}");
        }
        // Every kind of outcome must occur often enough to mean something.
        foreach (var outcome in (PathOutcome[])[PathOutcome.Held, PathOutcome.Found, PathOutcome.Unreachable]) outcomes[outcome].ShouldBeGreaterThan(Effort.Times(Worlds) / 20);
    }

    [Fact]
    public void A_roadmap_can_be_walked_in_its_order_and_ends_at_the_grade()
    {
        foreach (var (seed, world, plan) in Plans(1_000, r => r, offset: 20_000))
        {
            if (plan.Best is not { } best) continue;
            var all = new TryEverything(world);
            var answers = new Dictionary<string, int?>(world.Answers, StringComparer.Ordinal);
            var taken = new List<SmallStep>();
            foreach (var planned in best.Steps)
            {
                var step = world.Steps.Single(s => s.Id == planned.Measure.Id);
                all.CanTake(step, answers).ShouldBeTrue($"seed {seed}: {step.Id}");
                all.Take(step, answers);
                taken.Add(step);
                planned.Score.Min.ShouldBe(all.Score(answers), $"seed {seed}: {step.Id}");
            }
            all.Reaches(answers).ShouldBeTrue($"seed {seed}");
            best.Cost.Typical.ShouldBe(all.Cash(taken), $"seed {seed}");
            best.StaffDays.ShouldBe(taken.Sum(s => s.Days), $"seed {seed}");
            world.Compiled.Assess(best.After).Grade.ShouldBe(plan.Request.Target, $"seed {seed}");
            best.Steps[^1].Standing.ShouldAllBe(c => c.Status == Compiling.Truth.Met, $"seed {seed}");
        }
    }

    [Fact]
    public void Nothing_begins_before_what_it_needs_is_done_and_no_more_projects_run_than_the_firm_can_carry()
    {
        foreach (var (seed, world, plan) in Plans(1_000, r => r, offset: 30_000))
        {
            if (plan.Best is not { } best) continue;
            var all = new TryEverything(world);
            foreach (var planned in best.Steps)
            {
                var answers = new Dictionary<string, int?>(world.Answers, StringComparer.Ordinal);
                all.TakeAll(best.Steps.Where(s => s.End <= planned.Begin && s != planned).Select(s => world.Steps.Single(t => t.Id == s.Measure.Id)), answers).ShouldBeTrue($"seed {seed}");
                all.CanTake(world.Steps.Single(s => s.Id == planned.Measure.Id), answers).ShouldBeTrue($"seed {seed}: {planned.Measure.Id}");
                best.Steps.Count(s => s.Measure.Nature == "project" && s.Begin <= planned.Begin && planned.Begin < s.End).ShouldBeLessThanOrEqualTo(2, $"seed {seed}");
            }
            best.Weeks.Typical.ShouldBe(best.Steps.Max(s => s.End), $"seed {seed}");
        }
    }

    [Theory]
    [InlineData(0, 1, 1)]
    [InlineData(1, 600, 100)]
    [InlineData(3, 100_000, 1_000_000)]
    public void What_is_put_into_a_search_does_not_change_what_it_finds(int branches, int coarse, int fine)
    {
        for (var seed = Effort.FirstSeed + 70_000; seed < Effort.FirstSeed + 70_000 + Effort.Times(1_000); seed++)
        {
            var world = new SmallWorld(seed);
            var request = new PathRequest { Target = world.Compiled.Model.Grades[0], Alternatives = 2, Aim = seed % 3 == 0 ? PathAim.Weeks : PathAim.Cost, Budget = seed % 5 == 0 ? 9 : null };
            var usual = PathPlanner.Plan(world.Compiled, world.Sheet, request);
            var other = PathPlanner.Plan(world.Compiled, world.Sheet, request, new SearchLimits([(coarse, branches), (coarse, branches), (fine, 1_000_000)]));
            (other.Outcome, other.Best?.Effort, other.Best?.Steps.Length, other.LeastCash).ShouldBe((usual.Outcome, usual.Best?.Effort, usual.Best?.Steps.Length, usual.LeastCash), $"seed {seed}");
            if (other.Best is { } one && usual.Best is { } two && one.Steps.Select(s => s.Measure.Id).Order().SequenceEqual(two.Steps.Select(s => s.Measure.Id).Order()))
                other.Alternatives.Select(a => a.Roadmap.Effort).ShouldBe(usual.Alternatives.Select(a => a.Roadmap.Effort), $"seed {seed}");
        }
    }

    [Fact]
    public void A_search_that_is_stopped_says_so()
    {
        var stopped = 0;
        for (var seed = Effort.FirstSeed; seed < Effort.FirstSeed + 200; seed++)
        {
            var world = new SmallWorld(seed);
            var plan = PathPlanner.Plan(world.Compiled, world.Sheet, new PathRequest { Target = world.Compiled.Model.Grades[0] }, new SearchLimits([(10_000, 2), (10_000, 2), (10_000, 2)]));
            if (plan.Outcome is PathOutcome.FoundUnproven or PathOutcome.Open) stopped++;
            if (plan.Outcome == PathOutcome.Found) plan.Best!.Effort.ShouldBe(new TryEverything(world).Ways().Min(w => w.Cost), $"seed {seed}");
        }
        stopped.ShouldBeGreaterThan(20);
    }

    [Fact]
    public void Fewest_project_weeks_are_the_fewest_of_all_sets_of_steps()
    {
        foreach (var (seed, world, plan) in Plans(2_000, r => r with { Aim = PathAim.Weeks }, offset: 40_000))
        {
            if (plan.Best is not { } best) continue;
            var least = new TryEverything(world).Ways().MinBy(w => (w.Weeks, w.Cost, w.Steps));
            (best.Effort, best.Steps.Length).ShouldBe((least.Weeks, least.Steps), $"seed {seed}");
        }
    }

    [Fact]
    public void A_budget_is_kept_or_proven_too_small()
    {
        int over = 0, within = 0;
        for (var seed = Effort.FirstSeed + 50_000; seed < Effort.FirstSeed + 50_000 + Effort.Times(3_000); seed++)
        {
            var world = new SmallWorld(seed);
            var budget = seed % 9 / 2m;
            var plan = PathPlanner.Plan(world.Compiled, world.Sheet, new PathRequest { Target = world.Compiled.Model.Grades[0], Alternatives = 1, Budget = budget });
            if (plan.Outcome is PathOutcome.Held or PathOutcome.Unreachable) continue;
            var ways = new TryEverything(world).Ways().ToList();
            if (ways.TrueForAll(w => w.Cash > budget))
            {
                plan.Outcome.ShouldBe(PathOutcome.OverBudget, $"seed {seed}");
                plan.LeastCash.ShouldBe(ways.Min(w => w.Cash), $"seed {seed}");
                over++;
                continue;
            }
            plan.Outcome.ShouldBe(PathOutcome.Found, $"seed {seed}");
            plan.Best!.Effort.ShouldBe(ways.Where(w => w.Cash <= budget).Min(w => w.Cost), $"seed {seed}");
            foreach (var roadmap in plan.Alternatives.Select(a => a.Roadmap).Prepend(plan.Best)) roadmap.Cost.Typical.ShouldBeLessThanOrEqualTo(budget, $"seed {seed}");
            within++;
        }
        over.ShouldBeGreaterThan(100);
        within.ShouldBeGreaterThan(100);
    }

    [Fact]
    public void Each_other_path_does_without_the_dearest_step_that_can_be_done_without()
    {
        var found = 0;
        foreach (var (seed, world, plan) in Plans(3_000, r => r with { Alternatives = 2 }, offset: 60_000))
        {
            if (plan.Best is not { } before) continue;
            var all = new TryEverything(world);
            var without = new HashSet<string>(StringComparer.Ordinal);
            foreach (var other in plan.Alternatives)
            {
                var left = other.Without[^1].Id;
                before.Steps.ShouldContain(s => s.Measure.Id == left, $"seed {seed}");
                foreach (var dearer in before.Steps.Where(s => Weighed(world, s.Measure.Id) > Weighed(world, left)))
                    all.Ways(s => s.Id != dearer.Measure.Id && !without.Contains(s.Id)).ShouldBeEmpty($"seed {seed}: {dearer.Measure.Id}");
                without.Add(left);
                without.ShouldBe(other.Without.Select(m => m.Id), ignoreOrder: true);
                other.Roadmap.Steps.ShouldAllBe(s => !without.Contains(s.Measure.Id));
                other.Roadmap.Effort.ShouldBe(all.Ways(s => !without.Contains(s.Id)).Min(w => w.Cost), $"seed {seed}");
                other.IsProven.ShouldBeTrue();
                before = other.Roadmap;
                found++;
            }
            if (plan.Alternatives.Length < 2) before.Steps.ShouldAllBe(s => !all.Ways(t => t.Id != s.Measure.Id && !without.Contains(t.Id), true).Any(), $"seed {seed}");
        }
        found.ShouldBeGreaterThan(500);
    }

    private static decimal Weighed(SmallWorld world, string id) => world.Steps.Single(s => s.Id == id) is var step ? step.Cost + step.Days * world.DayRate : 0;
}
