using System.CommandLine;
using RongTong.Diagnostics;
using RongTong.Hosting.Ledger;
using RongTong.Text;

namespace RongTong.Cli.Commands;

/// <summary><c>batch proof DIR USCC</c> makes an inclusion proof; <c>batch proof --check FILE --root HEX</c> checks one alone.</summary>
internal static class BatchProofCommand
{
    private const int LargestProof = 1 << 20;

    public static Command Create(CommandContext context, Language language)
    {
        var command = new Command("proof", language.Of("给一家企业出存在证明，或单独核验一份证明。", "Prove one firm's record, or check such a proof alone."));
        var directory = new Argument<string?>("DIR") { Arity = ArgumentArity.ZeroOrOne, Description = language.Of("批次目录", "batch directory") };
        var code = new Argument<string?>("USCC") { Arity = ArgumentArity.ZeroOrOne, Description = language.Of("统一社会信用代码", "unified social credit code") };
        var check = new Option<string>("--check") { HelpName = "FILE", Description = language.Of("要核验的证明", "a proof to check") };
        var root = new Option<string>("--root") { HelpName = "HEX", Description = language.Of("公布的批次根", "the root as published") };
        command.Add(directory);
        command.Add(code);
        command.Add(check);
        command.Add(root);
        command.SetAction(parsed =>
        {
            var invocation = new Invocation(context, parsed, language);
            return (int)(parsed.GetValue(check) is { } file
                ? Check(file, parsed.GetValue(root), invocation)
                : Make(parsed.GetValue(directory), parsed.GetValue(code), invocation));
        });
        return command;
    }

    private static ExitCode Make(string? directory, string? code, Invocation invocation)
    {
        if (directory is null) return invocation.Usage(DiagnosticCatalog.ArgumentMissing("DIR"));
        if (code is null) return invocation.Usage(DiagnosticCatalog.ArgumentMissing("USCC"));
        return BatchReading.Guard(invocation, directory, () =>
        {
            if (InclusionProof.Make(invocation.Context.FullPath(directory), code) is { } proof)
            {
                invocation.WriteData(proof);
                return ExitCode.Done;
            }
            invocation.Report([DiagnosticCatalog.NoSuchRecord(directory, code)]);
            return ExitCode.InputInvalid;
        });
    }

    private static ExitCode Check(string file, string? root, Invocation invocation)
    {
        if (root is null) return invocation.Usage(DiagnosticCatalog.ArgumentMissing("--root HEX"));
        return BatchReading.Guard(invocation, file, () =>
        {
            var path = invocation.Context.FullPath(file);
            var holds = new FileInfo(path).Length <= LargestProof && InclusionProof.Holds(File.ReadAllBytes(path), root);
            invocation.WriteText(holds
                ? invocation.Say($"{invocation.Ink.Good("相符")}  这条记录在公布的批次之内\n", $"{invocation.Ink.Good("sound")}  the record is in the batch as published\n")
                : invocation.Say($"{invocation.Ink.Bad("不符")}  这份证明与批次根对不上\n", $"{invocation.Ink.Bad("not sound")}  the proof does not lead to the root\n"));
            return holds ? ExitCode.Done : ExitCode.Integrity;
        });
    }
}
