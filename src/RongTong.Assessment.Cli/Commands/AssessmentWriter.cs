using System.Collections.Immutable;
using System.Text;
using RongTong.Assessing;
using RongTong.Cli.Output;
using RongTong.Hosting;
using RongTong.Reporting;
using RongTong.Reporting.Templating;

namespace RongTong.Cli.Commands;

/// <summary>Writes assessments in a format: to the output, to one file, or to a directory with a file for each.</summary>
internal sealed class AssessmentWriter
{
    private readonly Invocation _invocation;
    private readonly string _format;
    private readonly bool _all;
    private readonly TemplateLibrary? _templates;
    private readonly Func<Assessment, string?> _again;

    /// <summary>Creates a writer.</summary>
    /// <param name="invocation">Where to.</param>
    /// <param name="format">text, json, ndjson, md or html.</param>
    /// <param name="all">Whether the text lists everything.</param>
    /// <param name="templates">The templates, which only documents need.</param>
    /// <param name="again">The command line that would show an assessment again.</param>
    public AssessmentWriter(Invocation invocation, string format, bool all, TemplateLibrary? templates, Func<Assessment, string?> again) =>
        (_invocation, _format, _all, _templates, _again) = (invocation, format, all, templates, again);

    private static readonly Dictionary<string, string> Endings = new(StringComparer.Ordinal) { ["text"] = ".txt", ["json"] = ".json", ["ndjson"] = ".ndjson", ["md"] = ".md", ["html"] = ".html" };

    /// <summary>Whether a path is meant as one file of a format.</summary>
    public static bool LooksLikeFile(string path) => Endings.ContainsValue(Path.GetExtension(path));

    // A file is UTF-8 and has no colours, whatever the terminal is.
    private Ink OnFile => _invocation.Ink with { Colour = false, Utf8 = true };

    /// <summary>Everything to the output.</summary>
    public ExitCode ToOutput(ImmutableArray<Assessment> results, bool isSeveral)
    {
        if (_format == "text")
        {
            _invocation.WriteText(string.Join("\n\n", results.Select(r => Text(r, _invocation.Ink))));
            return ExitCode.Done;
        }
        if (_format == "json" && isSeveral)
        {
            _invocation.WriteData(AssessmentJson.WriteArray(results, _invocation.DataLanguage));
            return ExitCode.Done;
        }
        foreach (var result in results)
        {
            if (Data(result) is not { } data) return ExitCode.ModelInvalid;
            _invocation.WriteData(data);
        }
        return ExitCode.Done;
    }

    /// <summary>One result to one file.</summary>
    public ExitCode ToFile(Assessment result, string path)
    {
        var bytes = _format == "text" ? Encoding.UTF8.GetBytes(Text(result, OnFile)) : Data(result) is { } data ? [.. data, (byte)'\n'] : null;
        if (bytes is null) return ExitCode.ModelInvalid;
        if (OutputFile.Write(_invocation.Context.FullPath(path), bytes, path) is not { } problem) return ExitCode.Done;
        _invocation.Report([problem]);
        return ExitCode.InputOutput;
    }

    /// <summary>Each result to a file of its own, named by credit code or sheet.</summary>
    public ExitCode ToDirectory(ImmutableArray<Assessment> results, string path)
    {
        var names = new FileNames();
        foreach (var result in results)
        {
            _invocation.Context.Cancellation.ThrowIfCancellationRequested();
            if (ToFile(result, Path.Combine(path, names.Next(result.Sheet) + Endings[_format])) is not ExitCode.Done and var failed) return failed;
        }
        _invocation.Tell($"已写出 {Figures.Count(results.Length)} 份到 {path}", $"{Figures.Count(results.Length)} written to {path}");
        return ExitCode.Done;
    }

    private string Text(Assessment assessment, Ink ink) => AssessmentPage.Of(assessment, ink, _all, _again(assessment));

    /// <summary>The bytes of a result without the last line end; null when a template failed, which has been reported.</summary>
    private byte[]? Data(Assessment assessment)
    {
        if (_templates is null) return AssessmentJson.Write(assessment, _invocation.DataLanguage, indented: _format == "json");
        var rendered = ReportRenderer.Render(_templates, assessment, _invocation.DataLanguage, _format == "html" ? ReportFormat.Html : ReportFormat.Markdown);
        _invocation.Report(rendered.Diagnostics);
        return rendered.Value is { } text ? Encoding.UTF8.GetBytes(text.Text.TrimEnd('\n')) : null;
    }
}
