using RongTong.EdgeTests.Batch;
using RongTong.Lab;
using RongTong.Reporting.Lab;

namespace RongTong.EdgeTests.Lab;

/// <summary>A threshold found gives the number asked for, and one step to either side another: by a whole batch run.</summary>
public sealed class ThresholdTests
{
    private const string Model = "miit/srdi-sme@2026";

    [Theory]
    [InlineData("S3-3=150")]
    [InlineData("S3-3+S3-4=140")]
    [InlineData("条件 研发费用占比 认定 130 家")]
    [InlineData("criterion R&D share certifies 120")]
    [InlineData("S2-1a=150")]
    [InlineData("S2-3=165")]
    [InlineData("S2-3=90")]
    [InlineData("S6-1=100")]
    [InlineData("S3-1=155")]
    public void Threshold_gives_the_number_and_a_step_either_side_another(string asked)
    {
        using var trial = new LabTrial(LabTrial.Sample);
        var result = trial.Run(LabTrial.Edition(Model), [], [asked]).Thresholds.ShouldHaveSingleItem();
        var answer = result.Answer.ShouldNotBeNull(asked);
        answer.Firms.ShouldBe(result.Target);
        foreach (var point in new[] { result.Answer, result.Looser, result.Stricter, result.Current }.OfType<ThresholdPoint>())
            trial.Whole(LabTrial.Moved(Model, result, point.Threshold)).Places.Values.Count(p => p == "certified").ShouldBe((int)point.Firms, $"{asked} at {point.Threshold}");
        result.Looser.ShouldNotBeNull().Firms.ShouldBeGreaterThan(answer.Firms);
        result.Stricter.ShouldNotBeNull().Firms.ShouldBeLessThan(answer.Firms);
        // Nothing lies between: the stretches touch.
        (result.Looser.From == answer.To || result.Looser.To == answer.From).ShouldBeTrue();
        (result.Stricter.From == answer.To || result.Stricter.To == answer.From).ShouldBeTrue();
    }

    /// <summary>Everybody has been in the niche for a whole number of years: firms come and go together.</summary>
    [Fact]
    public void Where_firms_come_and_go_together_both_numbers_are_told()
    {
        using var trial = new LabTrial(LabTrial.Sample);
        var result = trial.Run(LabTrial.Edition(Model), [], ["S1-2=100"]).Thresholds.ShouldHaveSingleItem();
        result.Answer.ShouldBeNull();
        foreach (var point in new[] { result.Looser, result.Stricter })
            trial.Whole(LabTrial.Moved(Model, result, point.ShouldNotBeNull().Threshold)).Places.Values.Count(p => p == "certified").ShouldBe((int)point.Firms);
        WhatIfWords.Answer(result, LabTrial.Edition(Model).Model.Model, RongTong.Text.Language.Zh).First().ShouldContain("数值相同的企业一同进出");
    }

    [Fact]
    public void What_no_threshold_reaches_is_said()
    {
        using var trial = new LabTrial(LabTrial.Sample);
        var result = trial.Run(LabTrial.Edition(Model), [], ["S2-3=299"]).Thresholds.ShouldHaveSingleItem();
        result.Answer.ShouldBeNull();
        result.Looser.ShouldBeNull();
        WhatIfWords.Answer(result, LabTrial.Edition(Model).Model.Model, RongTong.Text.Language.En).First().ShouldContain("out of reach");
    }

    [Fact]
    public void Several_questions_do_not_disturb_each_other()
    {
        using var trial = new LabTrial(BatchSample.Invented(600, seed: 9));
        string[] asked = ["S3-3=250", "S3-3+S3-4=240", "S2-1a=200", "S3-3=100"];
        var together = trial.Run(LabTrial.Edition(Model), [], asked).Thresholds;
        foreach (var (one, alone) in together.Zip(asked.Select(a => trial.Run(LabTrial.Edition(Model), [], [a]).Thresholds[0])))
            (one.Answer, one.Looser, one.Stricter, one.Current).ShouldBe((alone.Answer, alone.Looser, alone.Stricter, alone.Current));
    }

    [Theory]
    [InlineData("S3-3", "RT6090")]
    [InlineData("S3-3=many", "RT6090")]
    [InlineData("niche_yaers=10", "RT6091")]
    [InlineData("E26-1=10", "RT6092")]
    [InlineData("S2-1a+S2-1b=10", "RT6093")]
    public void A_question_that_cannot_be_answered_is_told_why(string asked, string code) =>
        ThresholdQuestion.Read(asked, LabTrial.Edition(Model).Model).Diagnostics.ShouldHaveSingleItem().Code.ShouldBe(code);
}
