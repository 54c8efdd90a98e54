using System.CommandLine;
using System.Text.Json;
using RongTong.Benchmarking;
using RongTong.Cli.Commands;
using RongTong.Cli.Output;
using RongTong.Text;

namespace RongTong.Cli.Sections;

/// <summary>Where the scores stand among peers, when a benchmark is given.</summary>
internal sealed class PeerSection : IAdviceSection
{
    private readonly BenchmarkOption _option;
    private Benchmark? _benchmark;

    /// <summary>Creates the section and adds its option to the verb.</summary>
    public PeerSection(Command command, Language language) => _option = new BenchmarkOption(command, language);

    public ExitCode Open(ParseResult parsed, Invocation invocation)
    {
        (_benchmark, var problems) = _option.Read(parsed, invocation);
        invocation.Report(problems);
        return BenchmarkOption.Exit(problems);
    }

    public void Write(TextPage page, AdviceRequest request)
    {
        if (Standing(request) is { } standing) PeerBlock.Write(page, standing, request.Ink, request.All);
    }

    public void Write(Utf8JsonWriter json, AdviceRequest request) => BenchmarkFile.WriteStanding(json, "benchmark", Standing(request));

    private PeerStanding? Standing(AdviceRequest request) => BenchmarkOption.Place(request.Assessment, _benchmark, request.Invocation).Assessment.Peers;
}
