using System.Collections.Immutable;
using System.Text;
using RongTong.Assessing;
using RongTong.Cli.Output;
using RongTong.Diagnostics;
using RongTong.Hosting;

namespace RongTong.Cli.Commands;

/// <summary>Writes assessments in a form: to the output, to one file, to a directory with a file for each, or to a zip of these.</summary>
internal sealed class AssessmentWriter
{
    /// <summary>How many are made before they are written: what is held in memory does not grow with the number of sheets.</summary>
    private const int AtOnce = 64;

    /// <summary>How many are made and written before progress is told; the last of them keep the others waiting.</summary>
    private const int BetweenLooks = 256;

    private static readonly Dictionary<string, string> Endings = new(StringComparer.Ordinal)
    {
        ["text"] = ".txt", ["json"] = ".json", ["ndjson"] = ".ndjson", ["md"] = ".md", ["html"] = ".html", ["docx"] = ".docx", ["xlsx"] = ".xlsx", ["pdf"] = ".pdf",
    };

    private readonly Invocation _invocation;
    private readonly DocumentMaker _maker;
    private readonly bool _all;
    private readonly Func<Assessment, string?> _again;

    /// <summary>Creates a writer.</summary>
    /// <param name="invocation">Where to.</param>
    /// <param name="maker">What makes the bytes, and in which form.</param>
    /// <param name="all">Whether the text lists everything.</param>
    /// <param name="again">The command line that would show an assessment again.</param>
    public AssessmentWriter(Invocation invocation, DocumentMaker maker, bool all, Func<Assessment, string?> again) =>
        (_invocation, _maker, _all, _again) = (invocation, maker, all, again);

    /// <summary>Whether a path is meant as one file of a form.</summary>
    public static bool LooksLikeFile(string path) => Endings.ContainsValue(Path.GetExtension(path));

    /// <summary>Whether a path is meant as a zip of reports.</summary>
    public static bool LooksLikeArchive(string path) => Path.GetExtension(path).Equals(".zip", StringComparison.OrdinalIgnoreCase);

    // A file is UTF-8 and has no colours, whatever the terminal is.
    private Ink OnFile => _invocation.Ink with { Colour = false, Utf8 = true };

    /// <summary>Everything to the output.</summary>
    public ExitCode ToOutput(ImmutableArray<Assessment> results, bool isSeveral)
    {
        if (_maker.Format == "text")
        {
            _invocation.WriteText(string.Join("\n\n", results.Select(r => Text(r, _invocation.Ink))));
            return ExitCode.Done;
        }
        if (_maker.Format == "json" && isSeveral)
        {
            _invocation.WriteData(AssessmentJson.WriteArray(results, _invocation.DataLanguage, _maker.WithSheet));
            return ExitCode.Done;
        }
        foreach (var result in results)
        {
            var made = _maker.Of(result, _invocation.Context.Cancellation);
            _invocation.Report(made.Diagnostics);
            if (made.Value is not { } data) return Failure(made.Diagnostics);
            if (_maker.IsBinary) _invocation.Context.Output.Write(data);
            else _invocation.WriteData(data);
        }
        return ExitCode.Done;
    }

    /// <summary>One result to one file.</summary>
    public ExitCode ToFile(Assessment result, string path)
    {
        var made = Written(result, path);
        _invocation.Report(made.Problems);
        return made.Exit;
    }

    /// <summary>Whether several results make one file: a list of JSON, or a line each.</summary>
    public bool MakesLists => _maker.Format is "json" or "ndjson";

    /// <summary>Several results to one file, in their order.</summary>
    public ExitCode ToList(ImmutableArray<Assessment> results, string path)
    {
        var problem = OutputFile.Write(_invocation.Context.FullPath(path), stream =>
        {
            if (_maker.Format == "json") stream.Write([.. AssessmentJson.WriteArray(results, _invocation.DataLanguage, _maker.WithSheet), (byte)'\n']);
            else
                foreach (var result in results) stream.Write(Bytes(result).Value);
        }, path);
        if (problem is not null)
        {
            _invocation.Report([problem]);
            return ExitCode.InputOutput;
        }
        Tell(results.Length, path);
        return ExitCode.Done;
    }

