namespace RongTong.Web.Jobs;

/// <summary>A folder of one attempt at an operation, gone when it ends. Nothing in it is needed by anybody later. Not thread-safe.</summary>
internal sealed class WorkFolder : IDisposable
{
    private readonly FileStream _held;

    private WorkFolder(string path, FileStream held) => (Path, _held) = (path, held);

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <summary>Makes an empty one below the data folder.</summary>
    public static WorkFolder Make(ServeOptions options)
    {
        var path = System.IO.Path.Combine(options.Data, "work", Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(path);
        return new WorkFolder(path, Hold(path));
    }

    /// <summary>Takes away what attempts of processes that were killed left; what another process on the same data folder uses stays.</summary>
    public static void Clear(ServeOptions options)
    {
        var all = System.IO.Path.Combine(options.Data, "work");
        if (!Directory.Exists(all)) return;
        foreach (var path in Directory.GetDirectories(all))
        {
            try
            {
                Hold(path).Dispose();
                Directory.Delete(path, recursive: true);
            }
            catch (IOException)
            {
                // In use.
            }
        }
    }

    private static FileStream Hold(string path) => new(System.IO.Path.Combine(path, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

    /// <inheritdoc/>
    public void Dispose()
    {
        _held.Dispose();
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (IOException)
        {
            // Still open somewhere: cleared at the next start.
        }
    }
}
