using RongTong.Reporting.Templating;
using RongTong.Reporting.Wording;

namespace RongTong.Reporting.Parts;

/// <summary>Every clause the model cites, with how sure we are of it, and what was found wrong in the answers.</summary>
internal static class ClausePart
{
    public static IEnumerable<TemplateObject> Clauses(ReportContext context) => context.Model.Clauses.Select(c =>
    {
        var (dots, word) = FixedWords.Confidence(c.Confidence);
        return context.New()
            .Text("rule", c.Rule is { } rule ? context.In(rule) : c.Id)
            .Text("document", c.Document)
            .Text("place", context.In(c.Place))
            .Text("dots", dots)
            .Text("confidence", context.In(word))
            .Text("basis", c.Basis is { } basis ? context.In(basis) : null)
            .Done;
    });

    public static IEnumerable<TemplateObject> Notices(ReportContext context) => context.Assessment.Diagnostics.Select(d =>
    {
        var isError = d.Severity == Diagnostics.DiagnosticSeverity.Error;
        return context.New()
            .Text("code", d.Code)
            .Flag("is_error", isError)
            .Text("word", isError ? context.Say("须更正", "to correct") : context.Say("提示", "note"))
            .Markup("class", isError ? "unmet" : "undecided")
            .Text("message", context.In(d.Message))
            .Text("fix", d.Fix is { } fix ? context.In(fix) : null)
            .Text("field", d.Field is { } id && context.Model.Answerable.FirstOrDefault(f => f.Id == id) is { } field ? context.In(field.Name) : null)
            .Done;
    });
}
