using RongTong.Text;

namespace RongTong.Diagnostics;

public static partial class DiagnosticCatalog
{
    /// <summary>RT6090: a question about a threshold that cannot be read.</summary>
    public static Diagnostic MalformedQuestion(string asked) =>
        Error("RT6090", null, $"看不懂 --solve “{asked}”", $"--solve '{asked}' cannot be read", Fix("写成 S3-3=1000，或“条件 研发费用占比 认定 1000 家”", "write S3-3=1000, or criterion R&D share certifies 1000"));

    /// <summary>RT6091: no criterion with a threshold goes by that name.</summary>
    public static Diagnostic UnknownThreshold(string name, IEnumerable<string> known) =>
        Error("RT6091", null, $"没有名为“{name}”、带数值门槛的条件", $"no criterion with a threshold is called '{name}'", DidYouMean(name, known));

    /// <summary>RT6092: a criterion that compares no number with a fixed one.</summary>
    public static Diagnostic NoThreshold(string criterion, IEnumerable<string> known) =>
        Error("RT6092", null, $"条件“{criterion}”没有可以移动的数值门槛", $"criterion '{criterion}' has no threshold to move", DidYouMean(criterion, known));

    /// <summary>RT6093: criteria that ask for different numbers, where one is sought.</summary>
    public static Diagnostic SeveralThresholds(string name, IEnumerable<string> criteria) =>
        Error("RT6093", null, $"“{name}”的条件门槛不同，不能一起移动", $"the criteria of '{name}' ask for different numbers and cannot move together", Fix($"指明一条：{string.Join(", ", criteria)}", $"name one: {string.Join(", ", criteria)}"));

    /// <summary>RT6094: a stored result that cannot be read, or is of no kind that can be recomputed.</summary>
    public static Diagnostic ResultUnreadable(string path, LocalizedText reason) =>
        Error("RT6094", SourceSpan.WholeFile(path), $"不能重算：{reason.Zh}", $"it cannot be recomputed: {reason.En}");

    /// <summary>RT6095: the model of a stored result is not here with the text it was computed by.</summary>
    public static Diagnostic OtherFingerprint(string path, string model, string stated, string found) =>
        Error("RT6095", SourceSpan.WholeFile(path), $"结果所用的 {model} 指纹是“{stated}”，这里的是“{found}”", $"the result was computed by {model} with the fingerprint '{stated}'; the one here has '{found}'", Fix("用 --rules 指明存有当时文本的目录", "name a directory that holds the text of that time with --rules"));

    /// <summary>RT6096: a stored result that comes out otherwise when it is computed again.</summary>
    public static Diagnostic ReplayDiffers(string path, string firm, long at) =>
        Error("RT6096", SourceSpan.WholeFile(path), $"“{firm}”重算的结果与存的不一样，从第 {N(at)} 个字节起", $"the result of '{firm}' comes out otherwise, from byte {N(at)} on");

    /// <summary>RT6097: a batch that comes out otherwise when it is decided again.</summary>
    public static Diagnostic BatchDiffers(string path, LocalizedText difference) =>
        Error("RT6097", SourceSpan.WholeFile(path), difference.Zh, difference.En);
}
