using System.Collections.Immutable;
using RongTong.Assessing;
using RongTong.Diagnostics;
using RongTong.Hosting;
using RongTong.Hosting.Questionnaires;
using RongTong.Loading;

namespace RongTong.Cli.Commands;

/// <summary>The sheets a command line names, read. Immutable.</summary>
/// <param name="Sheets">What could be read, in order.</param>
/// <param name="Broken">How many texts or sheets could not.</param>
/// <param name="Diagnostics">Why not.</param>
internal sealed record SheetReading(ImmutableArray<AnswerSheet> Sheets, int Broken, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>The name of standard input among sheets.</summary>
    public const string StandardInput = "-";

    /// <summary>Reads files, directories, filled questionnaires and standard input. One that cannot be read does not stop the others.</summary>
    /// <param name="names">What the command line names.</param>
    /// <param name="context">Where it is read from.</param>
    /// <param name="rules">The models a questionnaire is checked against; those of the context unless given.</param>
    public static SheetReading Of(IEnumerable<string> names, CommandContext context, RuleDirectory? rules = null)
    {
        var sheets = ImmutableArray.CreateBuilder<AnswerSheet>();
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        var broken = 0;
        var models = new Lazy<ModelCache>(() => new ModelCache(rules ?? new RuleDirectory(context.Rules)));
        foreach (var name in names)
        {
            foreach (var workbook in Workbooks(name, context))
            {
                context.Cancellation.ThrowIfCancellationRequested();
                var reading = QuestionnaireFile.Read(context.FullPath(workbook), workbook.Replace('\\', '/'), models.Value);
                diagnostics.AddRange(reading.Diagnostics);
                if (reading.Sheet is { } sheet) sheets.Add(sheet);
                else broken++;
            }
            foreach (var text in Texts(name, context))
            {
                context.Cancellation.ThrowIfCancellationRequested();
                diagnostics.AddRange(text.Diagnostics);
                if (text.Value is null)
                {
                    broken++;
                    continue;
                }
                var (found, problems) = SheetReader.Read(text.Value);
                sheets.AddRange(found);
                diagnostics.AddRange(problems);
                if (problems.Any(d => d.Severity == DiagnosticSeverity.Error)) broken++;
            }
        }
        return new SheetReading(sheets.ToImmutable(), broken, diagnostics.ToImmutable());
    }

    /// <summary>Filled questionnaires: a file called like a workbook, or those that stand directly in a directory.</summary>
    private static IEnumerable<string> Workbooks(string name, CommandContext context) =>
        QuestionnaireFile.IsNamedLikeOne(name) ? [name]
        : name != StandardInput && SheetFiles.Questionnaires(context.FullPath(name)) is { IsEmpty: false } found ? found.Select(f => $"{name.TrimEnd('/', '\\')}/{f}") : [];

    private static ImmutableArray<Result<Text.SourceText>> Texts(string name, CommandContext context) =>
        name == StandardInput ? [SheetFiles.Read(context.Input, "stdin")] : QuestionnaireFile.IsNamedLikeOne(name) ? [] : SheetFiles.Read(context.FullPath(name), name);
}
