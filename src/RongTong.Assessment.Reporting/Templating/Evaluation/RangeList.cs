using System.Collections;

namespace RongTong.Reporting.Templating.Evaluation;

/// <summary>The whole numbers from one bound to another, upwards or downwards, none of them stored. Immutable.</summary>
internal sealed class RangeList(long first, int step, int count) : IReadOnlyList<object?>
{
    public int Count => count;

    public object? this[int index] => Numbers.Box(first + ((long)index * step));

    public IEnumerator<object?> GetEnumerator()
    {
        for (var i = 0; i < count; i++) yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
