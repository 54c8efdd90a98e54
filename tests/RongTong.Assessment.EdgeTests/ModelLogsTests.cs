using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using RongTong.Cli;
using RongTong.Diagnostics;

namespace RongTong.EdgeTests;

/// <summary><c>model check</c> and <c>model test</c> for other tools: JUnit and SARIF.</summary>
public sealed class ModelLogsTests
{
    private const string Model = "rules/miit/sme-digital-level/2024/model.yaml";

    [Theory]
    [InlineData("zh", "同级权重之和等于规定的合计")]
    [InlineData("en", "Weights of siblings add up")]
    public void Problems_of_a_model_are_results_with_their_region_and_help_in_both_languages(string language, string rule)
    {
        using var directory = Broken();
        var run = CommandRun.Of("model", "check", "--rules", directory["rules"], "--format", "sarif", "--lang", language);

        run.Exit.ShouldBe(ExitCode.ModelInvalid);
        using var log = SarifShape.Check(run.Bytes);
        var results = log.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray().ToList();
        var weights = results.First(r => r.GetProperty("ruleId").GetString() == "RT3001");
        weights.GetProperty("level").GetString().ShouldBe("error");
        var place = weights.GetProperty("locations")[0].GetProperty("physicalLocation");
        place.GetProperty("artifactLocation").GetProperty("uri").GetString().ShouldBe(Model);
        var line = File.ReadAllLines(directory[Model])[place.GetProperty("region").GetProperty("startLine").GetInt32() - 1];
        line.ShouldBe("  - id: foundation");
        var told = log.RootElement.GetProperty("runs")[0].GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray().First(r => r.GetProperty("id").GetString() == "RT3001");
        told.GetProperty("shortDescription").GetProperty("text").GetString().ShouldBe(rule);
        told.GetProperty("help").GetProperty("text").GetString().ShouldBe("同级权重之和等于规定的合计\n\nWeights of siblings add up");
    }

    [Fact]
    public void A_region_is_the_very_text_the_problem_is_about()
    {
        using var directory = Copy();
        directory.Write("rules/miit/sme-digital-level/2024/tests/stale.yaml", "- name: 写错的用例\n  asOf: 2026-07-15\n  expect: { grade: level-9x, status: decidedly }\n"u8.ToArray());
        var run = CommandRun.Of("model", "check", "--rules", directory["rules"], "--format", "sarif");

        using var log = SarifShape.Check(run.Bytes);
        var result = log.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray().ShouldHaveSingleItem();
        var physical = result.GetProperty("locations")[0].GetProperty("physicalLocation");
        var region = physical.GetProperty("region");
        var line = File.ReadAllLines(directory[physical.GetProperty("artifactLocation").GetProperty("uri").GetString()!])[region.GetProperty("startLine").GetInt32() - 1];
        line[(region.GetProperty("startColumn").GetInt32() - 1)..(region.GetProperty("endColumn").GetInt32() - 1)].ShouldBe("decidedly");
    }

    [Fact]
    public void Failing_cases_and_what_has_none_are_results()
    {
        using var directory = Copy();
        directory.Write("rules/miit/sme-digital-level/2024/tests/wrong.yaml", "- name: 写错的用例\n  asOf: 2026-07-15\n  expect: { status: decided }\n"u8.ToArray());
        var run = CommandRun.Of("model", "test", "--rules", directory["rules"], "--format", "sarif", "--lang", "en");

        run.Exit.ShouldBe(ExitCode.TargetMissed);
        using var log = SarifShape.Check(run.Bytes);
        var results = log.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray().ToList();
        results.ShouldContain(r => r.GetProperty("ruleId").GetString() == "RT6070" && r.GetProperty("message").GetProperty("text").GetString()!.Contains("status: expected decided, got undecided", StringComparison.Ordinal));
        results.ShouldContain(r => r.GetProperty("ruleId").GetString() == "RT6071" && r.GetProperty("message").GetProperty("text").GetString() == "no case: level-4-score: met");
    }

