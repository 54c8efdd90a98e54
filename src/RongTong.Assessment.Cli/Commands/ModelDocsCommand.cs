using System.CommandLine;
using System.Text;
using RongTong.Cli.Output;
using RongTong.Hosting;
using RongTong.Text;

namespace RongTong.Cli.Commands;

/// <summary><c>model docs REF</c>: the handbook of a model, as Markdown.</summary>
internal static class ModelDocsCommand
{
    public static Command Create(CommandContext context, Language language)
    {
        var model = new Argument<string>("REF") { Description = language.Of("模型引用；不写版本取最新一版", "model reference; the newest edition when none is named") };
        var output = new Option<string>("--output", "-o") { HelpName = "PATH", Description = language.Of("写到文件", "write to a file") };
        var command = new Command("docs", language.Of("打印模型手册（Markdown）：题目、计分、条件、依据、未知之处、数据字典。", "Print the handbook of a model (Markdown): questions, scoring, criteria, clauses, what is not known, data dictionary.")) { model, output };
        command.SetAction(parsed => (int)Run(parsed.GetValue(model) ?? "", parsed.GetValue(output), new Invocation(context, parsed, language)));
        return command;
    }

    private static ExitCode Run(string name, string? output, Invocation invocation)
    {
        var (model, exit) = ModelArgument.Compile(name, invocation);
        if (model is null) return exit;
        var text = Encoding.UTF8.GetBytes(Handbook.Of(model, invocation.DataLanguage));
        if (output is null)
        {
            invocation.Context.Output.Write(text);
            return exit;
        }
        if (OutputFile.Write(invocation.Context.FullPath(output), text, output) is not { } problem) return exit;
        invocation.Report([problem]);
        return ExitCode.InputOutput;
    }
}
