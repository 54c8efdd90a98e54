using System.Collections.Immutable;
using System.Security.Claims;
using RongTong.Web.Sheets;

namespace RongTong.Web.Access;

/// <summary>
/// Who makes a request: an account, the holder of a sheet's link, both, a key of a program, or nobody. A parameter of this type in an
/// endpoint is the caller of that request. Immutable.
/// </summary>
internal sealed record Caller
{
    /// <summary>Nobody known.</summary>
    public static Caller Nobody { get; } = new();

    /// <summary>Who is signed in.</summary>
    public Account? Account { get; init; }

    /// <summary>The sheet that a link opened.</summary>
    public LinkHolder? Link { get; init; }

    /// <summary>The key of a program.</summary>
    public ApiKey? Key { get; init; }

    /// <summary>Hash of the session of the account; null without one.</summary>
    public string? Session { get; init; }

    /// <summary>Whether anybody is known.</summary>
    public bool IsKnown => Account is not null || Link is not null || Key is not null;

    /// <summary>The role of the account.</summary>
    public Role? Role => Account?.Role;

    /// <summary>
    /// Whether values a model marks as personal data are shown: to the firm and to those who decide its case or state facts of it. Who looks at
    /// how was decided does not need them.
    /// </summary>
    public bool SeesPersonalData => Role is not Access.Role.Auditor;

    /// <summary>What may be touched. A link gives its one sheet, also to somebody who is signed in beside it only where <see cref="LinkScope"/> is asked for.</summary>
    public Scope Scope => this switch
    {
        { Key: { } key } => Scope.InRegion(key.Region, key.Actor),
        { Account: { Role: Access.Role.Enterprise } firm } => Scope.OwnedBy(firm.Id),
        { Account: { Role: Access.Role.Administrator } keeper } => Scope.None(keeper.Actor),
        { Account: { } official } => Scope.InRegion(official.Region, official.Actor),
        { Link: not null } => LinkScope,
        _ => Scope.None("nobody"),
    };

    /// <summary>The one sheet a link opened.</summary>
    public Scope LinkScope => Link is { } link ? Scope.OfSheet(link.Sheet, link.Respondent) : Scope.None("nobody");

    /// <summary>The caller of a request.</summary>
    public static Caller Of(HttpContext context) => context.User.Identities.OfType<CallerIdentity>().FirstOrDefault()?.Caller ?? Nobody;

    /// <summary>Binds a parameter of an endpoint.</summary>
    public static ValueTask<Caller?> BindAsync(HttpContext context) => ValueTask.FromResult<Caller?>(Of(context));
}

/// <summary>A caller as the framework knows it.</summary>
internal sealed class CallerIdentity(Caller caller) : ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, Id(caller))], "rongtong")
{
    /// <summary>Who.</summary>
    public Caller Caller { get; } = caller;

    // Forms are signed for this name: a form made for one is not taken from another.
    private static string Id(Caller caller) => caller.Key?.Actor ?? caller.Account?.Actor ?? caller.LinkScope.Actor;
}

/// <summary>A person or a firm that signs in. Immutable.</summary>
internal sealed record Account
{
    public required string Id { get; init; }

    /// <summary>What is typed to sign in, in lower case.</summary>
    public required string Login { get; init; }

    /// <summary>What others see.</summary>
    public required string Name { get; init; }

    public required Role Role { get; init; }

    /// <summary>The first digits of the division code; empty means everywhere.</summary>
    public required string Region { get; init; }

    public required DateTimeOffset Created { get; init; }

    public DateTimeOffset? Disabled { get; init; }

    /// <summary>Whether a password has been set.</summary>
    public bool HasPassword { get; init; }

    /// <summary>Whether a code of its second factor is asked for when it signs in.</summary>
    public bool HasSecondFactor { get; init; }

    /// <summary>As the audit log names it.</summary>
    public string Actor => "account:" + Id;
}

/// <summary>A key that a program comes in with. Immutable.</summary>
internal sealed record ApiKey
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required ImmutableArray<string> Scopes { get; init; }

    public required string Region { get; init; }

    public required string CreatedBy { get; init; }

    public required DateTimeOffset Created { get; init; }

    public required DateTimeOffset Expires { get; init; }

    /// <summary>The day it was used last.</summary>
    public DateOnly? UsedOn { get; init; }

    public DateTimeOffset? Revoked { get; init; }

    /// <summary>As the audit log names it.</summary>
    public string Actor => "key:" + Id;
}