    [Fact]
    public void Changes_no_case_notices_are_results_and_explained_ones_accepted()
    {
        using var directory = Copy();
        directory.Write("rules/miit/sme-digital-level/2024/tests/one.yaml", "- name: 什么也不看\n  asOf: 2026-07-15\n  expect: { status: undecided }\n"u8.ToArray());
        directory.Write("rules/miit/sme-digital-level/2024/tests/equivalent.yaml", File.ReadAllBytes(Path.Combine(Snapshots.Repository.Rules, "miit/sme-digital-level/2024/tests/equivalent.yaml")));
        string[] line = ["model", "test", "--rules", directory["rules"], "--mutate", "--lang", "en"];
        var run = CommandRun.Of([.. line, "--format", "sarif", "-o", directory["log.sarif"]]);

        run.Exit.ShouldBe(ExitCode.TargetMissed);
        run.Bytes.ShouldBeEmpty();
        using var log = SarifShape.Check(File.ReadAllBytes(directory["log.sarif"]));
        var told = log.RootElement.GetProperty("runs")[0];
        var survivors = told.GetProperty("results").EnumerateArray().Where(r => r.GetProperty("ruleId").GetString() == "RT6072").ToList();
        survivors.ShouldContain(r => r.GetProperty("message").GetProperty("text").GetString()!.StartsWith("no case notices a change of 'level-2-score': score total: atLeast 40 → 41", StringComparison.Ordinal));
        survivors.Where(r => r.TryGetProperty("suppressions", out _)).ShouldHaveSingleItem().GetProperty("suppressions")[0].GetProperty("justification").GetString()!.ShouldStartWith("Scenes earn no points");
        var counts = told.GetProperty("properties").GetProperty("models")[0];
        counts.GetProperty("survived").GetInt32().ShouldBe(survivors.Count - 1);
        counts.GetProperty("mutants").GetInt32().ShouldBe(counts.GetProperty("refused").GetInt32() + counts.GetProperty("noticed").GetInt32() + counts.GetProperty("equivalent").GetInt32() + counts.GetProperty("survived").GetInt32());

        var junit = Junit(CommandRun.Of([.. line, "--format", "junit"]).Bytes);
        junit.Descendants("skipped").Count().ShouldBe(survivors.Count - 1);
        junit.Descendants("property").Single(p => p.Attribute("name")!.Value == "survived").Attribute("value")!.Value.ShouldBe(counts.GetProperty("survived").GetRawText());
    }

    [Fact]
    public void Cases_are_test_cases_of_a_suite_for_each_model()
    {
        using var directory = Copy();
        directory.Write("rules/miit/sme-digital-level/2024/tests/two.yaml", "- name: 对的 <用例> & \"引号\"\n  asOf: 2026-07-15\n  expect: { status: undecided }\n- name: 写错的用例\n  asOf: 2026-07-15\n  expect: { status: decided }\n"u8.ToArray());
        var run = CommandRun.Of("model", "test", "--rules", directory["rules"], "--format", "junit", "--lang", "zh");

        run.Exit.ShouldBe(ExitCode.TargetMissed);
        var suite = Junit(run.Bytes).Descendants("testsuite").ShouldHaveSingleItem();
        suite.Attribute("name")!.Value.ShouldBe("miit/sme-digital-level@2024");
        var right = suite.Elements("testcase").Single(c => c.Attribute("name")!.Value == "对的 <用例> & \"引号\"");
        right.Elements("failure").ShouldBeEmpty();
        right.Element("system-out")!.Value.ShouldBe("rules/miit/sme-digital-level/2024/tests/two.yaml:1:3");
        var wrong = suite.Elements("testcase").Single(c => c.Attribute("name")!.Value == "写错的用例").Element("failure")!;
        wrong.Attribute("type")!.Value.ShouldBe("RT6070");
        wrong.Value.ShouldBe("rules/miit/sme-digital-level/2024/tests/two.yaml(4,3): error RT6070: 用例“写错的用例”不过：status：应为 decided，得到 undecided");
    }

