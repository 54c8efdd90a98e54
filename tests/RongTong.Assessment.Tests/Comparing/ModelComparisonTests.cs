using RongTong.Compiling;
using RongTong.Comparing;
using RongTong.Snapshots;
using RongTong.Text;

namespace RongTong.Tests.Comparing;

public class ModelComparisonTests
{
    private static readonly CompiledModel First = Compile("grant-1.yaml");
    private static readonly CompiledModel Second = Compile("grant-2.yaml");
    private static readonly CompiledModel North = Compile("grant-1.yaml", "grant-1.overlay.yaml");

    [Fact]
    public void A_model_does_not_differ_from_itself()
    {
        foreach (var model in new[] { First, Second, North }) ModelComparison.Of(model, model).Changes.ShouldBeEmpty();
    }

    [Fact]
    public void A_bound_that_was_set_is_the_change()
    {
        var change = Change(First, North, "B-1");

        change.Kind.ShouldBe(ChangeKind.Changed);
        change.Decides.ShouldBeTrue();
        change.IsRenumbered.ShouldBeFalse();
        change.Differences.Select(d => (d.Aspect, d.Was?.En, d.Is?.En)).ShouldBe(
        [
            (Aspect.Requirement, "Score >= 60", "Score >= 70"),
            (Aspect.Name, "Score of 60 or more", "Score of 70 or more"),
            (Aspect.Clause, "示例〔2025〕1号 article 2 (confidence: medium)", "北省〔2025〕7号 article 3 (confidence: medium)"),
        ]);
        (change.WasAt!.Value.Path, change.IsAt!.Value.Path).ShouldBe(("grant-1.yaml", "grant-1.overlay.yaml"));
    }

    [Fact]
    public void A_layer_changes_nothing_but_what_it_states() =>
        ModelComparison.Of(First, North).Changes.Select(c => c.After ?? c.Before).ShouldBe(["model", "certified", "B-1", "N-1", "n-line"]);

    [Theory]
    [InlineData("A-1", "K1-1")]
    [InlineData("A-2", "K1-2")]
    [InlineData("A-3", "K3-1")]
    [InlineData("A", "K1")]
    [InlineData("B-1", "K2")]
    [InlineData("C", "K3-2")]
    [InlineData("D", "K4")]
    public void Criteria_of_another_numbering_go_together_by_what_they_look_at(string before, string after) =>
        Change(First, Second, after).ShouldSatisfyAllConditions(c => c.Before.ShouldBe(before), c => c.IsRenumbered.ShouldBeTrue());

    [Fact]
    public void The_same_requirement_under_another_number_is_wording()
    {
        Change(First, Second, "K1-2").Decides.ShouldBeFalse();
        Change(First, Second, "K1-1").Decides.ShouldBeTrue();
    }

    [Fact]
    public void A_requirement_that_becomes_one_of_several_ways_decides()
    {
        var change = Change(First, Second, "K3-1");

        change.Decides.ShouldBeTrue();
        change.Differences.First(d => d.Aspect.Decides()).ShouldBe(new Difference(Aspect.Role, null, new LocalizedText("必须符合", "must be met"), new LocalizedText("“（三）研发或场景”的途径之一", "one way to meet '3. R&D or scenes'")));
    }

    [Fact]
    public void What_is_gone_is_told_behind_what_it_followed()
    {
        var criteria = ModelComparison.Of(First, Second).Changes.Where(c => c.Part == ModelPart.Criteria).Select(c => $"{c.Kind} {c.After ?? c.Before}");

        criteria.ShouldBe(["Changed K1", "Changed K1-1", "Changed K1-2", "Added K1-3", "Removed B", "Changed K2", "Removed B-2", "Added K3", "Changed K3-1", "Changed K3-2", "Changed K4"]);
    }

    [Fact]
    public void Points_that_could_not_be_read_are_told()
    {
        var option = Change(First, Second, "q1").Differences.Single(d => d.Aspect == Aspect.Option);

        (option.Item!.En, option.Was!.En, option.Is!.En).ShouldBe(("in part", "50 points", "points not known, 0 to 100"));
    }

    [Fact]
    public void The_order_of_the_files_turns_added_into_removed()
    {
        var (there, back) = (ModelComparison.Of(First, Second), ModelComparison.Of(Second, First));

        there.Changes.Where(c => c.Kind == ChangeKind.Added).Select(c => c.After).Order(StringComparer.Ordinal)
            .ShouldBe(back.Changes.Where(c => c.Kind == ChangeKind.Removed).Select(c => c.Before).Order(StringComparer.Ordinal));
        there.Changes.Count(c => c.Kind == ChangeKind.Changed).ShouldBe(back.Changes.Count(c => c.Kind == ChangeKind.Changed));
    }

    [Fact]
    public void A_text_reworded_in_one_language_is_no_change_to_the_readers_of_the_other()
    {
        var comparison = ModelComparison.Of(First, Compile("grant-1.yaml", change: t => t.Replace("en: Valid for three years.", "en: It is valid for three years.", StringComparison.Ordinal)));

        comparison.In(Language.En, decides: false).ShouldHaveSingleItem();
        comparison.In(Language.Zh, decides: false).ShouldBeEmpty();
    }

    private static ModelChange Change(CompiledModel before, CompiledModel after, string id) => ModelComparison.Of(before, after).Changes.Single(c => c.After == id);

    private static CompiledModel Compile(string model, string? overlay = null, Func<string, string>? change = null)
    {
        var text = Read(model);
        var compiled = ModelCompiler.Compile(new ModelSources(change is null ? text : text with { Content = change(text.Content) }, Overlay: overlay is null ? null : Read(overlay)));
        return compiled.Value ?? throw new InvalidOperationException(string.Join("\n", compiled.Diagnostics));
    }

    private static SourceText Read(string name) => new(name, File.ReadAllText(Path.Combine(Repository.Root, "tests/RongTong.Assessment.Tests/Comparing", name)).ReplaceLineEndings("\n"));
}
