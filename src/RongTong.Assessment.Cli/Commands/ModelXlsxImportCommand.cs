using System.CommandLine;
using System.Text;
using RongTong.Authoring;
using RongTong.Authoring.DecisionTables;
using RongTong.Cli.Output;
using RongTong.Diagnostics;
using RongTong.Hosting;
using RongTong.Hosting.ModelWorkbooks;
using RongTong.Text;

namespace RongTong.Cli.Commands;

/// <summary><c>model xlsx import FILE.xlsx</c>: an edited workbook as the model file it stands for, compiled.</summary>
internal sealed class ModelXlsxImportCommand
{
    private static readonly string[] Hits = ["unique", "first"];

    private readonly Argument<string> _file;
    private readonly Option<string> _output;
    private readonly Option<bool> _anyway;
    private readonly Option<bool> _table;
    private readonly Option<string> _hit;

    private ModelXlsxImportCommand(Command command, Language language)
    {
        _file = new Argument<string>("FILE") { Description = language.Of("改过的模型工作簿（xlsx）", "an edited workbook of a model (xlsx)") };
        _output = CommonOptions.OutputOf(language);
        _anyway = new Option<bool>("--anyway") { Description = language.Of("模型有错误也写出来，接着在 YAML 里改", "write the file although the model has errors, to go on in YAML") };
        command.Add(_file);
        command.Add(_output);
        _table = new Option<bool>("--table") { Description = language.Of("普通的决策表，一张表一个工作表；写成 bands 和 criteria，空缺和重叠逐处列出", "plain decision tables, one a sheet, as bands and criteria; gaps and overlaps are told") };
        _hit = new Option<string>("--hit") { HelpName = string.Join('|', Hits), Description = language.Of("几条规则都成立时：unique 不许（默认），first 取第一条", "where several rules hold: unique, none may (default); first, the first counts") };
        command.Add(_anyway);
        command.Add(_table);
        command.Add(_hit);
    }

    public static Command Create(CommandContext context, Language language)
    {
        var command = new Command("import", language.Of("把改过的工作簿读回模型文件：没动过的地方一字不差，问题逐格列出，并编译检查。", "Read an edited workbook back as a model file: what was not touched keeps its bytes; problems are told cell by cell, and the model is compiled."));
        var verb = new ModelXlsxImportCommand(command, language);
        command.SetAction(parsed => (int)verb.Run(parsed, new Invocation(context, parsed, language)));
        return command;
    }

    private ExitCode Run(ParseResult parsed, Invocation invocation)
    {
        var name = parsed.GetValue(_file) ?? "";
        if (parsed.GetValue(_table) || parsed.GetValue(_hit) is not null) return RunTables(parsed, name, invocation);
        var reading = ModelWorkbookFile.Read(invocation.Context.FullPath(name), name.Replace('\\', '/'));
        invocation.Report(reading.Diagnostics);
        if (reading.Value is not { } edition || reading.HasErrors) return reading.Diagnostics.Any(d => d.Code == "RT6001") ? ExitCode.InputOutput : ExitCode.InputInvalid;
        var found = ModelFileCheck.Of(edition.Source, invocation.Rules);
        invocation.Report(found.Select(d => AtCell(d, edition)));
        var exit = ExitCodes.OfModel(found);
        if (exit != ExitCode.Done && !parsed.GetValue(_anyway)) return exit;
        var path = parsed.GetValue(_output);
        var written = invocation.WriteTo(path, Encoding.UTF8.GetBytes(edition.Source.Content));
        if (written == ExitCode.Done && path is not null) invocation.Tell($"{Figures.Count(edition.Changes)} 处改动，已写到 {path}", $"{Figures.Count(edition.Changes)} changes, written to {path}");
        return written.And(exit);
    }

    private ExitCode RunTables(ParseResult parsed, string name, Invocation invocation)
    {
        var hit = parsed.GetValue(_hit) ?? Hits[0];
        if (!Hits.Contains(hit)) return invocation.Usage(DiagnosticCatalog.UnknownOptionValue("--hit", hit, Hits));
        var policy = hit == Hits[0] ? HitPolicy.Unique : HitPolicy.First;
        var (tables, found) = DecisionWorkbookFile.Read(invocation.Context.FullPath(name), name.Replace('\\', '/'), policy);
        invocation.Report(found);
        if (found.Any(d => d.Severity == DiagnosticSeverity.Error)) return found.Any(d => d.Code == "RT6001") ? ExitCode.InputOutput : ExitCode.InputInvalid;
        return invocation.WriteTo(parsed.GetValue(_output), Encoding.UTF8.GetBytes(DecisionYaml.Of(tables, policy)));
    }

    /// <summary>A problem of the model at the cell it comes from, with the line of the file behind it.</summary>
    private static Diagnostic AtCell(Diagnostic diagnostic, ModelEdition edition) =>
        diagnostic.Span is { } span && span.Path == edition.Source.Path && edition.CellOf(span) is { } cell
            ? diagnostic with { Span = cell, Message = new LocalizedText($"{diagnostic.Message.Zh}（{span}）", $"{diagnostic.Message.En} ({span})") }
            : diagnostic;
}
