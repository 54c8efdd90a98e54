using RongTong.Snapshots;

namespace RongTong.Tests.Invalid;

/// <summary>The honest files the fixtures are copies of.</summary>
internal static class BaseModel
{
    public static string Folder { get; } = Path.Combine(Repository.Root, "tests/RongTong.Assessment.Tests/Invalid");

    public static string Text { get; } = Read("base.yaml");

    public static string Measures { get; } = Read("base-measures.yaml");

    public static string Overlay { get; } = Read("base-overlay.yaml");

    private static string Read(string name) => File.ReadAllText(Path.Combine(Folder, name)).ReplaceLineEndings("\n");
}
