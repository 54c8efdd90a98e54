using RongTong.Diagnostics;

namespace RongTong.Hosting;

/// <summary>Writes files whole or not at all: a reader never sees half of one.</summary>
public static class OutputFile
{
    /// <summary>Writes to a temporary name beside the file, flushes to disk and renames. Directories on the way are created.</summary>
    /// <returns>Null, or why the file could not be written; nothing is left behind then.</returns>
    public static Diagnostic? Write(string path, ReadOnlyMemory<byte> content, string shown) => Write(path, stream => stream.Write(content.Span), shown);

    /// <summary>Writes what is made on the way, in the same manner.</summary>
    /// <param name="path">Where to.</param>
    /// <param name="write">Writes the content; what it throws of IO counts as a failure of the file.</param>
    /// <param name="shown">The name used in messages.</param>
    /// <returns>Null, or why the file could not be written; nothing is left behind then.</returns>
    public static Diagnostic? Write(string path, Action<Stream> write, string shown)
    {
        var temporary = $"{path}.{Path.GetRandomFileName()}.tmp";
        try
        {
            if (Path.GetDirectoryName(Path.GetFullPath(path)) is { Length: > 0 } directory) Directory.CreateDirectory(directory);
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }
            File.Move(temporary, path, overwrite: true);
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            TryDelete(temporary);
            return DiagnosticCatalog.FileUnwritable(shown, error.Message);
        }
    }

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The first failure is the one reported.
        }
    }
}
