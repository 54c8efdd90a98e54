using RongTong.Text;

namespace RongTong.Diagnostics;

public static partial class DiagnosticCatalog
{
    /// <summary>RT5001: a template cannot be parsed.</summary>
    public static Diagnostic TemplateSyntax(SourceSpan span, string whatZh, string whatEn) =>
        Error("RT5001", span, $"模板写法有误：{whatZh}", $"template syntax: {whatEn}");

    /// <summary>RT5002: a template names something the report model does not have.</summary>
    public static Diagnostic UnknownTemplateName(SourceSpan span, string name, IEnumerable<string> known) =>
        Error("RT5002", span, $"报告模型里没有“{name}”", $"the report model has no '{name}'", DidYouMean(name, known));

    /// <summary>RT5003: a template calls a function that does not exist, or with more or fewer arguments than it takes.</summary>
    public static Diagnostic TemplateFunction(SourceSpan span, string name, string whyZh, string whyEn, IEnumerable<string>? known = null) =>
        Error("RT5003", span, $"函数“{name}”用不了：{whyZh}", $"function '{name}' cannot be used: {whyEn}", DidYouMean(name, known ?? []));

    /// <summary>RT5004: an include names a template that is not in the library.</summary>
    public static Diagnostic UnknownInclude(SourceSpan span, string name, IEnumerable<string> known) =>
        Error("RT5004", span, $"没有名为“{name}”的模板", $"no template '{name}' in the library", DidYouMean(name, known));

    /// <summary>RT5005: a template ran past a limit on steps, depth or output.</summary>
    public static Diagnostic TemplateLimit(SourceSpan span, string limitZh, string limitEn) =>
        Error("RT5005", span, $"模板超出限制：{limitZh}", $"the template exceeds a limit: {limitEn}");

    /// <summary>RT5006: an operation on values that do not fit it.</summary>
    public static Diagnostic TemplateValue(SourceSpan span, string whatZh, string whatEn) =>
        Error("RT5006", span, $"模板里的值不合用：{whatZh}", $"a value does not fit: {whatEn}");
}
