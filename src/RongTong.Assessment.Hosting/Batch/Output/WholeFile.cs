namespace RongTong.Hosting.Batch.Output;

/// <summary>Files written in one go.</summary>
internal static class WholeFile
{
    /// <summary>Writes a file and brings it to the disk.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        using var stream = new FileStream(path, FileMode.Create, FileAccess.Write);
        stream.Write(content);
        stream.Flush(flushToDisk: true);
    }
}
