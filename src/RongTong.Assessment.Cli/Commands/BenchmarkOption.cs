using System.CommandLine;
using RongTong.Assessing;
using RongTong.Benchmarking;
using RongTong.Diagnostics;
using RongTong.Hosting;
using RongTong.Loading;
using RongTong.Text;

namespace RongTong.Cli.Commands;

/// <summary>The peers a verb holds scores against, from a file.</summary>
internal sealed class BenchmarkOption
{
    private readonly Option<string> _path;

    public BenchmarkOption(Command command, Language language)
    {
        _path = new Option<string>("--benchmark") { HelpName = "FILE", Description = language.Of("同行基准（benchmark make 做出的文件），比得分", "a benchmark (of benchmark make); scores are held against those of peers") };
        command.Add(_path);
    }

    /// <summary>The benchmark asked for; nothing at all where none is.</summary>
    public Result<Benchmark> Read(ParseResult parsed, Invocation invocation)
    {
        if (parsed.GetValue(_path) is not { } path) return new Result<Benchmark>(null, []);
        var text = TextFile.Read(invocation.Context.FullPath(path), path, TextLimits.Sheets.Bytes);
        return text.Value is { } source ? BenchmarkFile.Read(source) : new Result<Benchmark>(null, text.Diagnostics);
    }

    /// <summary>What trouble with the file leads to.</summary>
    public static ExitCode Exit(IEnumerable<Diagnostic> problems) =>
        problems.Where(d => d.Severity == DiagnosticSeverity.Error).Aggregate(ExitCode.Done, (code, d) => code.And(d.Code is "RT6001" or "RT6002" ? ExitCode.InputOutput : ExitCode.InputInvalid));

    /// <summary>An assessment with its standing among peers, or as it is; what is wrong is reported.</summary>
    public static (Assessment Assessment, ExitCode Exit) Place(Assessment assessment, Benchmark? benchmark, Invocation invocation)
    {
        if (benchmark is null) return (assessment, ExitCode.Done);
        var (standing, problems) = benchmark.Place(assessment);
        invocation.Report(problems);
        return (assessment with { Peers = standing }, Exit(problems));
    }
}
