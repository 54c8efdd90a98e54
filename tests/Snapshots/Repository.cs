using System.Runtime.CompilerServices;

namespace RongTong.Snapshots;

/// <summary>Where the repository's own files are, for tests that read the shipped rules and templates.</summary>
internal static class Repository
{
    /// <summary>The root of the repository.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The shipped rules.</summary>
    public static string Rules => Path.Combine(Root, "rules");

    /// <summary>The shipped templates.</summary>
    public static string Templates => Path.Combine(Root, "templates");

    private static string FindRoot([CallerFilePath] string sourceFile = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(sourceFile)!, "..", ".."));
}
