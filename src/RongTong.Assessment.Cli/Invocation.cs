using System.CommandLine;
using RongTong.Cli.Output;
using RongTong.Diagnostics;
using RongTong.Hosting;
using RongTong.Reporting;
using RongTong.Text;

namespace RongTong.Cli;

/// <summary>One run of a verb: the context with the options every verb has, and the ways out.</summary>
internal sealed class Invocation
{
    private readonly ParseResult _parsed;
    private readonly bool _quiet;

    public Invocation(CommandContext context, ParseResult parsed, Language language)
    {
        (Context, _parsed, Language) = (context, parsed, language);
        _quiet = parsed.GetValue<bool>(CommonOptions.Quiet);
        var wantsColour = !parsed.GetValue<bool>(CommonOptions.NoColour) && string.IsNullOrEmpty(context.Variable("NO_COLOR")) && context.ShowsColour();
        Ink = new Ink(wantsColour, context.OutputEncoding.CodePage == System.Text.Encoding.UTF8.CodePage, language);
    }

    public CommandContext Context { get; }

    /// <summary>Language of text and messages.</summary>
    public Language Language { get; }

    /// <summary>Language of data and documents: never taken from the machine, so that the bytes are the same everywhere.</summary>
    public Language DataLanguage => _parsed.GetValue<string>(CommonOptions.Lang) is null ? Language.Zh : Language;

    /// <summary>The languages of reports: one, or both side by side.</summary>
    public ReportLanguages ReportLanguages => _parsed.GetValue<string>(CommonOptions.Lang) is { } lang && lang.Contains('+', StringComparison.Ordinal)
        ? new ReportLanguages(Language, Language == Language.Zh ? Language.En : Language.Zh)
        : new ReportLanguages(DataLanguage);

    public Ink Ink { get; }

    /// <summary>The rule directory asked for.</summary>
    public RuleDirectory Rules => new(_parsed.GetValue<string>(CommonOptions.Rules) is { } path ? Context.FullPath(path) : Context.Rules);

    /// <summary>Whether a person watches the messages and wants to see them.</summary>
    public bool IsWatched => !_quiet && Context.IsWatched();

    /// <summary>A text in the language of messages.</summary>
    public string Say(string zh, string en) => Language == Language.Zh ? zh : en;

    /// <summary>Writes text to the output.</summary>
    public void WriteText(string text) => Context.Output.Write(Context.OutputEncoding.GetBytes(text));

    /// <summary>Writes data to the output, with a line end.</summary>
    public void WriteData(ReadOnlySpan<byte> data)
    {
        Context.Output.Write(data);
        Context.Output.Write("\n"u8);
    }

    /// <summary>Writes finished bytes to a file, or to the output where none is named.</summary>
    public ExitCode Deliver(byte[] bytes, string? path)
    {
        if (path is null)
        {
            Context.Output.Write(bytes);
            return ExitCode.Done;
        }
        if (OutputFile.Write(Context.FullPath(path), bytes, path) is not { } problem) return ExitCode.Done;
        Report([problem]);
        return ExitCode.InputOutput;
    }

    /// <summary>Writes diagnostics to the messages; --quiet leaves the errors.</summary>
    public void Report(IEnumerable<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
            if (!_quiet || diagnostic.Severity == DiagnosticSeverity.Error) Context.Error.WriteLine(DiagnosticLine.Of(diagnostic, Ink.OnMessages));
    }

    /// <summary>Writes one sentence to the messages, unless --quiet.</summary>
    public void Tell(string zh, string en)
    {
        if (!_quiet) Context.Error.WriteLine(Say(zh, en));
    }

    /// <summary>Reports wrong usage.</summary>
    public ExitCode Usage(Diagnostic diagnostic)
    {
        Report([diagnostic]);
        return ExitCode.Usage;
    }
}
