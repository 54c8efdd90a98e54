using System.CommandLine;
using RongTong.Text;

namespace RongTong.Cli.Commands;

/// <summary><c>catalogue …</c>: for those who keep a catalogue of offers.</summary>
internal static class CatalogueCommand
{
    public static Command Create(CommandContext context, Language language) => new("catalogue", language.Of("供给目录（方案、服务、机会）的维护者：检查并跑用例。", "For those who keep a catalogue of offers: check it and run its cases."))
    {
        CatalogueCheckCommand.Create(context, language),
    };
}
