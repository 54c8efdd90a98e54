using RongTong.Reporting.Templating;
using RongTong.Reporting.Wording;
using RongTong.Text;

namespace RongTong.Reporting.Statistics;

/// <summary>Everything the template of the statistics sees, member by member in <c>templates/README.md</c>.</summary>
internal sealed class StatisticsModel(BatchStatistics statistics, Language language) : StatisticsPart(statistics, language)
{
    private readonly FlowPart _flow = new(statistics, language);
    private readonly GroupPart _groups = new(statistics, language);
    private readonly BarrierPart _barriers = new(statistics, language);
    private readonly EdgePart _edge = new(statistics, language);

    public TemplateObject Build() => New()
        .Text("title", Statistics.Title ?? In(Statistics.Model.Name))
        .Part("model", New().Text("name", In(Statistics.Model.Name)).Text("ref", Statistics.Reference).Texts("fingerprints", Statistics.Fingerprints).Done)
        .Part("batch", New().Text("input", Statistics.Input).Text("rules_date", Statistics.AsOf is { } day ? Paper.IsoDate(day) : null).Text("root", string.Join(' ', Statistics.Root.Chunk(8).Select(c => new string(c)))).Done)
        .Markup("kind", Statistics.Model.IsClassification ? "class" : Statistics.Model.Grades.Length > 1 ? "ladder" : "title")
        .Part("total", Total())
        .Markup("flow", _flow.Draw())
        .List("grades", Statistics.Grades.Select(g => New().Text("name", In(g.Name)).Text("firms", Count(g.Firms)).Done))
        .List("regions", _groups.Regions())
        .List("sizes", _groups.Sizes())
        .Markup("industries", _groups.Industries())
        .List("criteria", _barriers.Criteria())
        .List("near", _barriers.Near())
        .Part("edge", _edge.Build())
        .List("returned", Statistics.Returned.Select(r => New().Text("reason", In(r.Reason)).Text("firms", Count(r.Firms)).Done))
        .List("warnings", Statistics.Warnings.Select(w => New().Text("words", In(w.Words)).Text("firms", Count(w.Firms)).Done))
        .Done;

    private TemplateObject Total()
    {
        var (total, top) = (Statistics.Total, Statistics.Criteria.Where(c => c.Only > 0).MaxBy(c => c.Only));
        return New()
            .Text("applied", Count(total.Applied)).Text("passed", Count(total.Passed)).Text("failed", Count(total.Failed)).Text("undecided", Count(total.Undecided)).Text("returned", Count(total.Returned))
            .Flag("has_failed", total.Failed > 0).Flag("has_only", Statistics.OnlyOne > 0).Flag("is_one", Statistics.OnlyOne == 1)
            .Text("only", Count(Statistics.OnlyOne)).Text("top", top is null ? null : NameOf(top.Criterion)).Text("top_only", top is null ? null : Count(top.Only))
            .Text("rate", total.Rate is { } rate ? Paper.Percent(rate) : null).Done;
    }
}
