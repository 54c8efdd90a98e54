using RongTong.Text;

namespace RongTong.Diagnostics;

/// <summary>
/// Every diagnostic of the product: one factory per code, Chinese and English side by side, codes never reused.
/// RT1 text and shape · RT2 references · RT3 meaning of a model · RT4 answers · RT5 templates · RT6 files and usage.
/// </summary>
public static partial class DiagnosticCatalog
{
    private static Diagnostic Error(string code, SourceSpan? span, string zh, string en, LocalizedText? fix = null, string? field = null) =>
        new(code, DiagnosticSeverity.Error, span, new LocalizedText(zh, en), fix, field);

    private static Diagnostic Warning(string code, SourceSpan? span, string zh, string en, LocalizedText? fix = null, string? field = null) =>
        new(code, DiagnosticSeverity.Warning, span, new LocalizedText(zh, en), fix, field);

    private static LocalizedText Fix(string zh, string en) => new(zh, en);

    /// <summary>The way out for a mistyped name: the nearest known one, else the list when it is short.</summary>
    private static LocalizedText? DidYouMean(string typed, IEnumerable<string> known)
    {
        var names = known as IReadOnlyCollection<string> ?? [.. known];
        if (NearestName.Of(typed, names) is { } near) return new LocalizedText($"是不是“{near}”？", $"did you mean '{near}'?");
        if (names.Count is 0 or > 24) return null;
        // In one order on every machine: dictionaries do not keep one.
        var list = string.Join(", ", names.Order(StringComparer.Ordinal));
        return new LocalizedText($"可用的有：{list}", $"known here: {list}");
    }
}
