namespace RongTong.Hosting.Batch.Input;

/// <summary>A stretch of the text that holds whole records, the line end of the last one included unless the file ends without it.</summary>
/// <param name="Number">Its place among the blocks, from 0.</param>
/// <param name="Text">The bytes; a rented array, longer than <paramref name="Length"/>.</param>
/// <param name="Length">How many bytes count.</param>
/// <param name="FirstRow">The number of its first record; the header is row 0.</param>
/// <param name="Rows">How many records it holds.</param>
/// <param name="Offset">Where it begins in the text.</param>
internal sealed record RecordBlock(int Number, byte[] Text, int Length, long FirstRow, int Rows, long Offset)
{
    /// <summary>The bytes.</summary>
    public ReadOnlySpan<byte> Span => Text.AsSpan(0, Length);
}
