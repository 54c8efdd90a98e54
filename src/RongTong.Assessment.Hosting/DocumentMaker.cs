using System.Collections.Immutable;
using System.Text;
using RongTong.Assessing;
using RongTong.Diagnostics;
using RongTong.Hosting.Printing;
using RongTong.Planning;
using RongTong.Reporting;
using RongTong.Reporting.Office.Word.Report;
using RongTong.Reporting.Templating;
using RongTong.Reporting.Workbooks;
using RongTong.Text;

namespace RongTong.Hosting;

/// <summary>The bytes of one result in one form: json, ndjson, md, html, docx, xlsx or pdf. Immutable and safe to share between threads.</summary>
/// <param name="Format">The form.</param>
/// <param name="Languages">The languages of the document.</param>
public sealed record DocumentMaker(string Format, ReportLanguages Languages)
{
    /// <summary>The forms there are, each with the ending of its files and its type.</summary>
    public static ImmutableArray<(string Format, string Ending, string Type)> Forms { get; } =
    [
        ("json", ".json", "application/json; charset=utf-8"), ("ndjson", ".ndjson", "application/x-ndjson; charset=utf-8"), ("md", ".md", "text/markdown; charset=utf-8"), ("html", ".html", "text/html; charset=utf-8"),
        ("docx", ".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"), ("xlsx", ".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"), ("pdf", ".pdf", "application/pdf"),
    ];

    /// <summary>The templates, for forms that come from them.</summary>
    public TemplateLibrary? Templates { get; init; }

    /// <summary>How documents of Word look.</summary>
    public WordLook Look { get; init; } = Languages.First == Language.Zh ? WordLook.Chinese : WordLook.English;

    /// <summary>What prints pages.</summary>
    public BrowserPrinter? Printer { get; init; }

    /// <summary>The way from an assessment to the next grade, which reports show; null for none.</summary>
    public Func<Assessment, PathPlan?> Path { get; init; } = _ => null;

    /// <summary>Whether results as data carry their sheets.</summary>
    public bool WithSheet { get; init; }

    /// <summary>Whether the bytes are no text.</summary>
    public bool IsBinary => Format is "docx" or "pdf" or "xlsx";

    /// <summary>The bytes, of a text without its last line end; or what stopped them.</summary>
    public Result<byte[]> Of(Assessment assessment, CancellationToken cancellation) => Format switch
    {
        "json" or "ndjson" => new Result<byte[]>(AssessmentJson.Write(assessment, Languages.First, indented: Format == "json", WithSheet), []),
        "docx" => ReportRenderer.Document(Templates!, WithPath(assessment), Languages, Look),
        "xlsx" => new Result<byte[]>(ReportWorkbook.Write(assessment, Languages), []),
        "pdf" => Printed(Text(assessment, ReportFormat.Html), cancellation),
        _ => Text(assessment, Format == "html" ? ReportFormat.Html : ReportFormat.Markdown),
    };

    private Assessment WithPath(Assessment assessment) => assessment with { Path = Path(assessment) };

    private Result<byte[]> Printed(Result<byte[]> page, CancellationToken cancellation) => page.Value is { } html ? Printer!.Print(html, cancellation) : page;

    private Result<byte[]> Text(Assessment assessment, ReportFormat format)
    {
        var rendered = ReportRenderer.Render(Templates!, WithPath(assessment), Languages, format);
        return new Result<byte[]>(rendered.Value is { } text ? Encoding.UTF8.GetBytes(text.Text.TrimEnd('\n')) : null, rendered.Diagnostics);
    }
}
