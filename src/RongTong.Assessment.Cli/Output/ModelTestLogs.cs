using System.Collections.Immutable;
using System.Globalization;
using RongTong.Cases;
using RongTong.Cli.Commands;
using RongTong.Diagnostics;
using RongTong.Text;

namespace RongTong.Cli.Output;

/// <summary>
/// The outcome of running cases for other tools. A change no case notices is a warning in SARIF and a skipped case in JUnit, because the exit
/// code does not mind it; one that is explained is accepted, with the reason.
/// </summary>
internal static class ModelTestLogs
{
    public static byte[] Sarif(ImmutableArray<ModelTestRun> runs, Language language) => SarifLog.Write([.. runs.SelectMany(Findings)], language, json =>
    {
        json.WriteStartArray("models");
        foreach (var run in runs)
        {
            json.WriteStartObject();
            json.WriteString("ref", run.Model.ToString());
            json.WriteNumber("cases", run.Results.Length);
            json.WriteNumber("failed", run.Results.Count(r => !r.Passed));
            foreach (var (name, count) in Counts(run)) json.WriteNumber(name, count);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    });

    public static byte[] Junit(ImmutableArray<ModelTestRun> runs, Language language) =>
        JunitReport.Write("rongtong model test", [.. runs.Select(r => new JunitSuite(r.Model.ToString(), [.. Cases(r, language)], [.. Counts(r).Select(c => (c.Name, c.Count.ToString(CultureInfo.InvariantCulture)))]))]);

    private static IEnumerable<Finding> Findings(ModelTestRun run) =>
    [
        .. run.Diagnostics.Select(d => new Finding(d)),
        .. run.Results.Where(r => !r.Passed).Select(r => new Finding(Failed(r))),
        .. run.Uncovered.Select(u => new Finding(DiagnosticCatalog.NotCovered(u.Span, u.What))),
        .. run.Mutants.Where(m => m.Fate is MutantFate.Survived or MutantFate.Equivalent).Select(m => new Finding(NotNoticed(m), m.Why)),
    ];

    private static IEnumerable<JunitCase> Cases(ModelTestRun run, Language language)
    {
        if (run.Diagnostics.FirstOrDefault(d => d.Severity == DiagnosticSeverity.Error) is { } wrong)
            yield return new JunitCase(language.Of("文件", "files"), new JunitFailure(wrong.Code, wrong.Message.In(language), string.Join('\n', run.Diagnostics.Select(d => d.Format(language)))));
        foreach (var result in run.Results)
            yield return new JunitCase(result.Case.Name, result.Passed ? null : Failure(Failed(result), language), Output: DiagnosticLine.Place(result.Case.Span));
        foreach (var uncovered in run.Uncovered)
            yield return new JunitCase(language.Of($"有用例：{uncovered.What}", $"has a case: {uncovered.What}"), Failure(DiagnosticCatalog.NotCovered(uncovered.Span, uncovered.What), language));
        foreach (var mutant in run.Mutants.Where(m => m.Fate == MutantFate.Survived))
            yield return new JunitCase($"{DiagnosticLine.Place(mutant.Mutant.Span)} {mutant.Mutant.Change}", Skipped: NotNoticed(mutant).Message.In(language));
    }

    private static IEnumerable<(string Name, int Count)> Counts(ModelTestRun run) => run.Mutants.IsEmpty ? [] :
    [
        ("mutants", run.Mutants.Length), ("refused", run.Mutated(MutantFate.Refused)), ("noticed", run.Mutated(MutantFate.Noticed)),
        ("equivalent", run.Mutated(MutantFate.Equivalent)), ("survived", run.Mutated(MutantFate.Survived)),
    ];

    private static Diagnostic Failed(CaseResult result) =>
        DiagnosticCatalog.CaseFailed(result.Case.Span, result.Case.Name, new LocalizedText(string.Join("；", result.Failures.Select(f => f.Zh)), string.Join("; ", result.Failures.Select(f => f.En))));

    private static Diagnostic NotNoticed(MutantResult result) => DiagnosticCatalog.ChangeNotNoticed(result.Mutant.Span, result.Mutant.Node, result.Mutant.Change);

    private static JunitFailure Failure(Diagnostic diagnostic, Language language) => new(diagnostic.Code, diagnostic.Message.In(language), diagnostic.Format(language));
}
