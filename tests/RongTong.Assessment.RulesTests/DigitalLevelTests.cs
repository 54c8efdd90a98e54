using System.Text;
using RongTong.Assessing;
using RongTong.Compiling;
using RongTong.Models;
using RongTong.Snapshots;
using RongTong.Text;

namespace RongTong.Tests;

/// <summary>The digital-level model of 2024, against its own weights and the published structure.</summary>
public class DigitalLevelTests
{
    private const string Reference = "miit/sme-digital-level@2024";

    private static readonly Shipped Shipped = Shipped.Of(Reference);

    private static EvaluationModel Model => Shipped.Model.Model;

    public static TheoryData<string, string?> Levels => new()
    {
        { "all-best", "level-4" }, { "all-lowest", null }, { "sf-01", null }, { "sf-02", null }, { "sf-03", "level-1" }, { "sf-04", "level-1" }, { "sf-05", "level-1" },
        { "sf-06", "level-2" }, { "sf-07", "level-2" }, { "sf-08", "level-2" }, { "sf-09", "level-3" }, { "sf-10", "level-3" }, { "sf-11", "level-2" }, { "qiheng", "level-1" },
    };

    [Fact]
    public void It_has_the_published_structure()
    {
        Model.Indicators.Length.ShouldBe(27);
        Model.Awards.Length.ShouldBe(15);
        Model.Awards.Sum(a => a.Question.ShouldNotBeNull().Options.Length).ShouldBe(79);
        Model.Scenes.ShouldNotBeNull().All.Length.ShouldBe(16);
        Model.Scenes.All.Count(s => s.Tags.Contains("constrained")).ShouldBe(10);
        Model.Scenes.LevelNames.Length.ShouldBe(5);
        Model.Grades.Select(g => g.Id).ShouldBe(["level-1", "level-2", "level-3", "level-4"]);
        Model.Root.ShouldNotBeNull().Children.Select(c => (c.Id, c.OutOf)).ShouldBe([("foundation", 50m), ("management", 30m), ("effect", 20m)]);
    }

    [Fact]
    public void Every_option_earns_the_product_of_its_weights()
    {
        var lowest = Shipped.Sample("all-lowest");
        foreach (var leaf in Model.Root!.SelfAndDescendants().Where(i => !i.Awards.IsEmpty))
        {
            var share = leaf.Path.Split('/').Aggregate(
                (Node: Model.Root!, Mark: 100m), (at, id) => at.Node.Children.Single(c => c.Id == id) is var child ? (child, at.Mark * child.Weight / 100) : at).Mark;
            foreach (var award in leaf.Awards)
            foreach (var option in award.Question!.Options)
            {
                var sheet = lowest.With(award.Id, option.Id);
                var found = Shipped.Model.Assess(sheet).Awards.Single(a => a.Award.Id == award.Id).Value;
                found.ShouldBe(Number.Known(share * award.Weight / 100 * option.Points / 100), $"{award.Id} {option.Id}");
            }
        }
    }

    [Fact]
    public void The_best_answers_earn_exactly_100_and_the_lowest_nothing()
    {
        Shipped.Model.Assess(Shipped.Sample("all-best")).Score!.Value.ShouldBe(Number.Known(100));
        Shipped.Model.Assess(Shipped.Sample("all-lowest")).Score!.Value.ShouldBe(Number.Known(0));
    }

    [Theory]
    [MemberData(nameof(Levels))]
    public void Sample_has_the_level_it_was_written_for(string sample, string? level)
    {
        var assessment = Shipped.Model.Assess(Shipped.Sample(sample));
        assessment.Outcome.ShouldSatisfyAllConditions(o => o.Status.ShouldBe(OutcomeStatus.Decided), o => o.Grade.ShouldBe(level));
    }

    [Fact]
    public void Sample_with_gaps_is_undecided_between_the_levels_it_may_have()
    {
        Shipped.Model.Assess(Shipped.Sample("sf-12")).Outcome.Status.ShouldBe(OutcomeStatus.Undecided);
        Shipped.Model.Assess(Shipped.Sample("qiheng-incomplete")).Outcome.Status.ShouldBe(OutcomeStatus.Undecided);
    }

    [Theory]
    [InlineData("qiheng")]
    [InlineData("qiheng-incomplete")]
    [InlineData("sf-04")]
    public Task Result_of_a_sample_is_as_accepted(string sample) =>
        Snapshot.Verify(Encoding.UTF8.GetString(AssessmentJson.Write(Shipped.Model.Assess(Shipped.Sample(sample)), Language.Zh, indented: true)), sample, "json");

    [Theory]
    [InlineData("qiheng-incomplete")]
    [InlineData("sf-11")]
    public Task Explanation_of_a_sample_is_as_accepted(string sample)
    {
        var text = new StringBuilder();
        Write(text, Shipped.Model.Assess(Shipped.Sample(sample)).Explanation, 0);
        return Snapshot.Verify(text.ToString(), sample);
    }

    private static void Write(StringBuilder text, Explanation node, int depth)
    {
        text.Append(' ', depth * 2).Append($"{node.Subject.Zh}：{node.Value.Zh}（{node.Formula.Zh}）");
        if (!node.Answers.IsEmpty) text.Append($" ← {string.Join("，", node.Answers.Select(a => $"{a.Field} = {a.Value.Zh}"))}");
        text.Append('\n');
        foreach (var child in node.Children) Write(text, child, depth + 1);
    }
}
