using System.Numerics;
using System.Text;
using RongTong.Reporting.Templating.Evaluation;

namespace RongTong.Reporting.Templating.Functions;

/// <summary><c>array.*</c>. A list is never changed; a new one comes to be.</summary>
internal static class ListFunctions
{
    public static IEnumerable<TemplateFunction> All =>
    [
        new("array.add", 2, 2, call => Copy(call, call.List(0), null, [call.Value(1)])),
        new("array.compact", 1, 1, call => Keep(call, static (_, item) => item is not null)),
        new("array.concat", 2, 2, call => call.List(0) is null && call.List(1) is null ? null : Copy(call, call.List(0), call.List(1), [])),
        new("array.contains", 2, 2, Contains),
        new("array.first", 1, 1, call => call.List(0) is { Count: > 0 } list ? list[0] : null),
        new("array.join", 2, 2, Join),
        new("array.last", 1, 1, call => call.List(0) is { Count: > 0 } list ? list[^1] : null),
        new("array.limit", 2, 2, Limit),
        new("array.map", 2, 2, Map),
        new("array.offset", 2, 2, Offset),
        new("array.reverse", 1, 1, Reverse),
        new("array.size", 1, 1, call => Numbers.Box(call.List(0)?.Count ?? 0)),
        new("array.sort", 1, 2, Sort),
        new("array.uniq", 1, 1, Uniq),
    ];

    private static object?[] Copy(CallSite call, IReadOnlyList<object?>? first, IReadOnlyList<object?>? second, object?[] third)
    {
        call.Context.Spend((first?.Count ?? 0) + (second?.Count ?? 0) + third.Length);
        return [.. first ?? [], .. second ?? [], .. third];
    }

    private static List<object?>? Keep(CallSite call, Func<int, object?, bool> keep)
    {
        if (call.List(0) is not { } list) return null;
        var kept = new List<object?>();
        var index = 0;
        foreach (var item in call.Visit(list))
        {
            if (keep(index, item)) kept.Add(item);
            index++;
        }
        return kept;
    }

    private static object? Limit(CallSite call)
    {
        var count = call.Int(1);
        return Keep(call, (index, _) => index < count);
    }

    private static object? Offset(CallSite call)
    {
        var first = call.Int(1);
        return Keep(call, (index, _) => index >= first);
    }

    private static object? Uniq(CallSite call)
    {
        var seen = new HashSet<object?>();
        return Keep(call, (_, item) => seen.Add(item));
    }

    private static object?[] Reverse(CallSite call)
    {
        var reversed = Copy(call, call.List(0), null, []);
        Array.Reverse(reversed);
        return reversed;
    }

    /// <summary>Values are the same only when they are of one kind: the whole number 3 is not the decimal 3.</summary>
    private static object Contains(CallSite call)
    {
        var wanted = call.Value(1);
        foreach (var item in call.Visit(call.List(0)))
        {
            if (Equals(item, wanted)) return true;
        }
        return false;
    }

    private static string Join(CallSite call)
    {
        var delimiter = call.Text(1);
        var joined = new StringBuilder();
        var first = true;
        foreach (var item in call.Visit(call.List(0)))
        {
            var before = joined.Length;
            if (!first) joined.Append(delimiter);
            first = false;
            joined.Append(ValueText.Of(call.Context, item));
            call.Context.SpendText(joined.Length - before, joined.Length);
        }
        return joined.ToString();
    }

    private static List<object?> Map(CallSite call)
    {
        var mapped = new List<object?>();
        if (call.Text(1) is not { } member) return mapped;
        if (call.Value(0) is bool or decimal or long) return mapped;
        foreach (var item in call.Visit(call.List(0)))
        {
            if (item is TemplateObject target && target.TryGet(member, out var value)) mapped.Add(value);
        }
        return mapped;
    }

    private static object?[] Sort(CallSite call)
    {
        if (call.Value(0) is null) return [];
        var items = call.Value(0) is bool or decimal or long ? [call.Value(0)] : Copy(call, call.List(0), null, []);
        var path = call.Text(1);
        var keyed = string.IsNullOrEmpty(path) ? items : [.. items.Select(item => SortKey(call, item, path))];
        CheckOrder(call, keyed);
        return [.. Enumerable.Range(0, items.Length).OrderBy(i => keyed[i], SortOrder.Instance).Select(i => items[i])];
    }

    /// <summary>Checks that all keys but null are of one kind that has an order, and pays for the comparisons.</summary>
    private static void CheckOrder(CallSite call, object?[] keys)
    {
        var rounds = BitOperations.Log2((uint)keys.Length) + 1;
        object? first = null;
        foreach (var key in keys)
        {
            for (var round = 0; round < rounds; round++) call.Context.SpendReading(key);
            first ??= key;
            if (key is null || ReferenceEquals(key, first) || (key is string or long or decimal or bool && key.GetType() == first?.GetType())) continue;
            throw call.Refused(
                $"{Values.DescribeZh(first)}和{Values.DescribeZh(key)}分不出先后",
                $"{Values.DescribeEn(first)} and {Values.DescribeEn(key)} have no order");
        }
    }

    /// <summary>The member to sort by, which may be a path with dots; null where it is missing.</summary>
    private static object? SortKey(CallSite call, object? item, string path)
    {
        call.Context.Spend(1);
        if (TryMember(call, item, path, out var direct)) return direct;
        foreach (var name in path.Split('.'))
        {
            if (!TryMember(call, item, name, out item)) return null;
        }
        return item;
    }

    private static bool TryMember(CallSite call, object? item, string name, out object? value)
    {
        value = null;
        switch (item)
        {
            case TemplateObject target:
                return target.TryGet(name, out value);
            case bool or decimal or long:
                throw call.Refused($"{Values.DescribeZh(item)}没有成员“{name}”", $"{Values.DescribeEn(item)} has no member '{name}'");
            case string text when name == "size":
                value = Numbers.Box(text.Length);
                return true;
            case IReadOnlyList<object?> list when name == "size":
                value = Numbers.Box(list.Count);
                return true;
            default:
                return false;
        }
    }

    private sealed class SortOrder : IComparer<object?>
    {
        public static readonly SortOrder Instance = new();

        public int Compare(object? x, object? y) => (x, y) switch
        {
            (null, null) => 0,
            (null, _) => -1,
            (_, null) => 1,
            (string a, string b) => string.CompareOrdinal(a, b),
            (long a, long b) => a.CompareTo(b),
            (decimal a, decimal b) => a.CompareTo(b),
            (bool a, bool b) => a.CompareTo(b),
            _ => 0,
        };
    }
}
