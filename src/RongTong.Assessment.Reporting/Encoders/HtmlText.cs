using System.Globalization;
using System.Text;

namespace RongTong.Reporting.Encoders;

/// <summary>Text and attribute values of HTML.</summary>
internal sealed class HtmlText : TextEncoder
{
    protected override bool IsPlain(string text, int at) => text[at] is var c && c is not ('&' or '<' or '>' or '"' or '\'' or '`') && !char.IsSurrogate(c) && !IsInvisible(c);

    protected override void Append(StringBuilder result, char c) => _ = c switch
    {
        '&' => result.Append("&amp;"),
        '<' => result.Append("&lt;"),
        '>' => result.Append("&gt;"),
        '"' => result.Append("&quot;"),
        _ => result.Append(CultureInfo.InvariantCulture, $"&#{(int)c};"),
    };
}
