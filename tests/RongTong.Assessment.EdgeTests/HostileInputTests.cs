using System.Globalization;
using System.Text;

namespace RongTong.EdgeTests;

/// <summary>Texts made to hurt: each is refused with a typed diagnostic by a process that stays small and quick.</summary>
public sealed class HostileInputTests
{
    private const long MostMemory = 256L * 1024 * 1024;
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(2);

    public static TheoryData<string, string> Texts => new()
    {
        { "nested-brackets.yaml", "RT1004" },
        { "nested-brackets.json", "RT1004" },
        { "nested-mappings.yaml", "RT1004" },
        { "alias-bomb.yaml", "RT1006" },
        { "merge-key.yaml", "RT1006" },
        { "tag.yaml", "RT1006" },
        { "duplicate-keys.yaml", "RT1007" },
        { "duplicate-keys.json", "RT1007" },
        { "fifty-megabytes.yaml", "RT1003" },
        { "fifty-megabytes.json", "RT1003" },
        { "many-nodes.yaml", "RT1005" },
        { "invalid-utf8.yaml", "RT1002" },
        { "utf16.yaml", "RT1002" },
        { "nul.yaml", "RT1019" },
        { "bidi.yaml", "RT1019" },
        { "lone-surrogate.json", "RT1001" },
        { "unclosed.yaml", "RT1001" },
        { "empty.yaml", "RT1009" },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void As_a_sheet(string name, string code)
    {
        using var directory = new TemporaryDirectory();
        var sheet = directory.Write(name, Content(name, TextLimit: 8));
        var run = MeasuredRun.Within(MostTime, "assess", sheet);
        run.Messages.ShouldContain(code);
        run.Exit.ShouldBe(4, run.Messages);
        Check(run);
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void As_a_model(string name, string code)
    {
        if (name.EndsWith(".json", StringComparison.Ordinal)) return;
        using var directory = new TemporaryDirectory();
        directory.Write("rules/some/model/2026/model.yaml", Content(name, TextLimit: 2));
        var run = MeasuredRun.Within(MostTime, "model", "check", "--rules", directory["rules"]);
        run.Output.ShouldContain(code);
        run.Exit.ShouldBe(3, run.Output);
        Check(run);
    }

    [Theory]
    [InlineData("answers:\n", "  unknown-answer-{0}: some-value-{0}\n")]
    [InlineData("answers: {}\nnotApplicable:\n", "  - unknown-answer-{0}\n")]
    [InlineData("answers:\n  q01-network:\n", "    - option-{0}\n")]
    public void The_largest_sheet_within_the_limits(string head, string line)
    {
        using var directory = new TemporaryDirectory();
        var text = new StringBuilder("sheet: rongtong/sheet@1\nmodel: miit/sme-digital-level@2024\nasOf: 2026-07-15\n").Append(head);
        for (var i = 0; text.Length < 7_900_000; i++) text.AppendFormat(CultureInfo.InvariantCulture, line, i);
        var run = MeasuredRun.Within(5 * MostTime, "assess", directory.Write("large.yaml", Encoding.UTF8.GetBytes(text.ToString())));
        run.Exit.ShouldBeOneOf(0, 4);
        run.Messages.ShouldNotContain("bug in rongtong");
        // Honest work on eight megabytes, not an amplification: a few times the limits of what is refused.
        run.Processor.ShouldBeLessThan(5 * MostTime);
        run.Peak.ShouldBeLessThan(4 * MostMemory);
    }

    private static void Check(MeasuredRun run)
    {
        run.Processor.ShouldBeLessThan(MostTime);
        run.Peak.ShouldBeLessThan(MostMemory);
        run.Messages.ShouldNotContain("bug in rongtong");
    }

    private static byte[] Content(string name, int TextLimit) => name switch
    {
        "nested-brackets.yaml" => Text(new string('[', 20_000) + new string(']', 20_000)),
        "nested-brackets.json" => Text(new string('[', 20_000) + new string(']', 20_000)),
        "nested-mappings.yaml" => Text(string.Concat(Enumerable.Range(0, 500).Select(i => new string(' ', i) + "a:\n"))),
        "alias-bomb.yaml" => Text("a0: &a0 [x, x]\n" + string.Concat(Enumerable.Range(1, 30).Select(i => $"a{i}: &a{i} [*a{i - 1}, *a{i - 1}, *a{i - 1}, *a{i - 1}, *a{i - 1}]\n"))),
        "merge-key.yaml" => Text("answers:\n  <<: { a: 1 }\n"),
        "tag.yaml" => Text("answers: !!python/object:os.system [ls]\n"),
        "duplicate-keys.yaml" => Text("sheet: rongtong/sheet@1\nsheet: rongtong/sheet@1\nanswers: {}\n"),
        "duplicate-keys.json" => Text("{\"sheet\":\"rongtong/sheet@1\",\"answers\":{},\"answers\":{\"a\":1}}"),
        "fifty-megabytes.yaml" => Repeated("- some text to fill the file\n", 50),
        "fifty-megabytes.json" => Repeated("[1, 2, 3]\n", 50),
        "many-nodes.yaml" => Repeated("- []\n", TextLimit - 1),
        "invalid-utf8.yaml" => [.. Text("sheet: "), 0xC3, 0x28, 0xFF, (byte)'\n'],
        "utf16.yaml" => [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("sheet: rongtong/sheet@1\n")],
        "nul.yaml" => Text("sheet: rongtong/sheet@1\nanswers: { a: \"x\0y\" }\n"),
        "bidi.yaml" => Text("sheet: rongtong/sheet@1\nanswers: { a: \"x\u202ey\" }\n"),
        "lone-surrogate.json" => Text("{\"sheet\":\"\\ud800\"}"),
        "unclosed.yaml" => Text("a: [1,\nb: 2\n"),
        _ => [],
    };

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Repeated(string line, int megabytes)
    {
        var unit = Encoding.UTF8.GetBytes(line);
        var content = new byte[megabytes * 1024 * 1024 / unit.Length * unit.Length];
        for (var at = 0; at < content.Length; at += unit.Length) unit.CopyTo(content, at);
        return content;
    }
}
