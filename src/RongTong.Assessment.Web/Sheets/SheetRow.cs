using System.Globalization;
using RongTong.Assessing;
using RongTong.Web.Storage;

namespace RongTong.Web.Sheets;

/// <summary>A row of the table of sheets, as the database gives it.</summary>
internal sealed record SheetRow
{
    public required string Id { get; init; }

    public required string Model { get; init; }

    public required string Fingerprint { get; init; }

    public string? AsOf { get; init; }

    public required string Name { get; init; }

    public required string Uscc { get; init; }

    public required string Region { get; init; }

    public string? Industry { get; init; }

    public string? Size { get; init; }

    public string? Employees { get; init; }

    public required string State { get; init; }

    public required long Version { get; init; }

    public required string CreatedAt { get; init; }

    public required string ChangedAt { get; init; }

    public string? SubmittedAt { get; init; }

    public string? DeclaredBy { get; init; }

    public string? Owner { get; init; }

    public string Titles { get; init; } = "[]";

    public string? Earlier { get; init; }

    public SavedSheet ToSheet() => new()
    {
        Id = Id, Model = Model, Fingerprint = Fingerprint, State = Enum.Parse<SheetState>(State, ignoreCase: true), Version = Version,
        Owner = Owner, Earlier = Earlier, Created = Moments.Read(CreatedAt), Changed = Moments.Read(ChangedAt),
        Submitted = SubmittedAt is { } at ? (Moments.Read(at), DeclaredBy ?? "") : null,
        Head = new AnswerSheet
        {
            Model = Model,
            AsOf = AsOf is { } day ? DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null,
            Enterprise = new Enterprise(Name, Uscc, Region, Industry, Size, Employees),
            Titles = SavedTitles.Read(Titles),
        },
    };
}
