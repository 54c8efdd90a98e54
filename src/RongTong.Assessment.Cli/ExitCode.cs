using RongTong.Diagnostics;
using RongTong.Hosting;

namespace RongTong.Cli;

/// <summary>What the process ends with, the same for every verb.</summary>
internal enum ExitCode
{
    Done = 0,

    /// <summary>Done, but a target given with --fail-below or --fail-on was missed, or a case failed.</summary>
    TargetMissed = 1,

    Usage = 2,
    ModelInvalid = 3,
    InputInvalid = 4,
    InputOutput = 5,
    Integrity = 6,

    /// <summary>Our bug.</summary>
    Bug = 70,

    Interrupted = 130,
}

/// <summary>Which exit code trouble leads to.</summary>
internal static class ExitCodes
{
    // From mild to grave: the gravest thing that happened is what a caller has to know.
    private static readonly ExitCode[] Order = [ExitCode.Done, ExitCode.TargetMissed, ExitCode.Usage, ExitCode.InputInvalid, ExitCode.ModelInvalid, ExitCode.InputOutput, ExitCode.Integrity];

    /// <summary>The graver of two.</summary>
    public static ExitCode And(this ExitCode one, ExitCode other) => Array.IndexOf(Order, one) >= Array.IndexOf(Order, other) ? one : other;

    /// <summary>
    /// What trouble with a sheet leads to. Answers out of range or contradicting each other are a result: the sheet goes back. What cannot be
    /// read as what is asked is bad input.
    /// </summary>
    public static ExitCode OfSheet(IEnumerable<Diagnostic> diagnostics) =>
        diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Aggregate(ExitCode.Done, (code, d) => code.And(d.Code switch
        {
            "RT6001" or "RT6002" => ExitCode.InputOutput,
            "RT4002" or "RT4004" or "RT4005" or "RT4006" or "RT4012" or "RT4024" => ExitCode.InputInvalid,
            ['R', 'T', '4', '1' or '2', ..] => ExitCode.InputInvalid,
            ['R', 'T', '4', ..] => ExitCode.Done,
            _ => ExitCode.InputInvalid,
        }));

    /// <summary>What trouble with a model leads to.</summary>
    public static ExitCode OfModel(IEnumerable<Diagnostic> diagnostics) =>
        diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Aggregate(ExitCode.Done, (code, d) => code.And(d.Code is "RT6001" or "RT6002" ? ExitCode.InputOutput : ExitCode.ModelInvalid));

    /// <summary>
    /// What became of a sheet. A sheet may leave the model to the caller, so a model named by nobody is the command line's fault; a model
    /// the sheet names and nobody has is the sheet's.
    /// </summary>
    public static ExitCode Exit(this SheetAssessment result) => result.Failure switch
    {
        SheetFailure.None => OfSheet(result.Assessment?.Diagnostics ?? []),
        SheetFailure.UnknownModel => ExitCode.InputInvalid,
        SheetFailure.InvalidModel => OfModel(result.Diagnostics),
        _ => ExitCode.Usage,
    };
}
