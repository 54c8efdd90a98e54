using RongTong.Diagnostics;
using RongTong.Text;

namespace RongTong.Hosting;

/// <summary>Reads text files, with a limit checked before the first byte is read.</summary>
public static class TextFile
{
    /// <summary>Most bytes read from any one text file.</summary>
    public const long MaxBytes = 64L * 1024 * 1024;

    /// <summary>Reads a UTF-8 file.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="shown">The name used in messages.</param>
    /// <param name="maxBytes">Most bytes, at most <see cref="MaxBytes"/>.</param>
    public static Result<SourceText> Read(string path, string shown, long maxBytes = MaxBytes)
    {
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists) return new Result<SourceText>(null, [DiagnosticCatalog.FileUnreadable(shown, "not found")]);
            if (file.Length > maxBytes) return new Result<SourceText>(null, [DiagnosticCatalog.TextTooLarge(SourceSpan.WholeFile(shown), file.Length, maxBytes)]);
            return SourceText.FromUtf8(shown, File.ReadAllBytes(path));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new Result<SourceText>(null, [DiagnosticCatalog.FileUnreadable(shown, error.Message)]);
        }
    }
}
