namespace RongTong.Diagnostics;

public static partial class DiagnosticCatalog
{
    /// <summary>RT6070: one owner has as many batches and report packs under way as one may have.</summary>
    public static Diagnostic TooManyUnderWay(int most) =>
        Error("RT6070", null, $"同时最多做 {N(most)} 批，前面的还没有做完", $"at most {N(most)} may be under way at a time, and as many are", Fix("等前面的做完，或取消一批", "wait for one to end, or call one off"));

    /// <summary>RT6071: too many batches and report packs wait.</summary>
    public static Diagnostic QueueFull(int most) =>
        Error("RT6071", null, $"排队的已有 {N(most)} 批，暂时不收", $"{N(most)} wait already; no more are taken for now", Fix("过一会儿再交", "try again later"));

    /// <summary>RT6072: more was sent than is taken.</summary>
    public static Diagnostic TooMuchSent(long bytes) =>
        Error("RT6072", null, $"内容超过 {N(bytes)} 字节", $"more than {N(bytes)} bytes were sent", Fix("分成几份交", "send it in parts"));

    /// <summary>RT6073: no such batch, operation or file of one, or not for this caller.</summary>
    public static Diagnostic NoSuchOperation(string id) => Error("RT6073", null, $"没有“{id}”，或者无权查看", $"there is no '{id}', or it is not for you");

    /// <summary>RT6074: a body of a kind that is not taken here.</summary>
    public static Diagnostic WrongMediaType(string type, params string[] taken) =>
        Error("RT6074", null, $"不收“{type}”这种内容", $"'{type}' is not taken here", Fix($"可用的有：{string.Join("、", taken)}", $"taken: {string.Join(", ", taken)}"));

    /// <summary>RT6075: a form without the file it is for.</summary>
    public static Diagnostic NoFileInForm() => Error("RT6075", null, "表单里没有文件", "the form holds no file", Fix("把申报表作为名为 file 的文件交", "send the table as the file 'file'"));

    /// <summary>RT6076: what is asked for is there only once an operation is done.</summary>
    public static Diagnostic NotDoneYet() => Error("RT6076", null, "还没有做完，没有结果文件", "not done, so there are no files", Fix("看 state，等它成为 done", "watch its state until it is done"));
}
