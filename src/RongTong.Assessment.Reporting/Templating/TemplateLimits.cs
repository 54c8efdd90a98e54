namespace RongTong.Reporting.Templating;

/// <summary>How much work one rendering may do before it stops with RT5005. Immutable.</summary>
/// <param name="Steps">Nodes evaluated, items visited and characters copied (eight to a step), functions and includes counted in.</param>
/// <param name="Depth">How deep expressions and blocks may nest in a file, and blocks and includes at run time.</param>
/// <param name="OutputCharacters">The longest text that may come to be: the whole output, a capture, or any value on the way.</param>
public sealed record TemplateLimits(int Steps = 5_000_000, int Depth = 64, int OutputCharacters = 10_485_760)
{
    internal static readonly TemplateLimits Default = new();
}
