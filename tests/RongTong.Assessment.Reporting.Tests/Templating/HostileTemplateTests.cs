using System.Diagnostics;
using RongTong.Diagnostics;
using RongTong.Reporting.Templating;
using RongTong.Text;

namespace RongTong.Tests.Templating;

/// <summary>Templates written to hurt: the built-in interpreter refuses each with a diagnostic, and soon. Scriban itself is not made for them.</summary>
public class HostileTemplateTests
{
    private const int Many = 100_000;

    public static TheoryData<string, string> Nested => new()
    {
        { "parentheses", $"{{{{ {Repeat("(")}1{Repeat(")")} }}}}" },
        { "open parentheses", $"{{{{ {Repeat("(")}" },
        { "lists", $"{{{{ {Repeat("[")} }}}}" },
        { "objects", $"{{{{ {Repeat("{a:")} }}}}" },
        { "indexers", $"{{{{ {Repeat("a[")} }}}}" },
        { "signs", $"{{{{ {Repeat("- ")}1 }}}}" },
        { "nots", $"{{{{ {Repeat("!")}true }}}}" },
        { "choices", $"{{{{ {Repeat("1 ? 2 : ")}3 }}}}" },
        { "choices within choices", $"{{{{ {Repeat("1 ? ")}" },
        { "sums", $"{{{{ 1{Repeat(" + 1")} }}}}" },
        { "growing precedence", $"{{{{ 1{Repeat(" ?? 1 || 1 && 1 == 1 < 1 + 1 * 1")} }}}}" },
        { "pipes", $"{{{{ 'a'{Repeat(" | string.strip")} }}}}" },
        { "members", $"{{{{ a{Repeat(".a")} }}}}" },
        { "calls", $"{{{{ {Repeat("string.strip(")} }}}}" },
        { "ifs", Repeat("{{ if true }}") },
        { "fors", Repeat("{{ for x in xs }}") },
        { "captures", Repeat("{{ capture x }}") },
        { "withs", Repeat("{{ with x }}") },
        { "cases", Repeat("{{ case 1; when 1 }}") },
        { "ifs in one block", $"{{{{ {Repeat("if true;")} }}}}" },
    };

    public static TheoryData<string, string> Broken => new()
    {
        { "elses", "{{ if true }}" + Repeat("{{ else }}") },
        { "ends", Repeat("{{ end }}") },
        { "whens", "{{ case 1 }}{{ when 1 }}{{ else }}" + Repeat("{{ when 1 }}") },
        { "braces", Repeat("{{ } }}") },
        { "quotes", Repeat("{{ ' }}") + "{{ ' }}" },
        { "openings", Repeat("{{") },
        { "escapes", Repeat("{%{") },
        { "digits", $"{{{{ {Repeat("9")} }}}}" },
        { "dots", $"{{{{ 1{Repeat(".")} }}}}" },
        { "bars", $"{{{{ {Repeat("|")} }}}}" },
        { "commas", $"{{{{ [{Repeat(",")}] }}}}" },
        { "dollars", $"{{{{ {Repeat("$")} }}}}" },
        { "hashes", $"{{{{ 1 {Repeat("##")}" },
        { "unsupported statements", Repeat("{{ while true }}") },
    };

    public static TheoryData<string, string> Bombs => new()
    {
        { "nested loops", "{{ for a in 1..99999; for b in 1..99999; for c in 1..99999; end; end; end }}" },
        { "a long range printed", "{{ 1..2000000000 }}" },
        { "a long range sorted", "{{ 1..2000000000 | array.sort }}" },
        { "a long range reversed", "{{ 1..2000000000 | array.reverse | array.first }}" },
        { "a long range joined", "{{ 1..2000000000 | array.join '' }}" },
        { "a long range copied", "{{ 1..2000000000 | array.add 1 | array.size }}" },
        { "a long range searched", "{{ 1..2000000000 | array.contains 0 }}" },
        { "a long range made unique", "{{ 1..2000000000 | array.uniq | array.size }}" },
        { "a long range mapped", "{{ 1..2000000000 | array.map 'a' | array.size }}" },
        { "padding", "{{ 'x' | string.pad_left 2147483647 }}" },
        { "padding in a loop", "{{ for i in 1..99999; x = 'x' | string.pad_right 10000000; end }}" },
        { "repetition", "{{ 'x' * 2147483647 }}" },
        { "repetition of repetitions", "{{ x = 'x' * 10000000; for i in 1..99999; y = x + ''; end }}" },
        { "doubling", "{{ x = 'x'; for i in 1..64; x = x + x; end }}" },
        { "doubling a capture", "{{ x = 'x'; for i in 1..64; capture x; x; x; end; end }}" },
        { "doubling a list", "{{ x = [1]; for i in 1..64; x = array.concat x x; end }}" },
        { "doubling a nested list", "{{ x = [1]; for i in 1..19; x = [x, x, x, x]; end; x }}" },
        { "doubling an object", "{{ x = 'x'; for i in 1..19; x = {a: x, b: x, c: x, d: x}; end; x }}" },
        { "doubling by replacing", "{{ x = 'xx'; for i in 1..64; x = x | string.replace 'x' 'xx'; end }}" },
        { "doubling by escaping", "{{ x = '&'; for i in 1..64; x = x + x | html.escape; end }}" },
        { "searching a long text for a long text", "{{ x = 'a' * 4000000; y = 'a' * 2000000 + 'b'; for i in 1..99999; x | string.contains y; end }}" },
        { "splitting a long text", "{{ x = 'a,' * 4000000; for i in 1..99999; y = x | string.split ','; end }}" },
        { "comparing long texts", "{{ x = 'a' * 9000000; y = 'a' * 9000000; for i in 1..999999; z = x == y; end }}" },
        { "sorting long texts", "{{ x = 'a' * 9000000; xs = (1..2000 | array.map 'a'); for i in 1..2000; xs = array.add xs (x + ''); end; xs | array.sort | array.size }}" },
        { "captures thrown away", "{{ x = 'a' * 9000000; for i in 1..999999; capture y; x; end; end }}" },
        { "a format of many places", "{{ 1.5 | math.format 'F999999999' }}" },
        { "a format of many digits", "{{ 1.5 | math.format ('0' * 1000000) }}" },
        { "an include of itself", "{{ include 'main' }}" },
        { "an include of itself twice", "{{ include 'main'; include 'main' }}" },
        { "an include of itself as a value", "{{ x = include 'main' }}" },
        { "an include of itself deep within", $"{{{{ {new string('(', 50)}include 'main'{new string(')', 50)} }}}}" },
    };

    [Theory]
    [MemberData(nameof(Nested))]
    public void Deep_nesting_is_a_limit_and_no_stack_overflow(string what, string template)
    {
        var result = Soon(() => Parse(template), what);

        result.Diagnostics.ShouldHaveSingleItem().Code.ShouldBe("RT5005", what);
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public void Broken_templates_are_refused(string what, string template)
    {
        var result = Soon(() => Parse(template), what);

        result.Value.ShouldBeNull(what);
        result.Diagnostics.ShouldAllBe(d => d.Code == "RT5001");
    }

    [Theory]
    [MemberData(nameof(Bombs))]
    public void Bombs_stop_at_a_limit(string what, string template)
    {
        var library = Parse(template).Value.ShouldNotBeNull(what);

        var rendered = Soon(() => library.Render(TemplateCase.Main, []), what);

        rendered.Diagnostics.ShouldHaveSingleItem().Code.ShouldBeOneOf("RT5005", "RT5006");
    }

    [Fact]
    public void Every_cut_of_a_template_is_read_or_refused()
    {
        const string Whole = "a {{- for x in (xs | array.sort 'a').b[0] ~}}\n {{ if !x?.y && 'a\\n' == \"b\" || 1.5 >= -2 }}{{ {a: [1, `b`], 'c': $1 } }}{{ else if x ? 1 : 2; include 'p' a: 1; end; end # c\n}}";
        for (var from = 0; from < Whole.Length; from++)
        {
            for (var to = from; to <= Whole.Length; to++)
            {
                var result = Parse(Whole[from..to]);
                (result.Value is null).ShouldBe(result.HasErrors);
            }
        }
    }

    private static Result<TemplateLibrary> Parse(string template) =>
        TemplateLibrary.Parse([KeyValuePair.Create(TemplateCase.Main, new SourceText("main", template))], new TemplateLimits(), new InterpretedEngine());

    private static string Repeat(string text) => string.Concat(Enumerable.Repeat(text, Many));

    /// <summary>Runs on a thread with the small stack of a worker, and in the two seconds that limits.md allows a bomb, with room for a busy machine.</summary>
    private static T Soon<T>(Func<T> work, string what)
        where T : class
    {
        T? result = null;
        Exception? failure = null;
        var watch = Stopwatch.StartNew();
        var thread = new Thread(
            () =>
            {
                try
                {
                    result = work();
                }
                catch (Exception error)
                {
                    failure = error;
                }
            },
            maxStackSize: 512 * 1024);
        thread.Start();
        thread.Join();
        failure.ShouldBeNull(what);
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10), what);
        return result.ShouldNotBeNull(what);
    }
}
