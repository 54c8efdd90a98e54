using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace RongTong.Hosting.Batch.Output;

/// <summary>
/// The names in a directory. Bringing a file to the disk does not bring its name there: a file created or renamed just before the power
/// fails may be gone, or still have its old name.
/// </summary>
internal static class DirectoryEntries
{
    /// <summary>Brings the names of a directory to the disk. Windows does that by itself; a file system that cannot is left alone.</summary>
    /// <exception cref="IOException">The disk failed.</exception>
    public static void Sync(string directory)
    {
        if (OperatingSystem.IsWindows()) return;
        // The framework opens no directories.
        using var handle = new SafeFileHandle(Open([.. Encoding.UTF8.GetBytes(directory), 0], 0), ownsHandle: true);
        if (!handle.IsInvalid) RandomAccess.FlushToDisk(handle);
    }

    [DllImport("libc", EntryPoint = "open")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint Open(byte[] path, int flags);
}
