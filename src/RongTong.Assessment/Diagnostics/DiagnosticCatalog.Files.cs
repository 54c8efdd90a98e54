using RongTong.Text;

namespace RongTong.Diagnostics;

public static partial class DiagnosticCatalog
{
    /// <summary>RT6001: a file cannot be read.</summary>
    public static Diagnostic FileUnreadable(string path, string reason) =>
        Error("RT6001", SourceSpan.WholeFile(path), $"读不了文件：{reason}", $"the file cannot be read: {reason}");

    /// <summary>RT6001: a file cannot be read, for a reason of our own wording.</summary>
    public static Diagnostic FileUnreadable(string path, LocalizedText reason) =>
        Error("RT6001", SourceSpan.WholeFile(path), $"读不了文件：{reason.Zh}", $"the file cannot be read: {reason.En}");

    /// <summary>RT6002: a file cannot be written.</summary>
    public static Diagnostic FileUnwritable(string path, string reason) =>
        Error("RT6002", SourceSpan.WholeFile(path), $"写不了文件：{reason}", $"the file cannot be written: {reason}");
}
