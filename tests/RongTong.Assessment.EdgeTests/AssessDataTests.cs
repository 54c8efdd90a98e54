using System.Text;
using System.Text.Json;
using RongTong.Cli;
using RongTong.Snapshots;

namespace RongTong.EdgeTests;

public sealed class AssessDataTests
{
    private const string Qiheng = "rules/samples/qiheng.yaml";

    [Fact]
    public void One_sheet_is_one_object()
    {
        var run = CommandRun.Of("assess", Qiheng, "--format", "json");
        run.Exit.ShouldBe(ExitCode.Done);
        run.Messages.ShouldBeEmpty();
        run.Text.ShouldEndWith("}\n");
        using var json = JsonDocument.Parse(run.Bytes);
        json.RootElement.GetProperty("schema").GetString().ShouldBe("rongtong/assessment@1");
        json.RootElement.GetProperty("outcome").GetProperty("grade").GetString().ShouldBe("level-1");
        json.RootElement.GetProperty("score").GetProperty("value").GetDecimal().ShouldBe(35.975m);
        json.RootElement.GetProperty("advice").GetArrayLength().ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Several_sheets_are_an_array_in_order()
    {
        using var json = JsonDocument.Parse(CommandRun.Of("assess", "rules/samples/sf-01.yaml", CommandRun.Sheet("stream.yaml"), CommandRun.Sheet("several.ndjson"), "--format", "json").Bytes);
        Names(json.RootElement)[1..].ShouldBe(["甲厂（示例）", "乙厂（示例）", "丙厂（示例）", "甲厂（示例）", "乙厂（示例）"]);
    }

    [Fact]
    public void A_directory_is_all_its_sheets()
    {
        var run = CommandRun.Of("assess", "rules/samples", "--format", "ndjson");
        run.Text.TrimEnd('\n').Split('\n').Length.ShouldBe(Directory.GetFiles(Path.Combine(Repository.Rules, "samples"), "*.yaml").Length);
    }

    [Fact]
    public void Ndjson_is_one_line_each()
    {
        var lines = CommandRun.Of("assess", CommandRun.Sheet("stream.yaml"), "--format", "ndjson").Text.TrimEnd('\n').Split('\n');
        lines.Length.ShouldBe(3);
        foreach (var line in lines) JsonDocument.Parse(line).Dispose();
    }

    [Theory]
    [InlineData("{\"sheet\":\"rongtong/sheet@1\",\"model\":\"miit/sme-digital-level@2024\",\"asOf\":\"2026-07-15\",\"answers\":{\"product-design\":1}}")]
    [InlineData("sheet: rongtong/sheet@1\nmodel: miit/sme-digital-level@2024\nasOf: 2026-07-15\nanswers: { product-design: 1 }\n")]
    public void Standard_input_is_json_or_yaml(string text)
    {
        var run = CommandRun.With(c => c with { Input = new MemoryStream(Encoding.UTF8.GetBytes(text)) }, "assess", "-", "--format", "json");
        run.Exit.ShouldBe(ExitCode.Done);
        using var json = JsonDocument.Parse(run.Bytes);
        json.RootElement.GetProperty("outcome").GetProperty("status").GetString().ShouldBe("undecided");
    }

    [Fact]
    public void Data_is_the_same_bytes_whatever_the_machine_speaks()
    {
        var english = CommandRun.Of("assess", Qiheng, "--format", "json").Bytes;
        CommandRun.With(c => c with { Variable = _ => "zh_CN.UTF-8" }, "assess", Qiheng, "--format", "json").Bytes.ShouldBe(english);
        CommandRun.Of("assess", Qiheng, "--format", "json", "--lang", "zh").Bytes.ShouldBe(english);
        CommandRun.Of("assess", Qiheng, "--format", "json", "--lang", "en").Text.ShouldContain("Level 1");
    }

    [Fact]
    public void A_file_for_one_sheet()
    {
        using var directory = new TemporaryDirectory();
        var run = CommandRun.Of("assess", Qiheng, "--format", "json", "-o", directory["new/result.json"]);
        run.Exit.ShouldBe(ExitCode.Done);
        run.Bytes.ShouldBeEmpty();
        File.ReadAllBytes(directory["new/result.json"]).ShouldBe(CommandRun.Of("assess", Qiheng, "--format", "json").Bytes);
        Directory.GetFiles(directory["new"]).Length.ShouldBe(1);
    }

    [Fact]
    public void A_directory_for_several_and_no_name_twice()
    {
        using var directory = new TemporaryDirectory();
        CommandRun.Of("assess", Qiheng, "rules/samples/qiheng-incomplete.yaml", CommandRun.Sheet("stream.yaml"), "--format", "text", "-o", directory["out"]).Exit.ShouldBe(ExitCode.Done);
        Directory.GetFiles(directory["out"]).Select(Path.GetFileName).Order(StringComparer.Ordinal)
            .ShouldBe(["91330400MA2JX7Q3K0-2.txt", "91330400MA2JX7Q3K0.txt", "丙厂-示例.txt", "乙厂-示例.txt", "甲厂-示例.txt"]);
    }

    [Fact]
    public void Several_sheets_do_not_fit_one_file()
    {
        using var directory = new TemporaryDirectory();
        var run = CommandRun.Of("assess", CommandRun.Sheet("stream.yaml"), "--format", "md", "-o", directory["all.md"]);
        run.Exit.ShouldBe(ExitCode.Usage);
        run.Messages.ShouldContain("RT6018");
        Directory.GetFileSystemEntries(directory.Path).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("json")]
    [InlineData("ndjson")]
    public void Several_results_make_one_list(string format)
    {
        using var directory = new TemporaryDirectory();
        var file = directory["all." + format];
        CommandRun.Of("assess", CommandRun.Sheet("stream.yaml"), "--format", format, "-o", file).Exit.ShouldBe(ExitCode.Done);
        File.ReadAllText(file).ShouldBe(CommandRun.Of("assess", CommandRun.Sheet("stream.yaml"), "--format", format).Text);
    }

    [Fact]
    public void One_broken_sheet_does_not_stop_the_others()
    {
        using var directory = new TemporaryDirectory();
        var broken = directory.Write("broken.yaml", "sheet: [\n"u8.ToArray());
        var run = CommandRun.Of("assess", broken, Qiheng, "--format", "json");
        run.Exit.ShouldBe(ExitCode.InputInvalid);
        run.Messages.ShouldContain("RT1001");
        using var json = JsonDocument.Parse(run.Bytes);
        json.RootElement.GetArrayLength().ShouldBe(1);
    }

    [Theory]
    [InlineData("html", "<!doctype html>")]
    [InlineData("md", "# 启衡精密机械有限公司（示例）")]
    public void Reports_go_through_the_templates_in_chinese_unless_asked(string format, string start)
    {
        var run = CommandRun.Of("assess", Qiheng, "--format", format);
        run.Exit.ShouldBe(ExitCode.Done);
        run.Text.ShouldStartWith(start);
        run.Text.ShouldContain("离二级还差");
        CommandRun.Of("assess", Qiheng, "--format", format, "--lang", "en").Text.ShouldContain("level 2");
    }

    [Fact]
    public void Several_pages_need_a_directory()
    {
        using var directory = new TemporaryDirectory();
        CommandRun.Of("assess", CommandRun.Sheet("stream.yaml"), "--format", "html").Exit.ShouldBe(ExitCode.Usage);
        CommandRun.Of("assess", CommandRun.Sheet("stream.yaml"), "--format", "html", "-o", directory["out"]).Exit.ShouldBe(ExitCode.Done);
        Directory.GetFiles(directory["out"], "*.html").Length.ShouldBe(3);
    }

    [Fact]
    public void Broken_templates_are_named_before_anything_is_written()
    {
        using var directory = new TemporaryDirectory();
        directory.Write("templates/zh-CN/enterprise-report.md.sbn", "{{ if }}"u8.ToArray());
        var run = CommandRun.Of("assess", Qiheng, "--format", "md", "--templates", directory["templates"]);
        run.Exit.ShouldBe(ExitCode.ModelInvalid);
        run.Messages.ShouldContain("RT5001");
        run.Bytes.ShouldBeEmpty();
        CommandRun.Of("assess", Qiheng, "--format", "md", "--templates", directory["nowhere"]).Exit.ShouldBe(ExitCode.InputOutput);
    }

    [Fact]
    public void A_date_of_the_caller_outranks_the_sheet()
    {
        using var json = JsonDocument.Parse(CommandRun.Of("assess", Qiheng, "--as-of", "2024-12-31", "--format", "json").Bytes);
        json.RootElement.GetProperty("asOf").GetString().ShouldBe("2024-12-31");
    }

    [Fact]
    public void A_sheet_without_a_date_takes_today_and_says_so()
    {
        var run = CommandRun.Of("assess", CommandRun.Sheet("no-date.yaml"), "--format", "json");
        run.Exit.ShouldBe(ExitCode.Done);
        using var json = JsonDocument.Parse(run.Bytes);
        json.RootElement.GetProperty("asOf").GetString().ShouldBe("2026-07-15");
        Codes(json.RootElement).ShouldContain("RT4020");
        run.Messages.ShouldContain("RT4020");
        CommandRun.Of("assess", CommandRun.Sheet("no-date.yaml"), "--format", "json", "--quiet").Messages.ShouldBeEmpty();
    }

    private static string?[] Names(JsonElement array) => [.. array.EnumerateArray().Select(a => a.GetProperty("enterprise").GetProperty("name").GetString())];

    private static string?[] Codes(JsonElement assessment) => [.. assessment.GetProperty("diagnostics").EnumerateArray().Select(d => d.GetProperty("code").GetString())];
}
