using RongTong.Text;

namespace RongTong.Reporting;

/// <summary>The languages of a document: one, or two side by side. Immutable.</summary>
/// <param name="First">The language, or the one at the left.</param>
/// <param name="Beside">The one at the right; null in a document of one language.</param>
public sealed record ReportLanguages(Language First, Language? Beside = null)
{
    /// <summary>Chinese at the left, English at the right.</summary>
    public static ReportLanguages ChineseAndEnglish { get; } = new(Language.Zh, Language.En);

    /// <summary>Whether there are two.</summary>
    public bool IsSideBySide => Beside is not null;

    /// <summary>The languages, in order.</summary>
    public IEnumerable<Language> All => Beside is { } other ? [First, other] : [First];
}
