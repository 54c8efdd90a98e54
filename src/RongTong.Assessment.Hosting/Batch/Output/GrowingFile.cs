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

    /// <summary>Adds to the end.</summary>
    /// <exception cref="IOException">The disk is full, or the file as long as the file system allows.</exception>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        try
        {
            _stream.Write(bytes);
        }
        catch (ArgumentOutOfRangeException error)
        {
            throw TooLong(error);
        }
    }

    /// <summary>Brings everything to the disk.</summary>
    /// <exception cref="IOException">The disk is full, or the file as long as the file system allows.</exception>
    public void Sync()
    {
        try
        {
            _stream.Flush(flushToDisk: true);
        }
        catch (ArgumentOutOfRangeException error)
        {
            throw TooLong(error);
        }
    }

    /// <summary>What the framework takes for a wrong argument: a memory stick that ends files at four gigabytes, a quota.</summary>
    private static IOException TooLong(ArgumentOutOfRangeException error) => new("the file is longer than the file system allows", error);

    /// <summary>Closes it; what did not reach the disk after the last <see cref="Sync"/> is not counted on.</summary>
    public void Dispose()
    {
        try
        {
            _stream.Dispose();
        }
        catch (Exception error) when (error is IOException or ArgumentOutOfRangeException)
        {
            // The disk is full: whoever wrote last has been told.
        }
    }
}
