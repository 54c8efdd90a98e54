namespace RongTong.Diagnostics;

public static partial class DiagnosticCatalog
{
    /// <summary>RT6170: one owner has as many batches and report packs under way as one may have.</summary>
    public static Diagnostic TooManyUnderWay(int most) =>
        Error("RT6170", null, $"同时最多做 {N(most)} 批，前面的还没有做完", $"at most {N(most)} may be under way at a time, and as many are", Fix("等前面的做完，或取消一批", "wait for one to end, or call one off"));

    /// <summary>RT6171: too many batches and report packs wait.</summary>
    public static Diagnostic QueueFull(int most) =>
        Error("RT6171", null, $"排队的已有 {N(most)} 批，暂时不收", $"{N(most)} wait already; no more are taken for now", Fix("过一会儿再交", "try again later"));

    /// <summary>RT6172: more was sent than is taken.</summary>
    public static Diagnostic TooMuchSent(long bytes) =>
        Error("RT6172", null, $"内容超过 {N(bytes)} 字节", $"more than {N(bytes)} bytes were sent", Fix("分成几份交", "send it in parts"));

    /// <summary>RT6173: no such batch, operation or file of one, or not for this caller.</summary>
    public static Diagnostic NoSuchOperation(string id) => Error("RT6173", null, $"没有“{id}”，或者无权查看", $"there is no '{id}', or it is not for you");

    /// <summary>RT6174: a body of a kind that is not taken here.</summary>
    public static Diagnostic WrongMediaType(string type, params string[] taken) =>
        Error("RT6174", null, $"不收“{type}”这种内容", $"'{type}' is not taken here", Fix($"可用的有：{string.Join("、", taken)}", $"taken: {string.Join(", ", taken)}"));

    /// <summary>RT6175: a form without the file it is for.</summary>
    public static Diagnostic NoFileInForm() => Error("RT6175", null, "表单里没有文件", "the form holds no file", Fix("把申报表作为名为 file 的文件交", "send the table as the file 'file'"));

    /// <summary>RT6177: an Idempotency-Key that was used for another request.</summary>
    public static Diagnostic IdempotencyKeyReused() =>
        Error("RT6177", null, "这个 Idempotency-Key 已用于别的请求", "this Idempotency-Key was used for another request", Fix("新的请求换一个键", "give a new request a new key"));

    /// <summary>RT6178: an Idempotency-Key that cannot be one.</summary>
    public static Diagnostic WrongIdempotencyKey(int most) =>
        Error("RT6178", null, $"Idempotency-Key 应是 1 到 {N(most)} 个可见的 ASCII 字符", $"an Idempotency-Key is 1 to {N(most)} visible ASCII characters");

    /// <summary>RT6179: an Idempotency-Key whose first request is still being worked on.</summary>
    public static Diagnostic IdempotencyKeyInUse() => Error("RT6179", null, "带这个 Idempotency-Key 的请求还没有处理完", "the request with this Idempotency-Key is still being worked on", Fix("稍后再发", "send it again shortly"));

    /// <summary>RT6180: no such sheet, or not for this caller.</summary>
    public static Diagnostic NoSuchSheet(string id) => Error("RT6180", null, $"没有问卷“{id}”，或者无权查看", $"there is no sheet '{id}', or it is not for you");

    /// <summary>RT6181: a change of a sheet that does not say which version it is based on.</summary>
    public static Diagnostic VersionMissing() => Error("RT6181", null, "没有写明改的是哪个版本", "it is not stated which version is changed", Fix("把取得问卷时的 ETag 放在 If-Match 里", "put the ETag of the sheet as it was fetched into If-Match"));

    /// <summary>RT6182: a sheet that was changed since.</summary>
    public static Diagnostic SheetChanged() => Error("RT6182", null, "问卷已在别处改过，这次没有保存", "the sheet was changed elsewhere; nothing was saved", Fix("重新取得问卷再改", "fetch the sheet again and change that"));

    /// <summary>RT6183: a sheet that is not open.</summary>
    public static Diagnostic SheetNotOpen() => Error("RT6183", null, "问卷已经提交，不能再改", "the sheet has been handed in and is not changed any more");

    /// <summary>RT6184: a sheet handed in without anybody's word that it is true.</summary>
    public static Diagnostic NotDeclared() => Error("RT6184", null, "提交要有人声明所填属实", "a sheet is handed in on somebody's word that it is true", Fix("declaration 写 true，declaredBy 写姓名", "declaration is true, declaredBy the name"));

    /// <summary>RT6185: an address that webhooks may not go to.</summary>
    public static Diagnostic WebhookRefused() => Error("RT6185", null, "这个地址不能调用", "this address cannot be called", Fix("用 https 地址；http 只能用于本机", "use https; http is for this machine only"));

    /// <summary>RT6186: more webhooks than one owner may have.</summary>
    public static Diagnostic TooManyWebhooks(int most) => Error("RT6186", null, $"最多登记 {N(most)} 个地址", $"at most {N(most)} addresses may be registered", Fix("先去掉不用的", "remove one first"));

    /// <summary>RT6187: a round that is not there, or takes no sheets today.</summary>
    public static Diagnostic RoundNotOpen() => Error("RT6187", null, "没有这个批次，或者今天不收申报", "there is no such round, or it takes no sheets today", Fix("看部门公布的申报日期", "see the days the department has published"));

    /// <summary>RT6176: what is asked for is there only once an operation is done.</summary>
    public static Diagnostic NotDoneYet() => Error("RT6176", null, "还没有做完，没有结果文件", "not done, so there are no files", Fix("看 state，等它成为 done", "watch its state until it is done"));
}
