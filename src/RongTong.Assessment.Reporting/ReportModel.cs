using RongTong.Assessing;
using RongTong.Reporting.Parts;
using RongTong.Reporting.Templating;
using RongTong.Text;

namespace RongTong.Reporting;

/// <summary>
/// Everything a report template sees, member by member in <c>templates/README.md</c>: texts in one language, formatted as they are
/// shown and encoded for the format, flags and counts to branch on, charts. Computes no score and no verdict. Stateless and thread-safe.
/// </summary>
public static class ReportModel
{
    /// <summary>The report model of one assessment.</summary>
    /// <param name="assessment">What to report.</param>
    /// <param name="language">Language of every text.</param>
    /// <param name="format">What the texts are encoded for.</param>
    public static TemplateObject Build(Assessment assessment, Language language, ReportFormat format)
    {
        var context = new ReportContext(assessment, language, format);
        var advice = new AdvicePart(context);
        return context.New()
            .Part("report", FirmPart.Report(context))
            .Part("firm", FirmPart.Firm(context))
            .Part("model", FirmPart.Model(context))
            .Part("level", VerdictPart.Level(context))
            .Part("verdict", VerdictPart.Verdict(context))
            .Markup("progress", ProgressPart.Draw(context))
            .Part("completeness", MissingPart.Completeness(context))
            .Part("missing", MissingPart.Build(context))
            .List("criteria", CriteriaPart.Build(context))
            .Part("enough", EnoughPart.Build(context))
            .Part("score", ScorePart.Build(context))
            .Part("benchmark", PeerPart.Build(context))
            .Part("scenes", ScenePart.Build(context, advice.NextScenes))
            .Part("alternatives", AlternativePart.Build(context))
            .Part("guidance", GuidancePart.Build(context))
            .Part("path", assessment.Path is { } path ? PathPart.Build(context, path) : null)
            .Part("advice", advice.Build())
            .List("clauses", ClausePart.Clauses(context))
            .List("notices", ClausePart.Notices(context))
            .Part("answers", AnswerPart.Build(context))
            .Done;
    }
}
