using System.Data.Common;
using Dapper;
using Microsoft.AspNetCore.DataProtection;
using OtpNet;
using RongTong.Web.Audit;
using RongTong.Web.Storage;

namespace RongTong.Web.Access;

/// <summary>
/// Codes of six digits that a phone shows for thirty seconds each (RFC 6238), asked for after the password of accounts that have set them up. A code works once.
/// Thread-safe.
/// </summary>
internal sealed class SecondFactorStore(Database database, AuditLog audit, IDataProtectionProvider protection, ServeOptions options)
{
    // As long as RFC 4226 recommends.
    private const int KeyBytes = 20;

    private readonly IDataProtector _protector = protection.CreateProtector("rongtong/second-factor");

    /// <summary>Makes a key that takes effect once <see cref="ConfirmAsync"/> has seen a code of it; nothing happens where one is in effect already.</summary>
    public Task<bool> BeginAsync(Account account) => database.WriteAsync(async transaction => await transaction.Connection!.ExecuteAsync(
        "INSERT INTO second_factor (account, secret, step, confirmed_at) VALUES (@Id, @secret, 0, NULL) ON CONFLICT (account) DO UPDATE SET secret = excluded.secret WHERE second_factor.confirmed_at IS NULL",
        new { account.Id, secret = _protector.Protect(Base32Encoding.ToString(KeyGeneration.GenerateRandomKey(KeyBytes))) }, transaction) == 1);

    /// <summary>The key that waits for its first code, in base 32; null when there is none.</summary>
    public async Task<string?> PendingAsync(Account account) =>
        await database.ReadAsync(connection => connection.QueryFirstOrDefaultAsync<string?>("SELECT secret FROM second_factor WHERE account = @Id AND confirmed_at IS NULL", new { account.Id })) is { } secret ? _protector.Unprotect(secret) : null;

    /// <summary>Puts the key that waits into effect, if the code is one of it.</summary>
    public Task<bool> ConfirmAsync(Account account, string code) => database.WriteAsync(async transaction =>
    {
        var secret = await transaction.Connection!.QueryFirstOrDefaultAsync<string?>("SELECT secret FROM second_factor WHERE account = @Id AND confirmed_at IS NULL", new { account.Id }, transaction);
        if (secret is null || StepOf(secret, code) is not { } step) return false;
        // Begun anew meanwhile, it is another key, of which no code has been seen.
        if (await transaction.Connection!.ExecuteAsync("UPDATE second_factor SET step = @step, confirmed_at = @now WHERE account = @Id AND secret = @secret", new { account.Id, step, secret, now = Moments.Now(options.Clock) }, transaction) == 0) return false;
        await audit.AddAsync(transaction, account.Actor, AuditAction.SecondFactorSet, account.Actor, account.Region);
        return true;
    });

    /// <summary>Whether an account needs no code, or this is one that has not been used. Uses it up.</summary>
    public async Task<bool> TakeAsync(DbTransaction transaction, string account, string code)
    {
        var secret = await transaction.Connection!.QueryFirstOrDefaultAsync<string?>("SELECT secret FROM second_factor WHERE account = @account AND confirmed_at IS NOT NULL", new { account }, transaction);
        return secret is null || StepOf(secret, code) is { } step
            && await transaction.Connection!.ExecuteAsync("UPDATE second_factor SET step = @step WHERE account = @account AND step < @step", new { account, step }, transaction) == 1;
    }

    /// <summary>Takes the second factor away, as for who has lost the phone.</summary>
    /// <returns>Whether there was one.</returns>
    public Task<bool> RemoveAsync(Account account, string actor) => database.WriteAsync(transaction => RemoveAsync(transaction, account, actor));

    /// <summary>The same by its owner, who shows a code.</summary>
    public Task<bool> RemoveAsync(Account account, string actor, string code) => database.WriteAsync(async transaction =>
        await TakeAsync(transaction, account.Id, code) && await RemoveAsync(transaction, account, actor));

    private async Task<bool> RemoveAsync(DbTransaction transaction, Account account, string actor)
    {
        if (await transaction.Connection!.ExecuteAsync("DELETE FROM second_factor WHERE account = @Id", new { account.Id }, transaction) == 0) return false;
        await audit.AddAsync(transaction, actor, AuditAction.SecondFactorRemoved, account.Actor, account.Region);
        return true;
    }

    /// <summary>The step of time a code belongs to: this one, the one before or the one after; null when it is none of them.</summary>
    private long? StepOf(string secret, string code)
    {
        var typed = string.Concat(code.Where(c => !char.IsWhiteSpace(c)));
        return new Totp(Base32Encoding.ToBytes(_protector.Unprotect(secret))).VerifyTotp(options.Clock.GetUtcNow().UtcDateTime, typed, out var step, VerificationWindow.RfcSpecifiedNetworkDelay) ? step : null;
    }
}
