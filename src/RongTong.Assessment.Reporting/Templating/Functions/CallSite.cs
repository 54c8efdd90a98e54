using RongTong.Reporting.Templating.Evaluation;
using RongTong.Reporting.Templating.Syntax;

namespace RongTong.Reporting.Templating.Functions;

/// <summary>One call of a function: its arguments, and the conversions they undergo.</summary>
internal readonly struct CallSite(RenderContext context, Expression.Call call, object?[] values)
{
    public RenderContext Context => context;

    public int Count => values.Length;

    /// <summary>An argument as it is; null where it is left out.</summary>
    public object? Value(int index) => index < values.Length ? values[index] : null;

    /// <summary>An argument as text; null stays null.</summary>
    public string? Text(int index) => ValueText.Of(context, Value(index));

    public int Int(int index)
    {
        if (Numbers.TryInt(Value(index), out var number)) return number;
        throw Wrong(index, "整数", "a whole number");
    }

    /// <summary>An argument as a decimal; null is zero.</summary>
    public decimal Number(int index)
    {
        if (Value(index) is null) return 0;
        if (Numbers.TryDecimal(Value(index), out var number)) return number;
        throw Wrong(index, "数", "a number");
    }

    /// <summary>An argument as a list; null stays null.</summary>
    public IReadOnlyList<object?>? List(int index) => Value(index) switch
    {
        null => null,
        IReadOnlyList<object?> list => list,
        _ => throw Wrong(index, "列表", "a list"),
    };

    /// <summary>An argument as an object; null stays null.</summary>
    public TemplateObject? Target(int index) => Value(index) switch
    {
        null => null,
        TemplateObject target => target,
        _ => throw Wrong(index, "对象", "an object"),
    };

    /// <summary>The items of a list, each paid for as it is visited.</summary>
    public IEnumerable<object?> Visit(IReadOnlyList<object?>? list)
    {
        if (list is null) yield break;
        for (var i = 0; i < list.Count; i++)
        {
            var item = list[i];
            context.SpendReading(item);
            yield return item;
        }
    }

    public RenderStop Wrong(int index, string expectedZh, string expectedEn)
    {
        var value = Value(index);
        var at = index < call.Arguments.Length ? call.Arguments[index].At : call.At;
        return context.WrongValue(
            at,
            $"{call.Function.Name} 的这个参数应当是{expectedZh}，现在是{Values.DescribeZh(value)}",
            $"{call.Function.Name} takes {expectedEn} here, not {Values.DescribeEn(value)}");
    }

    public RenderStop Refused(string zh, string en) =>
        context.WrongValue(call.At, $"{call.Function.Name}：{zh}", $"{call.Function.Name}: {en}");
}
