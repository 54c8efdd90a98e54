namespace RongTong.Hosting.Batch.Rows;

/// <summary>Who a row is about, as written.</summary>
internal readonly ref struct RowFirm(long row, ReadOnlySpan<byte> code, ReadOnlySpan<byte> name, ReadOnlySpan<byte> region, ReadOnlySpan<byte> industry)
{
    /// <summary>The number of the row, from 1 below the header.</summary>
    public long Row { get; } = row;

    public ReadOnlySpan<byte> Code { get; } = code;

    public ReadOnlySpan<byte> Name { get; } = name;

    public ReadOnlySpan<byte> Region { get; } = region;

    public ReadOnlySpan<byte> Industry { get; } = industry;
}
