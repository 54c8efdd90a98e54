using RongTong.Cases;
using RongTong.Compiling;
using RongTong.Hosting;
using RongTong.Loading;
using RongTong.Models;
using RongTong.Snapshots;

namespace RongTong.Differential;

/// <summary>NRules and the plan come to the same bytes for every shipped model: on its cases, on every sample, on random sheets.</summary>
public sealed class ShippedModelsTests(Tally tally) : IClassFixture<Tally>
{
    private const int RandomSheets = 20_000;
    private static readonly RuleDirectory Rules = new(Repository.Rules);

    public static TheoryData<string> Models() => new(Rules.Models().Select(m => m.ToString()));

    [Theory]
    [MemberData(nameof(Models))]
    public void NRules_and_the_plan_agree_on_every_case(string reference)
    {
        var model = Compiled(reference);
        var reader = new CaseReader(Rules.Read);
        var cases = Rules.CaseFiles(model.Model.Ref).SelectMany(f => reader.Read(f.Value!).Cases).ToList();
        var witness = new Witness(model);
        foreach (var modelCase in cases) witness.CompareAlone(modelCase.Sheet);
        Report(witness, $"cases of {reference}");
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void NRules_and_the_plan_agree_on_every_sample(string reference)
    {
        var witness = new Witness(Compiled(reference));
        foreach (var file in Directory.GetFiles(Path.Combine(Repository.Rules, "samples"), "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        foreach (var sheet in SheetReader.Read(TextFile.Read(file, Path.GetFileName(file)).Value!).Sheets)
            witness.CompareAlone(sheet);
        Report(witness, $"samples under {reference}");
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void NRules_and_the_plan_agree_on_random_sheets(string reference)
    {
        var model = Compiled(reference);
        var generator = new SheetGenerator(model.Model, seed: 20240904);
        Report(new Witness(model).Compare(Enumerable.Range(0, RandomSheets).Select(_ => generator.Next())), $"random sheets of {reference}");
    }

    private void Report(Witness witness, string what)
    {
        tally.Add(what, witness);
        witness.First.ShouldBeNull();
        witness.Comparisons.ShouldBeGreaterThan(0);
    }

    private static CompiledModel Compiled(string reference) => Rules.Compile(ModelRef.TryParse(reference, out var model) ? model : throw new ArgumentException(reference)).Value!;
}
