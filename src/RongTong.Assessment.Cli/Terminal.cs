using Spectre.Console;

namespace RongTong.Cli;

/// <summary>What the terminal can do. Apart, so that the library behind it is loaded only when there is a terminal.</summary>
internal static class Terminal
{
    /// <summary>Whether escape sequences are understood; on Windows this switches them on.</summary>
    public static bool ShowsColour() => AnsiConsole.Profile.Capabilities is { Ansi: true, ColorSystem: not ColorSystem.NoColors };
}
