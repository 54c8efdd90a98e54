using System.CommandLine;
using RongTong.Text;

namespace RongTong.Cli.Commands;

/// <summary><c>model xlsx …</c>: model files as workbooks, and back.</summary>
internal static class ModelXlsxCommand
{
    public static Command Create(CommandContext context, Language language) => new("xlsx", language.Of("模型文件与 Excel 工作簿互转：导出、读回。", "Model files as Excel workbooks: export, and read back."))
    {
        ModelXlsxExportCommand.Create(context, language),
        ModelXlsxImportCommand.Create(context, language),
    };
}
