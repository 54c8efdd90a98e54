using System.CommandLine;
using System.CommandLine.Parsing;
using RongTong.Cli.Commands;
using RongTong.Cli.Output;
using RongTong.Diagnostics;
using RongTong.Text;

namespace RongTong.Cli;

/// <summary>The whole command line: finds the verb, runs it, and turns whatever happens into an exit code.</summary>
internal static class CommandLine
{
    private const string Version = "--version";

    /// <summary>Runs one command line. The only place where an exception of ours is caught.</summary>
    public static ExitCode Run(string[] args, CommandContext context)
    {
        var language = LanguageChoice.Of(args, context.Variable);
        try
        {
            var exit = Dispatch(args, context, language);
            context.Output.Flush();
            return exit;
        }
        catch (OperationCanceledException) when (context.Cancellation.IsCancellationRequested)
        {
            context.Error.WriteLine(language.Of("已中断。", "Interrupted."));
            return ExitCode.Interrupted;
        }
        catch (IOException error)
        {
            context.Error.WriteLine(DiagnosticLine.Of(DiagnosticCatalog.FileUnwritable("stdout", error.Message), new Ink(Colour: false, Utf8: true, language)));
            return ExitCode.InputOutput;
        }
#pragma warning disable CA1031 // the outermost edge: what nobody foresaw becomes one line and an exit code of its own
        catch (Exception error)
#pragma warning restore CA1031
        {
            context.Error.WriteLine(language.Of(
                $"程序出错了，这不是您的问题：{error.GetType().Name}：{error.Message}",
                $"This is a bug in rongtong, not in your files: {error.GetType().Name}: {error.Message}"));
            context.Error.WriteLine(language.Of(
                "请带上命令行和出错的文件报告；设 RONGTONG_DEBUG=1 可看调用栈。",
                "Please report it with the command line and the file; RONGTONG_DEBUG=1 shows the stack."));
            if (context.Variable("RONGTONG_DEBUG") == "1") context.Error.WriteLine(error);
            return ExitCode.Bug;
        }
    }

    private static ExitCode Dispatch(string[] args, CommandContext context, Language language)
    {
        var root = new Command("rongtong", language.Of("按公开规则评测中小企业数字化水平，认定专精特新等，并给出依据。", "Assesses small and medium-sized enterprises by published standards, and says why."));
        CommonOptions.AddTo(root, language);
        root.Add(new Option<bool>(Version) { Description = language.Of("显示版本", "show the version") });
        root.Add(AssessCommand.Create(context, language));
        root.Add(ExplainCommand.Create(context, language));
        root.Add(AdviseCommand.Create(context, language));
        root.Add(CompareCommand.Create(context, language));
        root.Add(RescoreCommand.Create(context, language));
        root.Add(ReplayCommand.Create(context, language));
        root.Add(MatchCommand.Create(context, language));
        root.Add(BatchCommand.Create(context, language));
        root.Add(WhatIfCommand.Create(context, language));
        root.Add(QuestionnaireCommand.Create(context, language));
        root.Add(BenchmarkCommand.Create(context, language));
        root.Add(ModelCommand.Create(context, language));
        root.Add(CatalogueCommand.Create(context, language));
        root.Add(ServeCommand.Create(context, language));
        root.Add(AuditCommand.Create(context, language));
        root.Add(BackupCommand.Backup(context, language));
        root.Add(BackupCommand.Restore(context, language));

        var parsed = CommandLineParser.Parse(root, args, new ParserConfiguration { EnablePosixBundling = false, ResponseFileTokenReplacer = null });
        var command = parsed.CommandResult.Command;
        var invocation = new Invocation(context, parsed, language);
        if (parsed.GetValue<bool>(Version))
        {
            invocation.WriteText($"rongtong {typeof(CommandLine).Assembly.GetName().Version?.ToString(3)}\n");
            return ExitCode.Done;
        }
        if (parsed.GetValue<bool>(CommonOptions.Help) || args.Length == 0)
        {
            invocation.WriteText(HelpPage.Of(command, language));
            return ExitCode.Done;
        }
        if (UsageProblems.In(parsed) is { Count: > 0 } problems)
        {
            invocation.Report(problems);
            invocation.Tell($"用法见 {HelpPage.Path(command)} --help", $"See {HelpPage.Path(command)} --help");
            return ExitCode.Usage;
        }
        if (command.Subcommands.Count > 0)
        {
            invocation.WriteText(HelpPage.Of(command, language));
            return ExitCode.Done;
        }
        context.Cancellation.ThrowIfCancellationRequested();
        return (ExitCode)parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
    }
}
