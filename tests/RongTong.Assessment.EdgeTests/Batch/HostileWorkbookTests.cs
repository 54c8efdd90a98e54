using System.Globalization;
using System.IO.Compression;
using System.Text;
using RongTong.Cli;

namespace RongTong.EdgeTests.Batch;

/// <summary>Workbooks that are broken, or made to unpack into anything: refused with a diagnostic, quickly and in little memory.</summary>
public sealed class HostileWorkbookTests
{
    private const long MostMemory = 256L * 1024 * 1024;
    // Twice what the worst takes on a quiet machine: beside other work a processor does as little as half as much in its time.
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(5);
    private const string Sheet = "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>";
    private const string End = "</sheetData></worksheet>";

    private static byte[] Good
    {
        get
        {
            using var trial = BatchTrial.Of(BatchSample.Invented(40), "--xlsx");
            return File.ReadAllBytes(Path.Combine(trial.Out, "results.xlsx"));
        }
    }

    [Fact]
    public void Cut_anywhere_it_is_refused()
    {
        var good = Good;
        for (var length = 4; length < good.Length; length += good.Length / 40) Refused(good[..length], $"cut at {length}");
    }

    [Fact]
    public void With_bytes_changed_it_is_read_or_refused_and_never_a_bug()
    {
        var good = Good;
        var random = new Random(11);
        for (var i = 0; i < 150; i++)
        {
            var bytes = good.ToArray();
            for (var j = 0; j <= i % 5; j++) bytes[random.Next(4, bytes.Length)] = (byte)random.Next(256);
            Run(bytes).Exit.ShouldBeOneOf(ExitCode.Done, ExitCode.InputInvalid);
        }
    }

    [Theory]
    [InlineData("<row><c t=\"inlineStr\"><is><t>x</t></is></row>")]
    [InlineData("<row><c t=\"s\"><v>99</v></c></row>")]
    [InlineData("<row r=\"1048577\"><c><v>1</v></c></row>")]
    [InlineData("<row r=\"2147483647\"><c><v>1</v></c></row>")]
    [InlineData("<row r=\"-1\"><c><v>1</v></c></row>")]
    [InlineData("<row r=\"1\"><c r=\"ZZZZZZZ1\"><v>1</v></c></row>")]
    [InlineData("<row><c><v>1e400</v></c><c><v>NaN</v></c></row>")]
    [InlineData("<row><c t=\"inlineStr\"><is><t>&#xD800;</t></is></c></row>")]
    [InlineData("<row><c><v>&undefined;</v></c></row>")]
    [InlineData("")]
    public void Odd_sheets_are_refused(string rows) => Refused(Workbook(("xl/worksheets/sheet1.xml", Sheet + rows + End)), rows);

    [Fact]
    public void A_document_type_is_refused()
    {
        var bomb = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">]>" + Sheet + "<row><c t=\"inlineStr\"><is><t>&b;</t></is></c></row>" + End;
        Refused(Workbook(("xl/worksheets/sheet1.xml", bomb)), "entities");
    }

    [Fact]
    public void A_title_ten_million_cells_later_is_refused()
    {
        // Two cells a row, the second in the last column: sixteen thousand cells between them.
        var sheet = new StringBuilder(Sheet);
        for (var row = 1; row <= 700; row++) sheet.Append(CultureInfo.InvariantCulture, $"<row r=\"{row}\"><c><v>1</v></c><c r=\"XFD{row}\"><v>1</v></c></row>");
        Refused(Workbook(("xl/worksheets/sheet1.xml", sheet.Append(End).ToString())), "wide");
    }

    public static TheoryData<string> Bombs => ["zeros", "shared text", "many texts", "many formats", "many parts", "deep", "long attribute", "styled cells", "lying size"];

    [Theory]
    [MemberData(nameof(Bombs))]
    public void A_bomb_is_refused_small_and_quick(string kind)
    {
        using var directory = new TemporaryDirectory();
        var path = directory.Write("bomb.xlsx", Bomb(kind));
        var run = MeasuredRun.Within(MostTime, "batch", "run", path, "--model", BatchSample.Model, "-o", directory["out"], "--lang", "en");
        run.Exit.ShouldBe(4, run.Messages);
        run.Messages.ShouldContain("RT41");
        run.Peak.ShouldBeLessThan(MostMemory);
        run.Processor.ShouldBeLessThan(MostTime);
    }

    private static byte[] Bomb(string kind) => kind switch
    {
        "zeros" => Workbook(("xl/worksheets/sheet1.xml", Sheet + "<row><c><v>1</v></c></row>" + new string(' ', 200 << 20) + End)),
        "shared text" => Workbook(
            ("xl/sharedStrings.xml", $"<sst><si><t>{new string('x', 30_000)}</t></si></sst>"),
            ("xl/worksheets/sheet1.xml", Sheet + string.Concat(Enumerable.Repeat("<row>" + string.Concat(Enumerable.Repeat("<c t=\"s\"><v>0</v></c>", 30)) + "</row>", 20_000)) + End)),
        "many texts" => Workbook(("xl/sharedStrings.xml", "<sst>" + string.Concat(Enumerable.Repeat("<si><t>x</t></si>", 6_000_000)) + "</sst>"), ("xl/worksheets/sheet1.xml", Sheet + End)),
        "many formats" => Workbook(("xl/styles.xml", "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><cellXfs>" + string.Concat(Enumerable.Repeat("<xf numFmtId=\"14\"/>", 5_000_000)) + "</cellXfs></styleSheet>"), ("xl/worksheets/sheet1.xml", Sheet + End)),
        "many parts" => Workbook([.. Enumerable.Range(0, 5000).Select(i => (string.Create(CultureInfo.InvariantCulture, $"xl/x{i}.xml"), "<x/>")), ("xl/worksheets/sheet1.xml", Sheet + End)]),
        "deep" => Workbook(("xl/worksheets/sheet1.xml", Sheet + "<row><c>" + string.Concat(Enumerable.Repeat("<x>", 5_000_000)) + End)),
        "long attribute" => Workbook(("xl/worksheets/sheet1.xml", Sheet + "<row spans=\"" + new string('1', 100 << 20) + "\"><c><v>1</v></c></row>" + End)),
        "styled cells" => Workbook(("xl/worksheets/sheet1.xml", Sheet + string.Concat(Enumerable.Repeat("<row>" + string.Concat(Enumerable.Repeat("<c s=\"1\"/>", 16_384)) + "</row>", 800)) + End)),
        _ => Lying(Workbook(("xl/worksheets/sheet1.xml", Sheet + "<row><c><v>1</v></c></row>" + new string(' ', 100 << 20) + End))),
    };

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

    private static byte[] Workbook(params IEnumerable<(string Name, string Text)> parts)
    {
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, text) in parts.Prepend(("xl/workbook.xml", "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheets><sheet name=\"a\" sheetId=\"1\"/></sheets></workbook>")))
            {
                using var entry = new StreamWriter(zip.CreateEntry(name, CompressionLevel.Fastest).Open());
                entry.Write(text);
            }
        return bytes.ToArray();
    }

    private static void Refused(byte[] workbook, string what)
    {
        var run = Run(workbook);
        run.Exit.ShouldBe(ExitCode.InputInvalid, what);
        run.Messages.ShouldContain("RT41");
    }

    private static CommandRun Run(byte[] workbook)
    {
        using var trial = BatchTrial.Of("table.xlsx", workbook, "-q");
        return trial.Run;
    }
}
