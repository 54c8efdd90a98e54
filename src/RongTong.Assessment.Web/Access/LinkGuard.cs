using RongTong.Web.Sheets;

namespace RongTong.Web.Access;

/// <summary>
/// Follows links that open a sheet, and ends guessing at them: whoever shows too many wrong ones is told to wait, also with a right one.
/// Thread-safe.
/// </summary>
internal sealed class LinkGuard(SheetStore sheets, AttemptStore attempts)
{
    /// <summary>Whose link it is.</summary>
    /// <param name="shown">What was shown as a link.</param>
    /// <param name="who">Whom wrong ones are counted against: an address or a key.</param>
    public async Task<FollowedLink> FollowAsync(string? shown, string who)
    {
        var subject = ("link:" + who, AttemptStore.PerAddress);
        if (await attempts.WaitAsync(subject) is { } wait) return new FollowedLink(null, wait);
        if (Secret.Of(shown) is { } secret && await sheets.FollowAsync(secret) is { } holder) return new FollowedLink(holder, null);
        await attempts.BeginAsync(subject);
        return new FollowedLink(null, null);
    }
}

/// <summary>What a link led to. Immutable.</summary>
/// <param name="Holder">Whom it lets in; null when it is none, has ended, or too many were tried.</param>
/// <param name="Wait">How long to wait after too many wrong ones; null otherwise.</param>
internal sealed record FollowedLink(LinkHolder? Holder, TimeSpan? Wait);
