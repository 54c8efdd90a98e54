using System.Collections.Immutable;
using System.Text;
using RongTong.Advising;
using RongTong.Assessing;
using RongTong.Cli.Output;
using RongTong.Hosting;

namespace RongTong.Cli.Commands;

/// <summary>Writes assessments in a format: to the output, to one file, or to a directory with a file for each.</summary>
internal sealed class AssessmentWriter(Invocation invocation, bool all, Func<Assessment, string?> again)
{
    private static readonly Dictionary<string, string> Endings = new(StringComparer.Ordinal) { ["text"] = ".txt", ["json"] = ".json", ["ndjson"] = ".ndjson", ["md"] = ".md", ["html"] = ".html" };

    /// <summary>Whether a path is meant as one file of a format.</summary>
    public static bool LooksLikeFile(string path) => Endings.ContainsValue(Path.GetExtension(path));

    // A file is UTF-8 and has no colours, whatever the terminal is.
    private Ink OnFile => invocation.Ink with { Colour = false, Utf8 = true };

    /// <summary>Everything to the output.</summary>
    public ExitCode ToOutput(ImmutableArray<SheetAssessment> results, string format, bool isSeveral)
    {
        if (format == "text")
        {
            invocation.WriteText(string.Join("\n\n", results.Select(r => Text(r, invocation.Ink))));
            return ExitCode.Done;
        }
        if (format == "json" && isSeveral)
        {
            invocation.WriteData(AssessmentJson.WriteArray(results.Select(r => r.Assessment!), invocation.DataLanguage));
            return ExitCode.Done;
        }
        foreach (var result in results) invocation.WriteData(Data(result, format));
        return ExitCode.Done;
    }

    /// <summary>One result to one file.</summary>
    public ExitCode ToFile(ImmutableArray<SheetAssessment> results, string format, string path)
    {
        foreach (var result in results)
            if (Save(result, format, path) is not ExitCode.Done and var failed) return failed;
        return ExitCode.Done;
    }

    /// <summary>Each result to a file of its own, named by credit code or sheet.</summary>
    public ExitCode ToDirectory(ImmutableArray<SheetAssessment> results, string format, string path)
    {
        var names = new FileNames();
        foreach (var result in results)
        {
            invocation.Context.Cancellation.ThrowIfCancellationRequested();
            var name = names.Next(result.Assessment!.Sheet) + Endings[format];
            if (Save(result, format, Path.Combine(path, name)) is not ExitCode.Done and var failed) return failed;
        }
        invocation.Tell($"已写出 {Figures.Count(results.Length)} 份到 {path}", $"{Figures.Count(results.Length)} written to {path}");
        return ExitCode.Done;
    }

    private ExitCode Save(SheetAssessment result, string format, string path)
    {
        var bytes = format == "text" ? Encoding.UTF8.GetBytes(Text(result, OnFile)) : [.. Data(result, format), (byte)'\n'];
        if (OutputFile.Write(invocation.Context.FullPath(path), bytes, path) is not { } problem) return ExitCode.Done;
        invocation.Report([problem]);
        return ExitCode.InputOutput;
    }

    private string Text(SheetAssessment result, Ink ink)
    {
        var assessment = result.Assessment!;
        return AssessmentPage.Of(assessment, OpenAnswer.Of(result.Model!, assessment), ink, all, again(assessment));
    }

    private byte[] Data(SheetAssessment result, string format) => format switch
    {
        "json" => AssessmentJson.Write(result.Assessment!, invocation.DataLanguage, indented: true),
        _ => AssessmentJson.Write(result.Assessment!, invocation.DataLanguage, indented: false),
    };
}
