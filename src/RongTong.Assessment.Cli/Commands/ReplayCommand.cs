using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using RongTong.Assessing;
using RongTong.Cli.Output;
using RongTong.Compiling;
using RongTong.Diagnostics;
using RongTong.Hosting.Batch;
using RongTong.Hosting.Replaying;
using RongTong.Text;

namespace RongTong.Cli.Commands;

/// <summary><c>replay RESULT…</c>: computes stored results again, and holds every byte against what was stored.</summary>
internal sealed class ReplayCommand
{
    private readonly Argument<string[]> _results;
    private readonly Option<string[]> _sheets;
    private readonly Option<string> _input;

    private ReplayCommand(Command command, Language language)
    {
        _results = new Argument<string[]>("RESULT") { Arity = ArgumentArity.OneOrMore, Description = language.Of("存下的结果（assess 的 json、ndjson），或批次目录", "stored results (json or ndjson of assess), or a batch directory") };
        _sheets = new Option<string[]>("--sheet") { HelpName = "SHEET", AllowMultipleArgumentsPerToken = true, Description = language.Of("结果里没有答卷时用的答卷，按顺序", "the sheets, in order, of results that carry none") };
        _input = new Option<string>("--input") { HelpName = "FILE", Description = language.Of("批次的申报表", "the table of a batch") };
        command.Add(_results);
        command.Add(_sheets);
        command.Add(_input);
    }

    public static Command Create(CommandContext context, Language language)
    {
        var command = new Command("replay", language.Of("按当时的模型和答卷重算存下的结果，逐字节比对。--rules 可指存有旧文本的目录。", "Compute stored results again by the model text and the answers of the time, byte for byte. --rules may name a directory of older texts."));
        var verb = new ReplayCommand(command, language);
        command.SetAction(parsed => (int)verb.Run(parsed, new Invocation(context, parsed, language)));
        return command;
    }

    private ExitCode Run(ParseResult parsed, Invocation invocation)
    {
        var archive = new ModelArchive(invocation.Rules.Root);
        var replay = new Replay(archive, invocation.Context.Engines);
        var reading = SheetReading.Of(parsed.GetValue(_sheets) ?? [], invocation.Context, invocation.Rules);
        invocation.Report(reading.Diagnostics);
        if (reading.Broken > 0) return ExitCodes.OfSheet(reading.Diagnostics);
        var (exit, same) = (ExitCode.Done, 0L);
        foreach (var path in parsed.GetValue(_results) ?? [])
        {
            invocation.Context.Cancellation.ThrowIfCancellationRequested();
            var full = invocation.Context.FullPath(path);
            var (problems, count) = Directory.Exists(full) ? OfBatch(full, path, parsed.GetValue(_input), archive, invocation) : OfFile(full, path, replay, reading.Sheets);
            invocation.Report(problems);
            same += count;
            exit = exit.And(Exit(problems));
        }
        if (exit == ExitCode.Done) invocation.WriteText(invocation.Say($"{invocation.Ink.Good("一致")}  重算 {Figures.Of(same)} 份结果，逐字节相同\n", $"{invocation.Ink.Good("same")}  {Figures.Of(same)} results computed again, every byte the same\n"));
        return exit;
    }

    private static (ImmutableArray<Diagnostic> Problems, long Count) OfFile(string full, string path, Replay replay, ImmutableArray<AnswerSheet> sheets)
    {
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(full);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return ([DiagnosticCatalog.FileUnreadable(path, error.Message)], 0);
        }
        var stored = StoredResults.Read(path, bytes);
        if (stored.Value is not { } results) return (stored.Diagnostics, 0);
        var problems = replay.Compare(results, path, sheets);
        return (problems, problems.IsEmpty ? results.Results.Length : 0);
    }

    /// <summary>A batch decided again by the texts its run.json names.</summary>
    private static (ImmutableArray<Diagnostic> Problems, long Count) OfBatch(string full, string path, string? input, ModelArchive archive, Invocation invocation)
    {
        if (input is null) return ([DiagnosticCatalog.ResultUnreadable(path, new LocalizedText("批次要同申报表一起重算：--input FILE", "a batch is computed again together with its table: --input FILE"))], 0);
        var models = ImmutableArray.CreateBuilder<CompiledModel>();
        try
        {
            if (BatchRecheck.Stated(full) is not var (reference, options)) return ([DiagnosticCatalog.ResultUnreadable(path, new LocalizedText("run.json 没有写明模型和选项", "run.json does not state model and options"))], 0);
            using var run = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(full, "run.json")));
            foreach (var edition in run.RootElement.GetProperty("run").GetProperty("editions").EnumerateArray())
            {
                var (name, stated) = (edition.GetProperty("ref").GetString() ?? "", edition.GetProperty("fingerprint").GetString() ?? "");
                var (model, found) = archive.Find(name, stated, "rules");
                if (model is null) return ([DiagnosticCatalog.OtherFingerprint(path, name, stated, found ?? "-")], 0);
                models.Add(model);
            }
            var batch = new BatchModel(reference, models);
            var table = BatchTable.Open(invocation.Context.FullPath(input), input, batch, options.AsOf, invocation.Context.Cancellation);
            if (table.Value is not { } applicants) return ([.. table.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)], 0);
            var differences = BatchRecheck.Compare(full, applicants, batch, options, invocation.Context.Cancellation);
            return ([.. differences.Select(d => DiagnosticCatalog.BatchDiffers(path, d))], differences.IsEmpty ? applicants.Rows : 0);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return ([DiagnosticCatalog.FileUnreadable(path, error.Message)], 0);
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return ([DiagnosticCatalog.ResultUnreadable(path, new LocalizedText("run.json 读不出", "run.json cannot be read"))], 0);
        }
    }

    /// <summary>What cannot be read is bad input; another text, or another result, is a matter of integrity.</summary>
    private static ExitCode Exit(ImmutableArray<Diagnostic> problems) => problems.Where(p => p.Severity == DiagnosticSeverity.Error).Aggregate(ExitCode.Done, (code, p) => code.And(p.Code switch
    {
        "RT6095" or "RT6096" or "RT6097" => ExitCode.Integrity,
        "RT6001" => ExitCode.InputOutput,
        _ => ExitCode.InputInvalid,
    }));
}
