using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using RongTong.Assessing;
using RongTong.Diagnostics;
using RongTong.Models;
using RongTong.Reporting.Office.Excel;
using RongTong.Text;
using static RongTong.Reporting.Questionnaires.QuestionnaireColumns;

namespace RongTong.Reporting.Questionnaires;

/// <summary>
/// Writes the form of a model as a workbook: instructions, a sheet for each section, drop-down lists, ticks, a live column of verdicts; locked
/// but for the answers, without a password. What the answers of a sheet are is filled in. The same form, sheet and language give the same bytes.
/// </summary>
public sealed class QuestionnaireWorkbook
{
    /// <summary>Rows for titles, at least, and beyond those filled in.</summary>
    private const int LeastTitles = 6, MoreTitles = 2;

    private readonly QuestionnaireForm _form;
    private readonly Language _language;
    private readonly AnswerSheet _sheet;
    private readonly FormCheck _check;
    private readonly ImmutableArray<(string Id, LocalizedText Name)> _titles;
    private readonly List<(FormSection Section, string Name)> _names = [];
    private readonly FormSheet _definitions = new(Definitions, [new(12), new(40), new(40), new(60), new(12)]) { IsHidden = true };
    private readonly Dictionary<string, string> _lists = new(StringComparer.Ordinal);
    private readonly ImmutableArray<Diagnostic>.Builder _problems = ImmutableArray.CreateBuilder<Diagnostic>();

    private QuestionnaireWorkbook(QuestionnaireForm form, Language language, AnswerSheet? sheet, ImmutableArray<(string, LocalizedText)> titles)
    {
        (_form, _language, _sheet, _titles) = (form, language, sheet ?? new AnswerSheet(), titles);
        _check = new FormCheck(language);
    }

    private EvaluationModel Model => _form.Compiled.Model;

    /// <summary>Writes a workbook.</summary>
    /// <param name="target">Where it goes; left open.</param>
    /// <param name="form">What it asks.</param>
    /// <param name="language">Language of every text in it.</param>
    /// <param name="sheet">Answers to fill in; null for none.</param>
    /// <param name="titles">Titles to choose from, with their names; empty where the model asks for none.</param>
    /// <returns>Answers no cell can hold (RT4210).</returns>
    public static ImmutableArray<Diagnostic> Write(Stream target, QuestionnaireForm form, Language language, AnswerSheet? sheet, ImmutableArray<(string Id, LocalizedText Name)> titles)
    {
        var workbook = new QuestionnaireWorkbook(form, language, sheet, titles);
        workbook.Write(target);
        return workbook._problems.ToImmutable();
    }

    private void Write(Stream target)
    {
        Define();
        foreach (var section in _form.Sections) _names.Add((section, NameOf(section)));
        using var workbook = new WorkbookWriter(target);
        workbook.Add(new QuestionnaireGuide(Model, _form, _names, Foot, _language).Sheet());
        foreach (var (section, name) in _names) workbook.Add(Section(section, name));
        workbook.Add(_definitions);
    }

    private string Foot => $"{In(Model.Name)} · {Model.Ref} · {Say("指纹", "fingerprint")} {Short(_form.Compiled.Fingerprint)}";

    /// <summary>What the workbook is, every item as it is asked, and every choice: the lists point here.</summary>
    private void Define()
    {
        Row(Head, Format, Model.Ref.ToString(), _form.Compiled.Fingerprint, _language == Language.Zh ? "zh" : "en");
        foreach (var item in _form.Items) Define(item.Key, In(item.Field.Name), In(item.Kind(Model)), item.ListedChoices(_language));
        if (!_titles.IsEmpty) Define(Titles, Say("称号", "title"), "", [.. _titles.Select(t => (t.Id, ShownTitle(t.Id)))]);
        Carry();
    }

    /// <summary>What the form does not ask, and the sheet says all the same, goes with the workbook: own figures for steps, and what the firm can do.</summary>
    private void Carry()
    {
        if (_sheet.Enterprise.Capabilities is null && _sheet.Efforts.IsEmpty) return;
        var sheet = new AnswerSheet { Efforts = _sheet.Efforts };
        sheet = sheet with { Enterprise = sheet.Enterprise with { Capabilities = _sheet.Enterprise.Capabilities } };
        foreach (var line in Encoding.UTF8.GetString(SheetDocument.Json(sheet, Model)).TrimEnd('\n').Split('\n')) Row(Carried, line);
    }

