using System.CommandLine;
using System.Globalization;
using RongTong.Diagnostics;
using RongTong.Hosting;
using RongTong.Hosting.Batch;
using RongTong.Text;

namespace RongTong.Cli.Commands;

/// <summary><c>batch draw DIR --seed S --share 0.05</c>: draws firms, and experts, so that anybody can draw again.</summary>
internal sealed class BatchDrawCommand
{
    private readonly Argument<string> _directory;
    private readonly Option<string> _seed;
    private readonly Option<string> _share;
    private readonly Option<string> _strata;
    private readonly Option<string> _weight;
    private readonly Option<string> _experts;
    private readonly Option<int> _perFirm;
    private readonly Option<string> _output;

    private BatchDrawCommand(Command command, Language language)
    {
        _directory = new Argument<string>("DIR") { Description = language.Of("批次目录", "batch directory") };
        command.Add(_directory);
        _seed = new Option<string>("--seed") { HelpName = "TEXT", Description = language.Of("种子：事先公布的任意文字，如日后的开奖号码", "any text fixed beforehand, such as a lottery number to come") };
        _share = new Option<string>("--share") { HelpName = "0.05", Description = language.Of("抽取比例，每层至少一家", "share to draw; at least one firm of each stratum") };
        _strata = new Option<string>("--strata") { HelpName = "region", Description = language.Of("按地区分层", "draw region by region") };
        _weight = new Option<string>("--weight") { HelpName = "fragile", Description = language.Of("贴线的企业机会多两倍", "firms close to a threshold have three tickets") };
        _experts = new Option<string>("--experts") { HelpName = "FILE", Description = language.Of("专家名单 CSV：name,conflicts；有回避关系的不派", "experts as CSV: name,conflicts; none is sent into a conflict") };
        _perFirm = new Option<int>("--experts-per-firm") { HelpName = "N", DefaultValueFactory = _ => 2, Description = language.Of("每家几名专家", "experts for each firm") };
        _output = new Option<string>("--output", "-o") { HelpName = "FILE", Description = language.Of("写到文件", "write to a file") };
        foreach (var option in (Option[])[_seed, _share, _strata, _weight, _experts, _perFirm, _output]) command.Add(option);
    }

    public static Command Create(CommandContext context, Language language)
    {
        var command = new Command("draw", language.Of("从公示名单里抽查：算法公开，谁都能重算。", "Draw firms of the notice for inspection; anybody can draw again."));
        var verb = new BatchDrawCommand(command, language);
        command.SetAction(parsed => (int)verb.Run(parsed, new Invocation(context, parsed, language)));
        return command;
    }

    private ExitCode Run(ParseResult parsed, Invocation invocation)
    {
        if (parsed.GetValue(_seed) is not { Length: > 0 } seed) return invocation.Usage(DiagnosticCatalog.ArgumentMissing("--seed TEXT"));
        if (!decimal.TryParse(parsed.GetValue(_share) ?? "", NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share) || share is <= 0 or > 1)
            return invocation.Usage(DiagnosticCatalog.UnknownOptionValue("--share", parsed.GetValue(_share) ?? "", ["0.05"]));
        if (parsed.GetValue(_strata) is not (null or "region")) return invocation.Usage(DiagnosticCatalog.UnknownOptionValue("--strata", parsed.GetValue(_strata) ?? "", ["region"]));
        if (parsed.GetValue(_weight) is not (null or "fragile")) return invocation.Usage(DiagnosticCatalog.UnknownOptionValue("--weight", parsed.GetValue(_weight) ?? "", ["fragile"]));
        var shown = parsed.GetValue(_directory) ?? "";
        return BatchReading.Guard(invocation, shown, () => Draw(parsed, invocation, invocation.Context.FullPath(shown), new DrawOptions(seed, share, parsed.GetValue(_strata) is not null, parsed.GetValue(_perFirm))));
    }

    private ExitCode Draw(ParseResult parsed, Invocation invocation, string directory, DrawOptions options)
    {
        IReadOnlySet<string> fragile = new HashSet<string>(StringComparer.Ordinal);
        if (parsed.GetValue(_weight) is not null)
        {
            var (model, exit) = BatchModelOption.Compile(BatchRecheck.Stated(directory)?.Model, invocation);
            if (model is null) return exit;
            fragile = BatchDraw.Fragile(directory, model);
        }
        var experts = parsed.GetValue(_experts) is { } file ? BatchDraw.ReadExperts(invocation.Context.FullPath(file), file) : [];
        var drawn = BatchDraw.Draw(directory, options, fragile, experts);
        var path = parsed.GetValue(_output);
        var csv = BatchDraw.ToCsv(drawn, withMark: path is not null);
        if (path is null) invocation.Context.Output.Write(csv);
        else if (OutputFile.Write(invocation.Context.FullPath(path), csv, path) is { } problem)
        {
            invocation.Report([problem]);
            return ExitCode.InputOutput;
        }
        invocation.Tell($"抽出 {drawn.Length} 家", $"{drawn.Length} firms drawn");
        return ExitCode.Done;
    }
}
