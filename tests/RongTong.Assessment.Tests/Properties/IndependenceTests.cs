using System.Globalization;
using System.Text;
using RongTong.Assessing;
using RongTong.Compiling;
using RongTong.Tests.Generation;
using RongTong.Text;

namespace RongTong.Tests.Properties;

/// <summary>Same model text, same sheet: same bytes, whatever else differs.</summary>
public class IndependenceTests
{
    public static TheoryData<string> Cultures => ["zh-CN", "en-US", "tr-TR", "de-DE", "sv-SE", "ar-SA"];

    [Fact]
    public void The_order_of_answers_and_the_format_of_the_sheet_do_not_matter()
    {
        foreach (var (source, compiled) in Generated.Models(Effort.Times(120), Effort.FirstSeed))
        {
            for (var i = 0; i < 3; i++)
            {
                var sheet = SheetGenerator.Generate(compiled.Model, source.Borders, source.Seed * 3 + i);
                var expected = Bytes(compiled, SheetText.FromYaml(sheet));
                var dice = new Dice(i);

                Bytes(compiled, SheetText.FromYaml(sheet, dice)).ShouldBe(expected);
                Bytes(compiled, SheetText.FromJson(sheet)).ShouldBe(expected);
                Bytes(compiled, SheetText.FromJson(sheet, dice)).ShouldBe(expected);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Cultures))]
    public void The_culture_does_not_matter(string culture)
    {
        var expected = AllBytes();
        var (before, beforeUi) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
            AllBytes().ShouldBe(expected);
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (before, beforeUi);
        }
    }

    [Fact]
    public void The_thread_does_not_matter()
    {
        foreach (var (source, compiled) in Generated.Models(30, Effort.FirstSeed))
        {
            var sheets = Enumerable.Range(0, 16).Select(i => SheetGenerator.Generate(compiled.Model, source.Borders, i)).ToList();
            var expected = sheets.Select(s => Bytes(compiled, s)).ToArray();
            var found = new string[sheets.Count];
            Parallel.For(0, sheets.Count, i => found[i] = Bytes(compiled, sheets[i]));

            found.ShouldBe(expected);
        }
    }

    [Fact]
    public void The_order_of_siblings_in_the_model_changes_no_score_verdict_or_grade()
    {
        foreach (var (source, compiled) in Generated.Models(Effort.Times(200), Effort.FirstSeed))
        {
            var shuffled = Generated.Compile(ModelGenerator.Generate(source.Seed, shuffle: source.Seed + 1)).ShouldNotBeNull();
            for (var i = 0; i < 5; i++)
            {
                var sheet = SheetGenerator.Generate(compiled.Model, source.Borders, source.Seed * 5 + i);
                var (a, b) = (compiled.Assess(sheet), shuffled.Assess(sheet));

                Words(b).ShouldBe(Words(a), $"seed {source.Seed}");
            }
        }
    }

    [Fact]
    public void The_scorer_finds_what_the_assessment_explains()
    {
        foreach (var (source, compiled) in Generated.Models(Effort.Times(300), Effort.FirstSeed))
        {
            var scorer = compiled.NewScorer();
            for (var i = 0; i < 10; i++)
            {
                var sheet = SheetGenerator.Generate(compiled.Model, source.Borders, source.Seed * 10 + i);
                var (assessed, scored) = (compiled.Assess(sheet), Result.Of(compiled, scorer, sheet));

                scored.Score.ShouldBe(assessed.Score?.Value ?? Number.Unknown);
                scored.Verdicts.ShouldBe(assessed.Criteria.Select(c => c.Status));
                if (assessed.Outcome.Status == OutcomeStatus.DataError) continue;
                scored.IsUndecided.ShouldBe(assessed.Outcome.Status == OutcomeStatus.Undecided, $"seed {source.Seed}");
                if (!scored.IsUndecided || !compiled.Model.IsClassification) (scored.Grade < 0 ? null : compiled.Model.Grades[scored.Grade].Id).ShouldBe(assessed.Outcome.Grade);
            }
        }
    }

    private static string AllBytes() => string.Join('\n', Generated.Models(25, Effort.FirstSeed).SelectMany(m =>
        Enumerable.Range(0, 4).Select(i => Bytes(m.Compiled, SheetText.FromYaml(SheetGenerator.Generate(m.Compiled.Model, m.Source.Borders, i))))));

    private static string Bytes(CompiledModel model, AnswerSheet sheet) =>
        Encoding.UTF8.GetString([.. AssessmentJson.Write(model.Assess(sheet), Language.Zh, indented: true), .. AssessmentJson.Write(model.Assess(sheet), Language.En, indented: false)]);

    private static string Words(Assessment assessment) => string.Join('\n',
        assessment.Scores.Append(assessment.Score).OfType<ScoreResult>().Select(s => $"{s.Indicator.Path} {s.Value.State} {s.Value.Min:0.####################} {s.Value.Max:0.####################}")
            .Concat(assessment.Criteria.Select(c => $"{c.Criterion.Id} {AssessmentJson.StatusWord(c.Status)}")).Order(StringComparer.Ordinal)
            .Append($"{assessment.Outcome.Status} {assessment.Outcome.Grade} {string.Join(' ', assessment.Outcome.PossibleGrades)}"));
}
