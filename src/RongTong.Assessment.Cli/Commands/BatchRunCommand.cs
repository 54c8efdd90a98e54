using System.CommandLine;
using System.Globalization;
using RongTong.Cli.Output;
using RongTong.Diagnostics;
using RongTong.Hosting;
using RongTong.Hosting.Batch;
using RongTong.Hosting.Batch.Earlier;
using RongTong.Text;

namespace RongTong.Cli.Commands;

/// <summary><c>batch run INPUT --model REF -o DIR</c>: certifies a table of enterprises.</summary>
internal sealed class BatchRunCommand
{
    private static readonly string[] ExplainWords = ["failures", "all", "none"];

    private readonly Argument<string> _input;
    private readonly BatchModelOption _model;
    private readonly Option<string> _output;
    private readonly Option<string> _asOf;
    private readonly Option<string> _explain;
    private readonly Option<string> _title;
    private readonly Option<string> _templates;
    private readonly Option<string> _earlier;
    private readonly Option<string> _opinions;
    private readonly Option<bool> _workbook;
    private readonly Option<bool> _resume;
    private readonly Option<bool> _noMark;
    private readonly Option<int> _checkpoint;

    private BatchRunCommand(Command command, Language language)
    {
        _input = new Argument<string>("INPUT") { Description = language.Of("申报表：CSV（UTF-8、UTF-16、GB18030）或 xlsx", "table of applicants: CSV (UTF-8, UTF-16, GB18030) or xlsx") };
        command.Add(_input);
        _model = new BatchModelOption(command, language);
        _output = new Option<string>("--output", "-o") { HelpName = "DIR", Description = language.Of("结果写到哪个目录", "directory for the results") };
        _asOf = new Option<string>("--as-of") { HelpName = "DATE", Description = language.Of("用哪天的规则，不管各行写的是什么", "the date whose rules apply, whatever the rows state") };
        _explain = new Option<string>("--explain") { HelpName = string.Join('|', ExplainWords), Description = language.Of("依据：failures（默认）写不符合的企业没达到的条件，all 写每家的完整结果", "explanations: failures (default) for what firms do not meet, all for whole results of every firm") };
        _title = new Option<string>("--title") { HelpName = "TEXT", Description = language.Of("这一批叫什么，印在统计、名单和意见上", "what the batch is called on statistics, notice and opinions") };
        _templates = new Option<string>("--templates") { HelpName = "DIR", Description = language.Of("自己的模板，按文件名替换程序自带的", "templates of your own, in place of the program's by name") };
        _earlier = new Option<string>("--earlier") { HelpName = "FILE", Description = language.Of("上一年度的申报表：同一企业同一年度的数字对不上的，列入待审", "the table of the year before: figures an enterprise now states otherwise go to the reviewer") };
        _opinions = new Option<string>("--opinions") { HelpName = "all|passed|failed|CODE,…", Description = language.Of("给这些企业各写一份审核意见，放在 opinions/", "an opinion on each of these firms, in opinions/") };
        _workbook = new Option<bool>("--xlsx") { Description = language.Of("另写一份 results.xlsx", "also write results.xlsx") };
        _resume = new Option<bool>("--resume") { Description = language.Of("接着上次没跑完的做", "go on where an unfinished run stopped") };
        _noMark = new Option<bool>("--no-bom") { Description = language.Of("CSV 不带 BOM", "CSV without byte order mark") };
        _checkpoint = new Option<int>("--checkpoint") { HelpName = "ROWS", Hidden = true, DefaultValueFactory = _ => 50_000 };
        foreach (var option in (Option[])[_output, _asOf, _explain, _title, _templates, _earlier, _opinions, _workbook, _resume, _noMark, _checkpoint]) command.Add(option);
    }

    public static Command Create(CommandContext context, Language language)
    {
        var command = new Command("run", language.Of("认定一批企业：结果、退件、待审、统计、公示名单、账本。", "Certify a table: results, rejects, review, statistics, notice, ledger."));
        var verb = new BatchRunCommand(command, language);
        command.SetAction(parsed => (int)verb.Run(parsed, new Invocation(context, parsed, language)));
        return command;
    }

