using System.Collections.Immutable;
using RongTong.Diagnostics;
using RongTong.Hosting;
using RongTong.Models;
using RongTong.Text;

namespace RongTong.Cli.Output;

/// <summary>What a check found as JUnit: a suite a model, a case a file; a file fails when it has errors, and tells its warnings beside.</summary>
internal static class CheckJunit
{
    public static byte[] Write(ImmutableArray<ModelRef> models, ImmutableArray<Diagnostic> found, RuleDirectory rules, Language language)
    {
        var byFile = found.ToLookup(d => d.Span?.Path ?? "", StringComparer.Ordinal);
        var told = new HashSet<string>(StringComparer.Ordinal);
        var suites = models.Select(m => new JunitSuite(m.ToString(), [.. Files(m, rules).Select(f => Case(f, told.Add(f) ? byFile[f] : [], language))], [])).ToList();
        // A catalogue or a base that is not asked for itself can be wrong too.
        var rest = byFile.Where(f => !told.Contains(f.Key)).Select(f => Case(f.Key, f, language)).ToImmutableArray();
        if (!rest.IsEmpty) suites.Add(new JunitSuite(rules.Root.Length == 0 ? "rules" : Path.GetFileName(rules.Root), rest, []));
        return JunitReport.Write("rongtong model check", [.. suites]);
    }

    /// <summary>The files a model consists of, as far as they can be read.</summary>
    private static IEnumerable<string> Files(ModelRef model, RuleDirectory rules)
    {
        var sources = rules.Sources(model).Value;
        var own = sources is null ? [] : new[] { sources.Overlay is null ? sources.Model : null, sources.Overlay, sources.Overlay is null ? sources.Measures : null };
        return own.Concat(rules.CaseFiles(model).Select(f => f.Value)).Append(rules.EquivalentChanges(model).Value).OfType<SourceText>().Select(s => s.Path);
    }

    private static JunitCase Case(string file, IEnumerable<Diagnostic> found, Language language)
    {
        var errors = found.Where(d => d.Severity == DiagnosticSeverity.Error).ToList();
        var warnings = found.Where(d => d.Severity == DiagnosticSeverity.Warning).Select(d => d.Format(language)).ToList();
        var failure = errors.Count == 0 ? null : new JunitFailure(errors[0].Code, errors[0].Message.In(language), string.Join('\n', errors.Select(d => d.Format(language))));
        return new JunitCase(file.Length == 0 ? "–" : file, failure, Output: warnings.Count == 0 ? null : string.Join('\n', warnings));
    }
}
