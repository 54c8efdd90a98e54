using RongTong.Assessing;
using RongTong.Reporting.Charts;
using RongTong.Reporting.Encoders;
using RongTong.Reporting.Templating;
using RongTong.Reporting.Wording;
using RongTong.Text;

namespace RongTong.Reporting.Parts;

/// <summary>Whom and what the report is about: firm, model, date.</summary>
internal static class FirmPart
{
    public static TemplateObject Firm(ReportContext context)
    {
        var firm = context.Assessment.Sheet.Enterprise;
        // What the level leaves of the cover's width for the name.
        var held = context.In(context.Assessment.Grade?.Name ?? context.Model.NoGradeName);
        var badge = context.Assessment is { Outcome.Status: OutcomeStatus.Decided, Grade: not null } && !VerdictPart.IsLong(held) ? TextWidth.Of(held, 48) : TextWidth.Of(context.Say("至少" + held, "At least " + held), 32);
        var room = 472 - Math.Max(badge, context.Language == Language.Zh ? 150 : 0);
        var size = firm.Size is { } stated ? context.In(FixedWords.Size(stated)) : null;
        return context.New()
            .Text("name", firm.Name.Trim().Length == 0 ? context.Say("（未填企业名称）", "(no name given)") : firm.Name)
            .Markup("length", TextWidth.Of(firm.Name, 24) > room ? "long" : TextWidth.Of(firm.Name, 32) > room ? "mid" : "")
            .Text("code", Stated(firm.Uscc))
            .Text("region", Stated(firm.Region))
            .Text("industry", Stated(firm.Industry))
            .Text("size", size)
            .Text("employees", Stated(firm.Employees))
            .Done;
    }

    public static TemplateObject Model(ReportContext context)
    {
        var model = context.Model;
        var measures = context.Assessment is { Measures: { } set, Advice.IsEmpty: false } ? Grouped(set.Fingerprint) : null;
        return context.New()
            .Text("name", context.In(model.Name))
            .Text("document", model.Authority.Document)
            .Text("issuer", context.In(model.Authority.Issuer))
            .Text("note", model.Note is { } note ? context.In(note) : null)
            .Texts("not_recovered", model.NotRecovered.Select(context.In))
            .Flag("official", model.Authority.Official)
            .Part("code", context.New()
                .Markup("ref", model.Ref.ToString())
                .Markup("fingerprint", Grouped(context.Assessment.Fingerprint))
                .Markup("measures_fingerprint", measures)
                .Done)
            .Done;
    }

    public static TemplateObject Report(ReportContext context)
    {
        var day = context.Assessment.Sheet.AsOf;
        var name = TextWidth.Fit(context.Assessment.Sheet.Enterprise.Name, 11, 260);
        return context.New()
            .Text("date", day is { } d ? context.Paper.Date(d) : null)
            .Text("iso_date", day is { } iso ? Paper.IsoDate(iso) : null)
            .Flag("date_assumed", context.Assessment.Sheet.AsOfAssumed)
            .Flag("is_word", context.IsWord)
            .Markup("foot", TextEncoder.CssString.Encode(day is { } at ? $"{name} · {context.In(context.Model.Name)} · {Paper.IsoDate(at)}" : $"{name} · {context.In(context.Model.Name)}"))
            .Done;
    }

    private static string? Stated(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    /// <summary>A hash in groups of eight, so that two can be compared by eye.</summary>
    private static string Grouped(string fingerprint)
    {
        var colon = fingerprint.IndexOf(':', StringComparison.Ordinal) + 1;
        return fingerprint[..colon] + string.Join(' ', fingerprint[colon..].Chunk(8).Select(c => new string(c)));
    }
}
