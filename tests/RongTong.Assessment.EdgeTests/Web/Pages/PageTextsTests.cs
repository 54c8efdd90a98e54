using System.Reflection;
using System.Text.RegularExpressions;
using RongTong.Snapshots;
using RongTong.Text;
using RongTong.Web.Audit;
using RongTong.Web.Pages.Texts;

namespace RongTong.EdgeTests.Web.Pages;

/// <summary>Every word of the pages stands in both languages, in one place.</summary>
public sealed class PageTextsTests
{
    [Fact]
    public void Every_text_stands_in_both_languages()
    {
        var texts = Texts().ToList();
        texts.Count.ShouldBeGreaterThan(20);
        foreach (var (name, text) in texts)
        {
            text.Zh.ShouldNotBeNullOrWhiteSpace(name);
            text.En.ShouldNotBeNullOrWhiteSpace(name);
            if (name.StartsWith("ShellTexts.OtherLanguage", StringComparison.Ordinal)) continue;
            text.Zh.Any(IsChinese).ShouldBeTrue($"{name}: {text.Zh}");
            Regex.Replace(text.En, "专精特新|“小巨人”", "").Any(IsChinese).ShouldBeFalse($"{name}: {text.En}");
        }
    }

    [Fact]
    public void No_page_has_words_of_its_own()
    {
        var pages = Directory.GetFiles(Path.Combine(Repository.Root, "src", "RongTong.Assessment.Web", "Pages"), "*.razor", SearchOption.AllDirectories);
        pages.Length.ShouldBeGreaterThan(3);
        foreach (var page in pages)
            foreach (var line in File.ReadLines(page).Where(l => l.Any(IsChinese)))
                Assert.Fail($"{Path.GetFileName(page)}: {line}");
    }

    [Fact]
    public void Every_action_of_the_audit_log_has_words_of_its_own()
    {
        var kept = typeof(AuditAction).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (string)f.GetRawConstantValue()!).ToList();
        AuditTexts.Actions.ShouldBe(kept, ignoreOrder: true);
        kept.Select(a => AuditTexts.Action(a).Zh).ShouldBeUnique();
        kept.Select(a => AuditTexts.Action(a).En).ShouldBeUnique();
    }

    /// <summary>Every text there is; those made from values with values made up.</summary>
    private static IEnumerable<(string Name, LocalizedText Text)> Texts()
    {
        foreach (var type in typeof(ShellTexts).Assembly.GetTypes().Where(t => t.Namespace == typeof(ShellTexts).Namespace))
        {
            foreach (var property in type.GetProperties(BindingFlags.Static | BindingFlags.Public).Where(p => p.PropertyType == typeof(LocalizedText)))
                yield return ($"{type.Name}.{property.Name}", (LocalizedText)property.GetValue(null)!);
            foreach (var method in type.GetMethods(BindingFlags.Static | BindingFlags.Public).Where(m => m.ReturnType == typeof(LocalizedText) && !m.IsSpecialName && m.Name != "ForWhom"))
                if (method.Invoke(null, [.. method.GetParameters().Select(Sample)]) is LocalizedText text) yield return ($"{type.Name}.{method.Name}", text);
        }
        foreach (var model in ModelTexts.Order) yield return ($"ModelTexts.{model}", ModelTexts.ForWhom(model)!);
    }

    private static object? Sample(ParameterInfo parameter)
    {
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        return type == typeof(string) ? "x" : type == typeof(LocalizedText) ? new LocalizedText("甲", "x") : type == typeof(IReadOnlyList<LocalizedText>) ? new[] { new LocalizedText("甲", "x") } : Activator.CreateInstance(type);
    }

    private static bool IsChinese(char letter) => letter is >= '\u4e00' and <= '\u9fff';
}
