using RongTong.Diagnostics;
using RongTong.Reporting.Templating;
using RongTong.Text;

namespace RongTong.Tests.Templating;

public class TemplateLibraryTests
{
    [Fact]
    public void Names_are_sorted()
    {
        var library = Library(("zh-CN/b", ""), ("en/a", ""), ("assets/c.css", ""));

        library.Names.ShouldBe(["assets/c.css", "en/a", "zh-CN/b"]);
    }

    [Fact]
    public void Every_error_of_every_template_is_told_in_order()
    {
        var result = TemplateLibrary.Parse(Sources(("b", "{{ 1 + }}\n{{ 2 + }}"), ("a", "{{ include 'nothing' }}\n{{ string.zzzzzzzz }}")));

        result.Value.ShouldBeNull();
        result.Diagnostics.Select(d => d.Format(Language.Zh)).ShouldBe(
        [
            "a(1,12): error RT5004: 没有名为“nothing”的模板；可用的有：a, b",
            "a(2,4): error RT5003: 函数“string.zzzzzzzz”用不了：没有这个函数",
            "b(1,8): error RT5001: 模板写法有误：这里应当是一个值，却是代码块的结尾",
            "b(2,8): error RT5001: 模板写法有误：这里应当是一个值，却是代码块的结尾",
        ]);
    }

    [Fact]
    public void Every_diagnostic_has_a_place_and_both_languages()
    {
        var diagnostics = TemplateCase.All.Where(c => c.Errors is not null).SelectMany(Diagnose).ToList();

        diagnostics.Count.ShouldBeGreaterThan(100);
        diagnostics.ShouldAllBe(d => d.Span != null && d.Span.Value.Line > 0 && d.Span.Value.Column > 0);
        diagnostics.ShouldAllBe(d => d.Message.Zh.Any(c => c > 0x2E80) && d.Message.En.All(c => c < 0x2E80 || c == '，'));
    }

    [Fact]
    public void A_template_that_is_not_there_is_our_mistake()
    {
        var library = Library(("a", ""));

        Should.Throw<ArgumentException>(() => library.Render("b", []));
    }

    [Fact]
    public void Two_templates_of_one_name_are_our_mistake()
    {
        Should.Throw<ArgumentException>(() => TemplateLibrary.Parse(Sources(("a", ""), ("a", ""))));
    }

    [Fact]
    public void Windows_line_breaks_are_line_breaks()
    {
        Render("{{ a = 1\r\nb = 2\r\n\r\na + b }}\r\n  {{~ 4 ~}}  \r\nx\r\n\r\n{{- 5 }}").ShouldBe("3\r\n4x5");
    }

    [Fact]
    public void Columns_count_within_their_line()
    {
        var result = TemplateLibrary.Parse(Sources(("a", "甲\r\n乙 {{\r\n  x = )\r\n}}")));

        result.Diagnostics.ShouldHaveSingleItem().Span.ShouldBe(new SourceSpan("a", 3, 7, 3, 8));
    }

    [Fact]
    public void Rendering_observes_cancellation()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        var library = Library(("a", "{{ for i in 1..100000; i; end }}"));

        Should.Throw<OperationCanceledException>(() => library.Render("a", [], source.Token));
    }

    [Fact]
    public void Functions_observe_cancellation()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        var library = Library(("a", "{{ 1..100000 | array.join '' }}"));

        Should.Throw<OperationCanceledException>(() => library.Render("a", [], source.Token));
    }

    [Fact]
    public void One_library_serves_many_threads()
    {
        var library = Library(("a", "{{ s = 0; for x in xs; s = s + x; include 'p'; end; s }}"), ("p", "{{ x }},"));

        var texts = Enumerable.Range(0, 64).AsParallel().WithDegreeOfParallelism(8)
            .Select(n => library.Render("a", new TemplateObject { { "xs", Enumerable.Range(1, n).Select(i => (object?)i).ToArray() } }).Value?.Text)
            .ToHashSet();

        texts.Count.ShouldBe(64);
        texts.ShouldContain("1,2,3,6");
    }

    [Theory]
    [InlineData(7, false)]
    [InlineData(8, true)]
    [InlineData(9, true)]
    public void Steps_up_to_the_limit_are_allowed(int steps, bool allowed)
    {
        var library = TemplateLibrary.Parse(Sources(("a", "{{ x = 1 + 2; x }}{{ 3 }}")), new TemplateLimits(Steps: steps), new InterpretedEngine()).Value.ShouldNotBeNull();

        var rendered = library.Render("a", []);

        rendered.HasErrors.ShouldBe(!allowed);
        rendered.Value?.Text.ShouldBe("33");
    }

    [Theory]
    [InlineData(4, false)]
    [InlineData(5, true)]
    [InlineData(6, true)]
    public void Characters_up_to_the_limit_are_allowed(int characters, bool allowed)
    {
        var library = TemplateLibrary.Parse(Sources(("a", "ab{{ 'cde' }}")), new TemplateLimits(OutputCharacters: characters)).Value.ShouldNotBeNull();

        library.Render("a", []).HasErrors.ShouldBe(!allowed);
    }

    [Theory]
    [InlineData(2, false)]
    [InlineData(3, true)]
    [InlineData(4, true)]
    public void Blocks_up_to_the_limit_are_allowed(int depth, bool allowed)
    {
        TemplateLibrary.Parse(Sources(("a", "{{ if true }}{{ if true }}x{{ end }}{{ end }}")), new TemplateLimits(Depth: depth)).HasErrors.ShouldBe(!allowed);
    }

    [Theory]
    [InlineData(4, false)]
    [InlineData(5, true)]
    [InlineData(6, true)]
    public void Includes_up_to_the_limit_are_allowed(int depth, bool allowed)
    {
        var sources = Sources(("a", "{{ include 'b' }}"), ("b", "{{ include 'c' }}"), ("c", "x"));
        var library = TemplateLibrary.Parse(sources, new TemplateLimits(Depth: depth), new InterpretedEngine()).Value.ShouldNotBeNull();

        library.Render("a", []).HasErrors.ShouldBe(!allowed);
    }

    private static string? Render(string template) => Library(("a", template)).Render("a", []).Value?.Text;

    private static TemplateLibrary Library(params (string Name, string Text)[] templates) =>
        TemplateLibrary.Parse(Sources(templates)).Value.ShouldNotBeNull();

    private static IEnumerable<KeyValuePair<string, SourceText>> Sources(params (string Name, string Text)[] templates) =>
        templates.Select(template => KeyValuePair.Create(template.Name, new SourceText(template.Name, template.Text)));

    private static IEnumerable<Diagnostic> Diagnose(TemplateCase asked)
    {
        var library = TemplateLibrary.Parse(asked.Sources, asked.Limits, new InterpretedEngine());
        return library.Value is null ? library.Diagnostics : library.Value.Render(TemplateCase.Main, asked.ReadModel()).Diagnostics;
    }
}
