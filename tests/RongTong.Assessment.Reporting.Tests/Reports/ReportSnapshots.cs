using RongTong.Reporting;
using RongTong.Snapshots;
using RongTong.Text;

namespace RongTong.Tests.Reports;

public class ReportSnapshots
{
    [Theory]
    [InlineData("qiheng", Language.Zh)]
    [InlineData("qiheng", Language.En)]
    [InlineData("qiheng-incomplete", Language.Zh)]
    [InlineData("qiheng-incomplete", Language.En)]
    [InlineData("sf-01", Language.Zh)]
    [InlineData("sf-01", Language.En)]
    public Task Markdown_report(string sample, Language language) =>
        Snapshot.Verify(SampleReports.Render(SampleReports.Sample(sample), language, ReportFormat.Markdown), $"{sample}_{language}", "md");

    [Fact]
    public Task Html_report() => Snapshot.Verify(SampleReports.Render(SampleReports.Sample("qiheng"), Language.Zh, ReportFormat.Html), extension: "html");
}
