using RongTong.Reporting.Templating;
using RongTong.Text;

namespace RongTong.Tests.Templating;

public class TemplateObjectTests
{
    [Fact]
    public void Members_keep_their_order()
    {
        var target = new TemplateObject { { "b", 1 }, { "a", "x" }, { "c", null } };

        target.Names.ShouldBe(["b", "a", "c"]);
        target.Select(member => member.Value).ShouldBe([1m, "x", null]);
    }

    [Fact]
    public void Whole_numbers_become_decimals()
    {
        var target = new TemplateObject { { "i", 1 }, { "l", 2L }, { "xs", new object?[] { 3, 4L, 5m } } };

        target.TryGet("i", out var i).ShouldBeTrue();
        i.ShouldBe(1m);
        target.TryGet("l", out var l).ShouldBeTrue();
        l.ShouldBe(2m);
        target.TryGet("xs", out var xs).ShouldBeTrue();
        xs.ShouldBe(new object?[] { 3m, 4m, 5m });
    }

    [Fact]
    public void Unknown_members_are_not_there()
    {
        new TemplateObject { { "a", 1 } }.TryGet("A", out var value).ShouldBeFalse();
        value.ShouldBeNull();
    }

    [Theory]
    [InlineData(1.5)]
    [InlineData(1.5f)]
    [InlineData('c')]
    [InlineData(new[] { 1, 2 })]
    public void Other_kinds_of_value_are_our_mistake(object value)
    {
        Should.Throw<ArgumentException>(() => new TemplateObject { { "a", value } });
        Should.Throw<ArgumentException>(() => new TemplateObject { { "a", new[] { value } } });
    }

    [Fact]
    public void A_name_is_given_once()
    {
        Should.Throw<ArgumentException>(() => new TemplateObject { { "a", 1 }, { "a", 2 } });
    }

    [Fact]
    public void Lists_are_copied()
    {
        var list = new List<object?> { "a" };
        var target = new TemplateObject { { "xs", list } };

        list.Add("b");

        target.TryGet("xs", out var xs).ShouldBeTrue();
        xs.ShouldBe(new object?[] { "a" });
    }

    [Fact]
    public void An_object_in_use_does_not_change()
    {
        var inner = new TemplateObject();
        var outer = new TemplateObject { { "inner", inner } };
        Should.Throw<InvalidOperationException>(() => inner.Add("late", 1));

        TemplateLibrary.Parse([KeyValuePair.Create("a", new SourceText("a", ""))]).Value.ShouldNotBeNull().Render("a", outer);
        Should.Throw<InvalidOperationException>(() => outer.Add("late", 1));
    }
}
