using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using RongTong.Cases;
using RongTong.Cli.Output;
using RongTong.Diagnostics;
using RongTong.Hosting;
using RongTong.Models;
using RongTong.Text;

namespace RongTong.Cli.Commands;

/// <summary><c>model check</c>: every problem of every file of every model, in one run.</summary>
internal sealed class ModelCheckCommand
{
    private static readonly string[] Formats = ["text", "json", "msbuild", "junit", "sarif"];

    private readonly Argument<string[]> _models = new("REF") { Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<string> _format;
    private readonly Option<bool> _plain;
    private readonly Option<string> _failOn;
    private readonly Option<string> _output;

    private ModelCheckCommand(Command command, Language language)
    {
        _models.Description = language.Of("模型引用；不写就检查全部", "model references; all when none is given");
        _format = CommonOptions.FormatOf(language, Formats);
        _plain = new Option<bool>("--plain") { Description = language.Of("一行一个，同 --format msbuild", "one line each, as --format msbuild") };
        _failOn = new Option<string>("--fail-on") { HelpName = "warning", Description = language.Of("有警告也以 1 退出", "exit 1 on warnings too") };
        command.Add(_models);
        command.Add(_format);
        command.Add(_plain);
        _output = CommonOptions.OutputOf(language);
        command.Add(_failOn);
        command.Add(_output);
    }

    public static Command Create(CommandContext context, Language language)
    {
        var command = new Command("check", language.Of("检查模型、措施和用例文件：每个问题给出文件、行、列和改法。", "Check model, measure and case files: every problem with file, line, column and fix."));
        var verb = new ModelCheckCommand(command, language);
        command.SetAction(parsed => (int)verb.Run(parsed, new Invocation(context, parsed, language)));
        return command;
    }

    private ExitCode Run(ParseResult parsed, Invocation invocation)
    {
        var started = invocation.Context.Clock.GetTimestamp();
        var format = parsed.GetValue(_plain) ? "msbuild" : parsed.GetValue(_format) ?? "text";
        if (!Formats.Contains(format)) return invocation.Usage(DiagnosticCatalog.UnknownOptionValue(CommonOptions.Format, format, Formats));
        if (parsed.GetValue(_failOn) is { } failOn and not "warning") return invocation.Usage(DiagnosticCatalog.UnknownOptionValue("--fail-on", failOn, ["warning"]));
        var rules = invocation.Rules;
        var (models, problem) = ModelSelection.Of(parsed.GetValue(_models) ?? [], rules);
        if (problem is not null)
        {
            invocation.Report([problem]);
            return problem.Code == "RT6001" ? ExitCode.InputOutput : ExitCode.Usage;
        }

        var found = models.SelectMany(m => Check(m, rules, invocation.Context.Cancellation)).Distinct().ToImmutableArray();
        var errors = found.Count(d => d.Severity == DiagnosticSeverity.Error);
        var warnings = found.Length - errors;
        var path = parsed.GetValue(_output);
        byte[] bytes = format switch
        {
            "json" => [.. Json(models, found, errors, warnings, invocation.DataLanguage), (byte)'\n'],
            "sarif" => [.. SarifLog.Write([.. found.Select(d => new Finding(d))], invocation.DataLanguage), (byte)'\n'],
            "junit" => CheckJunit.Write(models, found, rules, invocation.DataLanguage),
            "msbuild" => invocation.Encode(string.Concat(found.Select(d => d.Format(invocation.Language) + "\n")), path),
            _ => invocation.Encode(Page(models, found, errors, warnings, invocation.Context.Clock.GetElapsedTime(started), rules, invocation, invocation.InkFor(path)), path),
        };
        var exit = invocation.WriteTo(path, bytes).And(ExitCodes.OfModel(found));
        return exit == ExitCode.Done && warnings > 0 && parsed.GetValue(_failOn) is not null ? ExitCode.TargetMissed : exit;
    }

    private static IEnumerable<Diagnostic> Check(ModelRef reference, RuleDirectory rules, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var cases = new CaseReader(rules.Read);
        return
        [
            .. rules.Compile(reference).Diagnostics,
            .. rules.CaseFiles(reference).SelectMany(f => f.Value is { } text ? f.Diagnostics.AddRange(cases.Read(text).Diagnostics) : f.Diagnostics),
            .. rules.EquivalentChanges(reference) is { Value: { } equivalent } file ? file.Diagnostics.AddRange(EquivalentChange.Read(equivalent).Diagnostics) : [],
        ];
    }

    private static string Page(ImmutableArray<ModelRef> models, ImmutableArray<Diagnostic> found, int errors, int warnings, TimeSpan took, RuleDirectory rules, Invocation invocation, Ink ink)
    {
        var page = new TextPage();
        var sources = new Dictionary<string, SourceText?>(StringComparer.Ordinal);
        foreach (var diagnostic in found)
        {
            page.Add(SourceExcerpt.Of(diagnostic, Source(diagnostic.Span?.Path), ink));
            page.Gap();
        }
        var seconds = took.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
        page.Paragraph(invocation.Say(
            $"{Figures.Count(models.Length)} 个模型，{Figures.Count(errors)} 个错误，{Figures.Count(warnings)} 个警告，用时 {seconds} 秒。{(errors > 0 ? "错误未改之前，有错误的模型不能用。" : "")}",
            $"{Counted(models.Length, "model")}, {Counted(errors, "error")}, {Counted(warnings, "warning")}, {seconds} s.{(errors > 0 ? " A model cannot be used until its errors are fixed." : "")}"), 0);
        return page.ToString();

        SourceText? Source(string? path)
        {
            if (path is null) return null;
            if (!sources.TryGetValue(path, out var text)) sources[path] = text = rules.Read(path[(path.IndexOf('/', StringComparison.Ordinal) + 1)..]).Value;
            return text;
        }
    }

    private static string Counted(int count, string word) => $"{Figures.Count(count)} {word}{(count == 1 ? "" : "s")}";

    private static byte[] Json(ImmutableArray<ModelRef> models, ImmutableArray<Diagnostic> found, int errors, int warnings, Language language) => JsonText.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("schema", "rongtong/check@1");
        json.WriteStartArray("models");
        foreach (var model in models) json.WriteStringValue(model.ToString());
        json.WriteEndArray();
        json.WriteNumber("errors", errors);
        json.WriteNumber("warnings", warnings);
        json.WriteStartArray("diagnostics");
        foreach (var diagnostic in found)
        {
            json.WriteStartObject();
            json.WriteString("code", diagnostic.Code);
            json.WriteString("severity", diagnostic.Severity == DiagnosticSeverity.Error ? "error" : "warning");
            if (diagnostic.Span is { } span)
            {
                json.WriteString("path", span.Path);
                json.WriteNumber("line", span.Line);
                json.WriteNumber("column", span.Column);
                json.WriteNumber("endLine", span.EndLine);
                json.WriteNumber("endColumn", span.EndColumn);
            }
            json.WriteString("message", diagnostic.Message.In(language));
            if (diagnostic.Fix is { } fix) json.WriteString("fix", fix.In(language));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    });
}
