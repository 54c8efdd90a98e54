using System.Security.Cryptography;

namespace RongTong.Hosting.Batch.Output;

/// <summary>
/// A file that is written at its end, hashed as it grows, and can be cut back to a length known to be good. Not thread-safe.
/// </summary>
internal sealed class GrowingFile : IDisposable
{
    private readonly FileStream _stream;
    private readonly IncrementalHash _hash;

    private GrowingFile(FileStream stream, IncrementalHash hash) => (_stream, _hash) = (stream, hash);

    /// <summary>How long it is with everything appended.</summary>
    public long Length => _stream.Position;

    /// <summary>The hash of everything appended, in hexadecimal.</summary>
    public string Sha256 => Convert.ToHexStringLower(_hash.GetCurrentHash());

    /// <summary>Opens a file and cuts it to a length; 0 starts it.</summary>
    /// <exception cref="IOException">It is shorter than that, or cannot be written.</exception>
    public static GrowingFile Open(string path, long length)
    {
        // What is appended comes in large pieces: nothing to gather.
        var stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);
        var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        try
        {
            if (stream.Length < length) throw new IOException($"{Path.GetFileName(path)} is shorter than its journal says");
            stream.SetLength(length);
            var part = new byte[256 * 1024];
            for (int read; (read = stream.Read(part)) > 0;) hash.AppendData(part, 0, read);
            return new GrowingFile(stream, hash);
        }
        catch
        {
            hash.Dispose();
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
            _hash.AppendData(bytes);
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
        _hash.Dispose();
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
