namespace RongTong.Reporting.Templating.Evaluation;

/// <summary>What values are, in words and as conditions.</summary>
internal static class Values
{
    /// <summary>Everything is true but <c>null</c> and <c>false</c>: zero, empty text and empty lists too.</summary>
    public static bool IsTrue(object? value) => value is not (null or false);

    public static string DescribeZh(object? value) => value switch
    {
        null => "空值",
        bool => "真假值",
        decimal or long => "数",
        string => "文本",
        TemplateObject => "对象",
        _ => "列表",
    };

    public static string DescribeEn(object? value) => value switch
    {
        null => "null",
        bool => "a boolean",
        decimal or long => "a number",
        string => "a text",
        TemplateObject => "an object",
        _ => "a list",
    };
}