    private void Define(string key, string name, string kind, ImmutableArray<(string Id, string Shown)> choices)
    {
        Row(Item, key, name, kind);
        if (choices.IsEmpty) return;
        foreach (var (id, shown) in choices) Row(Choice, key, id, shown);
        _lists[key] = string.Create(CultureInfo.InvariantCulture, $"{CellName.Quoted(Definitions)}!$D${_definitions.Row - choices.Length + 1}:$D${_definitions.Row}");
    }

    private void Row(params IReadOnlyList<string> texts) => _definitions.Add(15, texts.Select((t, i) => new FormCell(i, CellLook.Text) { Text = t }));

    /// <summary>The name of a sheet: without what names cannot hold, short enough, and not taken.</summary>
    private string NameOf(FormSection section)
    {
        var clean = string.Concat(In(section.Name).Select(c => c is '[' or ']' or ':' or '*' or '?' or '/' or '\\' or '\'' ? ' ' : c)).Trim();
        if (clean.Length > 31) clean = clean[..30].TrimEnd() + "…";
        var name = clean;
        for (var i = 2; name.Length == 0 || IsTaken(name); i++) name = string.Create(CultureInfo.InvariantCulture, $"{clean[..Math.Min(clean.Length, 27)]} {i}");
        return name;
    }

    private bool IsTaken(string name) => _names.Select(n => n.Name).Append(Definitions).Append(QuestionnaireGuide.NameIn(_language)).Contains(name, StringComparer.OrdinalIgnoreCase);

    private FormSheet Section(FormSection section, string name)
    {
        var sheet = new FormSheet(name, Widths) { Frozen = 2, Foot = Foot, Tab = section.Kind switch { FormSectionKind.Review => "E2B65C", FormSectionKind.Other => "C8D0D7", _ => "125878" } };
        sheet.AddAcross(In(section.Name) + (section.Kind == FormSectionKind.Review ? Say("　企业不填", " – not for the enterprise") : ""), CellLook.Title, Number, Verdict, 30);
        sheet.Add(20,
            Cell(Number, CellLook.Head, Say("号", "No")), Cell(Asked, CellLook.Head, section.Kind is FormSectionKind.Questions ? Say("题目和选项", "Question and options") : section.Kind == FormSectionKind.Scenes ? Say("场景和各级要求", "Scene, and what each level asks") : Say("填报项", "What is asked")),
            Cell(Reply, CellLook.Head, Say("填在这里", "Answer")), Cell(Units, CellLook.Head, Say("单位", "Unit")), Cell(Help, CellLook.Head, Say("怎么填、看什么材料", "How to answer, what to show")),
            Cell(Remark, CellLook.Head, Say("佐证和说明", "Evidence, remarks")), Cell(Verdict, CellLook.Head, Say("核对", "Check")));
        var number = 0;
        foreach (var group in section.Groups)
        {
            if (group.Name is { } head) sheet.AddAcross(In(head), CellLook.Group, Number, Verdict);
            foreach (var item in group.Items)
            {
                var shown = item.Number.Length > 0 || item.IsPart || section.Kind == FormSectionKind.Questions ? item.Number : (++number).ToString(CultureInfo.InvariantCulture);
                if (item.Control == FormControl.Ticks) AddTicks(sheet, item, shown);
                else AddOne(sheet, item, shown);
            }
        }
        if (section.Kind == FormSectionKind.Enterprise && !_titles.IsEmpty) AddTitles(sheet);
        return sheet;
    }

    /// <summary>An item answered in one cell.</summary>
    private void AddOne(FormSheet sheet, FormItem item, string number)
    {
        var row = sheet.Row + 1;
        var cell = CellName.Of(Reply, row);
        sheet.Add(Cell(Key, CellLook.Text, item.Key), Cell(Number, CellLook.Mark, number), Subject(item), Filled(item), Cell(Units, CellLook.Mark, FormWords.Unit(item, Model, _language)), Cell(Help, CellLook.Hint, Guidance(item)), new FormCell(Remark, CellLook.Remark), new FormCell(Verdict, CellLook.Verdict) { Formula = _check.One(item, cell, _lists.GetValueOrDefault(item.Key)) });
        sheet.Allow(Reply, row, Rule(item, cell));
        sheet.Colour(Verdict, row);
    }

