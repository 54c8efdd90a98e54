using System.Collections.Immutable;
using RongTong.Assessing;
using RongTong.Diagnostics;
using RongTong.Hosting;
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

    /// <summary>Reads files, directories and standard input. One that cannot be read does not stop the others.</summary>
    public static SheetReading Of(IEnumerable<string> names, CommandContext context)
    {
        var sheets = ImmutableArray.CreateBuilder<AnswerSheet>();
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        var broken = 0;
        foreach (var text in names.SelectMany(n => Texts(n, context)))
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
        return new SheetReading(sheets.ToImmutable(), broken, diagnostics.ToImmutable());
    }

    private static ImmutableArray<Result<Text.SourceText>> Texts(string name, CommandContext context) =>
        name == StandardInput ? [SheetFiles.Read(context.Input, "stdin")] : SheetFiles.Read(context.FullPath(name), name);
}
