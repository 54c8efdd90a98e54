using RongTong.Diagnostics;

namespace RongTong.Hosting.Printing;

/// <summary>Finds the browser that prints. Stateless.</summary>
public static class BrowserSearch
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge", "microsoft-edge"];

    private static readonly string[] Places =
    [
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium", "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    ];

    /// <summary>Looks for a browser.</summary>
    /// <param name="named">The one asked for, a path or a name on PATH; null takes the first that is there.</param>
    /// <param name="directory">What a relative path is relative to.</param>
    /// <param name="variable">Environment variables.</param>
    /// <returns>Its path, or RT6041.</returns>
    public static Result<string> Find(string? named, string directory, Func<string, string?> variable)
    {
        var found = named is null ? Names.Select(n => OnPath(n, variable)).FirstOrDefault(p => p is not null) ?? Installed(variable)
            : named.AsSpan().ContainsAny('/', '\\') ? Existing(Path.GetFullPath(named, directory))
            : OnPath(named, variable) ?? Existing(Path.GetFullPath(named, directory));
        return found is null ? new Result<string>(null, [DiagnosticCatalog.BrowserMissing(named)]) : new Result<string>(found, []);
    }

    private static string? OnPath(string name, Func<string, string?> variable) =>
        (variable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(d => OperatingSystem.IsWindows() ? new[] { Path.Combine(d, name + ".exe") } : [Path.Combine(d, name)])
            .FirstOrDefault(File.Exists);

    /// <summary>Where installers put it on systems that do not put it on PATH.</summary>
    private static string? Installed(Func<string, string?> variable) => Places
        .Concat(((string[])["ProgramFiles", "ProgramFiles(x86)", "LocalAppData"]).Select(variable).OfType<string>()
            .SelectMany(d => new[] { Path.Combine(d, "Google", "Chrome", "Application", "chrome.exe"), Path.Combine(d, "Microsoft", "Edge", "Application", "msedge.exe") }))
        .FirstOrDefault(p => Path.IsPathFullyQualified(p) && (OperatingSystem.IsMacOS() || OperatingSystem.IsWindows()) && File.Exists(p));

    private static string? Existing(string path) => File.Exists(path) ? path : null;
}
