using System.Text.RegularExpressions;
using RongTong.Compiling;
using RongTong.Snapshots;
using RongTong.Text;

namespace RongTong.Differential;

/// <summary>NRules and the plan come to the same bytes for small models that each use one part of the language.</summary>
public sealed partial class SmallModelsTests(Tally tally) : IClassFixture<Tally>
{
    private const int RandomSheets = 300;
    private static readonly Dictionary<string, string> Texts = Read();

    public static TheoryData<string> Names() => new(Texts.Keys.Where(n => n != "shared"));

    [Theory]
    [MemberData(nameof(Names))]
    public void NRules_and_the_plan_agree_on_a_small_model(string name)
    {
        var compiled = ModelCompiler.Compile(new ModelSources(new SourceText(name, $"model: test/small@1\n{Texts["shared"]}{Texts[name]}")));
        compiled.Value.ShouldNotBeNull(string.Join('\n', compiled.Diagnostics));
        var generator = new SheetGenerator(compiled.Value.Model, seed: name.Length);
        var witness = new Witness(compiled.Value).Compare(Enumerable.Range(0, RandomSheets).Select(_ => generator.Next()));
        tally.Add("random sheets of small models", witness);
        witness.First.ShouldBeNull();
    }

    private static Dictionary<string, string> Read()
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "tests", "RongTong.Assessment.RulesTests", "Differential", "SmallModels.yaml")).ReplaceLineEndings("\n");
        return Part().Matches(text).ToDictionary(m => m.Groups["name"].Value, m => m.Groups["text"].Value, StringComparer.Ordinal);
    }

    [GeneratedRegex(@"^--- (?<name>[^\n]+)\n(?<text>.*?)(?=^--- |\z)", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Part();
}
