using RongTong.Assessing;
using RongTong.Models;
using RongTong.Reporting.Parts;
using RongTong.Reporting.Templating;
using RongTong.Text;

namespace RongTong.Reporting.Opinions;

/// <summary>Everything the template of the opinion sees, member by member in <c>templates/README.md</c>. Stateless.</summary>
internal static class OpinionModel
{
    public static TemplateObject Build(Assessment assessment, OpinionBatch batch, Language language)
    {
        var context = new ReportContext(assessment, language, ReportFormat.Html);
        return context.New()
            .Part("batch", context.New().Text("title", batch.Title).Text("row", Wording.Paper.Number(batch.Row)).Markup("root", string.Join(' ', batch.Root.Chunk(8).Select(c => new string(c)))).Done)
            .Part("report", FirmPart.Report(context))
            .Part("firm", FirmPart.Firm(context))
            .Part("model", FirmPart.Model(context))
            .Part("level", VerdictPart.Level(context))
            .Part("verdict", VerdictPart.Verdict(context))
            .Part("missing", MissingPart.Build(context))
            .Part("enough", EnoughPart.Build(context))
            .Part("decided_by", DecidedBy(context))
            .List("rows", OpinionRows.Of(context))
            .List("closest", OpinionMargins.Closest(context))
            .List("notices", ClausePart.Notices(context))
            .Flag("is_verified", context.Model.Clauses.All(c => c.Confidence == Confidence.High))
            .Done;
    }

    /// <summary>How many of the requirements of the grade are met.</summary>
    private static TemplateObject DecidedBy(ReportContext context)
    {
        var grade = context.Assessment.Grade ?? context.Assessment.NextGrade;
        var required = grade is null ? [] : context.RequiredBy(grade).ToList();
        return context.New()
            .Text("grade", grade is null ? null : context.In(grade.Name))
            .Text("title", grade?.Title is { } title ? context.In(title.Name) : null)
            .Text("required", context.In(Wording.FixedWords.HowMany(required.Count)))
            .Text("unmet", context.In(Wording.FixedWords.HowMany(required.Count(r => r.Status == Compiling.Truth.Unmet))))
            .Count("unmet_count", required.Count(r => r.Status == Compiling.Truth.Unmet))
            .Done;
    }
}
