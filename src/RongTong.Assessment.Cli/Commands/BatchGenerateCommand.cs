using System.CommandLine;
using RongTong.Diagnostics;
using RongTong.Hosting.Batch.Samples;
using RongTong.Text;

namespace RongTong.Cli.Commands;

/// <summary><c>batch generate</c>, not listed: a table of invented applicants, for trials and measurements.</summary>
internal static class BatchGenerateCommand
{
    public static Command Create(CommandContext context, Language language)
    {
        var command = new Command("generate", language.Of("造一批虚构的申报企业。", "Invent a table of applicants.")) { Hidden = true };
        var model = new BatchModelOption(command, language);
        var rows = new Option<int>("--rows") { HelpName = "N", DefaultValueFactory = _ => 300 };
        var columns = new Option<int>("--columns") { HelpName = "N", DefaultValueFactory = _ => 60 };
        var seed = new Option<ulong>("--seed") { HelpName = "N", DefaultValueFactory = _ => 1 };
        var names = new Option<bool>("--names");
        var output = new Option<string>("--output", "-o") { HelpName = "FILE" };
        foreach (var option in (Option[])[rows, columns, seed, names, output]) command.Add(option);
        command.SetAction(parsed =>
        {
            var invocation = new Invocation(context, parsed, language);
            var (compiled, exit) = BatchModelOption.Compile(model.Reference(parsed), invocation);
            if (compiled is null) return (int)exit;
            try
            {
                using var target = parsed.GetValue(output) is { } path ? File.Create(context.FullPath(path)) : null;
                ApplicantGenerator.Write(compiled, parsed.GetValue(rows), parsed.GetValue(seed), parsed.GetValue(columns), parsed.GetValue(names), target ?? context.Output);
                return (int)ExitCode.Done;
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                invocation.Report([DiagnosticCatalog.FileUnwritable(parsed.GetValue(output) ?? "stdout", error.Message)]);
                return (int)ExitCode.InputOutput;
            }
        });
        return command;
    }
}
