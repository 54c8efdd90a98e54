using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace RongTong.Hosting.Batch.Output;

/// <summary>
/// A file that is written at its end, hashed as it grows, and can be cut back to a length known to be good. Not thread-safe, but for
/// <see cref="Sync"/>, which may run while more is appended.
/// </summary>
internal sealed class GrowingFile : IDisposable
{
    private readonly SafeFileHandle _file;
    private readonly IncrementalHash _hash;

    private GrowingFile(SafeFileHandle file, IncrementalHash hash, long length) => (_file, _hash, Length) = (file, hash, length);

    /// <summary>How long it is with everything appended.</summary>
    public long Length { get; private set; }

    /// <summary>The hash of everything appended, in hexadecimal.</summary>
    public string Sha256 => Convert.ToHexStringLower(_hash.GetCurrentHash());

    /// <summary>Opens a file and cuts it to a length; 0 starts it.</summary>
    /// <exception cref="IOException">It is shorter than that, or cannot be written.</exception>
    public static GrowingFile Open(string path, long length)
    {
        var file = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite);
        var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        try
        {
            if (RandomAccess.GetLength(file) < length) throw new IOException($"{Path.GetFileName(path)} is shorter than its journal says");
            RandomAccess.SetLength(file, length);
            var part = new byte[256 * 1024];
            var at = 0L;
            for (int read; (read = RandomAccess.Read(file, part, at)) > 0; at += read) hash.AppendData(part, 0, read);
            return new GrowingFile(file, hash, length);
        }
        catch
        {
            hash.Dispose();
            file.Dispose();
            throw;
        }
    }

    /// <summary>Adds to the end.</summary>
    /// <exception cref="IOException">The disk is full, or the file as long as the file system allows.</exception>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        try
        {
            RandomAccess.Write(_file, bytes, Length);
        }
        catch (ArgumentOutOfRangeException error)
        {
            throw TooLong(error);
        }
        _hash.AppendData(bytes);
        Length += bytes.Length;
    }

    /// <summary>Brings everything appended until now to the disk.</summary>
    /// <exception cref="IOException">The disk is full, or the file as long as the file system allows.</exception>
    public void Sync()
    {
        try
        {
            RandomAccess.FlushToDisk(_file);
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
        _file.Dispose();
    }
}
