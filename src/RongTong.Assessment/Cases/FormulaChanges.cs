using System.Text.RegularExpressions;
using RongTong.Loading;

namespace RongTong.Cases;

/// <summary>A formula with one thing changed: a number moved by one unit of its last digit, an operator or a choice between two turned round. Stateless.</summary>
internal static partial class FormulaChanges
{
    public static IEnumerable<string> Of(string formula)
    {
        foreach (Match part in Parts().Matches(formula))
        {
            string With(string text) => string.Concat(formula.AsSpan(0, part.Index), text, formula.AsSpan(part.Index + part.Length));
            if (PlainValue.TryNumber(part.Value, out var number))
            {
                yield return With(PlainValue.Format(number + MutantGenerator.StepOf(part.Value)));
                yield return With(PlainValue.Format(number - MutantGenerator.StepOf(part.Value)));
            }
            else
            {
                yield return With(part.Value switch { " + " => " - ", " - " => " + ", " * " => " / ", " / " => " * ", "min(" => "max(", _ => "min(" });
            }
        }
    }

    // A minus sign has a space on both sides, because ids contain hyphens; a number is no part of an id.
    [GeneratedRegex(@"(?<![A-Za-z0-9_.-])[0-9]+(\.[0-9]+)?(?![A-Za-z0-9_.-])| [+*/-] |(?<![A-Za-z0-9_-])(min|max)\(", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Parts();
}
