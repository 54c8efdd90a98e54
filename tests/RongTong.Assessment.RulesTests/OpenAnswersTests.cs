using RongTong.Assessing;

namespace RongTong.Tests;

/// <summary>What is said to be missing is what the decision waits for, and no other fact of the shared catalogue.</summary>
public class OpenAnswersTests
{
    [Theory]
    [InlineData("miit/srdi-sme@2026", "srdi-certified", "market_position_reviewed", "market_position_reviewed")]
    [InlineData("miit/srdi-sme@2026", "srdi-certified", "size_industry", "size_industry, sme_size_class")]
    [InlineData("miit/srdi-sme@2026", "srdi-certified", "revenue_y1", "revenue_y1, equity_investment_2y")]
    [InlineData("miit/srdi-sme@2022", "m22-srdi", "local_feature_points", "local_feature_points")]
    [InlineData("miit/srdi-sme@2022+shandong", "shandong-srdi", "sd_priority_field_tier", "sd_priority_field_tier")]
    public void Answers_that_are_missing_are_those_the_decision_waits_for(string model, string sample, string taken, string expected)
    {
        var assessment = Shipped.Of(model).Model.Assess(Shipped.Sample(sample).With(taken));

        assessment.Outcome.Status.ShouldBe(OutcomeStatus.Undecided);
        assessment.OpenAnswers.Select(a => a.Field.Id).ShouldBe(expected.Split(", "), ignoreOrder: true);
    }

    [Fact]
    public void Nothing_is_missing_where_only_points_could_not_be_read() =>
        Shipped.Of("miit/srdi-sme@2022+shandong").Model.Assess(Shipped.Sample("shandong-srdi")).ShouldSatisfyAllConditions(
            a => a.Outcome.Status.ShouldBe(OutcomeStatus.Undecided), a => a.OpenAnswers.ShouldBeEmpty());
}
