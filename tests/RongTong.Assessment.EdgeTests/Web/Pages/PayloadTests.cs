using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using RongTong.EdgeTests.Batch;
using RongTong.Reporting.Office.Excel;

namespace RongTong.EdgeTests.Web.Pages;

/// <summary>What is typed is shown as it was typed and does nothing: on pages, in reports, in documents of Word and Excel.</summary>
public sealed class PayloadTests
{
    private const string Model = "miit/sme-size@2011";
    private const string Code = "91330400MA2JX7Q3K0";
    private static readonly string[] Instructions = ["PAGE", "NUMPAGES", "SECTIONPAGES", "TOC", "PAGEREF", "SEQ"];

    [Fact]
    public async Task Every_payload_in_every_field_of_text_has_no_effect()
    {
        Payloads.All.Count.ShouldBeGreaterThanOrEqualTo(200);
        await using var host = await WebHost.StartAsync();
        using var visitor = new Visitor(host);
        var sheet = await visitor.BeginAsync(Model, ("name", "甲"), ("uscc", Code), ("respondent", "乙"));
        foreach (var payload in Payloads.All)
        {
            (await visitor.GetAsync(sheet + "/firm")).Dispose();
            using var saved = await visitor.PostAsync(sheet + "/firm", ("name", payload), ("uscc", Code), ("industry", payload.Length > 6 ? payload[..6] : payload));
            var kept = Kept(payload);
            if (kept.Length == 0) continue;
            saved.QuerySelector(".bar .firm")!.TextContent.ShouldBe(kept, payload);
            HasNoEffect(saved, payload);
            using var report = await new HtmlParser().ParseDocumentAsync(Encoding.UTF8.GetString(await visitor.BytesAsync(sheet + "/report")));
            HasNoEffect(report, payload, isReport: true);
            HasNoEffect(await visitor.BytesAsync(sheet + "/report.docx"), payload);
            HasNoEffect(await visitor.BytesAsync(sheet + "/report.xlsx"), payload);
        }
    }

    [Fact]
    public async Task Names_of_people_and_answers_have_no_effect_either()
    {
        await using var host = await WebHost.StartAsync();
        foreach (var some in Payloads.All.Chunk(18))
        {
            using var visitor = new Visitor(host);
            var sheet = await visitor.BeginAsync(Model, ("name", "甲"), ("uscc", Code), ("respondent", some[0]));
            foreach (var payload in some) (await visitor.PostAsync(sheet + "/people", ("name", payload))).Dispose();
            using var people = await visitor.GetAsync(sheet + "/people");
            HasNoEffect(people, some[0]);
            people.QuerySelectorAll("main tbody tr").Length.ShouldBe(1 + some.Count(p => Kept(p).Length is > 0 and <= 120));
            using var first = await visitor.GetAsync(sheet + "/1");
            var field = first.QuerySelector("input.field")!.GetAttribute("name")!;
            foreach (var payload in some) (await visitor.SendAsync(sheet + "/answers", ("field", field), ("value", payload))).Dispose();
            using var answered = await visitor.GetAsync(sheet + "/1");
            HasNoEffect(answered, some[^1]);
            using var check = await visitor.PostAsync(sheet + "/check", ("by", some[^1]));
            HasNoEffect(check, some[^1]);
        }
    }

    [Fact]
    public void Tables_with_payloads_make_files_without_effect()
    {
        var rows = Payloads.All.Select((text, i) => BatchSample.Row(i + 1, ("enterprise_name", text), ("region_code", i % 2 == 0 ? text : "330400"))).ToArray();
        using var trial = BatchTrial.Of(BatchSample.Table(rows), "--xlsx", "--opinions", "all", "--title", Payloads.All[0]);
        var files = Directory.GetFiles(trial.Out, "*", SearchOption.AllDirectories);
        foreach (var file in files.Where(f => f.EndsWith(".csv", StringComparison.Ordinal)))
        foreach (var cell in trial.Rows(Path.GetRelativePath(trial.Out, file)).SelectMany(r => r.Values))
            (SpreadsheetFormula.IsLike(cell) && !decimal.TryParse(cell, System.Globalization.CultureInfo.InvariantCulture, out _) && cell[0] != '\'').ShouldBeFalse($"{file}: {cell}");
        foreach (var file in files.Where(f => f.EndsWith(".docx", StringComparison.Ordinal) || f.EndsWith(".xlsx", StringComparison.Ordinal))) HasNoEffect(File.ReadAllBytes(file), file);
        var pages = files.Where(f => f.EndsWith(".html", StringComparison.Ordinal)).ToList();
        pages.Count.ShouldBeGreaterThan(Payloads.All.Count / 2);
        foreach (var file in pages)
        {
            using var page = new HtmlParser().ParseDocument(File.ReadAllText(file));
            HasNoEffect(page, file, isReport: true);
        }
    }