    [Fact]
    public void Files_are_test_cases_of_a_check()
    {
        using var directory = Broken();
        var run = CommandRun.Of("model", "check", "--rules", directory["rules"], "--format", "junit", "--lang", "en");

        run.Exit.ShouldBe(ExitCode.ModelInvalid);
        var file = Junit(run.Bytes).Descendants("testcase").Single(c => c.Attribute("name")!.Value == Model);
        file.Element("failure")!.Value.ShouldContain($"{Model}(");
        file.Element("failure")!.Value.ShouldContain("error RT3001: ");
    }

    [Fact]
    public void A_model_without_fault_has_no_results_and_passes()
    {
        using var log = SarifShape.Check(CommandRun.Of("model", "check", "miit/sme-digital-level", "--format", "sarif").Bytes);
        log.RootElement.GetProperty("runs")[0].GetProperty("results").GetArrayLength().ShouldBe(0);
        var junit = Junit(CommandRun.Of("model", "check", "miit/srdi-sme@2022+shandong", "--format", "junit").Bytes);
        junit.Descendants("testcase").Select(c => c.Attribute("name")!.Value).ShouldContain("rules/provinces/shandong/srdi-sme@2022.overlay.yaml");
        junit.Descendants("failure").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("model check miit/sme-digital-level --format text")]
    [InlineData("model check miit/sme-digital-level --format json")]
    [InlineData("model test miit/sme-digital-level --format junit")]
    public void Output_goes_to_a_file_where_one_is_named(string line)
    {
        using var directory = new TemporaryDirectory();
        var run = CommandRun.Of([.. line.Split(' '), "-o", directory["out/file"]]);
        run.Exit.ShouldBe(ExitCode.Done, run.Messages);
        run.Bytes.ShouldBeEmpty();
        File.ReadAllBytes(directory["out/file"]).ShouldBe(CommandRun.Of(line.Split(' ')).Bytes);
        CommandRun.Of([.. line.Split(' '), "-o", directory["out/file/below"]]).Exit.ShouldBe(ExitCode.InputOutput);
    }

    [Fact]
    public void Every_code_of_a_models_files_has_its_rule()
    {
        DiagnosticRules.Codes.ShouldAllBe(c => DiagnosticRules.Of(c)!.Zh.Length > 0 && DiagnosticRules.Of(c)!.En.Length > 0);
        var documentation = File.ReadAllText(Path.ChangeExtension(typeof(DiagnosticCatalog).Assembly.Location, ".xml"));
        var codes = System.Text.RegularExpressions.Regex.Matches(documentation, "<summary>\\s*(?<code>RT(?:[123][0-9]{3}|600[123]|607[012]))[:：]", System.Text.RegularExpressions.RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5)).Select(m => m.Groups["code"].Value).Distinct().Order(StringComparer.Ordinal);
        DiagnosticRules.Codes.ShouldBe(codes);
    }

    private static TemporaryDirectory Copy()
    {
        var directory = new TemporaryDirectory();
        directory.Write(Model, File.ReadAllBytes(Path.Combine(Snapshots.Repository.Root, Model)));
        return directory;
    }

    private static TemporaryDirectory Broken()
    {
        var directory = Copy();
        var text = File.ReadAllText(directory[Model]);
        File.WriteAllText(directory[Model], text.Replace("\n    weight: 50\n", "\n    weight: 45\n", StringComparison.Ordinal));
        return directory;
    }

    /// <summary>The report, held against what build servers read.</summary>
    private static XDocument Junit(byte[] bytes)
    {
        var schema = new XmlSchemaSet();
        schema.Add(null, XmlReader.Create(Path.Combine(Snapshots.Repository.Root, "tests/RongTong.Assessment.EdgeTests/junit.xsd")));
        var document = XDocument.Load(new MemoryStream(bytes));
        document.Validate(schema, (_, problem) => throw problem.Exception);
        foreach (var suite in document.Descendants("testsuite"))
        {
            suite.Attribute("tests")!.Value.ShouldBe(suite.Elements("testcase").Count().ToString(System.Globalization.CultureInfo.InvariantCulture));
            suite.Attribute("failures")!.Value.ShouldBe(suite.Elements("testcase").Count(c => c.Element("failure") is not null).ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
        return document;
    }
}
