using RongTong.Compiling;
using RongTong.Diagnostics;
using RongTong.Snapshots;
using RongTong.Text;

namespace RongTong.Tests.Invalid;

public class FiveMistakesTests
{
    private static readonly (string Right, string Wrong)[] Mistakes =
    [
        ("  - id: foundation\n    name: { zh: 数字化基础, en: Digital foundation }\n    weight: 50", "  - id: foundation\n    name: { zh: 数字化基础, en: Digital foundation }\n    weight: 45"),
        ("    when: { score: total, atLeast: 20 }", "    when: { score: total, atleast: 20 }"),
        ("    when: { count: { scenes: at-or-above, level: 2 }, atLeast: 6 }", "    when: { count: { scenes: at-or-above, level: 5 }, atLeast: 6 }"),
        ("    requires: [level-3-score, level-3-scenes, level-3-constrained]", "    requires: [level-3-score, level-3-scene, level-3-constrained]"),
        ("    must: { value: equipment-networked, atMost: equipment-total }", "    must: { value: equipment-networked, atMost: equipment-totl }"),
    ];

    [Fact]
    public async Task Five_mistakes_in_one_file_give_five_diagnostics()
    {
        var text = ShippedModel.Text;
        foreach (var (right, wrong) in Mistakes)
        {
            text.ShouldContain(right);
            text = text.Replace(right, wrong, StringComparison.Ordinal);
        }
        var diagnostics = ModelCompiler.Compile(new ModelSources(new SourceText("model.yaml", text))).Diagnostics;

        await Snapshot.Verify(
            Annotated.Of(text, diagnostics, context: 3) + "\n"
            + string.Join("\n", diagnostics.Select(d => d.Format(Language.Zh))) + "\n\n"
            + string.Join("\n", diagnostics.Select(d => d.Format(Language.En))) + "\n");
        diagnostics.Length.ShouldBe(5);
        diagnostics.ShouldAllBe(d => d.Severity == DiagnosticSeverity.Error && d.Span != null && d.Fix != null);
    }
}
