using RongTong.Reporting.Templating.Evaluation;
using RongTong.Reporting.Templating.Functions;
using Scriban;
using Scriban.Runtime;
using Scriban.Syntax;

namespace RongTong.Reporting.Templating;

/// <summary>The report model and the functions as Scriban is to see them: nothing in the model changes, nothing rounds in binary floating point.</summary>
internal static class ScribanValues
{
    /// <summary>An object with all its members.</summary>
    public static ScriptObject Of(TemplateObject source)
    {
        var target = new ScriptObject();
        foreach (var (name, value) in source) target.SetValue(name, Of(value), readOnly: true);
        target.IsReadOnly = true;
        return target;
    }

    /// <summary>Scriban's functions, the rounding ones replaced by those of the built-in interpreter.</summary>
    public static ScriptObject Functions()
    {
        var functions = TemplateContext.GetDefaultBuiltinObject();
        if (functions["math"] is not ScriptObject math) throw new InvalidOperationException("Scriban has no math functions.");
        Replace(math, "ceil", new Rounding(1, (number, _) => Numbers.Shortest(decimal.Ceiling(number))));
        Replace(math, "floor", new Rounding(1, (number, _) => Numbers.Shortest(decimal.Floor(number))));
        Replace(math, "round", new Rounding(2, Round));
        Replace(math, "divided_by", new Rounding(2, DividedBy));
        return functions;
    }

    private static object? Of(object? value) => value switch
    {
        TemplateObject inner => Of(inner),
        IReadOnlyList<object?> list => new ScriptArray(list.Select(Of)) { IsReadOnly = true },
        _ => value,
    };

    private static void Replace(ScriptObject group, string name, IScriptCustomFunction function)
    {
        group.Remove(name);
        group.SetValue(name, function, readOnly: true);
    }

    private static object? Round(decimal number, object? places) =>
        Numbers.TryInt(places, out var count) && count is >= 0 and <= MathFunctions.MostRounded
            ? Numbers.Shortest(decimal.Round(number, count, MidpointRounding.ToEven))
            : throw new InvalidOperationException("the places are not a whole number from 0 to 15");

    private static object? DividedBy(decimal number, object? divisor) => divisor switch
    {
        null => null,
        long whole => (int)decimal.Floor(Numbers.Shortest(number) / whole),
        _ when Numbers.TryDecimal(divisor, out var exact) => Numbers.Shortest(number) / exact,
        _ => throw new InvalidOperationException("the divisor is not a number"),
    };

    /// <summary>A function of a number and, where it takes two arguments, of something else.</summary>
    private sealed class Rounding(int most, Func<decimal, object?, object?> body) : IScriptCustomFunction
    {
        public int RequiredParameterCount => 1;

        public int ParameterCount => most;

        public ScriptVarParamKind VarParamKind => ScriptVarParamKind.None;

        public Type ReturnType => typeof(object);

        public ScriptParameterInfo GetParameterInfo(int index) =>
            index == 0 ? new ScriptParameterInfo(typeof(decimal), "value") : new ScriptParameterInfo(typeof(object), "other", null);

        public object? Invoke(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement)
        {
            var number = context.ToObject<decimal>(context.CurrentSpan, arguments[0]);
            var other = arguments.Count > 1 ? arguments[1] : null;
            return body(number, other is int whole ? (long)whole : other);
        }

        public ValueTask<object?> InvokeAsync(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement) =>
            ValueTask.FromResult(Invoke(context, callerContext, arguments, blockStatement));
    }
}
