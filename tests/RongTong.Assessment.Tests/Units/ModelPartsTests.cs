using RongTong.Compiling;
using RongTong.Diagnostics;
using RongTong.Loading;
using RongTong.Models;
using RongTong.Text;

namespace RongTong.Tests.Units;

/// <summary>The small values a model is made of.</summary>
public class ModelPartsTests
{
    [Theory]
    [InlineData("miit/sme-digital-level@2024", "miit", "sme-digital-level", "2024", null)]
    [InlineData("miit/srdi-sme@2022+zhejiang", "miit", "srdi-sme", "2022", "zhejiang")]
    [InlineData("miit/sme-size", "miit", "sme-size", null, null)]
    [InlineData("miit/srdi-sme+shandong", "miit", "srdi-sme", null, "shandong")]
    public void Model_reference_is_read_and_written(string text, string authority, string name, string? edition, string? overlay)
    {
        ModelRef.TryParse(text, out var reference).ShouldBeTrue();
        reference.ShouldBe(new ModelRef(authority, name, edition, overlay));
        reference!.ToString().ShouldBe(text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("miit")]
    [InlineData("/x@1")]
    [InlineData("miit/")]
    [InlineData("miit/x@")]
    [InlineData("miit/x@1+")]
    [InlineData("miit/x@1@2")]
    [InlineData("miit/x+a@1")]
    [InlineData("miit/../x@1")]
    [InlineData("miit/x@1/y")]
    [InlineData("miit/x@2024 ")]
    [InlineData("机关/x@1")]
    public void What_is_no_model_reference_is_refused(string text) => ModelRef.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void Units_multiply_and_cancel()
    {
        var (people, year) = (Unit.Named("人"), Unit.Named("年"));
        Unit.Money.Over(people).ToString().ShouldBe("万元/人");
        Unit.Money.Over(people).Times(people).ShouldBe(Unit.Money);
        Unit.Money.Over(Unit.Money).ShouldBe(Unit.One);
        Unit.Named("万元/年").ShouldBe(Unit.Money.Over(year));
        Unit.Named("ratio").ShouldBe(Unit.One);
        Unit.Named("").IsOne.ShouldBeTrue();
        people.Times(people).ToString().ShouldBe("人^2");
        Unit.One.Over(people).ToString().ShouldBe("1/人");
        Unit.Money.Times(people).ShouldBe(people.Times(Unit.Money));
        Unit.Money.Times(people).GetHashCode().ShouldBe(people.Times(Unit.Money).GetHashCode());
        Unit.Money.Equals(people).ShouldBeFalse();
    }

    [Theory]
    [InlineData("sacnes", "scenes")]
    [InlineData("scene", "scenes")]
    [InlineData("wieght", "weight")]
    [InlineData("weigth", "weight")]
    [InlineData("xyz", null)]
    [InlineData("", null)]
    public void The_nearest_name_is_the_one_probably_meant(string typed, string? meant) =>
        NearestName.Of(typed, ["weight", "scenes", "points", "children"]).ShouldBe(meant);

    [Fact]
    public void Among_names_equally_near_the_first_in_order_is_taken() => NearestName.Of("q3", ["q2", "q1"]).ShouldBe("q1");

    [Fact]
    public void Range_knows_which_borders_belong_to_it()
    {
        var range = new NumberRange(0.1m, LowerIncluded: false, 0.2m, UpperIncluded: true);
        range.Contains(0.1m).ShouldBeFalse();
        range.Contains(0.100001m).ShouldBeTrue();
        range.Contains(0.2m).ShouldBeTrue();
        range.Contains(0.200001m).ShouldBeFalse();
        range.Meets(0, 0.1m).ShouldBeFalse();
        range.Meets(0, 0.11m).ShouldBeTrue();
        range.Meets(0.2m, null).ShouldBeTrue();
        range.Meets(0.21m, null).ShouldBeFalse();
        range.Meets(null, null).ShouldBeTrue();
        range.ToString().ShouldBe("(0.1, 0.2]");
        new NumberRange(null, false, 5, false).ToString().ShouldBe("(−∞, 5)");
    }

    [Fact]
    public void Placeholders_are_found_and_filled()
    {
        var text = new LocalizedText("{a} 台，多于 {b}{a}", "{a} of {c} and {");
        Placeholders.In(text).ShouldBe(["a", "b", "c"]);
        Placeholders.Fill(text.Zh, id => id.ToUpperInvariant()).ShouldBe("A 台，多于 BA");
        Placeholders.Fill(text.En, _ => "{a}").ShouldBe("{a} of {a} and {");
        Placeholders.Fill("", _ => "x").ShouldBe("");
    }

    [Theory]
    [InlineData("a: 1\nb: [x, y]\n", "a:   '1'   # a comment\nb:\n  - x\n  - \"y\"\n")]
    [InlineData("a: 1\n", "---\n{ a: 1 }\n")]
    public void Layout_comments_and_quotes_do_not_change_the_fingerprint(string one, string other) => FingerprintOf(one).ShouldBe(FingerprintOf(other));

    [Theory]
    [InlineData("a: 2\nb: [x, y]\n")]
    [InlineData("a: 1\nb: [y, x]\n")]
    [InlineData("a: 1\nb: [x, y, y]\n")]
    [InlineData("a: 1\nb: [xy]\n")]
    [InlineData("a: 1\nc: [x, y]\n")]
    [InlineData("a: 1.0\nb: [x, y]\n")]
    [InlineData("b: [x, y]\na: 1\n")]
    [InlineData("a: 1\nb: [x, [y]]\n")]
    [InlineData("a: 1\nb: [x, y]\nc:\n")]
    public void Every_key_value_and_order_changes_the_fingerprint(string other) => FingerprintOf("a: 1\nb: [x, y]\n").ShouldNotBe(FingerprintOf(other));

    /// <summary>What advice is told about a fact decides nothing; under any other node the same key may name anything.</summary>
    [Fact]
    public void Whether_a_fact_can_be_changed_does_not_change_the_fingerprint()
    {
        FingerprintOf("fields:\n  - { id: a, change: { when: now } }\n").ShouldBe(FingerprintOf("fields:\n  - { id: a }\n"));
        FingerprintOf("clauses:\n  change: { document: a }\n").ShouldNotBe(FingerprintOf("clauses: {}\n"));
    }

    [Fact]
    public void Nothing_is_not_the_empty_text() => FingerprintOf("a:\n").ShouldNotBe(FingerprintOf("a: ''\n"));

    private static string FingerprintOf(string yaml) => Fingerprint.Of(YamlReader.ReadDocument(new SourceText("a.yaml", yaml), TextLimits.Model).Value!);
}
