using System.Text;

namespace RongTong.Reporting.Templating.Evaluation;

/// <summary>The text a rendering, or a capture within it, is building up.</summary>
internal sealed class OutputText(RenderContext context)
{
    private readonly StringBuilder _text = new();

    public void Write(string text)
    {
        context.SpendText(text.Length, (long)_text.Length + text.Length);
        _text.Append(text);
    }

    public override string ToString() => _text.ToString();
}
