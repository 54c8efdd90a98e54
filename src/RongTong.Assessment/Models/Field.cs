using System.Collections.Immutable;
using RongTong.Text;

namespace RongTong.Models;

/// <summary>What kind of value answers a field.</summary>
public enum FieldType
{
    /// <summary>An exact decimal in the field's unit.</summary>
    Number,

    /// <summary>A whole number in the field's unit.</summary>
    Integer,

    /// <summary>A fraction; 0.03 is 3 %.</summary>
    Ratio,

    /// <summary>An amount in 万元 (10,000 yuan).</summary>
    Money,

    /// <summary>Yes or no.</summary>
    Bool,

    /// <summary>A calendar date.</summary>
    Date,

    /// <summary>Any text; never decides anything.</summary>
    Text,

    /// <summary>One option.</summary>
    Single,

    /// <summary>Any number of options.</summary>
    Multi,

    /// <summary>A level, 0 and up.</summary>
    Level,
}

/// <summary>Who supplies an answer.</summary>
public enum AnsweredBy
{
    /// <summary>The enterprise itself.</summary>
    Enterprise,

    /// <summary>A reviewer of the department; open until set.</summary>
    Reviewer,

    /// <summary>Taken over from another system, dated.</summary>
    Imported,
}

/// <summary>What no answer means.</summary>
public enum Unanswered
{
    /// <summary>Not known; whatever needs it stays open.</summary>
    Unknown,

    /// <summary>Nothing is claimed, such as a rank or an award: requirements on it are not met.</summary>
    NothingClaimed,
}

/// <summary>What the answer "not applicable" does.</summary>
public enum NotApplicablePolicy
{
    /// <summary>The model does not allow it.</summary>
    Refused,

    /// <summary>It counts as the lowest answer, and is shown as not applicable.</summary>
    Lowest,

    /// <summary>The question is taken out: scores are shared among the rest, counts leave it out.</summary>
    Excluded,
}

/// <summary>One thing a sheet can answer: a fact, a question or a scene. Immutable.</summary>
/// <param name="Id">Stable id; answers and formulas use it.</param>
/// <param name="Name">The official name or question text.</param>
/// <param name="Type">Kind of value.</param>
/// <param name="Unit">Unit of a number; 1 where it has none.</param>
/// <param name="Span">Where the model defines it.</param>
public sealed record Field(string Id, LocalizedText Name, FieldType Type, Unit Unit, SourceSpan Span)
{
    /// <summary>Least value, included.</summary>
    public decimal? Min { get; init; }

    /// <summary>Greatest value, included.</summary>
    public decimal? Max { get; init; }

    /// <summary>Choices of single and multi; levels of level, lowest first. At most 63.</summary>
    public ImmutableArray<Option> Options { get; init; } = [];

    /// <summary>How to answer.</summary>
    public LocalizedText? Help { get; init; }

    /// <summary>What an assessor wants to see.</summary>
    public LocalizedText? Evidence { get; init; }

    /// <summary>Who answers.</summary>
    public AnsweredBy AnsweredBy { get; init; }

    /// <summary>What no answer means.</summary>
    public Unanswered Unanswered { get; init; }

    /// <summary>What "not applicable" does.</summary>
    public NotApplicablePolicy NotApplicable { get; init; }

    /// <summary>Whether the value is personal data.</summary>
    public bool Personal { get; init; }

    /// <summary>Whether the text is a credit code, whose check digit must be right.</summary>
    public bool IsCreditCode { get; init; }

    /// <summary>Titles of which a record valid on the sheet's date makes this fact true.</summary>
    public ImmutableArray<string> Titles { get; init; } = [];

    /// <summary>Number printed on the form, if any.</summary>
    public int? Number { get; init; }

    /// <summary>The clause it comes from, if stated.</summary>
    public Clause? Clause { get; init; }

    /// <summary>Whether and when the fact itself can be changed.</summary>
    public Changeability Change { get; init; } = new(Changeability.Usual(Type, AnsweredBy.Enterprise), Span);

    /// <summary>Whether a number answers it; a date is none.</summary>
    public bool IsNumber => Type is FieldType.Number or FieldType.Integer or FieldType.Ratio or FieldType.Money;

    /// <summary>The finest grain in which advice names its number: 100 yuan, a hundredth of a percent, a hundredth, one.</summary>
    public decimal Step => Change.Step ?? Type switch { FieldType.Money or FieldType.Number => 0.01m, FieldType.Ratio => 0.0001m, _ => 1 };

    /// <summary>Position of an option, or −1.</summary>
    public int OptionIndex(string id)
    {
        for (var i = 0; i < Options.Length; i++)
            if (Options[i].Id == id) return i;
        return -1;
    }
}

/// <summary>One choice. Immutable.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Text">What is chosen.</param>
/// <param name="Points">Points in the scale's own full mark, at least; 0 where nothing is scored.</param>
/// <param name="Letter">Letter printed on the form.</param>
/// <param name="Exclusive">Stands alone.</param>
/// <param name="Range">Values that mean this option, if it can be derived.</param>
/// <param name="Span">Where the model defines it.</param>
public sealed record Option(string Id, LocalizedText Text, decimal Points, string? Letter, bool Exclusive, NumberRange? Range, SourceSpan Span)
{
    /// <summary>Points at most: the same, unless what the standard gives could not be read; then the full mark.</summary>
    public decimal MostPoints { get; init; } = Points;

    /// <summary>Whether the points could be read.</summary>
    public bool PointsAreKnown => Points == MostPoints;
}
