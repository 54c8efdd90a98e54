using System.Globalization;
using RongTong.Models;
using RongTong.Text;

namespace RongTong.Web.Pages.Texts;

/// <summary>Ranges of shares in words: official forms write them as mathematicians do. Immutable.</summary>
internal static class RangeTexts
{
    /// <summary>What an option means; its own text where that says it in words.</summary>
    internal static LocalizedText Of(Option option) =>
        option is { Range: { LowerIncluded: var included, UpperIncluded: true, Lower: { } lower, Upper: { } upper } } && option.Text.Zh is ['(' or '[', .., '%', ']']
            ? new LocalizedText(included && lower == 0 ? $"不超过 {Share(upper)}" : included ? $"{Share(lower)} 起，至多 {Share(upper)}" : $"超过 {Share(lower)}，至多 {Share(upper)}", option.Text.En)
            : option.Text;

    private static string Share(decimal share) => (share * 100).ToString("0.##", CultureInfo.InvariantCulture) + "%";
}
