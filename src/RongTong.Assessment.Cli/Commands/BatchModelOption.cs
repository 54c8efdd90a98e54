using System.CommandLine;
using RongTong.Diagnostics;
using RongTong.Hosting.Batch;
using RongTong.Text;

namespace RongTong.Cli.Commands;

/// <summary>The option <c>--model</c> of batches: one edition, or a reference without edition for all of them.</summary>
internal sealed class BatchModelOption
{
    private readonly Option<string> _model;

    public BatchModelOption(Command command, Language language)
    {
        _model = new Option<string>("--model", "-m") { HelpName = "REF", Description = language.Of("用哪个模型；不写版本时，每行按日期取用", "the model; without an edition every row takes the one of its date") };
        command.Add(_model);
    }

    /// <summary>The reference asked for, or null.</summary>
    public string? Reference(ParseResult parsed) => parsed.GetValue(_model);

    /// <summary>The model, or the exit code after its problems were told.</summary>
    public static (BatchModel? Model, ExitCode Exit) Compile(string? reference, Invocation invocation)
    {
        if (reference is null) return (null, invocation.Usage(DiagnosticCatalog.ArgumentMissing("--model REF")));
        var found = BatchModel.Of(reference, invocation.Rules, out var isUnknown);
        if (found.Value is { } model) return (model, ExitCode.Done);
        if (isUnknown) return (null, invocation.Usage(found.Diagnostics[0]));
        invocation.Report(found.Diagnostics);
        return (null, ExitCodes.OfModel(found.Diagnostics));
    }
}
