using System.CommandLine;
using RongTong.Authoring;
using RongTong.Reporting.ModelWorkbooks;
using RongTong.Text;

namespace RongTong.Cli.Commands;

/// <summary><c>model xlsx export REF</c>: a model, an overlay or a catalogue as a workbook to be edited.</summary>
internal sealed class ModelXlsxExportCommand
{
    private readonly Argument<string> _model;
    private readonly Option<string> _output;

    private ModelXlsxExportCommand(Command command, Language language)
    {
        _model = new Argument<string>("REF") { Description = language.Of("模型、地方细则（+省份）或目录的引用；不写版本取最新一版", "a model, an overlay (+province) or a catalogue; the newest edition when none is named") };
        _output = new Option<string>("--output", "-o") { HelpName = "FILE", Description = language.Of("写到哪个文件，默认按模型取名", "the file to write, named after the model by default") };
        command.Add(_model);
        command.Add(_output);
    }

    public static Command Create(CommandContext context, Language language)
    {
        var command = new Command("export", language.Of("把模型文件导出成工作簿：一部分一张表，可以改、加、删；--lang zh+en 两种文字都显示。", "Export a model file as a workbook, a sheet for each part, to be edited; --lang zh+en shows both languages."));
        var verb = new ModelXlsxExportCommand(command, language);
        command.SetAction(parsed => (int)verb.Run(parsed, new Invocation(context, parsed, language)));
        return command;
    }

    private ExitCode Run(ParseResult parsed, Invocation invocation)
    {
        var (file, exit) = ModelFile.Find(parsed.GetValue(_model) ?? "", invocation);
        if (file is null) return exit;
        var book = ModelBook.Of(file);
        invocation.Report(book.Diagnostics);
        if (book.Value is not { } tables) return ExitCode.ModelInvalid;
        using var bytes = new MemoryStream();
        if (ModelWorkbook.Write(bytes, tables, invocation.ReportLanguages) is { } problem)
        {
            invocation.Report([problem]);
            return ExitCode.ModelInvalid;
        }
        var path = parsed.GetValue(_output) ?? $"{tables.Reference[(tables.Reference.LastIndexOf('/') + 1)..]}.xlsx";
        var written = invocation.WriteTo(path, bytes.ToArray());
        if (written == ExitCode.Done && parsed.GetValue(_output) is null) invocation.Tell($"已写到 {path}", $"Written to {path}");
        return written;
    }
}
