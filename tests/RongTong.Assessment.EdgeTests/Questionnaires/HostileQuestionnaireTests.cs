using System.Globalization;
using System.IO.Compression;
using System.Text;
using RongTong.Cli;

namespace RongTong.EdgeTests.Questionnaires;

/// <summary>Workbooks made to hurt whoever reads them: refused with a diagnostic, by limits that are counted, in little memory.</summary>
public sealed class HostileQuestionnaireTests
{
    private const long MostMemory = 256L * 1024 * 1024;
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static readonly byte[] Good = Questionnaire.Write(Questionnaire.Model("miit/srdi-sme@2026"), null);

    public static TheoryData<string, string> Refused => new()
    {
        { "macros", "宏" }, { "macro type", "宏" }, { "external link", "其他文件" }, { "connection", "数据连接" }, { "embedded", "嵌入" }, { "climbing name", "文件以外" }, { "absolute name", "文件以外" }, { "drive name", "文件以外" },
        { "same name", "同名" }, { "no types", "内容类型" }, { "document type", "损坏" }, { "external entity", "损坏" }, { "many parts", "部件太多" }, { "cut", "损坏" }, { "too large", "10 MiB" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Refused_with_its_reason(string kind, string reason)
    {
        using var directory = new TemporaryDirectory();
        var run = CommandRun.Of("questionnaire", "import", directory.Write("bad.xlsx", Bad(kind)), "--lang", "zh");
        run.Exit.ShouldBe(ExitCode.InputInvalid, run.Messages);
        run.Messages.ShouldContain("RT4119");
        run.Messages.ShouldContain(reason);
        run.Bytes.ShouldBeEmpty();
    }

    public static TheoryData<string> Bombs => ["zeros", "lying size", "ten million cells", "huge shared text", "many shared texts", "shared text in pieces", "cell in pieces", "long attribute", "deep", "styled cells", "many formats"];

    [Theory]
    [MemberData(nameof(Bombs))]
    public void A_bomb_is_refused_in_little_memory(string kind)
    {
        using var directory = new TemporaryDirectory();
        var run = MeasuredRun.Of("questionnaire", "import", directory.Write("bomb.xlsx", Bomb(kind)), "--lang", "en");
        run.Exit.ShouldBe(4, run.Messages);
        run.Messages.ShouldContain("RT4119");
        run.Peak.ShouldBeLessThan(MostMemory);
    }

    [Fact]
    public void Links_typed_into_cells_are_harmless()
    {
        var linked = With(Good, ("xl/worksheets/_rels/sheet2.xml.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink\" Target=\"https://example.invalid/\" TargetMode=\"External\"/></Relationships>"));
        Questionnaire.Read(linked).Diagnostics.ShouldBeEmpty();
    }

    [Fact]
    public void With_bytes_changed_it_is_read_or_refused_and_never_a_bug()
    {
        var random = new Random(3);
        for (var i = 0; i < 150; i++)
        {
            var bytes = Good.ToArray();
            for (var j = 0; j <= i % 5; j++) bytes[random.Next(4, bytes.Length)] = (byte)random.Next(256);
            var reading = Questionnaire.Read(bytes);
            if (reading.Sheet is null) reading.Diagnostics.ShouldNotBeEmpty();
        }
    }

    private static byte[] Bad(string kind) => kind switch
    {
        "macros" => With(Good, ("xl/vbaProject.bin", "x")),
        "macro type" => Replaced(Good, "[Content_Types].xml", t => t.Replace("spreadsheetml.sheet.main+xml", "x", StringComparison.Ordinal).Replace("application/vnd.openxmlformats-officedocument.x", "application/vnd.ms-excel.sheet.macroEnabled.main+xml", StringComparison.Ordinal)),
        "external link" => With(Good, ("xl/externalLinks/externalLink1.xml", "<externalLink/>")),
        "connection" => With(Good, ("xl/connections.xml", "<connections/>")),
        "embedded" => With(Good, ("xl/embeddings/oleObject1.bin", "x")),
        "climbing name" => With(Good, ("xl/../../../etc/passwd", "x")),
        "absolute name" => With(Good, ("/etc/passwd", "x")),
        "drive name" => With(Good, ("C:\\x", "x")),
        "same name" => With(Good, ("xl/Workbook.xml", "<workbook/>")),
        "no types" => Without(Good, "[Content_Types].xml"),
        "document type" => Replaced(Good, "xl/workbook.xml", t => "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>" + t[t.IndexOf('<', 2)..].Replace("<?xml", "<!--", StringComparison.Ordinal)),
        "external entity" => Replaced(Good, "xl/worksheets/sheet2.xml", _ => $"<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><worksheet xmlns=\"{Main}\"><sheetData><row><c><v>&a;</v></c></row></sheetData></worksheet>"),
        "many parts" => With(Good, [.. Enumerable.Range(0, 2500).Select(i => (string.Create(CultureInfo.InvariantCulture, $"x{i}.xml"), "<x/>"))]),
        "cut" => Good[..(Good.Length / 2)],
        _ => [.. Good, .. new byte[11 << 20]],
    };

    private static byte[] Bomb(string kind)
    {
        const string Sheet = "xl/worksheets/sheet2.xml", Texts = "xl/sharedStrings.xml", Styles = "xl/styles.xml";
        const string Open = $"<worksheet xmlns=\"{Main}\"><sheetData>", Close = "</sheetData></worksheet>";
        static string Many(string text, int count) => new StringBuilder(text.Length * count).Insert(0, text, count).ToString();
        return kind switch
        {
            "zeros" => Replaced(Good, Sheet, _ => Open + new string(' ', 200 << 20) + Close),
            "lying size" => Lying(Replaced(Good, Sheet, _ => Open + new string(' ', 100 << 20) + Close)),
            "ten million cells" => Replaced(Good, Sheet, _ => Open + Many("<row>" + Many("<c><v>1</v></c>", 1000) + "</row>", 10_000) + Close),
            "huge shared text" => With(Good, (Texts, $"<sst xmlns=\"{Main}\"><si><t>{new string('x', 100 << 20)}</t></si></sst>")),
            "many shared texts" => With(Good, (Texts, $"<sst xmlns=\"{Main}\">{Many("<si><t>x</t></si>", 6_000_000)}</sst>")),
            "shared text in pieces" => With(Good, (Texts, $"<sst xmlns=\"{Main}\"><si>{Many("<r><t>x</t></r>", 4_000_000)}</si></sst>")),
            "cell in pieces" => Replaced(Good, Sheet, _ => $"{Open}<row><c t=\"inlineStr\"><is>{Many("<r><t>x</t></r>", 4_000_000)}</is></c></row>{Close}"),
            "long attribute" => Replaced(Good, Sheet, _ => $"{Open}<row spans=\"{new string('1', 100 << 20)}\"/>{Close}"),
            "deep" => Replaced(Good, Sheet, _ => Open + Many("<x>", 5_000_000)),
            "styled cells" => Replaced(Good, Sheet, _ => Open + Many("<row>" + Many("<c s=\"1\"/>", 16_384) + "</row>", 600) + Close),
            _ => Replaced(Good, Styles, _ => $"<styleSheet xmlns=\"{Main}\"><cellXfs>{Many("<xf numFmtId=\"14\"/>", 5_000_000)}</cellXfs></styleSheet>"),
        };
    }

    /// <summary>Every part says it unpacks to a hundred bytes.</summary>
    private static byte[] Lying(byte[] zip)
    {
        for (var i = 0; i < zip.Length - 46; i++)
        {
            if (zip.AsSpan(i).StartsWith((ReadOnlySpan<byte>)[0x50, 0x4B, 1, 2])) BitConverter.TryWriteBytes(zip.AsSpan(i + 24), 100);
            if (zip.AsSpan(i).StartsWith((ReadOnlySpan<byte>)[0x50, 0x4B, 3, 4])) BitConverter.TryWriteBytes(zip.AsSpan(i + 22), 100);
        }
        return zip;
    }

    private static byte[] With(byte[] workbook, params IEnumerable<(string Name, string Text)> parts) => Changed(workbook, zip =>
    {
        foreach (var (name, text) in parts) Write(zip, name, text);
    });

    private static byte[] Without(byte[] workbook, string part) => Changed(workbook, zip => zip.GetEntry(part)!.Delete());

    private static byte[] Replaced(byte[] workbook, string part, Func<string, string> text) => Changed(workbook, zip =>
    {
        string before;
        using (var reader = new StreamReader(zip.GetEntry(part)!.Open())) before = reader.ReadToEnd();
        zip.GetEntry(part)!.Delete();
        Write(zip, part, text(before));
    });

    private static byte[] Changed(byte[] workbook, Action<ZipArchive> change)
    {
        var stream = new MemoryStream();
        stream.Write(workbook);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true)) change(zip);
        return stream.ToArray();
    }

    private static void Write(ZipArchive zip, string name, string text)
    {
        using var entry = new StreamWriter(zip.CreateEntry(name, CompressionLevel.Fastest).Open());
        entry.Write(text);
    }
}
