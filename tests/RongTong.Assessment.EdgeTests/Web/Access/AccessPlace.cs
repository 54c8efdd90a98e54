using Dapper;
using Microsoft.AspNetCore.DataProtection;
using RongTong.Web;
using RongTong.Web.Access;
using RongTong.Web.Audit;
using RongTong.Web.Sheets;
using RongTong.Web.Storage;

namespace RongTong.EdgeTests.Web.Access;

/// <summary>A database of its own with what is kept about access, and a clock put forward by hand.</summary>
internal sealed class AccessPlace : IAsyncDisposable
{
    private readonly EphemeralDataProtectionProvider _protection = new();
    private readonly TemporaryDirectory _directory = new();

    public Database Database { get; private set; } = null!;

    public SteppingClock Clock { get; } = new();

    public SessionStore Sessions => new(Database, Clock);

    public ApiKeyStore Keys => new(Database, Clock);

    public AuditLog Audit => new(Database, Clock);

    public AttemptStore Attempts => new(Database, Clock);

    public AccountStore Accounts => new(Database, Audit, Options);

    public SecondFactorStore Factors => new(Database, Audit, _protection, Options);

    public SignIn SignIn => new(Database, Accounts, Factors, Sessions, Attempts, Audit, Options);

    /// <summary>Passwords cost little here: their price has a test of its own.</summary>
    public ServeOptions Options => new() { Clock = Clock, PasswordRounds = 1000 };

    public SheetLife SheetLife => new(Database, Audit, Clock);

    public SheetStore Sheets => new(Database, Audit, Clock);

    public static async Task<AccessPlace> OpenAsync(DatabaseKind kind)
    {
        var place = new AccessPlace();
        place.Database = await Database.OpenAsync(new ServeOptions { Data = place._directory.Path, Database = kind == DatabaseKind.Postgres ? Postgres.NewDatabase() : null });
        return place;
    }

    /// <summary>An account as it stands in the table.</summary>
    public Task AddAccount(string id, Role role, string region) => Database.WriteAsync(transaction => transaction.Connection!.ExecuteAsync(
        "INSERT INTO account (id, login, name, role, region, created_at) VALUES (@id, @id, @id, @role, @region, @now)",
        new { id, role = $"{role}".ToLowerInvariant(), region, now = Moments.Now(Clock) }, transaction));

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        _directory.Dispose();
    }
}
