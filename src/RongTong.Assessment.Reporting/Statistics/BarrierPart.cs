using RongTong.Models;
using RongTong.Reporting.Templating;
using RongTong.Reporting.Wording;
using RongTong.Text;

namespace RongTong.Reporting.Statistics;

/// <summary>What kept firms from a grade, and who was nearly there.</summary>
internal sealed class BarrierPart(BatchStatistics statistics, Language language) : StatisticsPart(statistics, language)
{
    /// <summary>Every requirement with the firms it stopped, most first.</summary>
    public IEnumerable<TemplateObject> Criteria()
    {
        var most = Statistics.Criteria.IsEmpty ? 1 : Statistics.Criteria.Max(c => c.Unmet);
        return Statistics.Criteria.Select(c => New()
            .Text("id", c.Criterion.Id).Text("name", NameOf(c.Criterion)).Text("only", Count(c.Only)).Text("unmet", Count(c.Unmet))
            .Markup("only_width", Width(c.Only, most)).Markup("other_width", Width(c.Unmet - c.Only, most)).Done);
    }

    /// <summary>Those short of one requirement only, and by at most a twentieth.</summary>
    public IEnumerable<TemplateObject> Near() => Statistics.Criteria.Where(c => c.Near > 0).OrderByDescending(c => c.Near).ThenBy(c => c.Criterion.Id, StringComparer.Ordinal)
        .Select(c => New().Text("name", NameOf(c.Criterion)).Text("firms", Count(c.Near)).Text("range", Range(c)).Done);

    /// <summary>Where a number stands that is short by at most a twentieth; null for a group of routes.</summary>
    private string? Range(BindingCriterion binding)
    {
        var (criterion, measure) = (binding.Criterion, binding.Measure);
        if (criterion.When is not Condition.Value { Bound.Root: Formula.Constant bound } value) return null;
        var (low, high) = value.Comparison is Comparison.AtMost or Comparison.Below ? (bound.Value, bound.Value * 1.05m) : (bound.Value * 0.95m, bound.Value);
        return measure.Unit.Equals(Unit.Money) ? Paper.Money(low, high) : $"{(measure.IsShare ? Value(low, measure) : Paper.Number(low))}–{Value(high, measure)}";
    }
}
