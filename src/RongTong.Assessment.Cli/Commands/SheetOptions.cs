using System.CommandLine;
using System.Globalization;
using RongTong.Diagnostics;
using RongTong.Hosting;
using RongTong.Text;

namespace RongTong.Cli.Commands;

/// <summary>The options of every verb that assesses sheets: which model, which date, which engine.</summary>
internal sealed class SheetOptions
{
    private readonly Option<string> _model;
    private readonly Option<string> _asOf;
    private readonly Option<string> _engine;

    public SheetOptions(Command command, EngineCatalog engines, Language language)
    {
        _model = new Option<string>("--model", "-m") { HelpName = "REF", Description = language.Of("用哪个模型，不管答卷写的是什么", "the model to use, whatever the sheet names") };
        _asOf = new Option<string>("--as-of") { HelpName = "DATE", Description = language.Of("用哪天的规则，不管答卷写的是什么", "the date whose rules apply, whatever the sheet states") };
        _engine = new Option<string>("--engine") { HelpName = string.Join('|', engines.Names), Description = language.Of("用哪个引擎，默认 plan", "the engine; plan by default") };
        command.Add(_model);
        command.Add(_asOf);
        command.Add(_engine);
    }

    /// <summary>What is asked for, or what is wrong with it.</summary>
    public (SheetRequest Request, Diagnostic? Problem) Read(ParseResult parsed, Invocation invocation, bool withMeasures)
    {
        var request = new SheetRequest { Model = parsed.GetValue(_model), Engine = parsed.GetValue(_engine) ?? EngineCatalog.Plan, WithMeasures = withMeasures };
        if (!invocation.Context.Engines.Has(request.Engine)) return (request, DiagnosticCatalog.UnknownEngine(request.Engine, invocation.Context.Engines.Names));
        if (parsed.GetValue(_asOf) is { } date)
        {
            if (!DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return (request, DiagnosticCatalog.NotADate(null, "--as-of", date));
            request = request with { AsOf = day };
        }
        return (request, request.Model is { } model ? ModelSelection.Of([model], invocation.Rules).Problem : null);
    }

    /// <summary>The same options as they would be typed again.</summary>
    public string Again(ParseResult parsed) => string.Concat(
        new[] { ("--model", parsed.GetValue(_model)), ("--as-of", parsed.GetValue(_asOf)), ("--engine", parsed.GetValue(_engine)), (CommonOptions.Rules, parsed.GetValue<string>(CommonOptions.Rules)) }
            .Where(o => o.Item2 is not null).Select(o => $" {o.Item1} {Quoted(o.Item2!)}"));

    /// <summary>A word as a shell takes it whole.</summary>
    public static string Quoted(string word) => word.All(c => char.IsLetterOrDigit(c) || "-_./@+:\\".Contains(c, StringComparison.Ordinal)) ? word : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
