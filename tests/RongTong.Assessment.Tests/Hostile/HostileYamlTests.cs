using System.Collections.Immutable;
using System.Text;
using RongTong.Compiling;
using RongTong.Diagnostics;
using RongTong.Loading;
using RongTong.Text;

namespace RongTong.Tests.Hostile;

/// <summary>Texts that were made to hurt: each is answered with a diagnostic, soon, and never with an exception.</summary>
public class HostileYamlTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);

    /// <summary>Name, text, and the code that answers it; null where the text is merely odd.</summary>
    private static readonly ImmutableDictionary<string, (Func<string> Text, string? Code)> Texts = new Dictionary<string, (Func<string>, string?)>(StringComparer.Ordinal)
    {
        ["20,000 nested lists"] = (() => new string('[', 20_000), "RT1004"),
        ["200,000 nested lists"] = (() => new string('[', 200_000), "RT1004"),
        ["200,000 nested and closed lists"] = (() => new string('[', 200_000) + new string(']', 200_000), "RT1004"),
        ["20,000 nested mappings"] = (() => new string('{', 20_000), "RT1004"),
        ["200,000 nested mappings"] = (() => new string('{', 200_000), "RT1004"),
        ["20,000 nested mappings with keys"] = (() => string.Concat(Enumerable.Repeat("{a: ", 20_000)), "RT1004"),
        ["20,000 lists in one line"] = (() => string.Concat(Enumerable.Repeat("- ", 20_000)) + "a", "RT1004"),
        ["2,000 indented mappings"] = (() => string.Join("\n", Enumerable.Range(0, 2_000).Select(i => new string(' ', i) + "a:")), "RT1004"),
        ["alias bomb"] = (() => "a: &a [x,x,x,x,x,x,x,x,x,x]\n" + string.Concat(Enumerable.Range(0, 8).Select(i => $"{(char)('b' + i)}: &{(char)('b' + i)} [{string.Join(',', Enumerable.Repeat("*" + (char)('a' + i), 10))}]\n")), "RT1006"),
        ["anchor"] = (() => "a: &x 1\n", "RT1006"),
        ["alias to nothing"] = (() => "a: *x\n", "RT1006"),
        ["alias to itself"] = (() => "a: &a [*a]\n", "RT1006"),
        ["tag"] = (() => "a: !!str 1\n", "RT1006"),
        ["type tag"] = (() => "a: !<tag:yaml.org,2002:net:System.IO.FileInfo> x\n", "RT1006"),
        ["local tag"] = (() => "!model\na: 1\n", "RT1006"),
        ["merge key"] = (() => "a: { x: 1 }\nb:\n  <<: { x: 2 }\n", "RT1006"),
        ["duplicate key"] = (() => "a: 1\na: 2\n", "RT1007"),
        ["duplicate key in quotes"] = (() => "a: 1\n'a': 2\n", "RT1007"),
        ["duplicate key deep down"] = (() => "a: [ { b: { c: 1, c: 2 } } ]\n", "RT1007"),
        ["10,000 duplicate keys"] = (() => string.Concat(Enumerable.Repeat("a: 1\n", 10_000)), "RT1007"),
        ["complex key"] = (() => "? [a, b]\n: c\n", "RT1006"),
        ["mapping as key"] = (() => "{ { a: 1 }: 2 }\n", "RT1006"),
        ["NUL"] = (() => "a: b\0c\n", "RT1019"),
        ["NUL escaped"] = (() => "a: \"b\\0c\"\n", "RT1019"),
        ["bell"] = (() => "a: b\ac\n", "RT1019"),
        ["right-to-left override"] = (() => "a: b\u202ec\n", "RT1019"),
        ["right-to-left override escaped"] = (() => "a: \"b\\u202Ec\"\n", "RT1019"),
        ["isolate"] = (() => "a: b\u2066c\n", "RT1019"),
        ["Arabic letter mark"] = (() => "a: b\u061cc\n", "RT1019"),
        ["zero-width space"] = (() => "a\u200bb: c\n", "RT1019"),
        ["zero-width joiner in a key"] = (() => "weight\u200d: 50\n", "RT1019"),
        ["soft hyphen"] = (() => "a: b\u00adc\n", "RT1019"),
        ["word joiner"] = (() => "a: b\u2060c\n", "RT1019"),
        ["byte order mark inside"] = (() => "a: b\ufeffc\n", "RT1019"),
        ["line separator"] = (() => "a: b\u2028c: d\n", "RT1019"),
        ["next line"] = (() => "a: b\u0085c: d\n", "RT1019"),
        ["tag characters"] = (() => "a: b\U000E0041c\n", "RT1019"),
        ["half a surrogate pair"] = (() => "a: b\ud800c\n", "RT1019"),
        ["flow left open"] = (() => "a: [1,\nb: 2\n", "RT1001"),
        ["mapping left open"] = (() => "a: { b: 1\n", "RT1001"),
        ["quote left open"] = (() => "a: \"b\n", "RT1001"),
        ["closed but never opened"] = (() => "a: ]\n", "RT1001"),
        ["tab as indentation"] = (() => "a:\n\tb: 1\n", "RT1001"),
        ["wrong indentation"] = (() => "a: 1\n  b: 2\n", "RT1001"),
        ["colon twice"] = (() => "a: b: c\n", "RT1001"),
        ["text after a list"] = (() => "- a\nb: c\n", "RT1001"),
        ["unknown escape"] = (() => "a: \"\\q\"\n", "RT1001"),
        ["escape beyond Unicode"] = (() => "a: \"\\UFFFFFFFF\"\n", "RT1001"),
        ["half an escaped surrogate"] = (() => "a: \"\\ud800\"\n", "RT1001"),
        ["version of the future"] = (() => "%YAML 9.9\n---\na: 1\n", "RT1001"),
        ["version beyond a number"] = (() => "%YAML 99999999999.1\n---\na: 1\n", "RT1001"),
        ["version twice"] = (() => "%YAML 1.2\n%YAML 1.2\n---\na: 1\n", "RT1001"),
        ["tag directive"] = (() => "%TAG ! tag:x,2000:\n---\n!y a\n", "RT1006"),
        ["reserved sign"] = (() => "a: @b\n", "RT1001"),
        ["block header out of range"] = (() => "a: |99\n  b\n", "RT1001"),
        ["several documents"] = (() => "a: 1\n---\nb: 2\n", "RT1008"),
        ["10,000 documents"] = (() => string.Concat(Enumerable.Repeat("---\na: 1\n", 10_000)), "RT1008"),
        ["nothing"] = (() => "", "RT1009"),
        ["only comments"] = (() => "# nothing\n# here\n", "RT1009"),
        ["only null"] = (() => "~\n", "RT1009"),
        ["more bytes than a model may have"] = (() => "a: " + new string('x', TextLimits.Model.Bytes), "RT1003"),
        ["more bytes in fewer characters"] = (() => "a: " + new string('中', TextLimits.Model.Bytes / 3 + 1), "RT1003"),
        ["more nodes than a model may have"] = (() => "a: [" + string.Concat(Enumerable.Repeat("b,", TextLimits.Model.Nodes)) + "]\n", "RT1005"),
        ["one huge value"] = (() => "a: " + new string('x', TextLimits.Model.Bytes - 10) + "\n", null),
        ["one huge folded value"] = (() => "a: >\n" + string.Concat(Enumerable.Repeat("  xxxxxxxx\n", 150_000)), null),
        ["one huge comment"] = (() => "#" + new string('x', TextLimits.Model.Bytes - 10) + "\na: 1\n", null),
        ["Windows line ends"] = (() => "a: 1\r\nb:\r\n  - 2\r\n", null),
        ["version 1.1"] = (() => "%YAML 1.1\n---\na: 1\n", null),
        ["tabs between values"] = (() => "a:\t1\n", null),
    }.ToImmutableDictionary(StringComparer.Ordinal);

    public static TheoryData<string> Names => [.. Texts.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Text_is_answered_soon_with_the_right_diagnostic(string name)
    {
        var (text, code) = (Texts[name].Text(), Texts[name].Code);
        var clock = ThreadClock.Start();
        var result = YamlReader.ReadDocument(new SourceText("model.yaml", text), TextLimits.Model);
        clock.Elapsed.ShouldBeLessThan(Soon);

        if (code is null) result.Diagnostics.ShouldBeEmpty();
        else result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.Code).ShouldContain(code);
        result.Diagnostics.ShouldAllBe(d => d.Span != null);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void As_a_model_or_a_sheet_it_gives_nothing_but_diagnostics(string name)
    {
        var text = new SourceText("text.yaml", Texts[name].Text());
        var clock = ThreadClock.Start();
        var compiled = ModelCompiler.Compile(new ModelSources(text));
        var (sheets, diagnostics) = SheetReader.Read(text);
        clock.Elapsed.ShouldBeLessThan(Soon * 2);

        compiled.Value.ShouldBeNull();
        compiled.HasErrors.ShouldBeTrue();
        sheets.ShouldBeEmpty();
        diagnostics.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData(63, null)]
    [InlineData(64, null)]
    [InlineData(65, "RT1004")]
    public void Depth_is_limited_exactly(int depth, string? code)
    {
        Code(new string('[', depth) + new string(']', depth), TextLimits.Model).ShouldBe(code);
        Code(string.Concat(Enumerable.Repeat("{a: ", depth)) + "1" + new string('}', depth), TextLimits.Model).ShouldBe(code);
        Code(string.Concat(Enumerable.Range(0, depth).Select(i => new string(' ', i) + "a:\n")) + new string(' ', depth) + "1\n", TextLimits.Model).ShouldBe(code);
    }

    [Theory]
    [InlineData(9, null)]
    [InlineData(10, null)]
    [InlineData(11, "RT1005")]
    public void Nodes_are_limited_exactly(int nodes, string? code) =>
        Code($"[{string.Join(',', Enumerable.Repeat("a", nodes - 1))}]", new TextLimits(Nodes: 10)).ShouldBe(code);

    [Theory]
    [InlineData(99, null)]
    [InlineData(100, null)]
    [InlineData(101, "RT1003")]
    public void Bytes_are_limited_exactly(int bytes, string? code)
    {
        Code("a: " + new string('x', bytes - 3), new TextLimits(Bytes: 100)).ShouldBe(code);
        Code("a: 中中" + new string('x', bytes - 9), new TextLimits(Bytes: 100)).ShouldBe(code);
    }

    [Fact]
    public void Bytes_that_are_not_utf8_are_named_with_their_place()
    {
        foreach (var bytes in new byte[][] { [.. "a: 1\nb: "u8, 0xFF, 0x0A], [.. "a: 1\nb: "u8, 0xC0, 0x80], [.. "a: 1\nb: "u8, 0xED, 0xA0, 0x80], [.. "a: 1\nb: "u8, 0xF5, 0x80, 0x80, 0x80], [.. "a: 1\nb: "u8, 0xE4, 0xB8] })
        {
            var result = SourceText.FromUtf8("model.yaml", bytes);
            result.Value.ShouldBeNull();
            result.Diagnostics.ShouldHaveSingleItem().ToString().ShouldStartWith("model.yaml(2,4): error RT1002");
        }
    }

    [Fact]
    public void Utf16_and_gb18030_are_not_taken_for_utf8()
    {
        SourceText.FromUtf8("a.yaml", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("a: 中\n")]).HasErrors.ShouldBeTrue();
        SourceText.FromUtf8("a.yaml", [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes("a: 中\n")]).HasErrors.ShouldBeTrue();
        SourceText.FromUtf8("a.yaml", [.. "a: "u8, 0xD6, 0xD0, 0x0A]).HasErrors.ShouldBeTrue();
        var unmarked = SourceText.FromUtf8("a.yaml", Encoding.Unicode.GetBytes("a: b\n")).Value.ShouldNotBeNull();
        YamlReader.ReadDocument(unmarked, TextLimits.Model).Diagnostics.ShouldContain(d => d.Code == "RT1019");
    }

    [Fact]
    public void A_byte_order_mark_in_front_is_taken_off()
    {
        var text = SourceText.FromUtf8("a.yaml", [0xEF, 0xBB, 0xBF, .. "a: 1\n"u8]).Value.ShouldNotBeNull();
        text.Content.ShouldBe("a: 1\n");
    }

    private static string? Code(string text, TextLimits limits) => YamlReader.ReadDocument(new SourceText("a.yaml", text), limits).Diagnostics.FirstOrDefault()?.Code;
}
