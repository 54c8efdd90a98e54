using System.Collections.Immutable;
using RongTong.Assessing;

namespace RongTong.Hosting.Batch;

/// <summary>Which firms get an opinion of their own. Immutable.</summary>
/// <param name="Passed">Those with a grade.</param>
/// <param name="Failed">Those decided without one.</param>
/// <param name="Others">Those left open or sent back.</param>
/// <param name="Codes">Those with these credit codes, whatever became of them.</param>
public sealed record OpinionChoice(bool Passed, bool Failed, bool Others, ImmutableHashSet<string> Codes)
{
    /// <summary>Nobody.</summary>
    public static OpinionChoice None { get; } = new(Passed: false, Failed: false, Others: false, []);

    /// <summary>Everybody.</summary>
    public static OpinionChoice All { get; } = new(Passed: true, Failed: true, Others: true, []);

    /// <summary>What may be asked for besides credit codes.</summary>
    public static ImmutableArray<string> Words { get; } = ["all", "passed", "failed"];

    /// <summary>Whether anybody gets one.</summary>
    public bool IsAny => Passed || Failed || Others || !Codes.IsEmpty;

    /// <summary>Reads <c>all</c>, <c>passed</c>, <c>failed</c>, or credit codes separated by commas; null when it is none of these.</summary>
    public static OpinionChoice? Of(string text) => text switch
    {
        "all" => All,
        "passed" => None with { Passed = true },
        "failed" => None with { Failed = true },
        _ => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } codes && codes.All(c => c.Length == 18) ? None with { Codes = [.. codes] } : null,
    };

    /// <summary>As it is written in <c>run.json</c>.</summary>
    public override string ToString() => Passed && Failed ? "all" : Passed ? "passed" : Failed ? "failed" : string.Join(',', Codes.Order(StringComparer.Ordinal));

    internal bool Includes(string code, OutcomeStatus status, bool isGraded) =>
        Codes.Contains(code) || status switch { OutcomeStatus.Decided => isGraded ? Passed : Failed, _ => Others };
}
