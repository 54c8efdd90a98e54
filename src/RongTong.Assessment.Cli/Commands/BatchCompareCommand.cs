using System.CommandLine;
using RongTong.Cli.Output;
using RongTong.Diagnostics;
using RongTong.Hosting;
using RongTong.Hosting.Batch;
using RongTong.Text;

namespace RongTong.Cli.Commands;

/// <summary><c>batch compare A B</c>: which firms two batches decide otherwise, and by which criterion.</summary>
internal static class BatchCompareCommand
{
    private const int Shown = 20;
    private static readonly string[] Formats = ["text", "csv"];

    public static Command Create(CommandContext context, Language language)
    {
        var command = new Command("compare", language.Of("对比两批结果：谁变了，因为哪一条。", "Compare two batches: who changed, and by which criterion."));
        var before = new Argument<string>("A") { Description = language.Of("前一批的目录", "directory of the first batch") };
        var after = new Argument<string>("B") { Description = language.Of("后一批的目录", "directory of the second") };
        var format = CommonOptions.FormatOf(language, Formats);
        var output = new Option<string>("--output", "-o") { HelpName = "FILE", Description = language.Of("把变化写成 CSV 文件", "write the changes as a CSV file") };
        command.Add(before);
        command.Add(after);
        command.Add(format);
        command.Add(output);
        command.SetAction(parsed =>
        {
            var invocation = new Invocation(context, parsed, language);
            var (one, other, form) = (parsed.GetValue(before) ?? "", parsed.GetValue(after) ?? "", parsed.GetValue(format) ?? "text");
            if (!Formats.Contains(form)) return (int)invocation.Usage(DiagnosticCatalog.UnknownOptionValue(CommonOptions.Format, form, Formats));
            return (int)BatchReading.Guard(invocation, $"{one}, {other}", () => Write(BatchComparison.Of(context.FullPath(one), context.FullPath(other)), form, parsed.GetValue(output), invocation));
        });
        return command;
    }

    private static ExitCode Write(BatchComparison comparison, string format, string? path, Invocation invocation)
    {
        if (path is not null && OutputFile.Write(invocation.Context.FullPath(path), comparison.ToCsv(withMark: true), path) is { } problem)
        {
            invocation.Report([problem]);
            return ExitCode.InputOutput;
        }
        if (format == "csv") invocation.Context.Output.Write(comparison.ToCsv(withMark: false));
        else invocation.WriteText(Page(comparison, path, invocation));
        return ExitCode.Done;
    }

    private static string Page(BatchComparison comparison, string? path, Invocation invocation)
    {
        var page = new TextPage();
        page.Line(invocation.Say($"两批都有的 {Figures.Of(comparison.Both)} 家；变了的 {Figures.Of(comparison.Changed.Length)} 家", $"{Figures.Of(comparison.Both)} firms in both; {Figures.Of(comparison.Changed.Length)} changed"));
        page.Gap();
        var moves = new TextTable((invocation.Say("原来", "before"), false), (invocation.Say("现在", "after"), false), (invocation.Say("家数", "firms"), true));
        foreach (var (from, to, firms) in comparison.Moves) moves.Add(from, to, Figures.Of(firms));
        page.Add(moves.Lines(2));
        if (comparison.Changed.IsEmpty) return page.ToString();
        page.Gap();
        var changed = new TextTable(("", false), ("", false), ("", false));
        foreach (var firm in comparison.Changed.Take(Shown)) changed.Add($"{firm.Code}  {Lines.Plain(firm.Name)}", $"{firm.From ?? "-"} → {firm.To ?? "-"}", string.Join("; ", firm.Criteria));
        page.Add(changed.Lines(2, flexible: 2));
        if (comparison.Changed.Length > Shown && path is null) page.Line(invocation.Say("  其余用 -o FILE 写成 CSV", "  the rest: -o FILE writes CSV"));
        return page.ToString();
    }
}
