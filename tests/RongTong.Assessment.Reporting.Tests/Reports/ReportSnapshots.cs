using System.Text.RegularExpressions;
using RongTong.Reporting;
using RongTong.Snapshots;
using RongTong.Text;

namespace RongTong.Tests.Reports;

/// <summary>Whole reports, without what has its own files and tests: the style sheet and the fingerprints.</summary>
public partial class ReportSnapshots
{
    [Theory]
    [InlineData("qiheng", Language.Zh)]
    [InlineData("qiheng", Language.En)]
    [InlineData("qiheng-incomplete", Language.Zh)]
    [InlineData("qiheng-incomplete", Language.En)]
    [InlineData("sf-01", Language.Zh)]
    [InlineData("sf-01", Language.En)]
    public Task Markdown_report(string sample, Language language) =>
        Snapshot.Verify(Lasting(SampleReports.Render(SampleReports.Sample(sample), language, ReportFormat.Markdown)), $"{sample}_{language}", "md");

    [Fact]
    public Task Html_report() => Snapshot.Verify(Lasting(SampleReports.Render(SampleReports.Sample("qiheng"), Language.Zh, ReportFormat.Html)), extension: "html");

    private static string Lasting(string report) => Styles().Replace(Fingerprints().Replace(report, "sha256:…"), "<style></style>");

    [GeneratedRegex("sha256:[0-9a-f ]+[0-9a-f]")]
    private static partial Regex Fingerprints();

    [GeneratedRegex("<style>.*?</style>", RegexOptions.Singleline)]
    private static partial Regex Styles();
}
