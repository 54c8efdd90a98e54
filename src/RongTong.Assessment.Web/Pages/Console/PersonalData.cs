using RongTong.Models;
using RongTong.Reporting.Review;
using RongTong.Text;
using RongTong.Web.Access;
using RongTong.Web.Pages.Texts;
using RongTong.Web.Programmes;

namespace RongTong.Web.Pages.Console;

/// <summary>What of a case is kept from callers who do not need what a model marks as personal data. Stateless.</summary>
internal static class PersonalData
{
    /// <summary>Whether values of a field are kept from a caller.</summary>
    public static bool IsHidden(Caller caller, Field field) => field.Personal && !caller.SeesPersonalData;

    /// <summary>Whether a file proves such a value.</summary>
    public static bool IsHidden(Caller caller, EvaluationModel model, EvidenceFile file) => model.Fields.Any(f => f.Id == file.Field && IsHidden(caller, f));

    /// <summary>Whether a paper on a case of this model may hold such a value.</summary>
    public static bool IsIn(Caller caller, EvaluationModel model) => model.Fields.Any(f => IsHidden(caller, f));

    /// <summary>A case without what would tell such a value: what there is, what is missing, and what would have been enough.</summary>
    public static CaseReading Without(CaseReading reading, Caller caller, Language language)
    {
        if (!reading.Criteria.Any(c => c.Facts.Any(f => IsHidden(caller, f)))) return reading;
        return reading with
        {
            Enough = [],
            Criteria = [.. reading.Criteria.Select(c => c.Facts.Any(f => IsHidden(caller, f)) ? c with { Actual = CaseTexts.Personal.In(language), Gap = null, Margin = null } : c)],
        };
    }
}
