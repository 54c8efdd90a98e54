namespace RongTong.Reporting.Templating;

/// <summary>What a template rendered to. Immutable.</summary>
/// <param name="Text">The characters, exactly as the template and the report model gave them; nothing is encoded on the way.</param>
public sealed record RenderedText(string Text);
