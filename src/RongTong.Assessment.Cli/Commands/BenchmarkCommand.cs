using System.CommandLine;
using RongTong.Text;

namespace RongTong.Cli.Commands;

/// <summary><c>benchmark …</c>: quartiles of many firms, that single ones can be held against.</summary>
internal static class BenchmarkCommand
{
    public static Command Create(CommandContext context, Language language) => new("benchmark", language.Of("同行基准：许多企业得分的四分位数，不含任何一家的数据。", "Peer benchmarks: quartiles of the scores of many firms, of no single one."))
    {
        BenchmarkMakeCommand.Create(context, language),
    };
}
