using System.Buffers;
using RongTong.Diagnostics;
using RongTong.Text;

namespace RongTong.Hosting;

/// <summary>Reads text files, with a limit checked before the first byte is read.</summary>
public static class TextFile
{
    /// <summary>Most bytes read from any one text file.</summary>
    public const long MaxBytes = 64L * 1024 * 1024;

    private static readonly LocalizedText NotFound = new("没有这个文件", "not found");

    /// <summary>Reads a UTF-8 file.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="shown">The name used in messages.</param>
    /// <param name="maxBytes">Most bytes, at most <see cref="MaxBytes"/>.</param>
    public static Result<SourceText> Read(string path, string shown, long maxBytes = MaxBytes)
    {
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists) return new Result<SourceText>(null, [DiagnosticCatalog.FileUnreadable(shown, NotFound)]);
            if (file.Length > maxBytes) return new Result<SourceText>(null, [DiagnosticCatalog.TextTooLarge(SourceSpan.WholeFile(shown), file.Length, maxBytes)]);
            return SourceText.FromUtf8(shown, File.ReadAllBytes(path));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new Result<SourceText>(null, [DiagnosticCatalog.FileUnreadable(shown, error.Message)]);
        }
    }

    /// <summary>Reads a UTF-8 stream of unknown length, such as standard input, to its end or to the limit.</summary>
    public static Result<SourceText> Read(Stream stream, string shown, long maxBytes = MaxBytes)
    {
        var chunk = ArrayPool<byte>.Shared.Rent(64 * 1024);
        try
        {
            using var bytes = new MemoryStream();
            for (int read; (read = stream.Read(chunk, 0, chunk.Length)) > 0;)
            {
                bytes.Write(chunk, 0, read);
                if (bytes.Length > maxBytes) return new Result<SourceText>(null, [DiagnosticCatalog.TextTooLarge(SourceSpan.WholeFile(shown), bytes.Length, maxBytes)]);
            }
            return SourceText.FromUtf8(shown, bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
        }
        catch (IOException error)
        {
            return new Result<SourceText>(null, [DiagnosticCatalog.FileUnreadable(shown, error.Message)]);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunk);
        }
    }
}
