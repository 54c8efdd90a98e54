using RongTong.Text;

namespace RongTong.Diagnostics;

public static partial class DiagnosticCatalog
{
    /// <summary>RT6070: a case that comes out otherwise than it states.</summary>
    public static Diagnostic CaseFailed(SourceSpan? span, string name, LocalizedText differences) =>
        Error("RT6070", span, $"用例“{name}”不过：{differences.Zh}", $"case '{name}' fails: {differences.En}");

    /// <summary>RT6071: something of a model that no case shows.</summary>
    public static Diagnostic NotCovered(SourceSpan? span, string what) =>
        Error("RT6071", span, $"没有用例：{what}", $"no case: {what}");

    /// <summary>RT6072: a change of a model that no proof and no case notices.</summary>
    public static Diagnostic ChangeNotNoticed(SourceSpan? span, string node, string change) =>
        Warning("RT6072", span, $"“{node}”的改动没有用例察觉：{change}", $"no case notices a change of '{node}': {change}", Fix("加一个在界上和差一点的用例，或在 equivalent.yaml 里说明为什么没有意义", "add a case on the border and one just beside it, or say in equivalent.yaml why it means nothing"));
}
