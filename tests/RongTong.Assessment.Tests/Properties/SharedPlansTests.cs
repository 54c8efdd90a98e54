using System.Collections.Immutable;
using RongTong.Assessing;
using RongTong.Cases;
using RongTong.Compiling;
using RongTong.Diagnostics;
using RongTong.Text;
using RongTong.Tests.Generation;

namespace RongTong.Tests.Properties;

/// <summary>Plans that share a frame come to what each comes to alone, though they leave out the steps they have in common.</summary>
public class SharedPlansTests
{
    private const int SheetsPerModel = 12;
    private const int MostMutants = 40;

    /// <summary>A mutant differs from its model in one constant, comparison or rule: were any of them no part of what tells two steps apart, it would show here.</summary>
    [Fact]
    public void A_model_and_its_mutants_in_one_frame_decide_as_each_alone()
    {
        var failures = new Failures();
        var (compared, differing, steps, shared) = (0, 0, 0, 0);
        foreach (var (source, compiled) in Generated.Models(Effort.Times(60), Effort.FirstSeed))
        {
            var models = Mutants(source).Prepend((compiled.Model, compiled.Plan)).ToList();
            var together = SharedPlans.Of([.. models.Select(m => m.Plan)]).Plans;
            steps += models.Sum(m => m.Plan.Operators.Count);
            shared += together.Sum(p => p.Operators.Count);
            for (var i = 0; i < SheetsPerModel; i++)
            {
                var sheet = SheetGenerator.Generate(compiled.Model, source.Borders, source.Seed * SheetsPerModel + i);
                var frame = together[0].NewFrame();
                foreach (var (model, plan) in models.Zip(together, (m, p) => (m.Model, p))) new SheetBinder(model, plan).Bind(sheet, frame);
                foreach (var plan in together) plan.Run(frame);
                ImmutableArray<string>? first = null;
                foreach (var ((model, plan), merged) in models.Zip(together))
                {
                    var alone = plan.NewFrame();
                    new SheetBinder(model, plan).Bind(sheet, alone);
                    plan.Run(alone);
                    var (expected, found) = (Read(plan.Slots, alone), Read(merged.Slots, frame));
                    if (!expected.SequenceEqual(found)) failures.Add($"{string.Join(' ', expected)} alone, {string.Join(' ', found)} together", source, sheet);
                    compared++;
                    first ??= expected;
                    if (!expected.SequenceEqual(first)) differing++;
                }
            }
        }
        failures.ShouldBeNone();
        compared.ShouldBeGreaterThan(5000);
        differing.ShouldBeGreaterThan(500);
        // And it is worth it: of the steps of all plans few are left.
        shared.ShouldBeLessThan(steps / 4);
    }

    [Fact]
    public void A_row_takes_nothing_from_the_row_before()
    {
        var (source, compiled) = Generated.Models(1, Effort.FirstSeed + 5).First();
        var models = Mutants(source).Prepend((compiled.Model, compiled.Plan)).ToList();
        var together = SharedPlans.Of([.. models.Select(m => m.Plan)]).Plans;
        var frame = together[0].NewFrame();
        for (var i = 0; i < 50; i++)
        {
            var sheet = SheetGenerator.Generate(compiled.Model, source.Borders, i);
            together[0].Clear(frame);
            new SheetBinder(compiled.Model, together[0]).Bind(sheet, frame);
            foreach (var plan in together) plan.Run(frame);
            var fresh = together[0].NewFrame();
            new SheetBinder(compiled.Model, together[0]).Bind(sheet, fresh);
            foreach (var plan in together) plan.Run(fresh);
            foreach (var plan in together) Read(plan.Slots, frame).ShouldBe(Read(plan.Slots, fresh));
        }
    }

    private static IEnumerable<(Models.EvaluationModel Model, EvaluationPlan Plan)> Mutants(GeneratedModel source)
    {
        var mutants = Mutation.Mutants(new ModelSources(new SourceText("generated.yaml", source.Yaml)));
        foreach (var mutant in mutants.Where((_, i) => i % Math.Max(1, mutants.Length / MostMutants) == 0))
        {
            var (model, plan, diagnostics) = ModelCompiler.Compile(mutant.Trees);
            if (!diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error)) yield return (model, plan);
        }
    }

    /// <summary>Everything a result is read from.</summary>
    private static ImmutableArray<string> Read(PlanSlots slots, Frame frame) =>
    [
        .. slots.Grades.Concat(slots.Checks).Concat(slots.Transitions).Select(t => frame.Truths[t].ToString()),
        .. slots.Criteria.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{frame.Truths[c.Value.Truth]}{(c.Value.Comparand is { } compared ? $" {Spelled(frame.Numbers[compared.Actual])} {Spelled(frame.Numbers[compared.Bound])}" : "")}"),
        .. slots.Indicators.OrderBy(i => i.Key, StringComparer.Ordinal).Select(i => Spelled(frame.Numbers[i.Value])),
        .. slots.Derivable.Select(f => $"{frame.Choices[f.Effective]} {frame.Choices[f.Derived]}"),
        .. slots.Alternatives.Select(a => $"{(a.Entry < 0 ? "" : frame.Truths[a.Entry])} {Spelled(frame.Numbers[a.Fit])}"),
    ];

    private static string Spelled(in Number number) => FormattableString.Invariant($"{number.State}:{(number.HasMin ? number.Min : 0)}:{(number.HasMax ? number.Max : 0)}");
}
