using RongTong.Web.Storage;

namespace RongTong.Web.Access;

/// <summary>A row of the table of accounts, as the database gives it.</summary>
internal sealed record AccountRow
{
    /// <summary>The columns in the order they are asked for, under the name <c>account</c>.</summary>
    public const string Columns = "account.id, account.login, account.name, account.role, account.region, account.password, account.created_at, account.disabled_at, (SELECT COUNT(*) FROM second_factor WHERE second_factor.account = account.id AND second_factor.confirmed_at IS NOT NULL) AS factors";

    public required string Id { get; init; }

    public required string Login { get; init; }

    public required string Name { get; init; }

    public required string Role { get; init; }

    public required string Region { get; init; }

    public string? Password { get; init; }

    public required string CreatedAt { get; init; }

    public string? DisabledAt { get; init; }

    public long Factors { get; init; }

    public Account ToAccount() => new()
    {
        Id = Id, Login = Login, Name = Name, Role = Enum.Parse<Role>(Role, ignoreCase: true), Region = Region, Created = Moments.Read(CreatedAt),
        Disabled = DisabledAt is { } at ? Moments.Read(at) : null, HasPassword = Password is not null, HasSecondFactor = Factors > 0,
    };
}
