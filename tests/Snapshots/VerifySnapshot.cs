using System.Runtime.CompilerServices;

namespace RongTong.Snapshots;

/// <summary>The same seam as <c>Snapshot.cs</c>, with Verify.Xunit behind it and the same snapshot files.</summary>
internal static class Snapshot
{
    /// <summary>Compares a text with the accepted one beside the test.</summary>
    public static async Task Verify(string text, string? parameters = null, string extension = "txt", [CallerFilePath] string sourceFile = "", [CallerMemberName] string method = "")
    {
        var settings = new VerifyTests.VerifySettings();
        settings.UseFileName($"{Path.GetFileNameWithoutExtension(sourceFile)}.{method}{(parameters is null ? "" : "_" + parameters)}");
        await VerifyXunit.Verifier.Verify(text, extension, settings, sourceFile);
    }
}
