using System.Globalization;
using System.Text;

namespace RongTong.Reporting.Templating.Evaluation;

/// <summary>How values are written out.</summary>
internal static class ValueText
{
    private const int NestingLimit = 20;

    /// <summary>The text of a value: null for null, lists as <c>[1, "a"]</c>, objects as <c>{name: "a"}</c>.</summary>
    public static string? Of(RenderContext context, object? value)
    {
        switch (value)
        {
            case null:
                return null;
            case string text:
                return text;
            case bool truth:
                return truth ? "true" : "false";
            case decimal number:
                return number.ToString(CultureInfo.InvariantCulture);
            case long number:
                return number.ToString(CultureInfo.InvariantCulture);
        }
        var written = new StringBuilder();
        Append(context, written, value, 1);
        return written.ToString();
    }

    private static void Append(RenderContext context, StringBuilder output, object? value, int level)
    {
        if (level > NestingLimit) throw context.Limit("列表和对象嵌套太深，不能输出", "lists and objects nest too deep to be written out");
        context.Spend(1);
        var before = output.Length;
        switch (value)
        {
            case null:
                output.Append("null");
                break;
            case string text:
                AppendQuoted(output, text);
                break;
            case TemplateObject target:
                AppendObject(context, output, target, level);
                break;
            case IReadOnlyList<object?> list:
                AppendList(context, output, list, level);
                break;
            default:
                output.Append(Of(context, value));
                break;
        }
        context.SpendText(output.Length - before, output.Length);
    }

    private static void AppendList(RenderContext context, StringBuilder output, IReadOnlyList<object?> list, int level)
    {
        output.Append('[');
        for (var i = 0; i < list.Count; i++)
        {
            if (i > 0) output.Append(", ");
            Append(context, output, list[i], level + 1);
        }
        output.Append(']');
    }

    private static void AppendObject(RenderContext context, StringBuilder output, TemplateObject target, int level)
    {
        output.Append('{');
        var first = true;
        foreach (var (name, value) in target)
        {
            if (!first) output.Append(", ");
            first = false;
            if (IsPlainName(name)) output.Append(name);
            else AppendQuoted(output, name);
            output.Append(": ");
            Append(context, output, value, level + 1);
        }
        output.Append('}');
    }

    private static bool IsPlainName(string name) => name.Length > 0 && (char.IsLetter(name[0]) || name[0] == '_') && name.All(c => char.IsLetterOrDigit(c) || c == '_');

    private static void AppendQuoted(StringBuilder output, string text)
    {
        output.Append('"');
        foreach (var c in text)
        {
            switch (c)
            {
                case '"': output.Append("\\\""); break;
                case '\\': output.Append("\\\\"); break;
                case '\a': output.Append("\\a"); break;
                case '\b': output.Append("\\b"); break;
                case '\t': output.Append("\\t"); break;
                case '\r': output.Append("\\r"); break;
                case '\v': output.Append("\\v"); break;
                case '\f': output.Append("\\f"); break;
                case '\n': output.Append("\\n"); break;
                case < ' ': output.Append(CultureInfo.InvariantCulture, $"\\x{(int)c:x2}"); break;
                default: output.Append(c); break;
            }
        }
        output.Append('"');
    }
}
