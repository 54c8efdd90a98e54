using System.Globalization;
using RongTong.Text;
using RongTong.Web.Access;
using RongTong.Web.Audit;
using RongTong.Web.Pages.Texts;

namespace RongTong.Web.Pages.Accounts;

/// <summary>Moments as people of the department read them. Immutable.</summary>
/// <param name="At">When.</param>
/// <param name="Zone">Whose clock.</param>
public sealed record ShownMoment(DateTimeOffset At, TimeZoneInfo Zone)
{
    /// <summary>To the minute.</summary>
    public override string ToString() => TimeZoneInfo.ConvertTime(At, Zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    internal static ShownMoment Of(DateTimeOffset at, TimeProvider clock) => new(at, clock.LocalTimeZone);
}

/// <summary>An account as its page shows it. Immutable.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Login">What is typed to sign in.</param>
/// <param name="Name">Whose it is.</param>
/// <param name="Role">Its role, as it is kept.</param>
/// <param name="Region">The first digits of its region.</param>
/// <param name="IsDisabled">Whether it is kept out.</param>
/// <param name="HasPassword">Whether a password has been set.</param>
/// <param name="HasSecondFactor">Whether a code is asked for when it signs in.</param>
public sealed record ShownAccount(string Id, string Login, string Name, string Role, string Region, bool IsDisabled, bool HasPassword, bool HasSecondFactor)
{
    internal static ShownAccount Of(Account account) => new(account.Id, account.Login, account.Name, AccountStore.Code(account.Role), account.Region, account.Disabled is not null, account.HasPassword, account.HasSecondFactor);
}

/// <summary>A device that is signed in. Immutable.</summary>
/// <param name="Agent">What its browser calls itself.</param>
/// <param name="Since">Since when.</param>
/// <param name="Seen">When it was used last.</param>
/// <param name="IsThis">Whether it is the one asking.</param>
public sealed record ShownSession(string Agent, string Since, string Seen, bool IsThis);

/// <summary>A key as its page shows it. Immutable.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">For whom it is.</param>
/// <param name="Scopes">What it may do.</param>
/// <param name="Region">Where.</param>
/// <param name="Until">Until when.</param>
/// <param name="UsedOn">The day it was used last; null when never.</param>
/// <param name="Ended">Why it does not work any more; null while it does.</param>
public sealed record ShownKey(string Id, string Name, IReadOnlyList<string> Scopes, string Region, string Until, string? UsedOn, LocalizedText? Ended)
{
    internal static ShownKey Of(ApiKey key, TimeProvider clock) => new(
        key.Id, key.Name, key.Scopes, key.Region, ShownMoment.Of(key.Expires, clock).ToString(), key.UsedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        key.Revoked is not null ? AccessTexts.Revoked : key.Expires <= clock.GetUtcNow() ? AccessTexts.Expired : null);
}

/// <summary>An entry of the audit log as its page shows it. Immutable.</summary>
/// <param name="Number">Its number.</param>
/// <param name="At">When.</param>
/// <param name="Actor">Who.</param>
/// <param name="Action">What, as it is kept.</param>
/// <param name="Subject">To what.</param>
/// <param name="Region">Where.</param>
/// <param name="Details">What else is known: what it is, and its value.</param>
public sealed record ShownEntry(long Number, string At, ShownParty Actor, string Action, ShownParty Subject, string Region, IReadOnlyList<(LocalizedText Name, string Value)> Details)
{
    internal static ShownEntry Of(AuditEntry entry, IReadOnlyDictionary<string, string> names, TimeProvider clock) => new(
        entry.Number, ShownMoment.Of(entry.At, clock).ToString(), ShownParty.Of(entry.Actor, names), entry.Action, ShownParty.Of(entry.Subject, names), entry.Region,
        [.. entry.Details.Select(d => (AuditTexts.Detail(d.Key), d.Value))]);
}

/// <summary>Who did something, or what it was done to. Immutable.</summary>
/// <param name="Kind">What it is, in words; null where its name says enough.</param>
/// <param name="Name">What it is called, or its id; empty where there is one of its kind.</param>
public sealed record ShownParty(LocalizedText? Kind, string Name)
{
    internal static ShownParty Of(string kept, IReadOnlyDictionary<string, string> names)
    {
        if (names.TryGetValue(kept, out var name)) return new ShownParty(null, name);
        var colon = kept.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? AuditTexts.Kind(kept) is { } only ? new ShownParty(only, "") : new ShownParty(null, kept)
            : AuditTexts.Kind(kept[..colon]) is { } kind ? new ShownParty(kind, kept[(colon + 1)..]) : new ShownParty(null, kept);
    }
}

/// <summary>What is looked for in the audit log, as it was typed. Immutable.</summary>
/// <param name="Action">The action.</param>
/// <param name="Actor">Who.</param>
/// <param name="Subject">To what.</param>
/// <param name="From">From this day.</param>
/// <param name="To">To this day.</param>
public sealed record AuditFilter(string Action, string Actor, string Subject, string From, string To);

/// <summary>What checking the chain came to. Immutable.</summary>
/// <param name="Entries">Entries that agree.</param>
/// <param name="Head">The chain at the last of them.</param>
/// <param name="Difference">What does not agree; null when all does.</param>
public sealed record ShownCheck(long Entries, string Head, LocalizedText? Difference);
