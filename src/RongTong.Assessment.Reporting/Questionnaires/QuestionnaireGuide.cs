using System.Globalization;
using RongTong.Models;
using RongTong.Reporting.Office.Excel;
using RongTong.Text;

namespace RongTong.Reporting.Questionnaires;

/// <summary>The first sheet of a questionnaire workbook: what it is, how to fill it in, how far one has come.</summary>
internal sealed class QuestionnaireGuide(EvaluationModel model, QuestionnaireForm form, IReadOnlyList<(FormSection Section, string Name)> sheets, string foot, Language language)
{
    private const int First = 1, Last = 7;

    public static string NameIn(Language language) => language == Language.Zh ? "填写说明" : "How to fill in";

    public FormSheet Sheet()
    {
        var sheet = new FormSheet(NameIn(language), [new(2), new(5), new(42), new(13), new(13), new(13), new(13), new(44)]) { Foot = foot, Tab = "0A3348" };
        sheet.AddAcross(In(model.Name), CellLook.Title, First, Last, 36);
        sheet.AddAcross($"{model.Authority.Document} · {In(model.Authority.Issuer)} · {model.Ref}", CellLook.Subtitle, First, Last);
        if (!model.Authority.Official) sheet.AddAcross(Say("本问卷由本项目自行编制，不是官方表格。", "This questionnaire is this project's own work and no official form."), CellLook.Subtitle, First, Last);
        if (model.Note is { } note) sheet.AddAcross(In(note), CellLook.Subtitle, First, Last);
        sheet.Add(10);
        sheet.AddAcross(Say("怎么填", "How to fill in"), CellLook.Group, First, Last);
        var number = 0;
        foreach (var step in Steps()) AddStep(sheet, (++number).ToString(CultureInfo.InvariantCulture), step);
        sheet.Add(10);
        AddProgress(sheet);
        sheet.Add(10);
        sheet.AddAcross(Say("格子的颜色", "Colours of the cells"), CellLook.Group, First, Last);
        AddSample(sheet, CellLook.AnswerText, Say("企业填写", "for the enterprise"), Say("企业填写的格子", "Cells the enterprise fills in"));
        if (form.Items.Any(i => i.IsForReview)) AddSample(sheet, CellLook.ReviewText, Say("审核填写", "for reviewers"), Say("由主管部门、评审专家填写，企业留空", "Stated by the department or a reviewer; the enterprise leaves them open"));
        AddSample(sheet, CellLook.Remark, Say("佐证和说明", "evidence, remarks"), Say("材料名称、备注，写给核对的人看，程序不读", "Names of documents and remarks, for those who check; the program does not read them"));
        return sheet;
    }

    private IEnumerable<string> Steps()
    {
        yield return Say("从“企业情况”开始，一张表一张表往后填。只有带底色的格子能填，其余锁着（没有密码）。", "Begin with “Enterprise” and go on sheet by sheet. Only tinted cells can be filled in; the rest is locked, without a password.");
        yield return Say("单选、是否、等级：点格子，从下拉列表里选。多选：在选中的那一行打 ✓，不选的留空。", "One answer, yes or no, a level: choose from the list of the cell. Several answers: tick ✓ the rows that apply, leave the others empty.");
        yield return Say("数字只写数，不带单位；金额以“单位”一栏为准（多为万元）。百分数写 3%。日期写 2026-07-15。", "Numbers without units; the column “Unit” says what is counted in. Write shares as 3%, dates as 2026-07-15.");
        yield return Say("不知道的留空。留空是“没有回答”，不是零，也不是“否”；结果会写明还差什么。", "Leave open what is not known. That is neither zero nor no; the result says what is still missing.");
        if (form.Items.Any(i => i.AllowsNotApplicable)) yield return Say("确实没有这项业务的，能选“不适用”的选“不适用”。", "Where something does not apply and “not applicable” can be chosen, choose it.");
        yield return Say("“核对”一栏随填随变：✓ 已填，○ 未填，✕ 要改，– 可以不填。", "The column “Check” follows what is filled in: ✓ filled in, ○ missing, ✕ to be corrected, – may be left open.");
        yield return Say("用 Excel、WPS 或 LibreOffice 填都可以，存成 .xlsx 交回。不要改动隐藏的列和表。", "Excel, WPS and LibreOffice will do; save as .xlsx and hand it back. Leave hidden columns and sheets as they are.");
    }

    private static void AddStep(FormSheet sheet, string number, string text)
    {
        var row = sheet.AddAcross(text, CellLook.Asked, First + 1, Last);
        sheet.Put(row, new FormCell(First, CellLook.Mark) { Text = number });
    }

    /// <summary>Counted by formulas, so that it follows what is filled in.</summary>
    private void AddProgress(FormSheet sheet)
    {
        sheet.Add(20,
            Cell(First, CellLook.Head, ""), Cell(First + 1, CellLook.Head, Say("填到哪里了", "How far you are")), Cell(First + 2, CellLook.Head, Say("共几项", "items")),
            Cell(First + 3, CellLook.Head, Say("✓ 已填", "✓ filled in")), Cell(First + 4, CellLook.Head, Say("○ 未填", "○ missing")), Cell(First + 5, CellLook.Head, Say("✕ 要改", "✕ to correct")), Cell(Last, CellLook.Head, ""));
        foreach (var (section, name) in sheets)
        {
            FormCell Counted(int column, string mark) => new(column, CellLook.Count) { Formula = $"COUNTIF({CellName.Quoted(name)}!$H:$H,\"{mark}*\")", IsCount = true };
            var row = sheet.Add(20,
                Cell(First, CellLook.Mark, ""), Cell(First + 1, CellLook.Asked, name), new FormCell(First + 2, CellLook.Count) { Number = section.Items.Count().ToString(CultureInfo.InvariantCulture) },
                Counted(First + 3, "✓"), Counted(First + 4, "○"), Counted(First + 5, "✕"), Cell(Last, CellLook.Hint, ""));
            sheet.Link(First + 1, row, name);
        }
    }

    private static void AddSample(FormSheet sheet, CellLook look, string sample, string text)
    {
        var row = sheet.AddAcross(text, CellLook.Asked, First + 2, Last);
        sheet.Put(row, new FormCell(First + 1, look) { Text = sample });
    }

    private static FormCell Cell(int column, CellLook look, string text) => new(column, look) { Text = text };

    private string In(LocalizedText text) => text.In(language);

    private string Say(string zh, string en) => language == Language.Zh ? zh : en;
}
