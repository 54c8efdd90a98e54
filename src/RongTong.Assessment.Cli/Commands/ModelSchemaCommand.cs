using System.CommandLine;
using RongTong.Loading;
using RongTong.Text;

namespace RongTong.Cli.Commands;

/// <summary><c>model schema</c>: the JSON Schema of model files, for editors.</summary>
internal static class ModelSchemaCommand
{
    public static Command Create(CommandContext context, Language language)
    {
        var command = new Command("schema", language.Of("打印模型文件的 JSON Schema，供编辑器补全和检查。", "Print the JSON Schema of model files, for editors to complete and check."));
        command.SetAction(parsed =>
        {
            new Invocation(context, parsed, language).WriteData(ModelSchema.Write());
            return (int)ExitCode.Done;
        });
        return command;
    }
}
