using System.Collections.Immutable;
using System.CommandLine;
using RongTong.Cli.Output;
using RongTong.Diagnostics;
using RongTong.Hosting.Batch;
using RongTong.Hosting.Ledger;
using RongTong.Text;

namespace RongTong.Cli.Commands;

/// <summary><c>batch verify DIR</c>: checks the ledger of a batch, and with the input its decisions.</summary>
internal sealed class BatchVerifyCommand
{
    private readonly Argument<string> _directory;
    private readonly Option<string> _root;
    private readonly Option<string> _input;

    private BatchVerifyCommand(Command command, Language language)
    {
        _directory = new Argument<string>("DIR") { Description = language.Of("批次目录", "batch directory") };
        _root = new Option<string>("--root") { HelpName = "HEX", Description = language.Of("公布的批次根；没有它，整批重写查不出来", "the root as published; without it a batch written anew is not found out") };
        _input = new Option<string>("--input") { HelpName = "FILE", Description = language.Of("申报表：同时重新判定并比对", "the table of applicants: decide again and compare") };
        command.Add(_directory);
        command.Add(_root);
        command.Add(_input);
    }

    public static Command Create(CommandContext context, Language language)
    {
        var command = new Command("verify", language.Of("核验一批结果：账本、批次根、各文件；给出申报表时连判定一起核。", "Check a batch: ledger, root, files; with the table also the decisions."));
        var verb = new BatchVerifyCommand(command, language);
        command.SetAction(parsed => (int)verb.Run(parsed, new Invocation(context, parsed, language)));
        return command;
    }

    private ExitCode Run(ParseResult parsed, Invocation invocation)
    {
        var shown = parsed.GetValue(_directory) ?? "";
        return BatchReading.Guard(invocation, shown, () => Verify(parsed, invocation, invocation.Context.FullPath(shown)));
    }

    private ExitCode Verify(ParseResult parsed, Invocation invocation, string directory)
    {
        var check = LedgerVerifier.Check(directory, parsed.GetValue(_root), invocation.Context.Cancellation);
        var differences = check.Differences;
        if (parsed.GetValue(_input) is { } input)
        {
            var (found, exit) = Recheck(directory, input, invocation);
            if (exit != ExitCode.Done) return exit;
            differences = differences.AddRange(found);
        }
        foreach (var difference in differences) invocation.Context.Error.WriteLine(Lines.Plain(difference.In(invocation.Language)));
        var records = Figures.Of(check.Records);
        invocation.WriteText(differences.IsEmpty
            ? invocation.Say($"{invocation.Ink.Good("相符")}  {records} 条记录，批次根 {check.Root}\n", $"{invocation.Ink.Good("sound")}  {records} records, root {check.Root}\n")
            : invocation.Say($"{invocation.Ink.Bad("不符")}  {differences.Length} 处，见上\n", $"{invocation.Ink.Bad("not sound")}  {differences.Length} differences, see above\n"));
        return differences.IsEmpty ? ExitCode.Done : ExitCode.Integrity;
    }

    private static (ImmutableArray<LocalizedText> Differences, ExitCode Exit) Recheck(string directory, string input, Invocation invocation)
    {
        if (BatchRecheck.Stated(directory) is not var (reference, options)) return ([new LocalizedText("run.json 没有写明模型和选项", "run.json does not state model and options")], ExitCode.Done);
        var (model, exit) = BatchModelOption.Compile(reference, invocation);
        if (model is null) return ([], exit);
        var table = BatchTable.Open(invocation.Context.FullPath(input), input, model, options.AsOf, invocation.Context.Cancellation);
        if (table.Value is not { } applicants)
        {
            invocation.Report(table.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error));
            return ([], ExitCodes.OfSheet(table.Diagnostics).And(ExitCode.InputInvalid));
        }
        return (BatchRecheck.Compare(directory, applicants, model, options, invocation.Context.Cancellation), ExitCode.Done);
    }
}