    /// <summary>Each result to a file of its own, named by credit code, firm or sheet.</summary>
    public ExitCode ToDirectory(ImmutableArray<Assessment> results, string path)
    {
        var names = Names(results);
        using (var progress = new ReportProgressLine(_invocation, results.Length))
        {
            foreach (var part in Enumerable.Range(0, results.Length).Chunk(BetweenLooks))
            {
                var done = new (ExitCode Exit, ImmutableArray<Diagnostic> Problems)[part.Length];
                InParallel(part.Length, i => done[i] = Written(results[part[i]], Path.Combine(path, names[part[i]])));
                foreach (var (exit, problems) in done)
                {
                    _invocation.Report(problems);
                    if (exit != ExitCode.Done) return exit;
                }
                progress.Show(part[^1] + 1);
            }
        }
        Tell(results.Length, path);
        return ExitCode.Done;
    }

    /// <summary>Each result to a file of its own inside a zip; the zip is there whole or not at all.</summary>
    public ExitCode ToArchive(ImmutableArray<Assessment> results, string path)
    {
        var names = Names(results);
        var exit = ExitCode.Done;
        var problem = OutputFile.Write(_invocation.Context.FullPath(path), stream =>
        {
            using var progress = new ReportProgressLine(_invocation, results.Length);
            using var archive = new ReportArchive(stream);
            foreach (var part in Enumerable.Range(0, results.Length).Chunk(AtOnce))
            {
                var made = new Result<byte[]>[part.Length];
                InParallel(part.Length, i => made[i] = Bytes(results[part[i]]));
                for (var i = 0; i < part.Length; i++)
                {
                    _invocation.Report(made[i].Diagnostics);
                    if (made[i].Value is { } bytes) archive.Add(names[part[i]], bytes, _maker.IsBinary);
                    else exit = exit.And(Failure(made[i].Diagnostics));
                }
                progress.Show(part[^1] + 1);
            }
        }, path);
        if (problem is not null)
        {
            _invocation.Report([problem]);
            return ExitCode.InputOutput;
        }
        if (exit == ExitCode.Done) Tell(results.Length, path);
        return exit;
    }

    private ImmutableArray<string> Names(ImmutableArray<Assessment> results)
    {
        var names = new FileNames();
        return [.. results.Select(r => names.Next(r.Sheet) + Endings[_maker.Format])];
    }

    private void InParallel(int count, Action<int> one)
    {
        try
        {
            // Twice the processors: while one waits for the disk another is made.
            Parallel.For(0, count, new ParallelOptions { CancellationToken = _invocation.Context.Cancellation, MaxDegreeOfParallelism = 2 * Environment.ProcessorCount }, one);
        }
        catch (AggregateException errors) when (errors.InnerExceptions.All(e => e is OperationCanceledException))
        {
            throw new OperationCanceledException(_invocation.Context.Cancellation);
        }
    }

    private (ExitCode Exit, ImmutableArray<Diagnostic> Problems) Written(Assessment result, string path)
    {
        var made = Bytes(result);
        if (made.Value is not { } bytes) return (Failure(made.Diagnostics), made.Diagnostics);
        return OutputFile.Write(_invocation.Context.FullPath(path), bytes, path) is { } problem ? (ExitCode.InputOutput, [.. made.Diagnostics, problem]) : (ExitCode.Done, made.Diagnostics);
    }

    /// <summary>The bytes of a file.</summary>
    private Result<byte[]> Bytes(Assessment result)
    {
        if (_maker.Format == "text") return new Result<byte[]>(Encoding.UTF8.GetBytes(Text(result, OnFile)), []);
        var made = _maker.Of(result, _invocation.Context.Cancellation);
        return made.Value is { } bytes && !_maker.IsBinary ? made with { Value = [.. bytes, (byte)'\n'] } : made;
    }

    private string Text(Assessment assessment, Ink ink) => AssessmentPage.Of(assessment, ink, _all, _again(assessment));

    private void Tell(int count, string path) => _invocation.Tell($"已写出 {Figures.Count(count)} 份到 {path}", $"{Figures.Count(count)} written to {path}");

    /// <summary>A browser that fails is trouble of the machine, anything else of a template.</summary>
    private static ExitCode Failure(ImmutableArray<Diagnostic> diagnostics) => diagnostics.Any(d => d.Code == "RT6042") ? ExitCode.InputOutput : ExitCode.ModelInvalid;
}
