namespace RongTong.Reporting.Templating;

/// <summary>How the name in an include becomes the name of a template in the library.</summary>
internal static class TemplateName
{
    private const string Assets = "assets/";

    /// <summary>
    /// The library name an include means: within the first folder of the including template, or under <c>assets/</c> from the root.
    /// Null when the name could lead elsewhere.
    /// </summary>
    public static string? Resolve(string includer, string name)
    {
        if (name.Length == 0 || name.Contains('\\') || name.Split('/').Any(segment => segment is "" or "." or "..")) return null;
        if (name.StartsWith(Assets, StringComparison.Ordinal)) return name;
        return includer[..(includer.IndexOf('/') + 1)] + name;
    }

    /// <summary>The names an include may be written with, for suggestions.</summary>
    public static IEnumerable<string> VisibleFrom(string includer, IEnumerable<string> library)
    {
        var folder = includer[..(includer.IndexOf('/') + 1)];
        foreach (var name in library)
        {
            if (name.StartsWith(Assets, StringComparison.Ordinal)) yield return name;
            else if (name.StartsWith(folder, StringComparison.Ordinal)) yield return name[folder.Length..];
        }
    }
}