    /// <summary>An item with a row, and a cell to tick, for each option.</summary>
    private void AddTicks(FormSheet sheet, FormItem item, string number)
    {
        var (head, first) = (sheet.Row + 1, sheet.Row + 2);
        List<(string Key, string Text, bool IsTicked, bool IsAlone)> options =
        [
            .. item.Choices.Select(c => ($"{FormItem.Ticked}{item.Field.Id}:{c.Id}", In(c.Shown) + (c.IsExclusive ? Say("（单选此项）", " (stands alone)") : ""), Values(item).Contains(c.Id, StringComparer.Ordinal), c.IsExclusive)),
            .. item.AllowsNotApplicable ? [(FormItem.NotApplicable + item.Field.Id, In(FormItem.NotApplicableWords), _sheet.NotApplicable.ContainsKey(item.Field.Id), true)] : ImmutableArray<(string, string, bool, bool)>.Empty,
        ];
        var cells = options.Select((o, i) => (Name: CellName.Of(Reply, first + i), o.IsAlone)).ToList();
        sheet.Add(Cell(Key, CellLook.Text, item.Key), Cell(Number, CellLook.Mark, number), Subject(item), Cell(Reply, CellLook.Hint, Say("在下面打 ✓", "tick ✓ below")), new FormCell(Units, CellLook.Hint), Cell(Help, CellLook.Hint, Guidance(item)), new FormCell(Remark, CellLook.Remark), new FormCell(Verdict, CellLook.Verdict) { Formula = _check.Several(item, cells[0].Name, cells[^1].Name, [.. cells.Where(c => c.IsAlone).Select(c => c.Name)]) });
        sheet.Colour(Verdict, head);
        foreach (var (key, text, isTicked, _) in options)
        {
            var row = sheet.Add(Cell(Key, CellLook.Text, key), new FormCell(Number, CellLook.Mark), Cell(Asked, CellLook.Hint, text), Cell(Reply, Look(item, CellLook.AnswerTick), isTicked ? "✓" : ""), new FormCell(Units, CellLook.Hint), new FormCell(Help, CellLook.Hint), new FormCell(Remark, CellLook.Hint), new FormCell(Verdict, CellLook.Hint));
            sheet.Allow(Reply, row, new CellRule.OneOf("\"✓\"", null, Say("选中的打 ✓，不选的留空", "tick it with ✓, or leave it empty")));
        }
    }

    private void AddTitles(FormSheet sheet)
    {
        sheet.AddAcross(Say("称号记录（可不填；写了任何一条，“有效期内”各项就以记录为准）", "Titles on record (may be left open; where any are given, they decide what is still valid)"), CellLook.Group, Number, Verdict);
        sheet.Add(Cell(Number, CellLook.Head, ""), Cell(Asked, CellLook.Head, Say("称号", "Title")), Cell(Reply, CellLook.Head, Say("认定日期（起）", "First day")), Cell(Units, CellLook.Head, ""), Cell(Help, CellLook.Head, Say("有效期止", "Last day")), Cell(Remark, CellLook.Head, ""), Cell(Verdict, CellLook.Head, ""));
        for (var i = 0; i < Math.Max(LeastTitles, _sheet.Titles.Length + MoreTitles); i++)
        {
            var (row, record) = (sheet.Row + 1, i < _sheet.Titles.Length ? _sheet.Titles[i] : null);
            var (title, from, to) = (CellName.Of(Asked, row), CellName.Of(Reply, row), CellName.Of(Help, row));
            sheet.Add(20,
                Cell(Key, CellLook.Text, Titles), Cell(Number, CellLook.Mark, (i + 1).ToString(CultureInfo.InvariantCulture)), Words(Asked, record is null ? "" : ShownTitle(record.Title), isForReview: false),
                DayCell(Reply, record?.From), new FormCell(Units, CellLook.Hint), DayCell(Help, record?.To), new FormCell(Remark, CellLook.Remark), new FormCell(Verdict, CellLook.Verdict) { Formula = _check.Title(title, from, to) });
            sheet.Allow(Asked, row, new CellRule.OneOf(_lists[Titles], null, Say("请从列表里选", "choose from the list")));
            foreach (var day in (int[])[Reply, Help]) sheet.Allow(day, row, new CellRule.Day(null, Say("写成日期，如 2026-07-15", "write a date such as 2026-07-15")));
            sheet.Colour(Verdict, row);
        }
    }

