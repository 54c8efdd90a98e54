using RongTong.Compiling;
using RongTong.Diagnostics;
using RongTong.Loading;
using RongTong.Tests.Generation;
using RongTong.Tests.Reference;
using RongTong.Text;

namespace RongTong.Tests.Properties;

public class ReachabilityTests
{
    private const int SheetsPerModel = 30;

    [Fact]
    public void No_sheet_holds_a_grade_that_is_called_unreachable_or_misses_a_criterion_that_is_called_always_met()
    {
        var failures = new Failures();
        var (unreachable, always) = (0, 0);
        for (var seed = Effort.FirstSeed; seed < Effort.FirstSeed + Effort.Times(250); seed++)
        {
            var source = ModelGenerator.Generate(seed, ModelProfile.Small);
            var tree = YamlReader.ReadDocument(new SourceText("model.yaml", source.Yaml), TextLimits.Model).Value;
            var (model, _, diagnostics) = ModelCompiler.Compile(new ModelTrees { Model = tree });
            var grades = model.Grades.Where(g => IsNamed(diagnostics, "RT3008", g.Id)).Select(g => g.Id).ToHashSet(StringComparer.Ordinal);
            var criteria = model.AllCriteria.Where(c => IsNamed(diagnostics, "RT3018", c.Id)).Select(c => c.Id).ToList();
            (unreachable, always) = (unreachable + grades.Count, always + criteria.Count);
            for (var i = 0; i < SheetsPerModel && grades.Count + criteria.Count > 0; i++)
            {
                var sheet = SheetGenerator.Generate(model, source.Borders, seed * SheetsPerModel + i, isFlawless: true) with { NotApplicable = [] };
                var result = ReferenceEvaluator.Evaluate(model, sheet);
                if (result.Grade is { } held && grades.Contains(held)) failures.Add($"{held} is held", source, sheet);
                foreach (var id in criteria.Where(c => result.Verdicts[c] == Possible.Unmet)) failures.Add($"{id} is unmet", source, sheet);
            }
        }
        failures.ShouldBeNone();
        unreachable.ShouldBeGreaterThan(20);
        always.ShouldBeGreaterThan(20);
    }

    private static bool IsNamed(IEnumerable<Diagnostic> diagnostics, string code, string id) =>
        diagnostics.Any(d => d.Code == code && d.Message.En.Contains($"'{id}' ", StringComparison.Ordinal));
}
