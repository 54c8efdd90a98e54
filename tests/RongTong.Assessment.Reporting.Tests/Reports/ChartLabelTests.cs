using AngleSharp.Html.Parser;
using RongTong.Reporting;
using RongTong.Text;

namespace RongTong.Tests.Reports;

/// <summary>Names on charts stand there whole, in both languages.</summary>
public class ChartLabelTests
{
    [Theory]
    [InlineData("dma-t1", Language.Zh)]
    [InlineData("dma-t1", Language.En)]
    [InlineData("integration-supplier", Language.Zh)]
    [InlineData("integration-supplier", Language.En)]
    public void No_name_is_cut(string sample, Language language)
    {
        var page = new HtmlParser().ParseDocument(SampleReports.Render(SampleReports.OfItsModel(sample), language, ReportFormat.Html));
        var labels = page.QuerySelectorAll("svg text").Select(t => t.TextContent).ToList();
        labels.ShouldNotBeEmpty();
        labels.Where(l => l.EndsWith('…') && char.IsLetter(l[^2])).ShouldBeEmpty();
    }
}
