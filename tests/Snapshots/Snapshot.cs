using System.Runtime.CompilerServices;

namespace RongTong.Snapshots;

/// <summary>
/// Compares a text with the accepted one beside the test, in Verify's file conventions: <c>Class.Method.verified.txt</c>, and
/// <c>.received.</c> for what came instead. With <c>-p:UseVerify=true</c> Verify.Xunit takes this file's place.
/// </summary>
internal static class Snapshot
{
    /// <summary>Fails when the text differs from the accepted one, or when none is accepted yet; writes what was received beside it.</summary>
    /// <param name="text">What the test produced.</param>
    /// <param name="parameters">Tells apart several snapshots of one test method.</param>
    /// <param name="extension">Ending of the snapshot file.</param>
    /// <param name="sourceFile">Filled in by the compiler.</param>
    /// <param name="method">Filled in by the compiler.</param>
    public static async Task Verify(string text, string? parameters = null, string extension = "txt", [CallerFilePath] string sourceFile = "", [CallerMemberName] string method = "")
    {
        var stem = Path.Combine(Path.GetDirectoryName(sourceFile)!, $"{Path.GetFileNameWithoutExtension(sourceFile)}.{method}{(parameters is null ? "" : "_" + parameters)}");
        var (accepted, received) = ($"{stem}.verified.{extension}", $"{stem}.received.{extension}");
        var now = text.ReplaceLineEndings("\n");
        var before = File.Exists(accepted) ? (await File.ReadAllTextAsync(accepted)).ReplaceLineEndings("\n") : null;
        if (now.TrimEnd('\n') == before?.TrimEnd('\n'))
        {
            File.Delete(received);
            return;
        }
        await File.WriteAllTextAsync(received, now);
        Assert.Fail(before is null ? $"no accepted snapshot {accepted}" : $"{received} differs from the accepted snapshot: {FirstDifference(before, now)}");
    }

    private static string FirstDifference(string before, string now)
    {
        var (old, @new) = (before.Split('\n'), now.Split('\n'));
        var line = Enumerable.Range(0, Math.Max(old.Length, @new.Length)).First(i => old.ElementAtOrDefault(i) != @new.ElementAtOrDefault(i));
        return $"line {line + 1}, accepted '{old.ElementAtOrDefault(line)}', received '{@new.ElementAtOrDefault(line)}'";
    }
}