    /// <summary>What is asked: the question in bold, below it how, and what there is to choose from.</summary>
    private FormCell Subject(FormItem item)
    {
        // A list shows yes and no by itself, and ticks have rows of their own.
        var choices = item.Control == FormControl.OneOf && item.Field.Type != FieldType.Bool && item.Key.StartsWith(FormItem.Answer, StringComparison.Ordinal)
            ? item.Choices.Select(c => c.Text is { } text ? $"{In(c.Shown)}{Say("：", ": ")}{In(text)}" : In(c.Shown)) : [];
        var below = string.Join('\n', new[] { item.Caption is { } caption ? In(caption) : null }.OfType<string>().Concat(choices));
        return new FormCell(Asked, CellLook.Asked) { Lead = (item.IsPart ? "　" : "") + In(item.Field.Name), Text = below.Length > 0 ? below : null };
    }

    /// <summary>How to answer, and what an assessor wants to see.</summary>
    private string Guidance(FormItem item)
    {
        var scenes = item.Field.Type == FieldType.Level && item.Field.Evidence is null ? Model.Scenes?.Evidence ?? [] : [];
        return string.Join('\n', new[]
        {
            item.Control is FormControl.OneOf or FormControl.Ticks or FormControl.Text ? null : In(item.Hint),
            item.Field.Help is { } help ? In(help) : null,
            item.Field.Evidence is { } evidence ? Say("看：", "Evidence: ") + In(evidence) : null,
            item is { IsForReview: true, Field.AnsweredBy: AnsweredBy.Reviewer } ? Say("评审填写", "Stated by a reviewer") : item.IsForReview ? Say("主管部门填写", "Stated by the department") : null,
            scenes.IsEmpty ? null : string.Join('\n', scenes.Select((e, i) => $"{(Model.Scenes!.LevelNames.ElementAtOrDefault(i + 1) is { } level ? In(level) : "")}{Say("看：", ": ")}{In(e)}")),
        }.OfType<string>());
    }

    private ImmutableArray<string> Values(FormItem item)
    {
        if (item.Key.StartsWith(FormItem.Firm, StringComparison.Ordinal)) return EnterpriseSection.Value(_sheet, item.Field.Id) is { } value ? [value] : [];
        if (item.Control != FormControl.Ticks && _sheet.NotApplicable.ContainsKey(item.Field.Id)) return [In(FormItem.NotApplicableWords)];
        return _sheet.Answers.TryGetValue(item.Field.Id, out var answer) ? answer.Values : [];
    }

    /// <summary>The answer as it is filled in: what a cell cannot hold as a number or a day stands there in words, and nothing is lost.</summary>
    private FormCell Filled(FormItem item)
    {
        var value = string.Join(", ", Values(item));
        if (!CellContent.Holds(value)) _problems.Add(DiagnosticCatalog.NotHeldByCell(_sheet.Answers.GetValueOrDefault(item.Field.Id)?.Span ?? _sheet.Span, item.Field.Id, value.Length > CellContent.Longest ? new LocalizedText("太长", "it is too long") : new LocalizedText("有控制字符", "it holds control characters")));
        switch (item.Control)
        {
            case FormControl.Date:
                return DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && HoldsDay(day) ? DayCell(Reply, day, item.IsForReview) : Words(Reply, value, item.IsForReview, CellLook.AnswerDate);
            case FormControl.Number or FormControl.Integer or FormControl.Percent:
                var look = item.Control switch { FormControl.Integer => CellLook.AnswerInteger, FormControl.Percent => CellLook.AnswerPercent, _ => CellLook.AnswerNumber };
                return Digits(item, value) is { } digits ? new FormCell(Reply, Look(item, look)) { Number = digits } : Words(Reply, value, item.IsForReview, look);
            case FormControl.OneOf:
                return Words(Reply, item.Choices.FirstOrDefault(c => c.Id == value) is { } choice ? In(choice.Shown) : value, item.IsForReview);
            default:
                return Words(Reply, value, item.IsForReview);
        }
    }

