namespace RongTong.Diagnostics;

public static partial class DiagnosticCatalog
{
    /// <summary>RT6010: no such verb.</summary>
    public static Diagnostic UnknownVerb(string typed, IEnumerable<string> known) =>
        Error("RT6010", null, $"没有命令“{typed}”", $"no command '{typed}'", DidYouMean(typed, known));

    /// <summary>RT6011: no such option, or not with this verb.</summary>
    public static Diagnostic UnknownCommandOption(string typed, IEnumerable<string> known) =>
        Error("RT6011", null, $"没有选项“{typed}”", $"no option '{typed}' here", DidYouMean(typed, known));

    /// <summary>RT6012: an argument too many.</summary>
    public static Diagnostic UnexpectedArgument(string typed) =>
        Error("RT6012", null, $"多出参数“{typed}”", $"unexpected argument '{typed}'");

    /// <summary>RT6013: an option with a value it does not take.</summary>
    public static Diagnostic UnknownOptionValue(string option, string value, IEnumerable<string> known) =>
        Error("RT6013", null, $"{option} 不能是“{value}”", $"{option} cannot be '{value}'", DidYouMean(value, known));

    /// <summary>RT6014: an option without its value, or a verb without what it works on.</summary>
    public static Diagnostic ArgumentMissing(string what) =>
        Error("RT6014", null, $"缺少 {what}", $"{what} is missing");

    /// <summary>RT6015: an engine this build does not have.</summary>
    public static Diagnostic UnknownEngine(string engine, IEnumerable<string> known) =>
        Error("RT6015", null, $"这一构建没有引擎“{engine}”", $"this build has no engine '{engine}'", Fix($"可用的有：{string.Join(", ", known)}", $"available: {string.Join(", ", known)}"));

    /// <summary>RT6016: a grade the model does not have, given as a target.</summary>
    public static Diagnostic UnknownTargetGrade(string grade, string model, IEnumerable<string> known) =>
        Error("RT6016", null, $"{model} 没有等级“{grade}”", $"{model} has no grade '{grade}'", DidYouMean(grade, known));

    /// <summary>RT6017: a node the explanation does not have.</summary>
    public static Diagnostic UnknownNode(string node, IEnumerable<string> known) =>
        Error("RT6017", null, $"说明里没有“{node}”", $"the explanation has no node '{node}'", DidYouMean(node, known) ?? Fix("不带 --node 可看全部编号", "without --node every id is shown"));

    /// <summary>RT6020: a file with no sheet or several where one is asked for.</summary>
    public static Diagnostic OneSheetExpected(string path, int sheets) =>
        Error("RT6020", null, $"“{path}”里有 {N(sheets)} 份答卷，这里要一份", $"'{path}' holds {N(sheets)} sheets; one is asked for");

    /// <summary>RT6018: several sheets for one output file.</summary>
    public static Diagnostic OneFileForSeveral(string path, int sheets) =>
        Error("RT6018", null, $"{N(sheets)} 份答卷不能写进一个文件“{path}”", $"{N(sheets)} sheets do not fit one file '{path}'", Fix("-o 写一个目录", "give -o a directory"));

    /// <summary>RT6019: several sheets where one is asked for.</summary>
    public static Diagnostic OneSheetAsked(string path, int sheets) =>
        Error("RT6019", null, $"“{path}”里有 {N(sheets)} 份答卷，这里只要一份", $"'{path}' holds {N(sheets)} sheets; one is asked for here");
}
