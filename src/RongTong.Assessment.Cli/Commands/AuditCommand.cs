using System.CommandLine;
using RongTong.Cli.Output;
using RongTong.Diagnostics;
using RongTong.Hosting.Ledger;
using RongTong.Text;

namespace RongTong.Cli.Commands;

/// <summary><c>audit verify FILE</c>: checks an exported audit log of the service, without the service.</summary>
internal sealed class AuditCommand
{
    private readonly Argument<string> _file;
    private readonly Option<string> _head;

    private AuditCommand(Command command, Language language)
    {
        _file = new Argument<string>("FILE") { Description = language.Of("导出的审计日志（NDJSON）", "an exported audit log (NDJSON)") };
        _head = new Option<string>("--head") { HelpName = "HEX", Description = language.Of("公布过的链值；没有它，日志缺了结尾查不出来", "a head as published; without it a log that ends early is not found out") };
        command.Add(_file);
        command.Add(_head);
    }

    public static Command Create(CommandContext context, Language language)
    {
        var verify = new Command("verify", language.Of("核验一份导出的审计日志：每一条都连着前一条。", "Check an exported audit log: every entry hangs on the one before."));
        var verb = new AuditCommand(verify, language);
        verify.SetAction(parsed => (int)verb.Run(parsed, new Invocation(context, parsed, language)));
        return new Command("audit", language.Of("服务的审计日志：离线核验。", "The audit log of the service: check it offline.")) { verify };
    }

    private ExitCode Run(ParseResult parsed, Invocation invocation)
    {
        var shown = parsed.GetValue(_file) ?? "";
        try
        {
            var check = AuditVerifier.CheckFile(invocation.Context.FullPath(shown), parsed.GetValue(_head), invocation.Context.Cancellation);
            if (check.Difference is { } difference) invocation.Context.Error.WriteLine(Lines.Plain(difference.In(invocation.Language)));
            var entries = Figures.Of(check.Entries);
            invocation.WriteText(check.IsSound
                ? invocation.Say($"{invocation.Ink.Good("相符")}  {entries} 条记录，链值 {check.Head}\n", $"{invocation.Ink.Good("sound")}  {entries} entries, head {check.Head}\n")
                : invocation.Say($"{invocation.Ink.Bad("不符")}  前 {entries} 条相符\n", $"{invocation.Ink.Bad("not sound")}  {entries} entries agree before it\n"));
            return check.IsSound ? ExitCode.Done : ExitCode.Integrity;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            invocation.Report([DiagnosticCatalog.FileUnreadable(shown, error.Message)]);
            return ExitCode.InputOutput;
        }
    }
}
