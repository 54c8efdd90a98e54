using RongTong.Assessing;
using RongTong.Compiling;
using RongTong.Tests.Invalid;
using RongTong.Text;

namespace RongTong.Tests.Hostile;

/// <summary>Models that are well-formed and mean harm.</summary>
public class HostileModelTests
{
    [Theory]
    [InlineData(90, true)]
    [InlineData(5_000, false)]
    public void A_chain_of_derived_values_ends_before_the_stack_does(int length, bool compiles)
    {
        var derived = string.Concat(Enumerable.Range(0, length).Select(i => $"  - {{ id: d{i}, name: {{ zh: 值, en: value }}, formula: d{i + 1} }}\n"));
        Codes(BaseModel.Text.Replace("\nscales:", $"\nderived:\n{derived}  - {{ id: d{length}, name: {{ zh: 值, en: value }}, formula: staff }}\nscales:", StringComparison.Ordinal)).Contains("RT1020").ShouldBe(!compiles);
    }

    [Theory]
    [InlineData(90, true)]
    [InlineData(5_000, false)]
    public void A_chain_of_criteria_ends_before_the_stack_does(int length, bool compiles)
    {
        var criteria = string.Concat(Enumerable.Range(0, length).Select(i => $"  - {{ id: x{i}, name: {{ zh: 条件, en: criterion }}, clause: rule, when: {{ criterion: {(i + 1 < length ? $"x{i + 1}" : "enough-points")} }} }}\n"));
        Codes(BaseModel.Text.Replace("\ngrades:", $"\n{criteria}grades:", StringComparison.Ordinal)).Contains("RT1020").ShouldBe(!compiles);
    }

    [Theory]
    [InlineData("points: 100", "points: 1000000000001")]
    [InlineData("weight: 60", "weight: 99999999999999999999999999")]
    [InlineData("weight: 60", "weight: -60")]
    [InlineData("outOf: 100", "outOf: 0")]
    [InlineData("outOf: 100", "outOf: -100")]
    [InlineData("outOf: 100", "outOf: 79228162514264337593543950335")]
    [InlineData("kind: yes-no", "kind: yes-no, full: 0")]
    [InlineData("kind: yes-no", "kind: yes-no, full: 0.0000000000000000000000000001")]
    public void Numbers_out_of_all_bounds_are_refused(string honest, string hostile)
    {
        BaseModel.Text.ShouldContain(honest);
        Codes(BaseModel.Text.Replace(honest, hostile, StringComparison.Ordinal)).ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("9999999999999999999999999999 * staff * 9999999999999999999999999999")]
    [InlineData("staff / 0")]
    [InlineData("0 / (staff - staff)")]
    [InlineData("round(staff, 21)")]
    [InlineData("round(staff, 0 - 1)")]
    public void Formulas_without_a_result_leave_things_open(string formula)
    {
        var compiled = ModelCompiler.Compile(new ModelSources(new SourceText("model.yaml", BaseModel.Text.Replace("value: staff", $"value: \"{formula}\"", StringComparison.Ordinal))));
        var assessment = compiled.Value.ShouldNotBeNull(string.Join("\n", compiled.Diagnostics)).Assess(new AnswerSheet().With("staff", "7"));
        AssessmentJson.Write(assessment, Language.Zh, indented: true).Length.ShouldBeGreaterThan(100);
    }

    [Fact]
    public void The_difference_of_two_dates_is_a_number_of_days()
    {
        var text = BaseModel.Text
            .Replace("\nscales:", "\n  - { id: founded, name: { zh: 成立日期, en: founded }, type: date }\nscales:", StringComparison.Ordinal)
            .Replace("when: { value: staff, atLeast: 10 }", "when: { value: as-of - founded, atLeast: 1000 }", StringComparison.Ordinal);
        var compiled = ModelCompiler.Compile(new ModelSources(new SourceText("model.yaml", text)));
        var model = compiled.Value.ShouldNotBeNull(string.Join("\n", compiled.Diagnostics));
        foreach (var (founded, status) in new[] { ("2023-10-19", "met"), ("2023-10-20", "unmet"), ("9999-12-31", "unmet"), ("0001-01-01", "met") })
        {
            var criterion = model.Assess(new AnswerSheet { AsOf = new DateOnly(2026, 7, 15) }.With("founded", founded)).Criteria.Single(c => c.Criterion.Id == "enough-staff");
            AssessmentJson.StatusWord(criterion.Status).ShouldBe(status, founded);
            criterion.Measured.ShouldNotBeNull().Unit.ToString().ShouldBe("天");
        }
    }

    [Fact]
    public void A_model_of_nothing_but_mistakes_is_refused_soon()
    {
        var unknown = string.Join(", ", Enumerable.Range(0, 20_000).Select(i => $"no-such-criterion-with-a-long-name-{i}"));
        var clock = ThreadClock.Start();
        Codes(BaseModel.Text.Replace("requires: [enough-staff]", $"requires: [enough-staff, {unknown}]", StringComparison.Ordinal)).ShouldContain("RT2005");
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }

    private static List<string> Codes(string text) =>
        [.. ModelCompiler.Compile(new ModelSources(new SourceText("model.yaml", text))).Diagnostics.Where(d => d.Severity == Diagnostics.DiagnosticSeverity.Error).Select(d => d.Code).Distinct()];
}
