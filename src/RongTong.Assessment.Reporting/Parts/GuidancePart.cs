using RongTong.Reporting.Templating;
using RongTong.Reporting.Wording;

namespace RongTong.Reporting.Parts;

/// <summary>The nodes that score low, with what to do about each.</summary>
internal static class GuidancePart
{
    /// <summary>The guidance, or null where the model has none or no node scores low.</summary>
    public static TemplateObject? Build(ReportContext context)
    {
        var guidance = context.Assessment.Guidance;
        if (guidance.IsEmpty) return null;
        var set = context.Assessment.Measures!;
        return context.New()
            .Text("status", context.In(set.Status))
            .Text("below", Paper.Percent(set.Guidance.Below / 100))
            .Text("tier", context.Model.Tiers.Length > 0 ? context.In(context.Model.Tiers[0]) : null)
            .List("nodes", guidance.Select(g => context.New()
                .Text("name", context.In(g.Indicator.Name))
                .Text("value", Paper.Number(g.Value))
                .Text("out_of", Paper.Number(g.Indicator.OutOf))
                .Text("lacking", context.Paper.Points(g.Lacking))
                .Texts("actions", g.Actions.Select(context.In))
                .Done))
            .Done;
    }
}
