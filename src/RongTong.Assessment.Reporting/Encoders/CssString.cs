using System.Globalization;
using System.Text;

namespace RongTong.Reporting.Encoders;

/// <summary>A string of CSS: letters, digits and spaces stand, all else is a numbered escape, so that neither the string nor the style element can end early.</summary>
internal sealed class CssString : TextEncoder
{
    protected override bool IsPlain(string text, int at) => text[at] is var c && char.IsLetterOrDigit(c) || text[at] is ' ' or '-' or '.' or '·';

    protected override void Append(StringBuilder result, char c) => result.Append(CultureInfo.InvariantCulture, $"\\{(int)c:x6}");
}
