using System.Buffers;

namespace RongTong.Assessing;

/// <summary>
/// Bytes that grow in arrays lent from a pool: a result of a hundred thousand bytes is written without leaving as much for the collector. What was
/// written is gone once it is disposed of. Not thread-safe.
/// </summary>
public sealed class PooledBytes : IBufferWriter<byte>, IDisposable
{
    private const int Usual = 128 * 1024;

    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(Usual);
    private int _length;

    /// <summary>What was written.</summary>
    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, _length);

    /// <inheritdoc/>
    public void Advance(int count) => _length += count;

    /// <inheritdoc/>
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Grow(sizeHint);
        return _bytes.AsMemory(_length);
    }

    /// <inheritdoc/>
    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Grow(sizeHint);
        return _bytes.AsSpan(_length);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        var lent = _bytes;
        (_bytes, _length) = ([], 0);
        if (lent.Length > 0) ArrayPool<byte>.Shared.Return(lent);
    }

    private void Grow(int wanted)
    {
        if (_bytes.Length - _length >= Math.Max(wanted, 1)) return;
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_bytes.Length * 2, _length + wanted));
        Written.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
