using System.CommandLine;
using RongTong.Cli.Output;
using RongTong.Diagnostics;
using RongTong.Text;
using RongTong.Web;

namespace RongTong.Cli.Commands;

/// <summary><c>serve</c>: the questionnaire, the console and the API as a service, until interrupted.</summary>
internal sealed class ServeCommand
{
    private readonly Option<string> _urls;
    private readonly Option<string> _data;
    private readonly Option<string> _database;
    private readonly Option<string> _templates;
    private readonly Option<string> _hosts;
    private readonly Option<string> _proxies;
    private readonly Option<int?> _checkpoint;
    private readonly Option<bool> _inside;
    private readonly Option<int?> _keep;
    private readonly Option<bool> _factor;

    private ServeCommand(Command command, Language language)
    {
        var usual = new ServeOptions();
        _urls = new Option<string>("--urls") { HelpName = "URL", Description = language.Of($"在哪里监听，默认 {usual.Urls}，只有本机能访问", $"where to listen; {usual.Urls} by default, which only this machine reaches") };
        _data = new Option<string>("--data") { HelpName = "DIR", Description = language.Of($"数据目录，默认 {usual.Data}", $"the data folder; {usual.Data} by default") };
        _database = new Option<string>("--database") { HelpName = "CONNECTION", Description = language.Of("PostgreSQL 连接串；默认用数据目录里的 SQLite", "connection string of a PostgreSQL database; by default SQLite in the data folder") };
        _templates = new Option<string>("--templates") { HelpName = "DIR", Description = language.Of("模板目录，默认用程序自带的", "template directory; the one beside the program by default") };
        _hosts = new Option<string>("--hosts") { HelpName = "NAMES", Description = language.Of("对外的域名，用分号隔开；别的名字一律拒绝", "the names it is reached by, separated by semicolons; other names are refused") };
        _proxies = new Option<string>("--proxies") { HelpName = "ADDRESSES", Description = language.Of("前面的反向代理的地址，用分号隔开；只信它们报的来源", "addresses of the proxies before it, separated by semicolons; only their word on the client is taken") };
        _checkpoint = new Option<int?>("--batch-checkpoint-rows") { HelpName = "ROWS", Description = language.Of($"批次每做多少行存一次，默认 {Figures.Count(usual.BatchCheckpointRows)}", $"rows of a batch between two checkpoints; {Figures.Count(usual.BatchCheckpointRows)} by default") };
        _inside = new Option<bool>("--webhooks-inside") { Description = language.Of("回调也可以打到内网地址", "webhooks may go to addresses of inner networks too") };
        _keep = new Option<int?>("--keep-days") { HelpName = "DAYS", Description = language.Of($"不在任何批次里的问卷，最后一次改动后保存多少天，默认 {Figures.Count(usual.KeepDays)}，0 为一直保存", $"days a sheet outside any round is kept after its last change; {Figures.Count(usual.KeepDays)} by default, 0 keeps all") };
        _factor = new Option<bool>("--require-second-factor") { Description = language.Of("账号启用动态码以前，不能做别的事", "accounts can do nothing else before they have set up a second factor") };
        command.Add(_urls);
        command.Add(_data);
        command.Add(_database);
        command.Add(_templates);
        command.Add(_hosts);
        command.Add(_proxies);
        command.Add(_checkpoint);
        command.Add(_inside);
        command.Add(_keep);
        command.Add(_factor);
    }

    public static Command Create(CommandContext context, Language language)
    {
        var command = new Command("serve", language.Of("把自评问卷和接口作为服务运行。", "Run the self-service questionnaire and the API as a service."));
        var verb = new ServeCommand(command, language);
        command.SetAction(parsed => (int)verb.RunAsync(parsed, new Invocation(context, parsed, language)).GetAwaiter().GetResult());
        return command;
    }

    private async Task<ExitCode> RunAsync(ParseResult parsed, Invocation invocation)
    {
        var usual = ServeOptions.Of([]);
        var context = invocation.Context;
        var data = parsed.GetValue(_data) ?? usual.Data;
        var options = usual with
        {
            Urls = parsed.GetValue(_urls) ?? usual.Urls, Data = context.FullPath(data), Database = parsed.GetValue(_database) ?? usual.Database,
            Rules = invocation.Rules.Root, Templates = parsed.GetValue(_templates) is { } path ? context.FullPath(path) : context.Templates, Clock = context.Clock,
            Hosts = parsed.GetValue(_hosts) ?? usual.Hosts, Proxies = parsed.GetValue(_proxies) ?? usual.Proxies,
            BatchCheckpointRows = parsed.GetValue(_checkpoint) ?? usual.BatchCheckpointRows, WebhooksInside = parsed.GetValue(_inside) || usual.WebhooksInside,
            KeepDays = parsed.GetValue(_keep) ?? usual.KeepDays, RequireSecondFactor = parsed.GetValue(_factor) || usual.RequireSecondFactor,
            Handbook = (model, language) => Handbook.Of(model, HandbookExample.Find(model, invocation.Rules), language),
        };
        try
        {
            await using var server = await WebServer.OpenAsync(options);
            await server.StartAsync();
            invocation.Tell($"服务已启动：{string.Join(' ', server.Urls)}，数据在 {data}。按 Ctrl-C 停止。", $"Serving at {string.Join(' ', server.Urls)}, data in {data}. Ctrl-C stops it.");
            if (await server.FirstRunCodeAsync() is { } code) invocation.Tell($"还没有账号。打开 {server.Urls.First()}/set-up，用这个一次性代码创建管理员：{code}", $"There is no account yet. Open {server.Urls.First()}/set-up and make the administrator with this one-time code: {code}");
            await server.WaitAsync(context.Cancellation);
            return ExitCode.Done;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidDataException or FormatException or System.Net.Sockets.SocketException or System.Data.Common.DbException)
        {
            invocation.Report([DiagnosticCatalog.ServiceNotStarted(error.Message)]);
            return ExitCode.InputOutput;
        }
    }
}
