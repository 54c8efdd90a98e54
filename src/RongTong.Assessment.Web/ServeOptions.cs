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

    /// <summary>Reports a minute of one account, key or address; 0 sets no limit.</summary>
    public int ReportsPerMinute { get; init; } = 10;

    /// <summary>The names it is reached by, separated by semicolons; null takes any where it listens beyond this machine, and only this machine's where not.</summary>
    public string? Hosts { get; init; }

    /// <summary>Addresses of the proxies before it, separated by semicolons, whose word on the client's address and scheme is taken; null when there are none.</summary>
    public string? Proxies { get; init; }

    /// <summary>How often the hash of a password is taken; lower in tests alone.</summary>
    internal int PasswordRounds { get; init; } = Access.Password.Rounds;

    /// <summary>Reads them from a command line (<c>--urls --data --database --rules --templates --hosts --proxies</c>) and the environment (<c>RONGTONG_…</c>).</summary>
    public static ServeOptions Of(string[] args)
    {
        var given = new ConfigurationBuilder().AddEnvironmentVariables("RONGTONG_").AddCommandLine(args).Build();
        var usual = new ServeOptions();
        return usual with
        {
            Urls = given["urls"] ?? usual.Urls, Data = given["data"] ?? usual.Data, Database = given["database"],
            Rules = given["rules"] ?? usual.Rules, Templates = given["templates"] ?? usual.Templates,
            AnonymousPerMinute = Number("anonymous-per-minute", usual.AnonymousPerMinute), UserPerMinute = Number("user-per-minute", usual.UserPerMinute),
            ReportsPerMinute = Number("reports-per-minute", usual.ReportsPerMinute), Hosts = given["hosts"], Proxies = given["proxies"],
        };

        // The environment has no dashes in its names.
        int Number(string name, int unlessStated) => given.GetValue<int?>(name) ?? given.GetValue(name.Replace('-', '_'), unlessStated);
    }
}