    /// <summary>The digits of a number a spreadsheet keeps, which calculates with fifteen of them; null where words are safer.</summary>
    private static string? Digits(FormItem item, string value)
    {
        if (value.Length is 0 or > 30 || !decimal.TryParse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)) return null;
        var digits = number.ToString("0.############################", CultureInfo.InvariantCulture);
        // What stands beside an enterprise is a text; 086 is not 86.
        var isSame = digits == value || item.Key.StartsWith(FormItem.Answer, StringComparison.Ordinal);
        return isSame && digits.Where(char.IsAsciiDigit).SkipWhile(c => c == '0').Count() <= 15 ? digits : null;
    }

    /// <summary>Whether a spreadsheet counts days right: before March 1900 it has a day too many.</summary>
    private static bool HoldsDay(DateOnly day) => day >= new DateOnly(1900, 3, 1);

    private static FormCell DayCell(int column, DateOnly? day, bool isForReview = false)
    {
        var look = isForReview ? CellLook.ReviewDate : CellLook.AnswerDate;
        return day is not { } known ? new FormCell(column, look)
            : HoldsDay(known) ? new FormCell(column, look) { Number = (known.DayNumber - new DateOnly(1899, 12, 30).DayNumber).ToString(CultureInfo.InvariantCulture) }
            : new FormCell(column, look) { Text = known.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) };
    }

    /// <summary>An answer in words; marked as words where a spreadsheet would run it.</summary>
    private static FormCell Words(int column, string value, bool isForReview, CellLook look = CellLook.AnswerText)
    {
        if (SpreadsheetFormula.IsLike(value)) look = CellLook.AnswerQuoted;
        return new FormCell(column, isForReview ? Review(look) : look) { Text = value };
    }

    private static CellLook Look(FormItem item, CellLook look) => item.IsForReview ? Review(look) : look;

    private static CellLook Review(CellLook look) => look - CellLook.AnswerText + CellLook.ReviewText;

    private CellRule Rule(FormItem item, string cell)
    {
        var hint = In(item.Hint);
        if (item.AllowsNotApplicable && item.Field.IsNumber)
        {
            var bounds = string.Concat(new[] { item.Field.Min is { } least ? $"{cell}>={N(least)}" : null, item.Field.Max is { } most ? $"{cell}<={N(most)}" : null }.OfType<string>().Select(b => "," + b));
            return new CellRule.Formula($"OR({cell}=\"{In(FormItem.NotApplicableWords)}\",AND(ISNUMBER({cell}){bounds}))", hint, hint);
        }
        return item.Control switch
        {
            FormControl.OneOf => new CellRule.OneOf(_lists[item.Key], null, Say("请从列表里选", "choose from the list")),
            FormControl.Number or FormControl.Percent => new CellRule.Number(item.Field.Min, item.Field.Max, IsWhole: false, hint, hint),
            FormControl.Integer => new CellRule.Number(item.Field.Min, item.Field.Max, IsWhole: true, hint, hint),
            FormControl.Date => new CellRule.Day(hint, hint),
            _ => new CellRule.Anything(item.Control == FormControl.Code ? hint : null),
        };
    }

    /// <summary>The name of a title; with its id where two are called alike.</summary>
    private string ShownTitle(string id)
    {
        if (_titles.FirstOrDefault(t => t.Id == id).Name is not { } name) return id;
        return _titles.Count(t => In(t.Name) == In(name)) > 1 ? $"{In(name)} {id}" : In(name);
    }

    private static FormCell Cell(int column, CellLook look, string text) => new(column, look) { Text = text };

    private static string Short(string fingerprint) => fingerprint[(fingerprint.IndexOf(':', StringComparison.Ordinal) + 1)..][..8];

    private static string N(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    private string In(LocalizedText text) => text.In(_language);

    private string Say(string zh, string en) => _language == Language.Zh ? zh : en;
}
