namespace RongTong.Loading;

/// <summary>What a model or sheet text may cost before it is refused. Checked on the event stream, before any tree is built.</summary>
/// <param name="Bytes">Most UTF-8 bytes of one text.</param>
/// <param name="Depth">Most levels of nesting.</param>
/// <param name="Nodes">Most scalars, lists and mappings together.</param>
public sealed record TextLimits(int Bytes = 2 * 1024 * 1024, int Depth = 64, int Nodes = 200_000)
{
    /// <summary>The limits for model files.</summary>
    public static TextLimits Model { get; } = new();

    /// <summary>The limits for answer sheets: a stream of some thousand sheets. More is a batch, which is read row by row.</summary>
    public static TextLimits Sheets { get; } = new(Bytes: 8 * 1024 * 1024, Depth: 16, Nodes: 1_000_000);
}
