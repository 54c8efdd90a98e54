using System.CommandLine;
using RongTong.Assessing;
using RongTong.Cli.Output;
using RongTong.Compiling;
using RongTong.Models;
using RongTong.Planning;
using RongTong.Text;

namespace RongTong.Cli.Sections;

/// <summary>What the sections of <c>advise</c> speak about. Immutable.</summary>
/// <param name="Compiled">The model, with its measures.</param>
/// <param name="Assessment">The sheet as it stands; never one with data errors.</param>
/// <param name="Target">The grade to reach; null when the highest is held.</param>
/// <param name="Parsed">The command line, for the options a section has of its own.</param>
/// <param name="Invocation">Rules, clock and the ways out.</param>
/// <param name="Ink">Language and marks of text.</param>
internal sealed record AdviceRequest(CompiledModel Compiled, Assessment Assessment, Grade? Target, ParseResult Parsed, Invocation Invocation, Ink Ink)
{
    /// <summary>Language of text.</summary>
    public Language Language => Ink.Language;

    /// <summary>Language of data.</summary>
    public Language DataLanguage => Invocation.DataLanguage;

    /// <summary>The way to the target; null where none is to be planned: no target, held already, or a model whose steps cannot be planned.</summary>
    public PathPlan? Path { get; init; }

    /// <summary>Everything in full, where a page would otherwise show a part.</summary>
    public bool All { get; init; }

    /// <summary>The verdicts on what the target requires, groups without their parts; empty without a target.</summary>
    public IEnumerable<CriterionResult> Required => (Target?.Requires ?? []).Select(r => Assessment.Criteria.First(c => c.Criterion.Id == r.Id));

    /// <summary>Whether the target is certainly held already.</summary>
    public bool IsHeld => Target is { } target && Assessment.Grade is { } held && Assessment.Model.Grades.IndexOf(held) >= Assessment.Model.Grades.IndexOf(target);

    /// <summary>One of two texts.</summary>
    public string Say(string zh, string en) => Language.Of(zh, en);
}
