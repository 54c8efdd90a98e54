using System.Security.Cryptography;
using System.Text;
using RongTong.Diagnostics;
using RongTong.Text;

namespace RongTong.Hosting.Batch.Input;

/// <summary>A table on disk, read as a stream of CSV in UTF-8 whatever it is written in. Can be opened any number of times. Immutable.</summary>
internal sealed class TableFile
{
    private readonly string _path;
    private readonly bool _isWorkbook;

    private TableFile(string path, string shown, TableEncoding encoding, bool isCertain, bool isWorkbook) =>
        (_path, Shown, Encoding, IsCertain, _isWorkbook) = (path, shown, encoding, isCertain, isWorkbook);

    /// <summary>Its name in messages.</summary>
    public string Shown { get; }

    /// <summary>The name of the file without its directory: what a run records.</summary>
    public string Name => Path.GetFileName(_path);

    /// <summary>How it is written.</summary>
    public TableEncoding Encoding { get; }

    /// <summary>Whether the encoding is certain, or only nothing seen so far speaks against it.</summary>
    public bool IsCertain { get; }

    /// <summary>How it is written, in words.</summary>
    public string Form => _isWorkbook ? "xlsx" : Encoding.Name;

    /// <summary>Whether a place in the text is a place in the file, so that reading can start there.</summary>
    public bool CanSeek => !_isWorkbook && Encoding.Codec is null;

    /// <summary>Looks at a file.</summary>
    public static Result<TableFile> Find(string path, string shown)
    {
        try
        {
            // A file that is open in a spreadsheet can be read all the same.
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var start = TableEncoding.StartOf(stream);
            if (OtherFormat(start) is { } other) return new Result<TableFile>(null, [DiagnosticCatalog.NoTable(SourceSpan.WholeFile(shown), other)]);
            var isWorkbook = start is [(byte)'P', (byte)'K', 3, 4, ..];
            var encoding = isWorkbook ? TableEncoding.Utf8 : TableEncoding.Of(start, out _);
            var isCertain = isWorkbook || encoding != TableEncoding.Utf8 || !Ascii.IsValid(start);
            return new Result<TableFile>(new TableFile(path, shown, encoding, isCertain, isWorkbook), []);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new Result<TableFile>(null, [error is FileNotFoundException or DirectoryNotFoundException
                ? DiagnosticCatalog.FileUnreadable(shown, new LocalizedText("没有这个文件", "not found"))
                : DiagnosticCatalog.FileUnreadable(shown, error.Message)]);
        }
    }

    /// <summary>What a file is that is no table, though it may be called one; null when it may be one.</summary>
    internal static LocalizedText? OtherFormat(ReadOnlySpan<byte> start)
    {
        if (start is [0xD0, 0xCF, 0x11, 0xE0, ..]) return new LocalizedText("旧版 .xls 或加了密码的工作簿", "a workbook of the old .xls format, or one with a password");
        if (start is [(byte)'%', (byte)'P', (byte)'D', (byte)'F', ..]) return new LocalizedText("PDF 文件", "a PDF file");
        if (start is [(byte)'{', (byte)'\\', (byte)'r', (byte)'t', (byte)'f', ..]) return new LocalizedText("RTF 文件", "an RTF file");
        if (start is [(byte)'P', (byte)'K', 3, 4, ..] && start[..Math.Min(start.Length, 128)].IndexOf("opendocument"u8) > 0) return new LocalizedText("OpenDocument 表格（.ods）", "an OpenDocument spreadsheet (.ods)");
        var text = CellText.Trim(start.StartsWith("\uFEFF"u8) ? start[3..] : start);
        return text is [(byte)'<', ..] ? new LocalizedText("网页或 XML，只是名字像表格", "a web page or XML, whatever its name says") : null;
    }

    /// <summary>The same file taken as GB18030.</summary>
    public TableFile AsGb18030() => new(_path, Shown, TableEncoding.Gb18030, isCertain: true, _isWorkbook);

    /// <summary>Opens the text in UTF-8.</summary>
    /// <param name="hash">Takes in every byte of the file as it is read; null when nobody asks.</param>
    /// <param name="from">Where in the text to start; other than 0 only when <see cref="CanSeek"/>.</param>
    public Stream Open(IncrementalHash? hash = null, long from = 0)
    {
        Stream file = new FileStream(_path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1, FileOptions.SequentialScan);
        if (_isWorkbook) return WorkbookText.Open(file, Shown, hash);
        if (hash is not null) file = new HashingStream(file, hash);
        if (from > 0) file.Seek(Encoding.Preamble + from, SeekOrigin.Begin);
        else
        {
            Span<byte> mark = stackalloc byte[Encoding.Preamble];
            file.ReadExactly(mark);
        }
        return Encoding.Codec is { } codec ? System.Text.Encoding.CreateTranscodingStream(file, codec, new UTF8Encoding(false)) : file;
    }
}
