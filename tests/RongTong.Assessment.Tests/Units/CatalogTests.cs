using System.Reflection;
using System.Text.RegularExpressions;
using RongTong.Diagnostics;
using RongTong.Models;
using RongTong.Text;

namespace RongTong.Tests.Units;

/// <summary>Every factory of the catalogue, called once.</summary>
public partial class CatalogTests
{
    internal static IReadOnlyList<(string Factory, Diagnostic Diagnostic)> All { get; } =
        [.. typeof(DiagnosticCatalog).GetMethods(BindingFlags.Public | BindingFlags.Static).Where(m => m.ReturnType == typeof(Diagnostic)).Select(m => (m.Name, Call(m)))];

    /// <summary>Each factory by name; overloads say the same of different sources.</summary>
    internal static IEnumerable<IGrouping<string, Diagnostic>> ByFactory => All.GroupBy(f => f.Factory, f => f.Diagnostic, StringComparer.Ordinal);

    public static TheoryData<string> Factories => [.. ByFactory.Select(f => f.Key)];

    [Fact]
    public void Codes_are_unique_and_of_a_known_range()
    {
        ByFactory.ShouldAllBe(f => f.All(d => d.Code == f.First().Code));
        ByFactory.Select(f => f.First().Code).ShouldBeUnique();
        All.ShouldAllBe(f => Code().IsMatch(f.Diagnostic.Code));
        All.Count.ShouldBeGreaterThan(90);
    }

    [Theory]
    [MemberData(nameof(Factories))]
    public void Message_is_a_plain_line_in_both_languages(string factory)
    {
        foreach (var diagnostic in ByFactory.Single(f => f.Key == factory)) IsPlain(diagnostic);
    }

    private static void IsPlain(Diagnostic diagnostic)
    {
        foreach (var text in new[] { diagnostic.Message, diagnostic.Fix }.OfType<LocalizedText>())
        {
            text.Zh.ShouldNotBeNullOrWhiteSpace();
            text.En.ShouldNotBeNullOrWhiteSpace();
            (text.Zh + text.En).ShouldNotContain("\n");
            (text.Zh + text.En).ShouldNotMatch(@"System\.|Exception|Int32|Nullable|`1|\[\]");
            text.Zh.ShouldNotMatch(@"[。．.!！]$");
            text.En.ShouldNotMatch(@"[.!]$");
            Unquoted(text.En).Any(IsChinese).ShouldBeFalse(text.En);
        }
        diagnostic.Message.Zh.Any(IsChinese).ShouldBeTrue(diagnostic.Message.Zh);
        diagnostic.Message.En.ShouldNotBe(diagnostic.Message.Zh);
    }

    /// <summary>The summary of a factory begins with its code, so that the catalogue can be searched.</summary>
    [Fact]
    public void Codes_are_those_the_documentation_states()
    {
        var documentation = File.ReadAllText(Path.ChangeExtension(typeof(DiagnosticCatalog).Assembly.Location, ".xml"));
        foreach (var (factory, diagnostic) in All)
        {
            var summary = Regex.Match(documentation, $@"DiagnosticCatalog\.{factory}(\(|"").*?<summary>\s*(?<first>.*?)[:：]", RegexOptions.Singleline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5));
            summary.Groups["first"].Value.ShouldBe(diagnostic.Code, factory);
        }
    }

    [Fact]
    public void Diagnostics_of_answers_templates_and_files_are_named_by_a_test_or_a_case()
    {
        var texts = Sources("tests", "*.cs").Where(f => Path.GetFileName(f) != "CatalogTests.cs").Concat(Sources("tests", "*.txt")).Concat(Sources("rules", "*.yaml")).Select(File.ReadAllText).ToList();
        var missing = ByFactory.Select(f => f.First().Code)
            .Where(c => string.CompareOrdinal(c, "RT4") > 0 && !c.StartsWith("RT41", StringComparison.Ordinal) && !texts.Exists(t => t.Contains(c, StringComparison.Ordinal)));

        missing.ShouldBeEmpty();
    }

    private static IEnumerable<string> Sources(string folder, string pattern) =>
        Directory.EnumerateFiles(Path.Combine(Snapshots.Repository.Root, folder), pattern, SearchOption.AllDirectories)
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && !f.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    private static Diagnostic Call(MethodInfo factory) => (Diagnostic)factory.Invoke(null, [.. factory.GetParameters().Select(Argument)])!;

    /// <summary>A value for a parameter; texts that end up inside a sentence are of its language.</summary>
    private static object? Argument(ParameterInfo parameter) => parameter.ParameterType switch
    {
        var t when t == typeof(SourceSpan) || t == typeof(SourceSpan?) => new SourceSpan("model.yaml", 3, 5, 3, 9),
        var t when t == typeof(string) => parameter.Name!.EndsWith("Zh", StringComparison.Ordinal) ? "中文" : parameter.Name == "language" ? "en" : "word",
        var t when t == typeof(int) || t == typeof(int?) => 65,
        var t when t == typeof(long) => 65L,
        var t when t == typeof(decimal) => 1.5m,
        var t when t == typeof(bool) => true,
        var t when t == typeof(DateOnly) || t == typeof(DateOnly?) => new DateOnly(2026, 7, 15),
        var t when t == typeof(LocalizedText) => new LocalizedText("中文", "english"),
        var t when t == typeof(NumberRange) => new NumberRange(0, true, 1, false),
        var t when t.IsAssignableFrom(typeof(Field[])) => new[] { new Field("word", new LocalizedText("中文", "english"), FieldType.Bool, Unit.One, new SourceSpan("model.yaml", 3, 5, 3, 9)) },
        var t when t.IsAssignableFrom(typeof(string[])) => new[] { "words", "other" },
        var t when t.IsAssignableFrom(typeof(LocalizedText[])) => new[] { new LocalizedText("中文", "english"), new LocalizedText("另一处", "another") },
        var t when t.IsEnum => Enum.GetValues(t).GetValue(0),
        var t => throw new InvalidOperationException($"no value for a parameter of type {t.Name}"),
    };

    private static bool IsChinese(char c) => c is >= '\u4e00' and <= '\u9fff' or '，' or '；' or '：' or '“' or '”';

    private static string Unquoted(string text) => Quotes().Replace(text, "");

    [GeneratedRegex("'[^']*'", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Quotes();

    [GeneratedRegex("^RT[1-9][0-9]{3}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Code();
}
