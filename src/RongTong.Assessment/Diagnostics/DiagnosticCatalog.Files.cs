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

    /// <summary>RT6002: a file cannot be written, by something that can be taken up again.</summary>
    public static Diagnostic FileUnwritable(string path, string reason, string resume) =>
        Error("RT6002", SourceSpan.WholeFile(path), $"写不了文件：{reason}", $"the file cannot be written: {reason}", Fix($"已做好的都留着；排除原因后加 {resume} 接着做", $"what is done is kept; remove the cause and go on with {resume}"));

    /// <summary>RT6003: a change of a model that is said to mean nothing, which a case or a proof notices, or which there is not.</summary>
    public static Diagnostic NotEquivalent(SourceSpan span, string node, string change) =>
        Error("RT6003", span, $"“{node}”的改动“{change}”现在有用例察觉，或者没有这一改动，不用再说明", $"the change '{change}' at '{node}' is noticed now, or there is none; it needs no reason", Fix("删去这一条", "remove the entry"));

    /// <summary>RT6004: a file given for its opportunities has none.</summary>
    public static Diagnostic NoOpportunity(string path) =>
        Error("RT6004", SourceSpan.WholeFile(path), "文件里没有机会（opportunities）", "the file has no opportunities");

    /// <summary>RT6051: long work that several nodes began and none ended.</summary>
    public static Diagnostic OperationGivenUp(int attempts) =>
        Error("RT6051", null, $"开始了 {N(attempts)} 次都没有做完，不再试", $"begun {N(attempts)} times and never ended; given up", Fix("看服务日志里它每次停在哪里", "see in the service's log where it stopped each time"));

    /// <summary>RT6052: long work that broke by our own mistake.</summary>
    public static Diagnostic OperationBroken() =>
        Error("RT6052", null, "程序内部出错，没有做完", "an error inside the program ended it", Fix("请把操作编号告诉管理员", "tell the administrator the number of the operation"));

    /// <summary>RT6050: the service does not start: its database or its address cannot be used.</summary>
    public static Diagnostic ServiceNotStarted(string reason) =>
        Error("RT6050", null, $"服务没有启动：{reason}", $"the service did not start: {reason}", Fix("看数据库、数据目录（--data）和监听地址（--urls）能不能用", "see whether the database, the data folder (--data) and the address (--urls) can be used"));
}
