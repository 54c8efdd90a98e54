using System.Collections.Immutable;
using RongTong.Diagnostics;
using RongTong.Text;

namespace RongTong.Compiling;

/// <summary>The texts one model is compiled from. Immutable.</summary>
/// <param name="Model">The model file.</param>
/// <param name="Measures">Its measures file, if it has one.</param>
/// <param name="Overlay">A province's edits to the model, if any.</param>
/// <param name="Find">Finds the catalogue or another model the file names, by reference; null when it names none.</param>
public sealed record ModelSources(SourceText Model, SourceText? Measures = null, SourceText? Overlay = null, Func<string, Result<SourceText>>? Find = null)
{
    /// <summary>Edits somebody supposes on top, in order.</summary>
    public ImmutableArray<SourceText> Scenarios { get; init; } = [];
}
