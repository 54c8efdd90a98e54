using RongTong.Web.Audit;
using RongTong.Web.Storage;

namespace RongTong.Web.Access;

/// <summary>Signing in with a name, a password and, where one is set up, a code of the second factor; and changing the password. Thread-safe.</summary>
internal sealed class SignIn(Database database, AccountStore accounts, SecondFactorStore factors, SessionStore sessions, AttemptStore attempts, AuditLog audit, ServeOptions options)
{
    /// <summary>Signs in. Who is not known takes as long as who mistyped, and is told the same.</summary>
    /// <param name="login">What was typed as the name.</param>
    /// <param name="password">What was typed as the password.</param>
    /// <param name="code">What was typed as the code; it counts only for accounts that have a second factor.</param>
    /// <param name="address">Where from.</param>
    /// <param name="agent">What the browser calls itself.</param>
    public async Task<SignInResult> EnterAsync(string login, string password, string code, string address, string agent)
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
        var account = row.ToAccount();
        var secret = await database.WriteAsync<Secret?>(async transaction =>
        {
            if (!await factors.TakeAsync(transaction, account.Id, code))
            {
                await audit.AddAsync(transaction, "nobody", AuditAction.SignInRefused, account.Actor, account.Region, KeyValuePair.Create("factor", "2"));
                return null;
            }
            var begun = await sessions.BeginAsync(transaction, account.Id, agent);
            await audit.AddAsync(transaction, account.Actor, AuditAction.SignedIn, account.Actor, account.Region);
            return begun;
        });
        if (secret is null) return new SignInResult(null, null, null);
        await attempts.ForgetAsync(attempt);
        return new SignInResult(account, secret, null);
    }

    /// <summary>Whether who is signed in knows the password: asked again before what lets somebody in is changed. Wrong ones are counted as when signing in.</summary>
    public async Task<(bool IsRight, TimeSpan? Wait)> ProveAsync(Account account, string present)
    {
        var attempt = await attempts.BeginAsync(("account:" + account.Login, AttemptStore.PerAccount));
        if (attempt.Wait is { } wait) return (false, wait);
        if (!await Password.MatchesAsync(present, (await accounts.FindByLoginAsync(account.Login))?.Password, options.PasswordRounds)) return (false, null);
        await attempts.ForgetAsync(attempt);
        return (true, null);
    }

    /// <summary>Changes the password of who is signed in; the session goes on under a new secret, all others end.</summary>
    /// <returns>The new session; null when the password stated is not the present one.</returns>
    public async Task<SignInResult> ChangePasswordAsync(Account account, string present, string wanted, string agent)
    {
        var (isRight, wait) = await ProveAsync(account, present);
        if (!isRight) return new SignInResult(null, null, wait);
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
