using System.Collections.Immutable;
using RongTong.Assessing;
using RongTong.Models;
using RongTong.Reporting.Questionnaires;
using RongTong.Text;

namespace RongTong.Web.Pages.Fill;

/// <summary>What a sheet says to a question. Immutable.</summary>
/// <param name="Values">One value, or several options; empty where nothing is said.</param>
/// <param name="IsNotApplicable">Whether it says that the question does not apply.</param>
internal sealed record StatedAnswer(ImmutableArray<string> Values, bool IsNotApplicable)
{
    /// <summary>Whether anything is said.</summary>
    public bool IsAnswered => IsNotApplicable || !Values.IsEmpty;

    /// <summary>What a sheet says to a question.</summary>
    public static StatedAnswer In(AnswerSheet sheet, string field) => new(sheet.Answers.TryGetValue(field, out var answer) ? answer.Values : [], sheet.NotApplicable.ContainsKey(field));

    /// <summary>Whether both say the same; the order of options says nothing.</summary>
    public bool IsSameAs(StatedAnswer other) => IsNotApplicable == other.IsNotApplicable && Values.Order(StringComparer.Ordinal).SequenceEqual(other.Values.Order(StringComparer.Ordinal), StringComparer.Ordinal);

    /// <summary>The same in words.</summary>
    public LocalizedText Words(FormItem item, EvaluationModel model) => SheetViewBuilder.Words(item, Values, IsNotApplicable, model);
}
