using RongTong.Assessing;
using RongTong.Compiling;
using RongTong.Loading;
using RongTong.Tests.Generation;
using RongTong.Tests.Properties;
using RongTong.Text;

namespace RongTong.Tests.Hostile;

/// <summary>Seeded damage to honest texts: whatever comes, it is a diagnostic or a result.</summary>
public class FuzzTests
{
    private static readonly string[] Pieces =
    [
        "[", "]", "{", "}", ":", ": ", "- ", "\n", "\n  ", "\t", "\"", "'", "#", "&a ", "*a", "!!x ", "|", ">", "%", "?", ",", "~", "null", "-1", "0", "1e9", "99999999999999", "0.0000000001",
        "9999999999999999999999999999", "atLeast", "weight: 100", "points: -5", "full: 0", "when: { criterion: level-1-score }", "{ score: total, atLeast: total }", "\0", "\u202e", "中", "\ud83d", "a / 0", "-", "min(", "from: x",
    ];

    [Fact]
    public void Damaged_models_are_compiled_or_refused_and_nothing_else()
    {
        var lines = ShippedModel.Text.Split('\n');
        var sheet = SheetGenerator.Generate(ShippedModel.Compiled.Model, [0, 1], 1, isFlawless: true);
        var slowest = TimeSpan.Zero;
        var (refused, compiled) = (0, 0);
        for (var seed = 1; seed <= Effort.Times(3_000); seed++)
        {
            var dice = new Dice(seed);
            // Most of the model is much alike: a stretch of it, with its head, shows as much as the whole and is read sooner.
            var text = string.Join('\n', seed % 10 == 0 ? lines : [.. lines.Take(30), .. lines.Skip(145).Take(dice.Between(20, 120)), .. lines.Skip(dice.Between(1216, 1300)).Take(60)]);
            for (var edits = dice.Between(1, 4); edits > 0; edits--) text = Damaged(text, dice);
            var clock = ThreadClock.Start();
            var result = ModelCompiler.Compile(new ModelSources(new SourceText("model.yaml", text)));
            if (result.Value is { } model)
            {
                compiled++;
                AssessmentJson.Write(model.Assess(sheet), Language.En, indented: false);
            }
            else
            {
                refused++;
                result.Diagnostics.ShouldNotBeEmpty($"seed {seed}");
            }
            if (clock.Elapsed > slowest) slowest = clock.Elapsed;
        }
        slowest.ShouldBeLessThan(TimeSpan.FromSeconds(2));
        refused.ShouldBeGreaterThan(1_000);
        compiled.ShouldBeGreaterThan(20);
    }

    [Fact]
    public void Damaged_sheets_are_read_or_refused_and_nothing_else()
    {
        var honest = SheetGenerator.Generate(ShippedModel.Compiled.Model, [0, 1], 7, isFlawless: true);
        string[] texts = [SheetText.Yaml(honest), SheetText.Json(honest)];
        var (read, refused) = (0, 0);
        for (var seed = 1; seed <= Effort.Times(6_000); seed++)
        {
            var dice = new Dice(seed);
            var text = texts[seed % 2];
            for (var edits = dice.Between(1, 4); edits > 0; edits--) text = Damaged(text, dice);
            var (sheets, diagnostics) = SheetReader.Read(new SourceText(seed % 2 == 0 ? "sheet.yaml" : "sheet.json", text));
            if (sheets.IsEmpty)
            {
                refused++;
                diagnostics.ShouldNotBeEmpty($"seed {seed}");
            }
            foreach (var sheet in sheets)
            {
                read++;
                ShippedModel.Compiled.NewScorer().Load(sheet);
            }
        }
        read.ShouldBeGreaterThan(500);
        refused.ShouldBeGreaterThan(1_000);
    }

    private static string Damaged(string text, Dice dice)
    {
        if (text.Length < 2) return dice.Pick(Pieces);
        var at = dice.Below(text.Length);
        var length = Math.Min(dice.Between(1, dice.Percent(10) ? 400 : 12), text.Length - at);
        return dice.Below(5) switch
        {
            0 => text.Remove(at, length),
            1 => text.Insert(at, dice.Pick(Pieces)),
            2 => text.Remove(at, length).Insert(at, dice.Pick(Pieces)),
            3 => text.Insert(dice.Below(text.Length), text.Substring(at, length)),
            _ => text.Remove(at, 1).Insert(at, ((char)dice.Between(32, 126)).ToString()),
        };
    }
}
