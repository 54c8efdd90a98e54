using System.Globalization;
using System.Text;
using System.Xml;

namespace RongTong.Reporting.Office.Word.Report;

/// <summary>Elements of WordprocessingML, written as they come. Every text passes here once, so none can break the file. Not thread-safe.</summary>
internal sealed class WordXml : IDisposable
{
    public const string Namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    public const string Relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private readonly XmlWriter _xml;

    /// <summary>Starts a part with its root element.</summary>
    /// <param name="part">Where it goes; closed with the writer.</param>
    /// <param name="root">The root.</param>
    public WordXml(Stream part, string root)
    {
        _xml = XmlWriter.Create(part, new XmlWriterSettings { Encoding = new UTF8Encoding(false), CloseOutput = true });
        _xml.WriteStartDocument(true);
        Open(root);
        _xml.WriteAttributeString("xmlns", "r", null, Relationships);
    }

    /// <summary>The writer itself, for elements of another vocabulary.</summary>
    public XmlWriter Raw => _xml;

    /// <summary>Starts an element.</summary>
    public void Open(string name) => _xml.WriteStartElement("w", name, Namespace);

    /// <summary>Ends an element.</summary>
    public void Close() => _xml.WriteEndElement();

    /// <summary>An element with one value, or none.</summary>
    public void Leaf(string name, string? value = null)
    {
        Open(name);
        if (value is not null) Set("val", value);
        Close();
    }

    /// <summary>An element with a number.</summary>
    public void Leaf(string name, int value) => Leaf(name, Number(value));

    /// <summary>An element with attributes.</summary>
    public void Leaf(string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Open(name);
        foreach (var (attribute, value) in attributes) Set(attribute, value);
        Close();
    }

    /// <summary>An attribute of the element just started.</summary>
    public void Set(string name, string value) => _xml.WriteAttributeString("w", name, Namespace, OfficeText.Clean(value));

    /// <summary>A text; tabs become tabs of Word.</summary>
    public void Text(string text)
    {
        foreach (var (piece, index) in OfficeText.Clean(text).Split('\t').Select((p, i) => (p, i)))
        {
            if (index > 0) Leaf("tab");
            if (piece.Length == 0) continue;
            Open("t");
            _xml.WriteAttributeString("xml", "space", null, "preserve");
            _xml.WriteString(piece.Replace('\n', ' '));
            Close();
        }
    }

    /// <summary>A number as XML writes it.</summary>
    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public void Dispose() => _xml.Dispose();
}
