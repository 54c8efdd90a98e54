using System.Collections.Immutable;
using RongTong.Assessing;
using RongTong.Models;
using RongTong.Reporting.Wording;
using RongTong.Text;

namespace RongTong.Reporting.Questionnaires;

/// <summary>The first section of every form: who answers, and by the rules of which day. Stateless and thread-safe.</summary>
public static class EnterpriseSection
{
    /// <summary>The item for the day whose rules apply.</summary>
    public const string AsOf = "asOf";

    private static readonly ImmutableArray<string> Sizes = ["micro", "small", "medium", "large"];

    internal static FormSection Of(EvaluationModel model)
    {
        var optional = new LocalizedText("可不填", "optional");
        FormItem Item(string id, FormControl control, LocalizedText name, LocalizedText? help, FieldType type = FieldType.Text) =>
            new(FormItem.Firm + id, new Field(id, name, type, Unit.One, default) { Help = help }, control);
        return new FormSection(FormSectionKind.Enterprise, new LocalizedText("企业情况", "Enterprise"),
        [
            new FormGroup(null,
            [
                Item("name", FormControl.Text, new LocalizedText("企业名称", "Name of the enterprise"), new LocalizedText("照营业执照填写", "As on the business licence")),
                Item("uscc", FormControl.Code, new LocalizedText("统一社会信用代码", "Unified social credit code"), new LocalizedText("照营业执照填写，末位是校验码", "As on the business licence; the last character is a check digit")),
                Item("region", FormControl.Text, new LocalizedText("所在地区（行政区划代码）", "Region (GB/T 2260 code)"), new LocalizedText("六位代码，如 310115", "Six digits, such as 310115")),
                Item(AsOf, FormControl.Date, new LocalizedText("规则日期", "Date whose rules apply"), new LocalizedText("按哪一天的规则，一般是申报日期", "Mostly the day of application"), FieldType.Date),
                Item("industry", FormControl.Text, new LocalizedText("国民经济行业代码", "Industry (GB/T 4754 code)"), new LocalizedText("如 34", "Such as 34")) with { MayBeLeft = optional },
                Item("size", FormControl.OneOf, new LocalizedText("企业规模", "Size class"), new LocalizedText("只用来选建议里的成本估算，不参与判定", "Picks the estimates shown with advice; decides nothing"), FieldType.Single) with
                {
                    MayBeLeft = optional, Choices = [.. Sizes.Select(s => new FormChoice(s, FixedWords.Size(s)))],
                },
                Item("employees", FormControl.Integer, new LocalizedText("从业人数", "Headcount"), new LocalizedText("只作说明", "Shown only"), FieldType.Integer) with { MayBeLeft = optional },
            ]),
        ]);
    }

    /// <summary>What a sheet says to an item of this section; null where it says nothing.</summary>
    /// <param name="sheet">The sheet.</param>
    /// <param name="id">Which part of the enterprise.</param>
    public static string? Value(AnswerSheet sheet, string id) => id switch
    {
        "name" => Stated(sheet.Enterprise.Name),
        "uscc" => Stated(sheet.Enterprise.Uscc),
        "region" => Stated(sheet.Enterprise.Region),
        "industry" => Stated(sheet.Enterprise.Industry),
        "size" => Stated(sheet.Enterprise.Size),
        "employees" => Stated(sheet.Enterprise.Employees),
        _ => sheet is { AsOf: { } day, AsOfAssumed: false } ? Paper.IsoDate(day) : null,
    };

    /// <summary>The sheet with one item of this section stated.</summary>
    /// <param name="sheet">The sheet.</param>
    /// <param name="id">Which part of the enterprise; not the date.</param>
    /// <param name="value">What it is.</param>
    public static AnswerSheet With(AnswerSheet sheet, string id, string value) => sheet with
    {
        Enterprise = id switch
        {
            "name" => sheet.Enterprise with { Name = value },
            "uscc" => sheet.Enterprise with { Uscc = value },
            "region" => sheet.Enterprise with { Region = value },
            "industry" => sheet.Enterprise with { Industry = value },
            "size" => sheet.Enterprise with { Size = value },
            _ => sheet.Enterprise with { Employees = value },
        },
    };

    private static string? Stated(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
