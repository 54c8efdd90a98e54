using System.Globalization;
using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;
using RongTong.Diagnostics;

namespace RongTong.Reporting.Office.Word.Report;

/// <summary>
/// Takes the look of a document of Word that somebody restyled: its styles, numbering, theme and page. Its text, pictures, macros and links
/// are never read. Sizes are counted while they are unpacked, document type declarations are refused. Stateless and thread-safe.
/// </summary>
public static class ReferenceDocument
{
    /// <summary>The most bytes of a reference document.</summary>
    public const int MostBytes = 20 * 1024 * 1024;

    /// <summary>The most bytes of a part of it, unpacked.</summary>
    private const int MostOfPart = 8 * 1024 * 1024;

    private const int MostEntries = 2000;

    private static readonly XNamespace W = WordXml.Namespace;
    private static readonly XNamespace R = WordXml.Relationships;

    /// <summary>Reads a look.</summary>
    /// <param name="content">The bytes of the file.</param>
    /// <param name="shown">Its name in messages.</param>
    /// <param name="isChinese">Whether documents are in Chinese first.</param>
    /// <returns>The look, or why the file cannot give one (RT6040).</returns>
    public static Result<WordLook> Read(byte[] content, string shown, bool isChinese)
    {
        try
        {
            if (content.Length > MostBytes) return Refused(shown, "超过 20 MB", "it has more than 20 MB");
            using var zip = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
            if (zip.Entries.Count > MostEntries) return Refused(shown, "部件过多", "it has too many parts");
            if (zip.Entries.Any(e => e.FullName.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase))) return Refused(shown, "含有宏", "it holds macros");
            if (Part(zip, "word/styles.xml") is not { Root: { } styles } || styles.Name != W + "styles") return Refused(shown, "没有样式，不是 Word 文档（docx）", "it has no styles: not a document of Word (docx)");
            var numbering = Part(zip, "word/numbering.xml")?.Root is { } numbers && numbers.Name == W + "numbering" ? WithoutPictures(numbers) : null;
            var theme = Part(zip, "word/theme/theme1.xml")?.Root is { } drawn && !HasLinks(drawn) ? Bytes(drawn) : null;
            return new Result<WordLook>(WordLook.Of(Strict(styles), numbering, theme, Page(zip), isChinese), []);
        }
        catch (Exception error) when (error is InvalidDataException or XmlException or IOException or NotSupportedException)
        {
            return Refused(shown, "文件损坏，或不是 Word 文档（docx）", "it is damaged, or not a document of Word (docx)");
        }
    }

    private static Result<WordLook> Refused(string shown, string zh, string en) => new(null, [DiagnosticCatalog.ReferenceUnusable(shown, zh, en)]);

    /// <summary>The page of the last section.</summary>
    private static PageSetup? Page(ZipArchive zip)
    {
        if (Part(zip, "word/document.xml")?.Root?.Element(W + "body")?.Elements(W + "sectPr").LastOrDefault() is not { } section) return null;
        if (section.Element(W + "pgSz") is not { } size || section.Element(W + "pgMar") is not { } margins) return null;
        var (width, height) = (Length(size, "w"), Length(size, "h"));
        var sides = new Sides(Length(margins, "top"), Length(margins, "right"), Length(margins, "bottom"), Length(margins, "left"), Length(margins, "header"), Length(margins, "footer"));
        var page = new PageSetup(width, height, sides, size.Attribute(W + "orient")?.Value == "landscape");
        return page is { Width: > 2000 and < 40000, Height: > 2000 and < 40000, TextWidth: > 1500 } ? page : null;
    }

    private static int Length(XElement element, string name) =>
        int.TryParse(element.Attribute(W + name)?.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var length) ? Math.Clamp(length, 0, 40000) : 0;

    /// <summary>Bullets that are pictures lie in other parts: they become plain ones.</summary>
    private static XElement WithoutPictures(XElement numbering)
    {
        numbering.Elements(W + "numPicBullet").Remove();
        numbering.Descendants(W + "lvlPicBulletId").Remove();
        return Strict(numbering);
    }

    /// <summary>Without what other vocabularies add: those of later versions of Word are not needed, and any other has no business here.</summary>
    private static XElement Strict(XElement root)
    {
        root.Descendants().Where(e => e.Name.Namespace != W).Remove();
        foreach (var element in root.DescendantsAndSelf())
            element.Attributes().Where(a => !a.IsNamespaceDeclaration && a.Name.Namespace != W && a.Name.Namespace != XNamespace.Xml).Remove();
        return root;
    }

    private static bool HasLinks(XElement root) => root.Descendants().Any(e => e.Attributes().Any(a => a.Name.Namespace == R));

    private static byte[] Bytes(XElement root)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes)) root.WriteTo(xml);
        return bytes.ToArray();
    }

    /// <summary>A part as XML; null when there is none. What the archive says of its size is not believed.</summary>
    private static XDocument? Part(ZipArchive zip, string name)
    {
        if (zip.Entries.FirstOrDefault(e => string.Equals(e.FullName, name, StringComparison.OrdinalIgnoreCase)) is not { } entry) return null;
        using var packed = entry.Open();
        using var bytes = new MemoryStream();
        var chunk = new byte[64 * 1024];
        for (int read; (read = packed.Read(chunk, 0, chunk.Length)) > 0;)
        {
            bytes.Write(chunk, 0, read);
            if (bytes.Length > MostOfPart) throw new InvalidDataException(name);
        }
        bytes.Position = 0;
        using var xml = XmlReader.Create(bytes, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MostOfPart });
        return Depth(xml, name);
    }

    /// <summary>Reads a document, refusing one nested so deep that walking it would end the program.</summary>
    private static XDocument Depth(XmlReader xml, string name)
    {
        var document = new XDocument();
        XContainer at = document;
        while (xml.Read())
        {
            if (xml.Depth > 200) throw new InvalidDataException(name);
            switch (xml.NodeType)
            {
                case XmlNodeType.Element:
                    var element = new XElement(XName.Get(xml.LocalName, xml.NamespaceURI));
                    var isEmpty = xml.IsEmptyElement;
                    while (xml.MoveToNextAttribute())
                        if (xml.NamespaceURI != "http://www.w3.org/2000/xmlns/") element.SetAttributeValue(XName.Get(xml.LocalName, xml.NamespaceURI), xml.Value);
                    at.Add(element);
                    if (!isEmpty) at = element;
                    break;
                case XmlNodeType.EndElement:
                    at = at.Parent ?? (XContainer)document;
                    break;
                case XmlNodeType.Text:
                case XmlNodeType.SignificantWhitespace:
                case XmlNodeType.CDATA:
                    if (at is XElement) at.Add(new XText(xml.Value));
                    break;
            }
        }
        return document;
    }
}
