using System.Text;
using System.Text.RegularExpressions;
using RongTong.Cli;
using RongTong.Hosting;
using RongTong.Snapshots;

namespace RongTong.EdgeTests;

/// <summary>One command line run in this process, and what came of it.</summary>
internal sealed partial record CommandRun(ExitCode Exit, byte[] Bytes, string Messages)
{
    /// <summary>The output as text.</summary>
    public string Text => Encoding.UTF8.GetString(Bytes);

    /// <summary>Output and messages, without what any edit of a model changes: fingerprints and line numbers.</summary>
    public string Page => Changing().Replace(Text + Messages, m => m.Groups["place"].Success ? m.Groups["place"].Value + "L:C" : m.Groups["gutter"].Success ? "    L" : "--------");

    /// <summary>Runs a command line in the repository, with the shipped rules, an English environment and a clock that stands still.</summary>
    public static CommandRun Of(params string[] args) => With(c => c, args);

    /// <summary>Runs a command line in a context of one's own.</summary>
    public static CommandRun With(Func<CommandContext, CommandContext> change, params string[] args)
    {
        var output = new MemoryStream();
        var messages = new StringWriter { NewLine = "\n" };
        var context = change(new CommandContext
        {
            Input = Stream.Null,
            Output = output,
            Error = messages,
            Clock = new FixedClock(),
            Directory = Repository.Root,
            Rules = Repository.Rules,
            Templates = Repository.Templates,
            Engines = EngineCatalog.BuiltIn,
        });
        var exit = CommandLine.Run(args, context);
        return new CommandRun(exit, output.ToArray(), messages.ToString());
    }

    /// <summary>A sheet of these tests, by its name.</summary>
    public static string Sheet(string name) => $"tests/RongTong.Assessment.EdgeTests/Sheets/{name}";

    [GeneratedRegex(@"(?<place>\.yaml[:(])[0-9]+[:,][0-9]+|(?<gutter>^ +[0-9]+(?= \| ))|(?<=  )[0-9a-f]{8}$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Changing();
}

/// <summary>What tests say of a run.</summary>
internal static class CommandRunChecks
{
    /// <summary>The run ended well.</summary>
    public static void ShouldBeDone(this CommandRun run) => run.Exit.ShouldBe(ExitCode.Done, run.Messages);
}
