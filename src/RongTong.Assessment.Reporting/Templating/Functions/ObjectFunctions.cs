using RongTong.Reporting.Templating.Evaluation;

namespace RongTong.Reporting.Templating.Functions;

/// <summary><c>object.*</c>.</summary>
internal static class ObjectFunctions
{
    public static IEnumerable<TemplateFunction> All =>
    [
        new("object.default", 2, 2, call => call.Value(0) is null or "" ? call.Value(1) : call.Value(0)),
        new("object.has_key", 2, 2, call => call.Target(0) is { } target && call.Text(1) is { } name && target.TryGet(name, out _)),
        new("object.keys", 1, 1, call => Gather(call, static member => member.Key)),
        new("object.size", 1, 1, call => Numbers.Box(Size(call.Value(0)))),
        new("object.values", 1, 1, call => Gather(call, static member => member.Value)),
    ];

    private static object?[] Gather(CallSite call, Func<KeyValuePair<string, object?>, object?> choose)
    {
        if (call.Target(0) is not { } target) return [];
        call.Context.Spend(target.Count);
        return [.. target.Select(choose)];
    }

    private static int Size(object? value) => value switch
    {
        string text => text.Length,
        IReadOnlyList<object?> list => list.Count,
        TemplateObject target => target.Count,
        _ => 0,
    };
}
