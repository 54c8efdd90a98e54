using RongTong.Hosting;
using RongTong.Models;
using RongTong.Text;

namespace RongTong.Cli.Commands;

/// <summary>The file a reference names: a model, an overlay or a catalogue.</summary>
internal static class ModelFile
{
    /// <summary>The text of the file, or how the verb ends without it.</summary>
    public static (SourceText? File, ExitCode Exit) Find(string name, Invocation invocation)
    {
        var rules = invocation.Rules;
        // A catalogue is no model, so it is not among them.
        if (ModelRef.TryParse(name, out var reference) && reference is { Edition: not null, Overlay: null } && rules.Find(name).Value is { } found) return (found, ExitCode.Done);
        var (models, problem) = ModelSelection.Of([name], rules);
        if (problem is not null) return (null, invocation.Usage(problem));
        var sources = rules.Sources(models.MaxBy(m => m.Edition, StringComparer.Ordinal)!, withMeasures: false);
        invocation.Report(sources.Diagnostics);
        return sources.Value is { } texts ? (texts.Overlay ?? texts.Model, ExitCode.Done) : (null, ExitCodes.OfModel(sources.Diagnostics));
    }
}
