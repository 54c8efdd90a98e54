using System.Collections.Frozen;

namespace RongTong.Reporting.Templating.Functions;

/// <summary>Every function there is. Templates can add none.</summary>
internal static class FunctionTable
{
    private static readonly FrozenDictionary<string, TemplateFunction> Functions =
        StringFunctions.All.Concat(ListFunctions.All).Concat(MathFunctions.All).Concat(ObjectFunctions.All)
            .ToFrozenDictionary(function => function.Name, StringComparer.Ordinal);

    private static readonly FrozenSet<string> Groups = FrozenSet.Create(StringComparer.Ordinal, "string", "array", "math", "object", "html", "date", "regex", "timespan");

    public static IEnumerable<string> Names => Functions.Keys;

    public static TemplateFunction? Find(string name) => Functions.GetValueOrDefault(name);

    /// <summary>Whether a word belongs to functions, so that no variable can have it.</summary>
    public static bool IsReserved(string word) => word is "include" or "include_join" or "empty" or "blank" || Groups.Contains(word);
}
