using System.Globalization;
using System.Net;
using RongTong.Reporting.Templating.Evaluation;

namespace RongTong.Reporting.Templating.Functions;

/// <summary><c>string.*</c> and <c>html.*</c>. Comparison is ordinal, case mapping invariant.</summary>
internal static class StringFunctions
{
    public static IEnumerable<TemplateFunction> All =>
    [
        new("string.append", 2, 2, call => Join(call, call.Text(0), call.Text(1))),
        new("string.capitalize", 1, 1, call => Capitalize(call, call.Text(0))),
        new("string.contains", 2, 2, call => Contains(call)),
        new("string.downcase", 1, 1, call => Made(call, call.Text(0)?.ToLowerInvariant())),
        new("string.empty", 1, 1, call => string.IsNullOrEmpty(call.Text(0))),
        new("string.ends_with", 2, 2, call => Compare(call, static (text, end) => text.EndsWith(end, StringComparison.Ordinal))),
        new("string.lstrip", 1, 1, call => Made(call, call.Text(0)?.TrimStart())),
        new("string.pad_left", 2, 2, call => Pad(call, static (text, width) => text.PadLeft(width))),
        new("string.pad_right", 2, 2, call => Pad(call, static (text, width) => text.PadRight(width))),
        new("string.prepend", 2, 2, call => Join(call, call.Text(1), call.Text(0))),
        new("string.replace", 3, 3, Replace),
        new("string.rstrip", 1, 1, call => Made(call, call.Text(0)?.TrimEnd())),
        new("string.size", 1, 1, call => Numbers.Box(call.Text(0)?.Length ?? 0)),
        new("string.slice", 2, 3, Slice),
        new("string.split", 2, 2, Split),
        new("string.starts_with", 2, 2, call => Compare(call, static (text, start) => text.StartsWith(start, StringComparison.Ordinal))),
        new("string.strip", 1, 1, call => Made(call, call.Text(0)?.Trim())),
        new("string.to_int", 1, 1, ToInt),
        new("string.truncate", 2, 3, Truncate),
        new("string.upcase", 1, 1, call => Made(call, call.Text(0)?.ToUpperInvariant())),
        new("string.whitespace", 1, 1, call => string.IsNullOrWhiteSpace(call.Text(0))),
        new("html.escape", 1, 1, call => Made(call, WebUtility.HtmlEncode(call.Text(0)))),
    ];

    private static string? Made(CallSite call, string? text) => text is null ? null : call.Context.Made(text);

    private static string Join(CallSite call, string? first, string? second)
    {
        var length = (long)(first?.Length ?? 0) + (second?.Length ?? 0);
        call.Context.SpendText(length, length);
        return first + second;
    }

    private static string Capitalize(CallSite call, string? text) =>
        string.IsNullOrEmpty(text) || char.IsUpper(text[0]) ? text ?? "" : call.Context.Made(char.ToUpperInvariant(text[0]) + text[1..]);

    private static object Contains(CallSite call)
    {
        if (call.Text(0) is not { Length: > 0 } text || call.Text(1) is not { Length: > 0 } wanted) return false;
        call.Context.SpendSearch(text, wanted);
        return text.Contains(wanted, StringComparison.Ordinal);
    }

    private static object Compare(CallSite call, Func<string, string, bool> compare)
    {
        if (call.Text(0) is not { Length: > 0 } text || call.Text(1) is not { Length: > 0 } part) return false;
        call.Context.SpendReading(part);
        return compare(text, part);
    }

    private static string Pad(CallSite call, Func<string, int, string> pad)
    {
        var text = call.Text(0) ?? "";
        var width = call.Int(1);
        if (width < 0) throw call.Refused("宽度不能是负数", "the width cannot be negative");
        var length = Math.Max(width, text.Length);
        call.Context.SpendText(length, length);
        return pad(text, width);
    }

    private static string Replace(CallSite call)
    {
        var text = call.Text(0) ?? "";
        var wanted = call.Text(1) ?? "";
        var replacement = call.Text(2) ?? "";
        if (text.Length == 0) return "";
        if (wanted.Length == 0) throw call.Refused("要替换的文本不能为空", "the text to replace cannot be empty");
        call.Context.SpendSearch(text, wanted);
        var count = 0;
        for (var at = text.IndexOf(wanted, StringComparison.Ordinal); at >= 0; at = text.IndexOf(wanted, at + wanted.Length, StringComparison.Ordinal)) count++;
        var length = text.Length + ((long)count * (replacement.Length - wanted.Length));
        call.Context.SpendText(length, length);
        return text.Replace(wanted, replacement, StringComparison.Ordinal);
    }

    private static string Slice(CallSite call)
    {
        var text = call.Text(0) ?? "";
        long start = call.Int(1);
        var length = call.Value(2) is null ? text.Length : (long)call.Int(2);
        if (text.Length == 0 || start >= text.Length) return "";
        if (start < 0) start += text.Length;
        if (start < 0)
        {
            length += start;
            start = 0;
            if (length <= 0) return "";
        }
        if (length < 0) throw call.Refused("长度不能是负数", "the length cannot be negative");
        return call.Context.Made(text.Substring((int)start, (int)Math.Min(length, text.Length - start)));
    }

    private static IReadOnlyList<object?> Split(CallSite call)
    {
        var text = call.Text(0) ?? "";
        var separator = call.Text(1) ?? "";
        if (text.Length == 0) return [];
        if (separator.Length == 0) return [text];
        call.Context.SpendSearch(text, separator);
        call.Context.SpendText(text.Length * 4L, text.Length);
        return text.Split(separator, StringSplitOptions.RemoveEmptyEntries);
    }

    private static object? ToInt(CallSite call) =>
        int.TryParse(call.Text(0), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? Numbers.Box(number) : null;

    private static string Truncate(CallSite call)
    {
        var text = call.Text(0) ?? "";
        var length = call.Int(1);
        var ellipsis = call.Text(2) ?? "...";
        if (text.Length == 0) return "";
        if (text.Length <= length) return text;
        var kept = (int)Math.Max(0L, (long)length - ellipsis.Length);
        call.Context.SpendText(kept + ellipsis.Length, (long)kept + ellipsis.Length);
        return string.Concat(text.AsSpan(0, kept), ellipsis);
    }
}
