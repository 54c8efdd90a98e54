using System.CommandLine;
using RongTong.Cli.Output;
using RongTong.Text;

namespace RongTong.Cli.Commands;

/// <summary><c>model show REF</c>: the effective model, with the place of each node.</summary>
internal static class ModelShowCommand
{
    public static Command Create(CommandContext context, Language language)
    {
        var model = new Argument<string>("REF") { Description = language.Of("模型引用；不写版本取最新一版", "model reference; the newest edition when none is named") };
        var command = new Command("show", language.Of("查看生效的模型：结构、权重、分值、门槛、依据、所在行。", "Show the effective model: structure, weights, points, thresholds, clauses, places.")) { model };
        command.SetAction(parsed => (int)Run(parsed.GetValue(model) ?? "", new Invocation(context, parsed, language)));
        return command;
    }

    private static ExitCode Run(string name, Invocation invocation)
    {
        var (model, exit) = ModelArgument.Compile(name, invocation);
        if (model is not null) invocation.WriteText(ModelPage.Of(model, invocation.Ink));
        return exit;
    }
}
