using System.IO.Compression;
using System.Text;
using System.Xml;

namespace RongTong.Reporting.Office;

/// <summary>
/// An Office file being written part after part: each goes to the target as it is made, so that a long table takes no memory, and none bears
/// a time, so that the same content gives the same bytes. Not thread-safe.
/// </summary>
internal sealed class OfficePackage : IDisposable
{
    private const string Relationships = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string ContentTypes = "http://schemas.openxmlformats.org/package/2006/content-types";

    /// <summary>The first time a zip can state.</summary>
    private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ZipArchive _zip;
    private readonly List<(string Path, string ContentType)> _parts = [];
    private readonly List<(string From, string Id, string Type, string To)> _relations = [];

    /// <summary>Starts a file.</summary>
    /// <param name="target">Where it goes; left open.</param>
    public OfficePackage(Stream target) => _zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true);

    /// <summary>Starts the next part; the one before must be closed.</summary>
    /// <param name="path">Its place, such as <c>xl/workbook.xml</c>.</param>
    /// <param name="contentType">What it is.</param>
    public Stream Part(string path, string contentType)
    {
        _parts.Add((path, contentType));
        return Entry(path);
    }

    /// <summary>Says how one part hangs on another.</summary>
    /// <param name="from">The part that needs the other; empty for the file itself.</param>
    /// <param name="id">The id it uses for it.</param>
    /// <param name="type">What the other is to it: the last word of an officeDocument relationship, or the whole of another.</param>
    /// <param name="to">The other, seen from the folder of the first.</param>
    public void Relate(string from, string id, string type, string to) => _relations.Add((from, id, type, to));

    /// <summary>Writes what holds the parts together.</summary>
    public void Dispose()
    {
        foreach (var group in _relations.GroupBy(r => r.From, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)) WriteRelations(group.Key, group);
        using (var xml = Xml(Entry("[Content_Types].xml")))
        {
            xml.WriteStartElement("Types", ContentTypes);
            Write(xml, "Default", ("Extension", "rels"), ("ContentType", "application/vnd.openxmlformats-package.relationships+xml"));
            Write(xml, "Default", ("Extension", "xml"), ("ContentType", "application/xml"));
            foreach (var (path, type) in _parts) Write(xml, "Override", ("PartName", "/" + path), ("ContentType", type));
            xml.WriteEndElement();
        }
        _zip.Dispose();
    }

    private void WriteRelations(string from, IEnumerable<(string From, string Id, string Type, string To)> relations)
    {
        var slash = from.LastIndexOf('/') + 1;
        using var xml = Xml(Entry($"{from[..slash]}_rels/{from[slash..]}.rels"));
        xml.WriteStartElement("Relationships", Relationships);
        foreach (var (_, id, type, to) in relations)
            Write(xml, "Relationship", ("Id", id), ("Type", type.Contains('/', StringComparison.Ordinal) ? type : $"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{type}"), ("Target", to));
        xml.WriteEndElement();
    }

    private Stream Entry(string path)
    {
        var entry = _zip.CreateEntry(path, CompressionLevel.Fastest);
        entry.LastWriteTime = Epoch;
        return entry.Open();
    }

    private static XmlWriter Xml(Stream stream) => XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false), CloseOutput = true });

    private static void Write(XmlWriter xml, string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        xml.WriteStartElement(name);
        foreach (var (attribute, value) in attributes) xml.WriteAttributeString(attribute, value);
        xml.WriteEndElement();
    }
}
