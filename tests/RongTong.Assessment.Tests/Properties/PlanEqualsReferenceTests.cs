using RongTong.Tests.Generation;
using RongTong.Tests.Reference;
using Xunit.Abstractions;

namespace RongTong.Tests.Properties;

public class PlanEqualsReferenceTests(ITestOutputHelper output)
{
    private const int SheetsPerModel = 20;

    [Fact]
    public void Plan_and_reference_agree_on_every_generated_model_and_sheet()
    {
        var failures = new Failures();
        var pairs = 0;
        foreach (var (source, compiled) in Generated.Models(Effort.Times(1_250), Effort.FirstSeed))
        {
            for (var i = 0; i < SheetsPerModel; i++, pairs++)
            {
                var sheet = SheetGenerator.Generate(compiled.Model, source.Borders, source.Seed * SheetsPerModel + i);
                if (Differences.Between(compiled.Assess(sheet), ReferenceEvaluator.Evaluate(compiled.Model, sheet)) is { } difference) failures.Add(difference, source, sheet);
            }
        }
        output.WriteLine($"{pairs} pairs of model and sheet");
        failures.ShouldBeNone();
    }
}
