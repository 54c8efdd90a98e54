using System.Collections.Immutable;
using RongTong.Advising;
using RongTong.Text;

namespace RongTong.Assessing;

/// <summary>One enterprise's answers, as of a date. Unanswered, zero and not applicable are three different things. Immutable.</summary>
public sealed record AnswerSheet
{
    /// <summary>The model the sheet names, or null when the caller names it.</summary>
    public string? Model { get; init; }

    /// <summary>The date whose rules apply, or null.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>Whether the date was put in by the edge because the sheet states none.</summary>
    public bool AsOfAssumed { get; init; }

    /// <summary>Who answers.</summary>
    public Enterprise Enterprise { get; init; } = new("", "", "");

    /// <summary>The answers by id of question, scene or field. What is not in here is not answered.</summary>
    public ImmutableDictionary<string, Answer> Answers { get; init; } = ImmutableDictionary<string, Answer>.Empty;

    /// <summary>What the enterprise marked as not applicable.</summary>
    public ImmutableDictionary<string, SourceSpan?> NotApplicable { get; init; } = ImmutableDictionary<string, SourceSpan?>.Empty;

    /// <summary>The firm's own figures for steps, by step id (<c>subject/aim</c>), in place of the estimates of the measures. They decide nothing.</summary>
    public ImmutableDictionary<string, OwnEffort> Efforts { get; init; } = ImmutableDictionary<string, OwnEffort>.Empty;

    /// <summary>Titles on record, with the days they are valid. Where any are given they outrank typed flags.</summary>
    public ImmutableArray<TitleRecord> Titles { get; init; } = [];

    /// <summary>Where the sheet stands.</summary>
    public SourceSpan? Span { get; init; }

    /// <summary>The same sheet with one answer changed; no values take it away.</summary>
    public AnswerSheet With(string id, params ImmutableArray<string> values) =>
        this with { Answers = values.IsEmpty ? Answers.Remove(id) : Answers.SetItem(id, new Answer(values, null)) };
}

/// <summary>A title a firm holds. Immutable.</summary>
/// <param name="Title">Id of the title, such as <c>innovative-sme</c>.</param>
/// <param name="From">First day it is valid.</param>
/// <param name="To">Last day it is valid.</param>
/// <param name="Span">Where it is written.</param>
public sealed record TitleRecord(string Title, DateOnly From, DateOnly To, SourceSpan? Span);

/// <summary>One answer as written: one value, or several options. Immutable.</summary>
public sealed record Answer(ImmutableArray<string> Values, SourceSpan? Span);

/// <summary>The enterprise a sheet is about. Immutable.</summary>
/// <param name="Name">Registered name.</param>
/// <param name="Uscc">Unified social credit code (GB 32100), the key.</param>
/// <param name="Region">Region code (GB/T 2260).</param>
/// <param name="Industry">Industry code (GB/T 4754), if stated.</param>
/// <param name="Size">Size class micro, small, medium or large, if stated; picks the effort estimates shown.</param>
/// <param name="Employees">Headcount, if stated; shown only.</param>
public sealed record Enterprise(string Name, string Uscc, string Region, string? Industry = null, string? Size = null, string? Employees = null)
{
    /// <summary>What it states it can do, by the tags catalogues of offers name; null when it states nothing. Matching reads it, no verdict does.</summary>
    public ImmutableArray<string>? Capabilities { get; init; }

    /// <summary>The two-digit division of the industry code, with or without the letter of its section; null when none is stated.</summary>
    public string? Division
    {
        get
        {
            var digits = Industry?.TrimStart().TrimStart([.. "ABCDEFGHIJKLMNOPQRST"]);
            return digits is { Length: >= 2 } && char.IsAsciiDigit(digits[0]) && char.IsAsciiDigit(digits[1]) ? digits[..2] : null;
        }
    }

    /// <summary>The province a region code begins with; null when none is stated.</summary>
    public string? Province => Region.Length >= 2 && char.IsAsciiDigit(Region[0]) && char.IsAsciiDigit(Region[1]) ? Region[..2] : null;

    /// <summary>Whether two sheets are of one firm: by credit code where both state one, else by name where both state one; null where neither tells.</summary>
    public bool? IsSameAs(Enterprise other) =>
        Uscc.Length > 0 && other.Uscc.Length > 0 ? Uscc == other.Uscc
        : Name.Length > 0 && other.Name.Length > 0 ? Name == other.Name
        : null;
}
