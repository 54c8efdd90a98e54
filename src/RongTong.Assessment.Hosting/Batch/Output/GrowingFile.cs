namespace RongTong.Hosting.Batch.Output;

/// <summary>A file that is written at its end and can be cut back to a length known to be good. Not thread-safe.</summary>
internal sealed class GrowingFile : IDisposable
{
    private readonly FileStream _stream;

    private GrowingFile(FileStream stream) => _stream = stream;

    /// <summary>How long it is with everything appended.</summary>
    public long Length => _stream.Position;

    /// <summary>Opens a file and cuts it to a length; 0 starts it.</summary>
    /// <exception cref="IOException">It is shorter than that, or cannot be written.</exception>
    public static GrowingFile Open(string path, long length)
    {
        var stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read, 256 * 1024);
        try
        {
            if (stream.Length < length) throw new IOException($"{Path.GetFileName(path)} is shorter than its journal says");
            stream.SetLength(length);
            stream.Seek(length, SeekOrigin.Begin);
            return new GrowingFile(stream);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    public void Append(ReadOnlySpan<byte> bytes) => _stream.Write(bytes);

    /// <summary>Brings everything to the disk.</summary>
    public void Sync() => _stream.Flush(flushToDisk: true);

    /// <summary>Closes it; what did not reach the disk after the last <see cref="Sync"/> is not counted on.</summary>
    public void Dispose()
    {
        try
        {
            _stream.Dispose();
        }
        catch (IOException)
        {
            // The disk is full: whoever wrote last has been told.
        }
    }
}
