using System.Collections.Immutable;
using RongTong.Models;
using RongTong.Text;

namespace RongTong.Reporting.Questionnaires;

/// <summary>How an item of a form is filled in.</summary>
public enum FormControl
{
    /// <summary>In words.</summary>
    Text,

    /// <summary>A credit code.</summary>
    Code,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A share, in per cent.</summary>
    Percent,

    /// <summary>A day.</summary>
    Date,

    /// <summary>One of several.</summary>
    OneOf,

    /// <summary>A tick for each that applies.</summary>
    Ticks,
}

/// <summary>One thing a form asks. Immutable.</summary>
/// <param name="Key">Names it in a filled form: <c>a:</c> and the id of an answer, or <c>e:</c> and a part of the enterprise.</param>
/// <param name="Field">What answers it.</param>
/// <param name="Control">How it is filled in.</param>
public sealed record FormItem(string Key, Field Field, FormControl Control)
{
    /// <summary>What a key of an answer, of a part of the enterprise, of an option, and of "not applicable" begins with.</summary>
    public const string Answer = "a:", Firm = "e:", Ticked = "o:", NotApplicable = "n:";

    /// <summary>The number printed before it; empty where the official form has none.</summary>
    public string Number { get; init; } = "";

    /// <summary>A few words beside it: how many may be chosen, what it is worth, which mark it bears.</summary>
    public LocalizedText? Caption { get; init; }

    /// <summary>The choices, in order.</summary>
    public ImmutableArray<FormChoice> Choices { get; init; } = [];

    /// <summary>What may be left open without being missed, and why; null where everything left open is missed.</summary>
    public LocalizedText? MayBeLeft { get; init; }

    /// <summary>Whether it is asked together with the question before it.</summary>
    public bool IsPart { get; init; }

    /// <summary>Whether "not applicable" is an answer.</summary>
    public bool AllowsNotApplicable => Field.NotApplicable != NotApplicablePolicy.Refused;

    /// <summary>Whether the enterprise does not answer it.</summary>
    public bool IsForReview => Field.AnsweredBy != AnsweredBy.Enterprise;

    /// <summary>"Not applicable", as it stands among choices.</summary>
    public static LocalizedText NotApplicableWords { get; } = new("不适用", "not applicable");

    /// <summary>What to write: kind and range in a few words.</summary>
    public LocalizedText Hint => FormWords.Hint(this);

    /// <summary>What to write, told so that a change of it shows: kind, range and unit.</summary>
    public LocalizedText Kind(EvaluationModel model) => FormWords.Kind(this, model);

    /// <summary>The unit in one language; empty where there is none.</summary>
    public string UnitIn(EvaluationModel model, Language language) => FormWords.Unit(this, model, language);

    /// <summary>The choices as a workbook lists them: ids and what is shown; last, without id, "not applicable" where it is an answer.</summary>
    public ImmutableArray<(string Id, string Shown)> ListedChoices(Language language) =>
        [.. Choices.Select(c => (c.Id, c.Shown.In(language))), .. AllowsNotApplicable ? [("", NotApplicableWords.In(language))] : ImmutableArray<(string, string)>.Empty];
}

/// <summary>A choice of an item. Immutable.</summary>
/// <param name="Id">Id of the option; what the sheet says.</param>
/// <param name="Shown">What a list shows.</param>
/// <param name="Text">The whole text, where it says more than the list.</param>
/// <param name="IsExclusive">Whether it stands alone.</param>
public sealed record FormChoice(string Id, LocalizedText Shown, LocalizedText? Text = null, bool IsExclusive = false);
