using System.CommandLine;
using System.Data.Common;
using RongTong.Cli.Output;
using RongTong.Diagnostics;
using RongTong.Hosting.Ledger;
using RongTong.Text;
using RongTong.Web;

namespace RongTong.Cli.Commands;

/// <summary><c>backup FILE</c> and <c>restore FILE</c>: the service's database as one file, checked before it is kept or put in place.</summary>
internal sealed class BackupCommand
{
    private readonly Argument<string> _file;
    private readonly Option<string> _data = new("--data") { HelpName = "DIR" };
    private readonly Option<string> _database = new("--database") { HelpName = "CONNECTION" };
    private readonly Func<ServeOptions, string, CancellationToken, Task<AuditCheck>> _work;

    private BackupCommand(Command command, string file, Language language, Func<ServeOptions, string, CancellationToken, Task<AuditCheck>> work)
    {
        _work = work;
        _file = new Argument<string>("FILE") { Description = file };
        _data.Description = language.Of($"数据目录，默认 {new ServeOptions().Data}", $"the data folder; {new ServeOptions().Data} by default");
        _database.Description = language.Of("PostgreSQL 连接串；默认用数据目录里的 SQLite", "connection string of a PostgreSQL database; by default SQLite in the data folder");
        command.Add(_file);
        command.Add(_data);
        command.Add(_database);
    }

    public static Command Backup(CommandContext context, Language language) => Create(
        new Command("backup", language.Of("备份服务的数据库，服务可以照常运行；审计链核验通过才留下。", "Copy the service's database, also while it runs; kept once its audit chain is sound.")),
        language.Of("备份文件", "the copy to write"), context, language, Web.Storage.Backup.WriteAsync);

    public static Command Restore(CommandContext context, Language language) => Create(
        new Command("restore", language.Of("从备份恢复：核验通过才一步换上，中断则原样不动。", "Put a copy in place: in one step and once it is sound; interrupted, the old one stays.")),
        language.Of("备份文件", "the copy"), context, language, Web.Storage.Backup.RestoreAsync);

    private static Command Create(Command command, string file, CommandContext context, Language language, Func<ServeOptions, string, CancellationToken, Task<AuditCheck>> work)
    {
        var verb = new BackupCommand(command, file, language, work);
        command.SetAction(parsed => (int)verb.RunAsync(parsed, new Invocation(context, parsed, language)).GetAwaiter().GetResult());
        return command;
    }

    private async Task<ExitCode> RunAsync(ParseResult parsed, Invocation invocation)
    {
        var (usual, context) = (ServeOptions.Of([]), invocation.Context);
        var shown = parsed.GetValue(_file) ?? "";
        var options = usual with { Data = context.FullPath(parsed.GetValue(_data) ?? usual.Data), Database = parsed.GetValue(_database) ?? usual.Database, Clock = context.Clock };
        try
        {
            var check = await _work(options, context.FullPath(shown), context.Cancellation);
            if (check.Difference is { } difference) context.Error.WriteLine(Lines.Plain(difference.In(invocation.Language)));
            var entries = Figures.Of(check.Entries);
            invocation.WriteText(check.IsSound
                ? invocation.Say($"{invocation.Ink.Good("完成")}  审计日志 {entries} 条，链值 {check.Head}\n", $"{invocation.Ink.Good("done")}  audit log of {entries} entries, head {check.Head}\n")
                : invocation.Say($"{invocation.Ink.Bad("没有做")}  审计链不符，什么也没有改动\n", $"{invocation.Ink.Bad("not done")}  the audit chain is not sound; nothing was changed\n"));
            return check.IsSound ? ExitCode.Done : ExitCode.Integrity;
        }
        catch (InvalidDataException error)
        {
            invocation.Report([DiagnosticCatalog.FileUnreadable(shown, error.Message)]);
            return ExitCode.Integrity;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or DbException)
        {
            invocation.Report([DiagnosticCatalog.FileUnreadable(shown, error.Message)]);
            return ExitCode.InputOutput;
        }
    }
}
