using System.Collections.Frozen;

namespace RongTong.Reporting.Templating.Syntax;

/// <summary>The words of the language, which name no variable.</summary>
internal static class Keywords
{
    private static readonly FrozenSet<string> Reserved = FrozenSet.Create(
        StringComparer.Ordinal,
        "if", "else", "end", "for", "in", "case", "when", "capture", "with", "break", "continue", "true", "false", "null",
        "while", "func", "ret", "do", "import", "readonly", "wrap", "tablerow", "this");

    public static bool IsReserved(string word) => Reserved.Contains(word);
}
