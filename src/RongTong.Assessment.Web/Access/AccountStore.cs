using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using RongTong.Web.Audit;
using RongTong.Web.Storage;

namespace RongTong.Web.Access;

/// <summary>Accounts, and the links by which their passwords are set. Every change stands in the audit log. Thread-safe.</summary>
internal sealed class AccountStore(Database database, AuditLog audit, ServeOptions options)
{
    /// <summary>How long a link to set a password works.</summary>
    public static readonly TimeSpan LinkLife = TimeSpan.FromHours(24);

    private readonly TimeProvider _clock = options.Clock;

    /// <summary>Whether there is any account yet.</summary>
    public Task<bool> AnyAsync() => database.ReadAsync(async connection => await connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM account") > 0);

    /// <summary>All accounts, by the name they sign in with.</summary>
    public Task<ImmutableArray<Account>> ListAsync() => database.ReadAsync(async connection =>
        (await connection.QueryAsync<AccountRow>($"SELECT {AccountRow.Columns} FROM account ORDER BY login")).Select(r => r.ToAccount()).ToImmutableArray());

    /// <summary>An account, or null.</summary>
    public Task<Account?> FindAsync(string id) => database.ReadAsync(async connection =>
        (await connection.QueryFirstOrDefaultAsync<AccountRow>($"SELECT {AccountRow.Columns} FROM account WHERE id = @id", new { id }))?.ToAccount());

    /// <summary>An account that may sign in, with its password as it is kept.</summary>
    public Task<AccountRow?> FindByLoginAsync(string login) => database.ReadAsync(async connection =>
        await connection.QueryFirstOrDefaultAsync<AccountRow>($"SELECT {AccountRow.Columns} FROM account WHERE login = @login AND disabled_at IS NULL", new { login = Normal(login) }));

    /// <summary>Makes an account without a password, and the link to set it; null when the name is taken.</summary>
    public Task<(Account Account, Secret Link)?> CreateAsync(string login, string name, Role role, string region, string actor) => database.WriteAsync(async transaction =>
    {
        var account = await InsertAsync(transaction, login, name, role, region, null, actor);
        return account is null ? null : ((Account, Secret)?)(account, await AddLink(transaction, account, actor));
    });

    /// <summary>Makes an account inside a transaction of the caller's; null when the name is taken.</summary>
    /// <exception cref="ArgumentException">The region is none such a role has.</exception>
    public async Task<Account?> InsertAsync(DbTransaction transaction, string login, string name, Role role, string region, string? passwordHash, string actor)
    {
        if (!Region.Fits(role, region)) throw new ArgumentException("the region does not fit the role", nameof(region));
        var account = new Account { Id = Secret.Make().Text, Login = Normal(login), Name = name.Trim(), Role = role, Region = region, Created = _clock.GetUtcNow(), HasPassword = passwordHash is not null };
        var inserted = await transaction.Connection!.ExecuteAsync(
            "INSERT INTO account (id, login, name, role, region, password, created_at, disabled_at) VALUES (@Id, @Login, @Name, @role, @Region, @passwordHash, @now, NULL) ON CONFLICT (login) DO NOTHING",
            new { account.Id, account.Login, account.Name, role = Code(role), account.Region, passwordHash, now = Moments.Of(account.Created) },
            transaction);
        if (inserted == 0) return null;
        await audit.AddAsync(transaction, actor, AuditAction.AccountCreated, account.Actor, region, KeyValuePair.Create("role", Code(role)));
        return account;
    }

    /// <summary>Gives an account another name, role and region. With another role or region it is signed out everywhere.</summary>
    public Task<AccountChange> ChangeAsync(string id, string name, Role role, string region, string actor) => database.WriteAsync(async transaction =>
    {
        if (await Load(transaction, id) is not { } there) return AccountChange.NotThere;
        if (!Region.Fits(role, region)) return AccountChange.RegionDoesNotFit;
        if (role != Role.Administrator && await IsLastAdministrator(transaction, there)) return AccountChange.LastAdministrator;
        await transaction.Connection!.ExecuteAsync("UPDATE account SET name = @name, role = @role, region = @region WHERE id = @id", new { id, name = name.Trim(), role = Code(role), region }, transaction);
        if (there.Role != role || there.Region != region) await SessionStore.EndAllAsync(transaction, id);
        await audit.AddAsync(transaction, actor, AuditAction.AccountChanged, there.Actor, region, KeyValuePair.Create("role", Code(role)));
        return AccountChange.Done;
    });

    /// <summary>Keeps an account out, at once and on every device, or lets it in again.</summary>
    public Task<AccountChange> DisableAsync(string id, bool isDisabled, string actor) => database.WriteAsync(async transaction =>
    {
        if (await Load(transaction, id) is not { } there) return AccountChange.NotThere;
        if (isDisabled && await IsLastAdministrator(transaction, there)) return AccountChange.LastAdministrator;
        await transaction.Connection!.ExecuteAsync("UPDATE account SET disabled_at = @at WHERE id = @id", new { id, at = isDisabled ? Moments.Now(_clock) : null }, transaction);
        if (isDisabled)
        {
            await SessionStore.EndAllAsync(transaction, id);
            await transaction.Connection!.ExecuteAsync("DELETE FROM account_link WHERE account = @id", new { id }, transaction);
        }
        await audit.AddAsync(transaction, actor, isDisabled ? AuditAction.AccountDisabled : AuditAction.AccountEnabled, there.Actor, there.Region);
        return AccountChange.Done;
    });

    /// <summary>A link that sets the password of an account, once; earlier links end. Null when there is no such account.</summary>
    public Task<Secret?> LinkAsync(string id, string actor) => database.WriteAsync(async transaction =>
        await Load(transaction, id) is { Disabled: null } there ? await AddLink(transaction, there, actor) : null);

    /// <summary>Whose password a link sets; null when it is none, has ended or was used.</summary>
    public Task<Account?> FollowAsync(Secret link) => database.ReadAsync(async connection => (await connection.QueryFirstOrDefaultAsync<AccountRow>(
        $"SELECT {AccountRow.Columns} FROM account JOIN account_link ON account_link.account = account.id WHERE account_link.hash = @Hash AND account_link.expires_at > @now AND account.disabled_at IS NULL",
        new { link.Hash, now = Moments.Now(_clock) }))?.ToAccount());

    /// <summary>Uses a link up; false when somebody was faster. All sessions of the account end.</summary>
    public Task<bool> SetPasswordAsync(Secret link, Account account, string passwordHash) => database.WriteAsync(async transaction =>
    {
        if (await transaction.Connection!.ExecuteAsync("DELETE FROM account_link WHERE hash = @Hash AND account = @Id AND expires_at > @now", new { link.Hash, account.Id, now = Moments.Now(_clock) }, transaction) == 0) return false;
        await SetPasswordAsync(transaction, account, passwordHash);
        return true;
    });

    /// <summary>Sets a password inside a transaction of the caller's; all sessions of the account end.</summary>
    public async Task SetPasswordAsync(DbTransaction transaction, Account account, string passwordHash)
    {
        await transaction.Connection!.ExecuteAsync("UPDATE account SET password = @passwordHash WHERE id = @Id", new { account.Id, passwordHash }, transaction);
        await SessionStore.EndAllAsync(transaction, account.Id);
        await audit.AddAsync(transaction, account.Actor, AuditAction.PasswordSet, account.Actor, account.Region);
    }

    /// <summary>As a role is kept.</summary>
    public static string Code(Role role) => role.ToString().ToLowerInvariant();

    private static string Normal(string login) => login.Trim().ToLowerInvariant();

    private async Task<Secret> AddLink(DbTransaction transaction, Account account, string actor)
    {
        var (link, now) = (Secret.Make(), _clock.GetUtcNow());
        await transaction.Connection!.ExecuteAsync("DELETE FROM account_link WHERE account = @Id", new { account.Id }, transaction);
        await transaction.Connection!.ExecuteAsync(
            "INSERT INTO account_link (hash, account, created_at, expires_at) VALUES (@Hash, @Id, @now, @until)",
            new { link.Hash, account.Id, now = Moments.Of(now), until = Moments.Of(now + LinkLife) }, transaction);
        await audit.AddAsync(transaction, actor, AuditAction.PasswordLinkMade, account.Actor, account.Region);
        return link;
    }

    private static async Task<Account?> Load(DbTransaction transaction, string id) =>
        (await transaction.Connection!.QueryFirstOrDefaultAsync<AccountRow>($"SELECT {AccountRow.Columns} FROM account WHERE id = @id", new { id }, transaction))?.ToAccount();

    /// <summary>Somebody must be able to let others in. Two who go at once wait for each other.</summary>
    private async Task<bool> IsLastAdministrator(DbTransaction transaction, Account account)
    {
        if (account is not { Role: Role.Administrator, Disabled: null }) return false;
        await database.AloneAsync(transaction, WriteLock.Audit);
        return await transaction.Connection!.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM account WHERE role = 'administrator' AND disabled_at IS NULL AND id <> @Id", new { account.Id }, transaction) == 0;
    }
}

/// <summary>What became of a change to an account.</summary>
internal enum AccountChange
{
    /// <summary>Done.</summary>
    Done,

    /// <summary>There is no such account.</summary>
    NotThere,

    /// <summary>The region has too many or too few digits for the role.</summary>
    RegionDoesNotFit,

    /// <summary>Nobody would be left to let others in.</summary>
    LastAdministrator,
}
