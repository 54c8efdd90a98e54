using System.CommandLine;
using RongTong.Text;

namespace RongTong.Cli.Commands;

/// <summary><c>batch …</c>: a table of enterprises certified in one run, and what anyone may check of it afterwards.</summary>
internal static class BatchCommand
{
    public static Command Create(CommandContext context, Language language) => new("batch", language.Of("一次认定一批企业：运行、核验、存在证明、抽查、对比、到期。", "Certify a table of enterprises: run, verify, prove, draw, compare, expiring."))
    {
        BatchRunCommand.Create(context, language),
        BatchVerifyCommand.Create(context, language),
        BatchProofCommand.Create(context, language),
        BatchDrawCommand.Create(context, language),
        BatchCompareCommand.Create(context, language),
        BatchExpiringCommand.Create(context, language),
        BatchSqlVerifyCommand.Create(context, language),
        BatchGenerateCommand.Create(context, language),
    };
}
