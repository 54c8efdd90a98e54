using RongTong.Compiling;
using RongTong.Text;

namespace RongTong.Web;

/// <summary>How the service is started. Set once; immutable.</summary>
public sealed record ServeOptions
{
    /// <summary>Where it listens, separated by semicolons; loopback unless stated, so that nothing is open by accident.</summary>
    public string Urls { get; init; } = "http://127.0.0.1:5080";

    /// <summary>The folder everything is kept in: the embedded database, evidence, batches, keys.</summary>
    public string Data { get; init; } = "rongtong-data";

    /// <summary>Connection string of a PostgreSQL database; null uses the embedded one in <see cref="Data"/>.</summary>
    public string? Database { get; init; }

    /// <summary>The rule directory; by default the one beside the program.</summary>
    public string Rules { get; init; } = Path.Combine(AppContext.BaseDirectory, "rules");

    /// <summary>The template directory; by default the one beside the program.</summary>
    public string Templates { get; init; } = Path.Combine(AppContext.BaseDirectory, "templates");

    /// <summary>What time it is.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Requests a minute from one address without an account; 0 sets no limit.</summary>
    public int AnonymousPerMinute { get; init; } = 30;

    /// <summary>Requests a minute of one account or key; 0 sets no limit.</summary>
    public int UserPerMinute { get; init; } = 120;

    /// <summary>Batches and report packs of one owner that may be under way.</summary>
    public int OperationsPerOwner { get; init; } = 2;

    /// <summary>Batches and report packs of everybody that may wait.</summary>
    public int OperationsWaiting { get; init; } = 100;

    /// <summary>Rows of a batch after which what is done is kept in the database, at the least; what is lost with a node is at most about a second of work.</summary>
    public int BatchCheckpointRows { get; init; } = 5_000;

    /// <summary>Bytes of a table handed in for a batch.</summary>
    public long BatchBytes { get; init; } = 2L << 30;

    /// <summary>The pause after a webhook's first failed attempt; each further one is four times as long.</summary>
    public TimeSpan WebhookPause { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Whether webhooks may go to addresses of inner networks. Whoever may register one then reaches what only the service should.</summary>
    public bool WebhooksInside { get; init; }

    /// <summary>Reports a minute of one account, key or address; 0 sets no limit.</summary>
    public int ReportsPerMinute { get; init; } = 10;

    /// <summary>Days a sheet is kept after its last change, unless it belongs to a round; 0 or less, or more than 100,000, keeps all. By default a title's three years and a filing more.</summary>
    public int KeepDays { get; init; } = 1_200;

    /// <summary>The names it is reached by, separated by semicolons; null takes any where it listens beyond this machine, and only this machine's where not.</summary>
    public string? Hosts { get; init; }

    /// <summary>Addresses of the proxies before it, separated by semicolons, whose word on the client's address and scheme is taken; null when there are none.</summary>
    public string? Proxies { get; init; }

    /// <summary>Whether accounts can do nothing but set up a second factor until they have one.</summary>
    public bool RequireSecondFactor { get; init; }

    /// <summary>Writes the handbook of a model in Markdown; null where none is offered.</summary>
    public Func<CompiledModel, Language, string>? Handbook { get; init; }

    /// <summary>How often the hash of a password is taken; lower in tests alone.</summary>
    internal int PasswordRounds { get; init; } = Access.Password.Rounds;

    /// <summary>
    /// Reads them from a command line (<c>--urls --data --database --rules --templates --hosts --proxies --anonymous-per-minute --user-per-minute
    /// --reports-per-minute --batch-checkpoint-rows --webhooks-inside --keep-days
    /// --require-second-factor</c>) and the environment (<c>RONGTONG_…</c>, with underscores for dashes).
    /// </summary>
    public static ServeOptions Of(string[] args)
    {
        var given = new ConfigurationBuilder().AddEnvironmentVariables("RONGTONG_").AddCommandLine(args).Build();
        var usual = new ServeOptions();
        return usual with
        {
            Urls = given["urls"] ?? usual.Urls, Data = given["data"] ?? usual.Data, Database = given["database"],
            Rules = given["rules"] ?? usual.Rules, Templates = given["templates"] ?? usual.Templates,
            AnonymousPerMinute = Stated("anonymous-per-minute", usual.AnonymousPerMinute), UserPerMinute = Stated("user-per-minute", usual.UserPerMinute),
            ReportsPerMinute = Stated("reports-per-minute", usual.ReportsPerMinute), Hosts = given["hosts"], Proxies = given["proxies"],
            BatchCheckpointRows = Stated("batch-checkpoint-rows", usual.BatchCheckpointRows), WebhooksInside = Stated("webhooks-inside", usual.WebhooksInside),
            KeepDays = Stated("keep-days", usual.KeepDays), RequireSecondFactor = Stated("require-second-factor", usual.RequireSecondFactor),
        };

        // The environment has no dashes in its names.
        T Stated<T>(string name, T unlessStated) where T : struct => given.GetValue<T?>(name) ?? given.GetValue(name.Replace('-', '_'), unlessStated);
    }
}
