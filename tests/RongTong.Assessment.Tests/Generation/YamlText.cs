using System.Globalization;
using System.Text;

namespace RongTong.Tests.Generation;

/// <summary>A mapping in order, for writing.</summary>
internal sealed class YamlMap : List<(string Key, object Value)>
{
    public void Add(string key, object? value)
    {
        if (value is not null) Add((key, value));
    }
}

/// <summary>Writes nested mappings, lists and plain values as block YAML.</summary>
internal static class YamlText
{
    public static string Write(YamlMap map)
    {
        var text = new StringBuilder();
        Write(text, map, 0);
        return text.ToString();
    }

    private static void Write(StringBuilder text, YamlMap map, int indent)
    {
        var isFirst = true;
        foreach (var (key, value) in map)
        {
            if (!isFirst) text.Append(' ', indent);
            isFirst = false;
            text.Append(key).Append(':');
            WriteValue(text, value, indent + 2);
        }
    }

    private static void WriteValue(StringBuilder text, object value, int indent)
    {
        switch (value)
        {
            case YamlMap { Count: 0 }:
                text.Append(" {}\n");
                break;
            case YamlMap map:
                text.Append('\n').Append(' ', indent);
                Write(text, map, indent);
                break;
            case IReadOnlyCollection<object> { Count: 0 }:
                text.Append(" []\n");
                break;
            case IEnumerable<object> list:
                text.Append('\n');
                foreach (var item in list) WriteItem(text, item, indent);
                break;
            default:
                text.Append(' ').Append(Plain(value)).Append('\n');
                break;
        }
    }

    private static void WriteItem(StringBuilder text, object item, int indent)
    {
        text.Append(' ', indent).Append("- ");
        if (item is YamlMap map) Write(text, map, indent + 2);
        else text.Append(Plain(item)).Append('\n');
    }

    private static string Plain(object value) => value switch
    {
        decimal number => Dice.Text(number),
        int number => number.ToString(CultureInfo.InvariantCulture),
        bool flag => flag ? "true" : "false",
        string word when word.Length > 0 && word.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '@' or '.') && word[0] is not ('-' or '.' or '@') => word,
        string text => "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"",
        _ => throw new InvalidOperationException(value.GetType().Name),
    };
}
