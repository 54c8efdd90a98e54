using System.Globalization;
using System.Text;
using RongTong.Cli;
using RongTong.Hosting;
using RongTong.Models;
using RongTong.Snapshots;

namespace RongTong.EdgeTests;

/// <summary>Facts as large as a sheet takes over next to nothing: ratios a decimal does not hold a hundred times are told in every form, and are not our bug.</summary>
public sealed class HugeRatioTests
{
    private static readonly string[] Sizes = ["1000000000000", "0.000000000000001", "1", "0.0000000000000000000000000001", "-1000000000000"];

    public static IEnumerable<object[]> Cases =>
        from model in (string[])["miit/srdi-sme@2026", "miit/little-giant@2022", "miit/innovative-sme@2022", "most/tech-sme@2017", "miit/manufacturing-champion@2023"]
        from turn in Enumerable.Range(0, Sizes.Length)
        select new object[] { model, turn };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_form_is_written(string model, int turn)
    {
        var sheet = Sheet(model, turn);
        foreach (var format in (string[])["text", "json", "md", "html"]) Run(sheet, "assess", "-", "--format", format, "--lang", format == "text" ? "en" : "zh");
        Run(sheet, "explain", "-");
        Run(sheet, "advise", "-");
    }

    private static void Run(byte[] sheet, params string[] args)
    {
        var run = CommandRun.With(c => c with { Input = new MemoryStream(sheet) }, args);
        run.Exit.ShouldBeOneOf(ExitCode.Done, ExitCode.InputInvalid);
        run.Messages.ShouldNotContain("RT9");
        // Advice on a sheet that goes back is a message.
        (run.Bytes.Length + run.Messages.Length).ShouldBePositive();
    }

    /// <summary>Every number of the model in turn one of the sizes, so that each stands above and below others.</summary>
    private static byte[] Sheet(string model, int turn)
    {
        ModelRef.TryParse(model, out var reference).ShouldBeTrue();
        var fields = new RuleDirectory(Repository.Rules).Compile(reference!, withMeasures: false).Value!.Model.Fields;
        var text = new StringBuilder($"sheet: rongtong/sheet@1\nmodel: {model}\nasOf: 2026-07-15\nenterprise: {{ name: 甲 }}\nanswers:\n");
        foreach (var (field, i) in fields.Where(f => f.IsNumber && f.Type != FieldType.Integer).Select((f, i) => (f, i)))
            text.Append(CultureInfo.InvariantCulture, $"  {field.Id}: {Sizes[(i / (turn + 1) + turn) % Sizes.Length]}\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
