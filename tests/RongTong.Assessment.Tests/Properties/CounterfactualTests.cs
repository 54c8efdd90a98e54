using RongTong.Tests.Counterfactuals;
using RongTong.Tests.Generation;

namespace RongTong.Tests.Properties;

public class CounterfactualTests
{
    private const int SheetsPerModel = 4;

    [Theory]
    [InlineData(150, (int)ModelProfile.Everything)]
    [InlineData(150, (int)ModelProfile.Small)]
    [InlineData(50, (int)ModelProfile.Monotone)]
    public void Changes_are_enough_and_none_of_them_is_too_many_or_too_large(int models, int profile)
    {
        var failures = new Failures();
        var changes = 0;
        foreach (var (source, compiled) in Generated.Models(Effort.Times(models), Effort.FirstSeed, (ModelProfile)profile))
        {
            var check = new CounterfactualCheck(compiled, source.Borders);
            for (var i = 0; i < SheetsPerModel; i++)
            {
                var seed = source.Seed * SheetsPerModel + i;
                var sheet = SheetGenerator.Generate(compiled.Model, source.Borders, seed, isFlawless: true);
                foreach (var fault in check.Faults(sheet, seed)) failures.Add(fault, source, sheet);
            }
            changes += check.Changes;
        }
        failures.ShouldBeNone();
        changes.ShouldBeGreaterThan(models);
    }
}
