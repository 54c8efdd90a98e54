using System.CommandLine;
using RongTong.Assessing;
using RongTong.Diagnostics;
using RongTong.Text;

namespace RongTong.Cli.Commands;

/// <summary>What a caller does not accept: below a grade, or a kind of outcome. Missing it makes exit code 1.</summary>
internal sealed class FailTargets
{
    private static readonly string[] Known = ["undecided", "unmet", "data_error", "warning"];

    private readonly Option<string> _below;
    private readonly Option<string[]> _on;

    public FailTargets(Command command, Language language)
    {
        _below = new Option<string>("--fail-below") { HelpName = "GRADE", Description = language.Of("没有确定达到这个等级就以 1 退出", "exit 1 unless this grade is certainly held") };
        _on = new Option<string[]>("--fail-on") { HelpName = string.Join('|', Known), Description = language.Of("待定、没有等级、数据退回或有警告时以 1 退出；可写几个", "exit 1 when undecided, no grade held, returned, or with warnings; may stand several times"), Arity = ArgumentArity.OneOrMore };
        command.Add(_below);
        command.Add(_on);
    }

    /// <summary>What is wrong with the targets themselves, or null.</summary>
    public Diagnostic? Problem(ParseResult parsed) =>
        On(parsed).FirstOrDefault(o => !Known.Contains(o)) is { } unknown ? DiagnosticCatalog.UnknownOptionValue("--fail-on", unknown, Known) : null;

    /// <summary>Whether an assessment misses a target; a grade its model does not have is wrong usage.</summary>
    public (bool IsMissed, Diagnostic? Problem) Check(ParseResult parsed, Assessment assessment)
    {
        if (parsed.GetValue(_below) is { } target)
        {
            var grades = assessment.Model.Grades.Select(g => g.Id).ToList();
            if (!grades.Contains(target)) return (false, DiagnosticCatalog.UnknownTargetGrade(target, assessment.Model.Ref.ToString(), grades));
            if (assessment.Outcome.Grade is not { } held || grades.IndexOf(held) < grades.IndexOf(target)) return (true, null);
        }
        return (On(parsed).Any(o => Happened(o, assessment)), null);
    }

    private static bool Happened(string outcome, Assessment assessment) => outcome switch
    {
        "undecided" => assessment.Outcome.Status == OutcomeStatus.Undecided,
        "unmet" => assessment.Outcome is { Status: OutcomeStatus.Decided, Grade: null },
        "data_error" => assessment.Outcome.Status == OutcomeStatus.DataError,
        _ => assessment.Diagnostics.Any(d => d.Severity == DiagnosticSeverity.Warning),
    };

    private IEnumerable<string> On(ParseResult parsed) => (parsed.GetValue(_on) ?? []).SelectMany(o => o.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
