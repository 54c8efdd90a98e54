using RongTong.Compiling;
using RongTong.Text;

namespace RongTong.Cli.Output;

/// <summary>How words are marked. Colour only repeats what mark and word say. Immutable.</summary>
/// <param name="Colour">Whether escape sequences are written.</param>
/// <param name="Utf8">Whether the output can carry the marks; else ASCII stands for them.</param>
/// <param name="Language">Language of the words.</param>
internal sealed record Ink(bool Colour, bool Utf8, Language Language)
{
    /// <summary>The same for messages, which are never coloured.</summary>
    public Ink OnMessages => this with { Colour = false };

    /// <summary>A heading.</summary>
    public string Bold(string text) => Paint(text, "1");

    /// <summary>Mark and word of a verdict.</summary>
    public string Verdict(Truth truth) => truth switch
    {
        Truth.Met => Good(Language.Of("符合", "met")),
        Truth.Unmet => Bad(Language.Of("不符合", "not met")),
        Truth.NotApplicable => $"- {Language.Of("不适用", "not applicable")}",
        _ => Open(Language.Of("待定", "undecided")),
    };

    public string Good(string word) => Paint($"{(Utf8 ? '✓' : '+')} {word}", "36");

    public string Bad(string word) => Paint($"{(Utf8 ? '✕' : 'x')} {word}", "31");

    public string Open(string word) => Paint($"? {word}", "33");

    private string Paint(string text, string code) => Colour ? $"\e[{code}m{text}\e[0m" : text;
}