    private ExitCode Run(ParseResult parsed, Invocation invocation)
    {
        var explain = parsed.GetValue(_explain) ?? ExplainWords[0];
        if (!ExplainWords.Contains(explain)) return invocation.Usage(DiagnosticCatalog.UnknownOptionValue("--explain", explain, ExplainWords));
        if (parsed.GetValue(_output) is not { } output) return invocation.Usage(DiagnosticCatalog.ArgumentMissing("--output DIR"));
        var opinions = OpinionChoice.None;
        if (parsed.GetValue(_opinions) is { } firms)
        {
            if (OpinionChoice.Of(firms) is not { } choice) return invocation.Usage(DiagnosticCatalog.UnknownOptionValue("--opinions", firms, OpinionChoice.Words));
            opinions = choice;
        }
        DateOnly? asOf = null;
        if (parsed.GetValue(_asOf) is { } date)
        {
            if (!DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return invocation.Usage(DiagnosticCatalog.NotADate(null, "--as-of", date));
            asOf = day;
        }
        var (model, exit) = BatchModelOption.Compile(_model.Reference(parsed), invocation);
        if (model is null) return exit;

        var context = invocation.Context;
        var templates = TemplateDirectory.Load(context.Templates, parsed.GetValue(_templates) is { } path ? context.FullPath(path) : null);
        if (templates.Value is null)
        {
            invocation.Report(templates.Diagnostics);
            return ExitCodes.OfModel(templates.Diagnostics);
        }
        var started = context.Clock.GetTimestamp();
        var input = parsed.GetValue(_input) ?? "";
        var table = BatchTable.Open(context.FullPath(input), input, model, asOf, context.Cancellation);
        invocation.Report(table.Diagnostics);
        if (table.Value is not { } applicants) return ExitCodes.OfSheet(table.Diagnostics).And(ExitCode.InputInvalid);

        EarlierFilings? earlier = null;
        if (parsed.GetValue(_earlier) is { } before)
        {
            var filings = EarlierFilings.Open(context.FullPath(before), before, model, context.Cancellation);
            invocation.Report(filings.Diagnostics);
            if ((earlier = filings.Value) is null) return ExitCodes.OfSheet(filings.Diagnostics).And(ExitCode.InputInvalid);
        }
        var options = new BatchOptions
        {
            AsOf = asOf,
            Today = DateOnly.FromDateTime(context.Clock.GetLocalNow().DateTime),
            Explain = explain switch { "all" => BatchExplain.All, "none" => BatchExplain.None, _ => BatchExplain.Failures },
            Title = parsed.GetValue(_title),
            Opinions = opinions,
            WithWorkbook = parsed.GetValue(_workbook),
            WithMark = !parsed.GetValue(_noMark),
            Language = invocation.DataLanguage,
            Resume = parsed.GetValue(_resume),
            CheckpointRows = parsed.GetValue(_checkpoint),
        };
        var page = new BatchPage(invocation.Language);
        var opening = page.Opening(applicants, model);
        invocation.Tell(opening, opening);
        if (applicants.HasUndatedRows || asOf is null && !applicants.HasDateColumn)
            invocation.Report([DiagnosticCatalog.RowsUndated(Text.SourceSpan.WholeFile(input), options.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))]);
        using var progress = new BatchProgressLine(invocation, page);
        var result = new BatchRun(applicants, model, options, context.FullPath(output), output, templates.Value, earlier).Run(progress.Show, context.Cancellation);
        progress.Clear();
        if (result.Value is not { } outcome)
        {
            invocation.Report(result.Diagnostics);
            return ExitCodes.OfSheet(result.Diagnostics);
        }
        invocation.WriteText(page.Closing(outcome, output, earlier, context.Clock.GetElapsedTime(started)));
        return outcome.Counts.Rejected > 0 ? ExitCode.InputInvalid : ExitCode.Done;
    }
}
