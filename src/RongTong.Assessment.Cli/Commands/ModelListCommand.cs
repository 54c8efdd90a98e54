using System.CommandLine;
using System.Globalization;
using RongTong.Cli.Output;
using RongTong.Diagnostics;
using RongTong.Hosting;
using RongTong.Models;
using RongTong.Text;

namespace RongTong.Cli.Commands;

/// <summary><c>model list</c>: every edition of every model.</summary>
internal sealed class ModelListCommand
{
    private static readonly string[] Formats = ["text", "json"];

    public static Command Create(CommandContext context, Language language)
    {
        var command = new Command("list", language.Of("列出全部模型：引用、名称、适用期、文号、指纹。", "List every model: reference, name, in force, document, fingerprint."));
        var format = CommonOptions.FormatOf(language, Formats);
        command.Add(format);
        command.SetAction(parsed => (int)Run(parsed.GetValue(format) ?? "text", new Invocation(context, parsed, language)));
        return command;
    }

    private static ExitCode Run(string format, Invocation invocation)
    {
        if (!Formats.Contains(format)) return invocation.Usage(DiagnosticCatalog.UnknownOptionValue(CommonOptions.Format, format, Formats));
        var rules = invocation.Rules;
        var (models, problem) = ModelSelection.Of([], rules);
        if (problem is not null)
        {
            invocation.Report([problem]);
            return ExitCode.InputOutput;
        }
        var exit = ExitCode.Done;
        var page = new TextPage();
        var json = new ModelListJson();
        foreach (var reference in models)
        {
            invocation.Context.Cancellation.ThrowIfCancellationRequested();
            var compiled = rules.Compile(reference, withMeasures: false);
            exit = exit.And(ExitCodes.OfModel(compiled.Diagnostics));
            json.Add(reference, compiled.Value, invocation.DataLanguage);
            if (compiled.Value is not { } model)
            {
                page.Line($"{reference}  {invocation.Ink.Bad(invocation.Say("有错误", "has errors"))}");
                page.Paragraph($"rongtong model check {reference}");
                continue;
            }
            page.Line($"{reference}  {InForce(model.Model, invocation.Language)}  {PageHead.ShortFingerprint(model.Fingerprint)}");
            page.Paragraph($"{model.Model.Name.In(invocation.Language)}  {model.Model.Authority.Document}", hang: 2);
        }
        if (format == "json") invocation.WriteData(json.ToBytes());
        else invocation.WriteText(page.ToString());
        return exit;
    }

    private static string InForce(EvaluationModel model, Language language)
    {
        var from = model.EffectiveFrom.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return model.EffectiveTo is { } to ? $"{from} {language.Of("至", "to")} {to.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}" : language.Of($"{from} 起", $"from {from}");
    }
}
