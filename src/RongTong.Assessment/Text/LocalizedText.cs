namespace RongTong.Text;

/// <summary>One text in Chinese and English. Immutable.</summary>
/// <param name="Zh">The Chinese text; for names of a standard the official wording.</param>
/// <param name="En">The English text.</param>
public sealed record LocalizedText(string Zh, string En)
{
    /// <summary>A text that reads the same in both languages, such as an id.</summary>
    public static LocalizedText Same(string text) => new(text, text);

    /// <summary>The text in one language.</summary>
    public string In(Language language) => language == Language.Zh ? Zh : En;

    /// <inheritdoc/>
    public override string ToString() => Zh;
}