    /// <summary>What officials and administrators type is shown to others of the department, and stands in lists that are published.</summary>
    [Fact]
    public async Task The_console_takes_them_without_effect()
    {
        await using var host = await WebHost.StartAsync();
        await using var office = await ConsoleOffice.OpenAsync(host);
        foreach (var some in Payloads.All.Chunk(24))
        {
            foreach (var payload in some)
            {
                await office.TypeAsync(payload);
                if (Kept(payload).Length > 0) HasNoEffect(Encoding.UTF8.GetString(await office.PublishedAsync(payload)), payload);
            }
            foreach (var path in office.Pages)
            {
                using var page = await office.PageAsync(path);
                HasNoEffect(page, $"{path} after {some[^1]}", isReport: path.EndsWith("/opinion", StringComparison.Ordinal));
            }
        }
    }

    /// <summary>No cell of a list begins as a formula does.</summary>
    private static void HasNoEffect(string csv, string payload)
    {
        foreach (var cell in Csv.Read(csv).SelectMany(r => r.Values)) (SpreadsheetFormula.IsLike(cell) && !decimal.TryParse(cell, System.Globalization.CultureInfo.InvariantCulture, out _) && cell[0] != '\'').ShouldBeFalse($"{payload}: {cell}");
    }

    /// <summary>What is kept of a line of text.</summary>
    private static string Kept(string payload) => new string([.. payload.Where(c => !char.IsControl(c))]).Trim();

    private static void HasNoEffect(IHtmlDocument page, string payload, bool isReport = false)
    {
        foreach (var element in page.All)
        {
            element.Attributes.Any(a => a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)).ShouldBeFalse(payload);
            element.TagName.ShouldNotBeOneOf("IFRAME", "OBJECT", "EMBED", "BASE", "TEMPLATE", "VIDEO", "IMG");
            if (element is IHtmlScriptElement script) (isReport ? null : script.Source)?.ShouldStartWith("/assets/", customMessage: payload);
            if (isReport) element.TagName.ShouldNotBe("SCRIPT", payload);
            foreach (var name in new[] { "href", "src", "action", "formaction" })
                if (element.GetAttribute(name) is { } to) (to.StartsWith('/') && !to.StartsWith("//", StringComparison.Ordinal) || to.StartsWith('#') || to.StartsWith("https://www.gov.cn", StringComparison.Ordinal) || isReport && !to.Contains("evil", StringComparison.Ordinal) && to.StartsWith("http", StringComparison.Ordinal)).ShouldBeTrue($"{payload}: {name}={to}");
        }
        page.QuerySelectorAll("meta[http-equiv=refresh]").ShouldBeEmpty(payload);
    }

    /// <summary>Every part is well formed, nothing in it computes, fetches or points to where the payload wants.</summary>
    private static void HasNoEffect(byte[] office, string payload)
    {
        using var zip = new ZipArchive(new MemoryStream(office));
        foreach (var part in zip.Entries.Where(e => e.FullName.EndsWith(".xml", StringComparison.Ordinal) || e.FullName.EndsWith(".rels", StringComparison.Ordinal)))
        {
            using var stream = part.Open();
            using var reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            var root = XDocument.Load(reader).Root!;
            foreach (var element in root.DescendantsAndSelf())
            {
                if (part.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal)) element.Name.LocalName.ShouldNotBe("f", payload);
                // The fields of a document are its own: page numbers, the contents, numbers of tables and figures.
                if (element.Name.LocalName == "instrText") element.Value.Trim().Split(' ')[0].ShouldBeOneOf(Instructions);
                if (element.Name.LocalName == "fldSimple") element.Attributes().Single(a => a.Name.LocalName == "instr").Value.Trim().Split(' ')[0].ShouldBeOneOf(Instructions);
                element.Name.LocalName.ShouldNotBeOneOf("ddeLink", "oleLink", "control", "altChunk", "subDoc", "attachedTemplate");
                if (element.Name.LocalName == "Relationship" && element.Attribute("TargetMode")?.Value == "External") element.Attribute("Target")!.Value.ShouldNotContain("evil", customMessage: payload);
            }
        }
    }
}
