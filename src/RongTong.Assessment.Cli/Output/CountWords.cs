namespace RongTong.Cli.Output;

/// <summary>Small counts inside sentences.</summary>
internal static class CountWords
{
    private static readonly string[] Chinese = ["零", "一", "两", "三", "四", "五", "六", "七", "八", "九", "十"];
    private static readonly string[] English = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

    public static string Zh(int count) => count is >= 0 and <= 10 ? Chinese[count] : Figures.Count(count);

    public static string En(int count) => count is >= 0 and <= 10 ? English[count] : Figures.Count(count);

    /// <summary>With a capital, for the beginning of a sentence.</summary>
    public static string Capital(string word) => word.Length == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..];

    /// <summary>A name inside an English sentence: <c>Level 1</c> becomes <c>level 1</c>; abbreviations stay.</summary>
    public static string Inside(string name) => name.Length > 1 && char.IsAsciiLetterLower(name[1]) ? char.ToLowerInvariant(name[0]) + name[1..] : name;
}
