using System.Globalization;
using System.Text;
using RongTong.Reporting.Encoders;

namespace RongTong.Reporting.Charts;

/// <summary>Writes one inline SVG. Coordinates are decimals, written to one place, so the bytes are the same on every machine.</summary>
internal sealed class Svg
{
    /// <summary>Fill of what is possible and not known: the hatch the page defines once.</summary>
    public const string Hatch = "url(#h-azure)";

    private readonly StringBuilder _text = new(2048);

    /// <summary>Opens a picture.</summary>
    /// <param name="viewBox">Left, top, width and height.</param>
    /// <param name="size">The width attribute.</param>
    /// <param name="finding">What the picture shows, for those who do not see it.</param>
    /// <param name="more">Further attributes.</param>
    public Svg((decimal X, decimal Y, decimal Width, decimal Height) viewBox, string size, string finding, string more = "") =>
        _text.Append(CultureInfo.InvariantCulture, $"<svg{more} viewBox=\"{N(viewBox.X)} {N(viewBox.Y)} {N(viewBox.Width)} {N(viewBox.Height)}\" width=\"{size}\" role=\"img\" aria-label=\"")
            .Append(TextEncoder.Html.Encode(finding)).Append("\">");

    public Svg Rect(decimal x, decimal y, decimal width, decimal height, string style)
    {
        _text.Append("<rect ").Append(style).Append(" x=\"").Append(N(x)).Append("\" y=\"").Append(N(y))
            .Append("\" width=\"").Append(N(width)).Append("\" height=\"").Append(N(height)).Append("\"/>");
        return this;
    }

    /// <summary>A path; its data come from <see cref="N"/> and letters only.</summary>
    public Svg Path(string data, string style)
    {
        _text.Append("<path ").Append(style).Append(" d=\"").Append(data).Append("\"/>");
        return this;
    }

    public Svg Polygon(IEnumerable<(decimal X, decimal Y)> points, string style)
    {
        _text.Append("<polygon ").Append(style).Append(" points=\"").AppendJoin(' ', points.Select(p => $"{N(p.X)},{N(p.Y)}")).Append("\"/>");
        return this;
    }

    public Svg Dot(decimal x, decimal y, decimal radius, string style)
    {
        _text.Append("<circle ").Append(style).Append(" cx=\"").Append(N(x)).Append("\" cy=\"").Append(N(y)).Append("\" r=\"").Append(N(radius)).Append("\"/>");
        return this;
    }

    /// <summary>A text; <paramref name="tail"/> follows in the small grey of captions.</summary>
    public Svg Text(decimal x, decimal y, string text, string style, string? anchor = null, string? tail = null)
    {
        _text.Append("<text ").Append(style).Append(" x=\"").Append(N(x)).Append("\" y=\"").Append(N(y)).Append('"');
        if (anchor is not null) _text.Append(" text-anchor=\"").Append(anchor).Append('"');
        _text.Append('>').Append(TextEncoder.Html.Encode(text));
        if (tail is not null) _text.Append("<tspan class=\"c-t\">").Append(TextEncoder.Html.Encode(tail)).Append("</tspan>");
        _text.Append("</text>");
        return this;
    }

    /// <summary>Closes the picture.</summary>
    public string Done => _text + "</svg>";

    /// <summary>A coordinate to one place.</summary>
    public static string N(decimal value) => decimal.Round(value, 1, MidpointRounding.AwayFromZero).ToString("0.#", CultureInfo.InvariantCulture);
}
