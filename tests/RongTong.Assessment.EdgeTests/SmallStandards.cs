using RongTong.Snapshots;

namespace RongTong.EdgeTests;

/// <summary>Two editions of a small standard and a province's layer on the first, with something of everything, as a rule directory.</summary>
internal static class SmallStandards
{
    private static readonly (string From, string To)[] Files =
    [
        ("grant-1.yaml", "test/grant/1/model.yaml"), ("grant-2.yaml", "test/grant/2/model.yaml"), ("grant-1.overlay.yaml", "provinces/north/grant@1.overlay.yaml"),
    ];

    /// <summary>The directory that holds them under <c>rules</c>.</summary>
    public static TemporaryDirectory Directory()
    {
        var directory = new TemporaryDirectory();
        foreach (var (from, to) in Files) directory.Write($"rules/{to}", File.ReadAllBytes(Path.Combine(Repository.Root, "tests/RongTong.Assessment.Tests/Comparing", from)));
        return directory;
    }
}
