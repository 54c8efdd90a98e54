using System.CommandLine;
using RongTong.Text;

namespace RongTong.Cli.Commands;

/// <summary><c>model …</c>: what a model author needs.</summary>
internal static class ModelCommand
{
    public static Command Create(CommandContext context, Language language) => new("model", language.Of("写模型的人用的：列出、检查、跑用例、查看、对照、成册、写成 SQL。", "For model authors: list, check, run cases, show, compare, print, write as SQL."))
    {
        ModelListCommand.Create(context, language),
        ModelCheckCommand.Create(context, language),
        ModelTestCommand.Create(context, language),
        ModelShowCommand.Create(context, language),
        ModelDiffCommand.Create(context, language),
        ModelDocsCommand.Create(context, language),
        ModelSchemaCommand.Create(context, language),
        ModelXlsxCommand.Create(context, language),
        ModelSqlCommand.Create(context, language),
    };
}
