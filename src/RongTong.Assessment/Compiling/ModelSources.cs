using RongTong.Text;

namespace RongTong.Compiling;

/// <summary>The texts one model is compiled from. Immutable.</summary>
/// <param name="Model">The model file.</param>
/// <param name="Measures">Its measures file, if it has one.</param>
public sealed record ModelSources(SourceText Model, SourceText? Measures = null);
