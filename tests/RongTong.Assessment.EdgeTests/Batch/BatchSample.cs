using System.Text;
using RongTong.Hosting;
using RongTong.Hosting.Batch;
using RongTong.Hosting.Batch.Samples;
using RongTong.Models;
using RongTong.Snapshots;

namespace RongTong.EdgeTests.Batch;

/// <summary>Tables for the tests: invented applicants, and one firm that holds the title with every field under the test's hand.</summary>
internal static class BatchSample
{
    public const string Model = "miit/srdi-sme@2026";

    private static readonly Lazy<BatchModel> Compiled = new(() => new BatchModel(Model, [new RuleDirectory(Repository.Rules).Compile(ModelRef.TryParse(Model, out var reference) ? reference : null!, withMeasures: false).Value!]));

    /// <summary>A firm that meets everything.</summary>
    private static readonly (string Id, string Name, string Value)[] Good =
    [
        ("uscc", "统一社会信用代码", "91330400MA2JX7Q3K0"), ("enterprise_name", "企业名称", "启衡精密机械有限公司（示例）"), ("region_code", "所在省市县（行政区划代码）", "330400"),
        ("application_date", "申报日期", "2026-07-15"), ("registered_in_mainland", "", "true"), ("in_abnormal_list", "", "false"), ("in_serious_dishonesty_list", "", "false"),
        ("product_prohibited_class", "", "false"), ("safety_accident_3y", "", "false"), ("cyber_data_incident_3y", "", "false"), ("env_violation_3y", "", "false"), ("quality_problem_3y", "", "false"),
        ("industry_rule_violation_3y", "", "false"), ("reapply_ban_active", "", "false"), ("title_tech_innovative_valid", "", "true"), ("size_industry", "", "industry"), ("employees_y1", "", "120"),
        ("revenue_y1", "", "6000"), ("revenue_y2", "", "5500"), ("main_revenue_y1", "", "5700"), ("total_assets_y1", "", "8000"), ("total_liabilities_y1", "", "3000"), ("rd_expense_y1", "", "300"),
        ("rd_expense_y2", "", "280"), ("niche_years", "", "8"), ("ip_class1_applied_count", "", "2"), ("ip_class1_owned_count", "", "3"), ("market_position_reviewed", "", "true"),
        ("market_share_domestic", "", "0.12"), ("eval_score_current", "", "70"), ("is_reexamination", "", "false"),
    ];

    /// <summary>The compiled model.</summary>
    public static BatchModel Open() => Compiled.Value;

    /// <summary>Invented applicants as CSV.</summary>
    public static byte[] Invented(int rows, ulong seed = 1)
    {
        var text = new MemoryStream();
        ApplicantGenerator.Write(Open(), rows, seed, 60, withNames: false, text);
        return text.ToArray();
    }

    /// <summary>The ids of the good firm's columns.</summary>
    public static string Header => string.Join(',', Good.Select(g => g.Id));

    /// <summary>The titles in Chinese.</summary>
    public static string ChineseHeader => string.Join(',', Good.Select(g => Open().Fields.FirstOrDefault(f => f.Id == g.Id)?.Name.Zh ?? g.Name));

    /// <summary>The good firm, with a code of its own, and some cells changed.</summary>
    public static string Row(int number, params (string Id, string Value)[] changes) => string.Join(',', Good.Select(g => Quoted(
        changes.FirstOrDefault(c => c.Id == g.Id) is { Id: not null } change ? change.Value
        : g.Id == "uscc" ? Code(number)
        : g.Value)));

    /// <summary>A valid code.</summary>
    public static string Code(int number)
    {
        var body = $"91330400MA{number.ToString("0000000", System.Globalization.CultureInfo.InvariantCulture)}";
        return body + CreditCode.CheckDigit(body);
    }

    /// <summary>A table of rows under the header.</summary>
    public static byte[] Table(params IEnumerable<string> rows) => Encoding.UTF8.GetBytes(Header + "\r\n" + string.Concat(rows.Select(r => r + "\r\n")));

    private static string Quoted(string cell) => cell.AsSpan().ContainsAny(",\"\r\n") ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
}
