using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using Dapper;
using RongTong.Web.Storage;

namespace RongTong.Web.Access;

/// <summary>Keys of programs: shown once when made, kept as hashes. Thread-safe.</summary>
internal sealed class ApiKeyStore(Database database, TimeProvider clock)
{
    /// <summary>What every key begins with, so that one left lying about is recognised.</summary>
    public const string Prefix = "rtk_";

    private const string Columns = "id, name, scopes, region, created_by, created_at, expires_at, used_on, revoked_at";

    /// <summary>Makes a key inside a transaction of the caller's.</summary>
    /// <returns>The key, and what its holder sends.</returns>
    public async Task<(ApiKey Key, string Shown)> MakeAsync(DbTransaction transaction, string name, IEnumerable<string> scopes, string region, DateTimeOffset expires, string createdBy)
    {
        var secret = Secret.Make();
        var key = new ApiKey { Id = Secret.Make().Text, Name = name, Scopes = [.. scopes.Order(StringComparer.Ordinal)], Region = region, CreatedBy = createdBy, Created = clock.GetUtcNow(), Expires = expires };
        await transaction.Connection!.ExecuteAsync(
            $"INSERT INTO api_key (hash, {Columns}) VALUES (@Hash, @Id, @Name, @scopes, @Region, @CreatedBy, @created, @until, NULL, NULL)",
            new { secret.Hash, key.Id, key.Name, scopes = string.Join(' ', key.Scopes), key.Region, key.CreatedBy, created = Moments.Of(key.Created), until = Moments.Of(expires) },
            transaction);
        return (key, Prefix + secret.Text);
    }

    /// <summary>The key a program shows; null when there is none such, or it has ended or was revoked.</summary>
    public async Task<ApiKey?> FindAsync(string shown)
    {
        if (!shown.StartsWith(Prefix, StringComparison.Ordinal) || Secret.Of(shown[Prefix.Length..]) is not { } secret) return null;
        var row = await database.ReadAsync(async connection => await connection.QueryFirstOrDefaultAsync<KeyRow>(
            $"SELECT {Columns} FROM api_key WHERE hash = @Hash AND revoked_at IS NULL AND expires_at > @now", new { secret.Hash, now = Moments.Now(clock) }));
        if (row is null) return null;
        var today = Today();
        if (row.UsedOn != today) await database.WriteAsync(transaction => transaction.Connection!.ExecuteAsync("UPDATE api_key SET used_on = @today WHERE id = @Id", new { today, row.Id }, transaction));
        return row.ToKey();
    }

    /// <summary>All keys, the newest first.</summary>
    public Task<ImmutableArray<ApiKey>> ListAsync() => database.ReadAsync(async connection =>
        (await connection.QueryAsync<KeyRow>($"SELECT {Columns} FROM api_key ORDER BY created_at DESC, id")).Select(k => k.ToKey()).ToImmutableArray());

    /// <summary>Ends a key inside a transaction of the caller's; false when it had ended already.</summary>
    public async Task<bool> RevokeAsync(DbTransaction transaction, string id) =>
        await transaction.Connection!.ExecuteAsync("UPDATE api_key SET revoked_at = @now WHERE id = @id AND revoked_at IS NULL", new { id, now = Moments.Now(clock) }, transaction) == 1;

    private string Today() => clock.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private sealed record KeyRow
    {
        public required string Id { get; init; }

        public required string Name { get; init; }

        public required string Scopes { get; init; }

        public required string Region { get; init; }

        public required string CreatedBy { get; init; }

        public required string CreatedAt { get; init; }

        public required string ExpiresAt { get; init; }

        public string? UsedOn { get; init; }

        public string? RevokedAt { get; init; }

        public ApiKey ToKey() => new()
        {
            Id = Id, Name = Name, Scopes = [.. Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries)], Region = Region, CreatedBy = CreatedBy, Created = Moments.Read(CreatedAt), Expires = Moments.Read(ExpiresAt),
            UsedOn = UsedOn is { } day ? DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null, Revoked = RevokedAt is { } at ? Moments.Read(at) : null,
        };
    }
}
