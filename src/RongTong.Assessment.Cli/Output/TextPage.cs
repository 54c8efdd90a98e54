using System.Text;

namespace RongTong.Cli.Output;

/// <summary>A page of text: blocks with one blank line between, every line within the width.</summary>
internal sealed class TextPage
{
    private readonly StringBuilder _text = new();
    private bool _gap;

    /// <summary>Begins a new block.</summary>
    public void Gap() => _gap = _text.Length > 0;

    /// <summary>Writes a line as it is.</summary>
    public void Line(string line)
    {
        if (_gap) _text.Append('\n');
        _gap = false;
        _text.Append(line).Append('\n');
    }

    /// <summary>Writes lines as they are.</summary>
    public void Add(IEnumerable<string> lines)
    {
        foreach (var line in lines) Line(line);
    }

    /// <summary>Writes a text indented, broken into lines.</summary>
    /// <param name="text">The text.</param>
    /// <param name="indent">Spaces before the first line.</param>
    /// <param name="hang">Further spaces before the later ones.</param>
    public void Paragraph(string text, int indent = 2, int hang = 0) =>
        Add(Lines.Of(DisplayWidth.Spaces(indent) + text, Lines.Width, indent + hang));

    public override string ToString() => _text.ToString();
}
