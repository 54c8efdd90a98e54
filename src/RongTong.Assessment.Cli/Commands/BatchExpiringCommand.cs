using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using RongTong.Cli.Output;
using RongTong.Diagnostics;
using RongTong.Hosting;
using RongTong.Hosting.Titles;
using RongTong.Text;

namespace RongTong.Cli.Commands;

/// <summary><c>batch expiring INPUT --from D --to D</c>: the titles that end within some days, for the re-examination to be called.</summary>
internal sealed class BatchExpiringCommand
{
    private const int Shown = 40;
    private static readonly string[] Formats = ["text", "csv"];
    private static readonly string[] SheetEndings = [".yaml", ".yml", ".json", ".ndjson"];

    private readonly Argument<string> _input;
    private readonly Option<string> _from;
    private readonly Option<string> _to;
    private readonly Option<string> _format;
    private readonly Option<string> _output;

    private BatchExpiringCommand(Command command, Language language)
    {
        _input = new Argument<string>("INPUT") { Description = language.Of("称号台账（CSV 或 xlsx：统一社会信用代码、企业名称、称号、认定日期或有效期起、有效期止），或带称号记录的答卷", "register of titles (CSV or xlsx: uscc, name, title, from, to), or sheets with title records") };
        command.Add(_input);
        _from = new Option<string>("--from") { HelpName = "DATE", Description = language.Of("从哪天", "first day") };
        _to = new Option<string>("--to") { HelpName = "DATE", Description = language.Of("到哪天", "last day") };
        _format = CommonOptions.FormatOf(language, Formats);
        _output = new Option<string>("--output", "-o") { HelpName = "FILE", Description = language.Of("把名单写成 CSV 文件", "write the list as a CSV file") };
        foreach (var option in (Option[])[_from, _to, _format, _output]) command.Add(option);
    }

    public static Command Create(CommandContext context, Language language)
    {
        var command = new Command("expiring", language.Of("哪些称号在这段时间到期：没写有效期止的，按认定时的版本推算。", "Titles that end within a period; counted by the edition in force when they were given, where no end is stated."));
        var verb = new BatchExpiringCommand(command, language);
        command.SetAction(parsed => (int)verb.Run(parsed, new Invocation(context, parsed, language)));
        return command;
    }

    private ExitCode Run(ParseResult parsed, Invocation invocation)
    {
        var format = parsed.GetValue(_format) ?? "text";
        if (!Formats.Contains(format)) return invocation.Usage(DiagnosticCatalog.UnknownOptionValue(CommonOptions.Format, format, Formats));
        var days = new List<DateOnly>();
        foreach (var (name, option) in new[] { ("--from", _from), ("--to", _to) })
        {
            if (parsed.GetValue(option) is not { } written) return invocation.Usage(DiagnosticCatalog.ArgumentMissing($"{name} DATE"));
            if (!DateOnly.TryParseExact(written, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return invocation.Usage(DiagnosticCatalog.NotADate(null, name, written));
            days.Add(day);
        }
        var catalog = TitleCatalog.Of(invocation.Rules);
        var (titles, diagnostics) = Read(parsed.GetValue(_input) ?? "", catalog, invocation.Context);
        invocation.Report(diagnostics);
        var exit = ExitCodes.OfSheet(diagnostics).And(diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error || d.Code == "RT4013") ? ExitCode.InputInvalid : ExitCode.Done);
        if (titles is not { } held) return exit;

        var expiring = ExpiringTitles.Of(held, days[0], days[1]);
        string NameOf(string title) => catalog.Find(title)?.Name.In(invocation.DataLanguage) ?? title;
        var path = parsed.GetValue(_output);
        if (path is not null && OutputFile.Write(invocation.Context.FullPath(path), expiring.ToCsv(NameOf, withMark: true), path) is { } problem)
        {
            invocation.Report([problem]);
            return ExitCode.InputOutput;
        }
        if (format == "csv") invocation.Context.Output.Write(expiring.ToCsv(NameOf, withMark: false));
        else invocation.WriteText(Page(expiring, days, held.Count, path, catalog, invocation));
        return exit;
    }

    private static (IReadOnlyList<HeldTitle>? Titles, ImmutableArray<Diagnostic> Diagnostics) Read(string input, TitleCatalog catalog, CommandContext context)
    {
        if (!Directory.Exists(context.FullPath(input)) && !SheetEndings.Contains(Path.GetExtension(input), StringComparer.OrdinalIgnoreCase))
        {
            var read = TitleRegister.Read(context.FullPath(input), input, catalog, context.Cancellation);
            return (read.Value, read.Diagnostics);
        }
        var sheets = SheetReading.Of([input], context);
        return ([.. sheets.Sheets.SelectMany(s => s.Titles.Select(t => new HeldTitle(s.Enterprise.Uscc, s.Enterprise.Name, t.Title, t.From, t.To, "stated")))], sheets.Diagnostics);
    }

    private static string Page(ExpiringTitles expiring, List<DateOnly> days, int all, string? path, TitleCatalog catalog, Invocation invocation)
    {
        var page = new TextPage();
        page.Line(invocation.Say(
            $"{Day(days[0])} 至 {Day(days[1])} 到期 {Figures.Count(expiring.Titles.Length)} 个称号（共 {Figures.Count(all)} 个）",
            $"{Figures.Count(expiring.Titles.Length)} of {Figures.Count(all)} titles end from {Day(days[0])} to {Day(days[1])}"));
        if (expiring.Titles.IsEmpty) return page.ToString();
        page.Gap();
        var table = new TextTable((invocation.Say("到期", "ends"), false), (invocation.Say("称号", "title"), false), (invocation.Say("信用代码", "code"), false), (invocation.Say("企业", "enterprise"), false));
        foreach (var title in expiring.Titles.Take(Shown))
            table.Add(Day(title.To), catalog.Find(title.Title)?.Name.In(invocation.Language) ?? title.Title, Lines.Plain(title.Code), Lines.Plain(title.Name));
        page.Add(table.Lines(2, flexible: 3));
        if (expiring.Titles.Length > Shown && path is null) page.Line(invocation.Say("  其余用 -o FILE 写成 CSV", "  the rest: -o FILE writes CSV"));
        return page.ToString();
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
