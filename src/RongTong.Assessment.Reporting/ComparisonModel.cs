using RongTong.Compiling;
using RongTong.Comparing;
using RongTong.Reporting.Encoders;
using RongTong.Reporting.Parts;
using RongTong.Reporting.Templating;
using RongTong.Reporting.Wording;
using RongTong.Text;

namespace RongTong.Reporting;

/// <summary>What the template of a comparison sees, member by member in <c>templates/README.md</c>. Stateless and thread-safe.</summary>
public static class ComparisonModel
{
    /// <summary>The model of one comparison.</summary>
    /// <param name="comparison">What to show.</param>
    /// <param name="language">Language of every text.</param>
    /// <param name="format">What the texts are encoded for.</param>
    public static TemplateObject Build(ModelComparison comparison, Language language, ReportFormat format)
    {
        var encoder = format == ReportFormat.Html ? TextEncoder.Html : TextEncoder.Markdown;
        PartBuilder New() => new(encoder);
        return New()
            .Part("before", Side(New, comparison.Before, language))
            .Part("after", Side(New, comparison.After, language))
            .Part("deciding", Group(New, comparison.In(language, decides: true), language))
            .Part("wording", Group(New, comparison.In(language, decides: false), language))
            .Done;
    }

    private static TemplateObject Side(Func<PartBuilder> create, CompiledModel side, Language language)
    {
        var (model, paper) = (side.Model, new Paper(language, side.Model));
        return create()
            .Text("name", model.Name.In(language))
            .Text("document", model.Authority.Document)
            .Text("from", paper.Date(model.EffectiveFrom))
            .Text("to", model.EffectiveTo is { } to ? paper.Date(to) : null)
            .Markup("ref", model.Ref.ToString())
            .Markup("fingerprint", side.Fingerprint)
            .Done;
    }

    private static TemplateObject Group(Func<PartBuilder> create, IEnumerable<ModelChange> changes, Language language)
    {
        var all = changes.ToList();
        return create()
            .Count("count", all.Count)
            .Count("changed", all.Count(c => c.Kind == ChangeKind.Changed))
            .Count("added", all.Count(c => c.Kind == ChangeKind.Added))
            .Count("removed", all.Count(c => c.Kind == ChangeKind.Removed))
            .List("parts", all.GroupBy(c => c.Part).Select(p => create()
                .Text("name", p.Key.Words().In(language))
                .List("changes", p.Select(c => Change(create, c, language)))
                .Done))
            .Done;
    }

    private static TemplateObject Change(Func<PartBuilder> create, ModelChange change, Language language) => create()
        .Text("name", change.Name.In(language))
        .Markup("id", Ids(change))
        .Markup("kind", change.Kind switch { ChangeKind.Added => "added", ChangeKind.Removed => "removed", _ => "changed" })
        .Count("rows", Math.Max(1, change.In(language).Count()))
        .List("differences", change.In(language).Select(d => Difference(create, d, language)))
        .Done;

    /// <summary>Ids need no encoding; a text that stands for itself has none.</summary>
    private static string? Ids(ModelChange change) =>
        change.Part == ModelPart.NotRecovered ? null : change.IsRenumbered ? $"{change.Before} → {change.After}" : change.After ?? change.Before;

    private static TemplateObject Difference(Func<PartBuilder> create, Difference difference, Language language)
    {
        var (was, now) = (Signs(difference.Was?.In(language)), Signs(difference.Is?.In(language)));
        var marked = Redline.Between(was ?? "", now ?? "");
        return create()
            .Text("label", difference.Aspect.Words().In(language))
            .Text("item", difference.Item?.In(language))
            .Text("was", was)
            .Text("is", now)
            .Text("head", marked.Head)
            .Text("gone", marked.Gone)
            .Text("come", marked.Come)
            .Text("tail", marked.Tail)
            .Done;
    }

    /// <summary>Signs of comparison as they are printed.</summary>
    private static string? Signs(string? text) => text?.Replace(" >= ", " ≥ ", StringComparison.Ordinal).Replace(" <= ", " ≤ ", StringComparison.Ordinal);
}
