using System.CommandLine;
using RongTong.Text;

namespace RongTong.Cli;

/// <summary>The options every verb has, each spelled once.</summary>
internal static class CommonOptions
{
    public const string Lang = "--lang";
    public const string Rules = "--rules";
    public const string Quiet = "--quiet";
    public const string NoColour = "--no-color";
    public const string Help = "--help";
    public const string Format = "--format";

    /// <summary>Adds them to the root, for every verb below it.</summary>
    public static void AddTo(Command root, Language language)
    {
        root.Add(new Option<string>(Lang) { HelpName = "zh|en|zh+en", Recursive = true, Description = language.Of("文字的语言；数据默认中文；zh+en 出中英对照的报告", "language of texts; data is Chinese unless given; zh+en: reports in both side by side") });
        root.Add(new Option<string>(Rules) { HelpName = "DIR", Recursive = true, Description = language.Of("规则目录，默认用程序自带的", "rule directory; the one beside the program by default") });
        root.Add(new Option<bool>(Quiet, "-q") { Recursive = true, Description = language.Of("只报错误", "no messages but errors") });
        root.Add(new Option<bool>(NoColour) { Recursive = true, Description = language.Of("不用颜色（同 NO_COLOR）", "no colours (as NO_COLOR)") });
        root.Add(new Option<bool>(Help, "-h", "-?") { Recursive = true, Description = language.Of("显示说明", "show help") });
    }

    /// <summary>The option for the form of the output.</summary>
    public static Option<string> FormatOf(Language language, params string[] known) =>
        new(Format, "-f") { HelpName = string.Join('|', known), Description = language.Of("输出格式", "form of the output") };

    /// <summary>The option for a file in place of the output.</summary>
    public static Option<string> OutputOf(Language language) => new("--output", "-o") { HelpName = "PATH", Description = language.Of("写到文件", "write to a file") };

    /// <summary>One of two texts.</summary>
    public static string Of(this Language language, string zh, string en) => language == Language.Zh ? zh : en;
}
