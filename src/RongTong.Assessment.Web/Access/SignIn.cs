using RongTong.Web.Audit;
using RongTong.Web.Storage;

namespace RongTong.Web.Access;

/// <summary>Signing in with a name and a password, and changing the password. Thread-safe.</summary>
internal sealed class SignIn(Database database, AccountStore accounts, SessionStore sessions, AttemptStore attempts, AuditLog audit, ServeOptions options)
{
    /// <summary>Signs in. Who is not known takes as long as who mistyped, and is told the same.</summary>
    /// <param name="login">What was typed as the name.</param>
    /// <param name="password">What was typed as the password.</param>
    /// <param name="address">Where from.</param>
    /// <param name="agent">What the browser calls itself.</param>
    public async Task<SignInResult> EnterAsync(string login, string password, string address, string agent)
    {
        var attempt = await attempts.BeginAsync(("account:" + login.Trim().ToLowerInvariant(), AttemptStore.PerAccount), ("address:" + address, AttemptStore.PerAddress));
        if (attempt.Wait is { } wait) return new SignInResult(null, null, wait);
        var row = await accounts.FindByLoginAsync(login);
        if (!await Password.MatchesAsync(password, row?.Password, options.PasswordRounds) || row is null)
        {
            // What was typed is not kept: it may be a password in the wrong field.
            await audit.AddAsync("nobody", AuditAction.SignInRefused, row is null ? "" : "account:" + row.Id);
            return new SignInResult(null, null, null);
        }
        await attempts.ForgetAsync(attempt);
        var account = row.ToAccount();
        var secret = await database.WriteAsync(async transaction =>
        {
            var begun = await sessions.BeginAsync(transaction, account.Id, agent);
            await audit.AddAsync(transaction, account.Actor, AuditAction.SignedIn, account.Actor, account.Region);
            return begun;
        });
        return new SignInResult(account, secret, null);
    }

    /// <summary>Changes the password of who is signed in; the session goes on under a new secret, all others end.</summary>
    /// <returns>The new session; null when the password stated is not the present one.</returns>
    public async Task<SignInResult> ChangePasswordAsync(Account account, string present, string wanted, string agent)
    {
        var attempt = await attempts.BeginAsync(("account:" + account.Login, AttemptStore.PerAccount));
        if (attempt.Wait is { } wait) return new SignInResult(null, null, wait);
        if (!await Password.MatchesAsync(present, (await accounts.FindByLoginAsync(account.Login))?.Password, options.PasswordRounds)) return new SignInResult(null, null, null);
        await attempts.ForgetAsync(attempt);
        var hash = await Password.HashAsync(wanted, options.PasswordRounds);
        var secret = await database.WriteAsync(async transaction =>
        {
            await accounts.SetPasswordAsync(transaction, account, hash);
            return await sessions.BeginAsync(transaction, account.Id, agent);
        });
        return new SignInResult(account, secret, null);
    }
}

/// <summary>What became of signing in. Immutable.</summary>
/// <param name="Account">Who is in; null when nobody.</param>
/// <param name="Session">The secret for the browser.</param>
/// <param name="Wait">How long to wait after too many attempts; null otherwise.</param>
internal sealed record SignInResult(Account? Account, Secret? Session, TimeSpan? Wait);
