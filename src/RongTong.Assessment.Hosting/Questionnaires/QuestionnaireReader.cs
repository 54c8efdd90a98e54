using System.Collections.Immutable;
using System.Globalization;
using RongTong.Assessing;
using RongTong.Diagnostics;
using RongTong.Hosting.Batch.Input;
using RongTong.Hosting.Batch.Rows;
using RongTong.Loading;
using RongTong.Models;
using RongTong.Reporting.Office.Excel;
using RongTong.Reporting.Questionnaires;
using RongTong.Text;

namespace RongTong.Hosting.Questionnaires;

/// <summary>
/// Takes the answers out of a workbook by the key of each row, wherever the row stands. What can mean one thing is taken as that; the rest goes
/// on as it was written, and the model says what is wrong with it. Not thread-safe.
/// </summary>
internal sealed class QuestionnaireReader
{
    private static readonly ImmutableHashSet<string> Ticks = ImmutableHashSet.Create(StringComparer.OrdinalIgnoreCase, "✓", "✔", "√", "☑", "■", "●", "x", "v", "y", "1", "true", "yes", "是", "对");
    private static readonly ImmutableHashSet<string> NoTicks = ImmutableHashSet.Create(StringComparer.OrdinalIgnoreCase, "", "0", "false", "no", "n", "否", "☐", "□", "○");

    private readonly QuestionnaireForm _form;
    private readonly QuestionnaireDefinition _was;
    private readonly string _shown;
    private readonly Dictionary<string, FormItem> _items;
    private readonly HashSet<string> _skipped;
    private readonly Dictionary<string, (string Text, SourceSpan Span)> _cells = new(StringComparer.Ordinal);
    private readonly ImmutableArray<TitleRecord>.Builder _titles = ImmutableArray.CreateBuilder<TitleRecord>();
    private readonly ImmutableArray<Diagnostic>.Builder _problems = ImmutableArray.CreateBuilder<Diagnostic>();
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private AnswerSheet _sheet;

    public QuestionnaireReader(QuestionnaireForm form, QuestionnaireDefinition was, QuestionnaireDefinition now, string shown)
    {
        (_form, _was, _shown) = (form, was, shown);
        _items = form.Items.ToDictionary(i => i.Key, StringComparer.Ordinal);
        // Nothing is asked alike under another text but what says so.
        _skipped = [.. form.Items.Select(i => i.Key).Where(k => !was.Items.TryGetValue(k, out var before) || !before.AsksLike(now.Items[k]))];
        _sheet = new AnswerSheet { Model = form.Compiled.Model.Ref.ToString(), Span = SourceSpan.WholeFile(shown) };
    }

    public (AnswerSheet Sheet, ImmutableArray<Diagnostic> Problems) Read(HandedInWorkbook workbook)
    {
        TakeCarried(workbook);
        foreach (var sheet in workbook.Sheets.Where(s => s.Name != QuestionnaireColumns.Definitions)) workbook.Read(sheet, (row, cells) => Take(sheet.Name, row, cells));
        foreach (var item in _form.Items.Where(i => !_skipped.Contains(i.Key))) Answer(item);
        foreach (var missing in _form.Sections.Where(s => s.Kind != FormSectionKind.Other).SelectMany(s => s.Items).Where(i => !_skipped.Contains(i.Key) && !_cells.ContainsKey(i.Key)))
            _problems.Add(DiagnosticCatalog.QuestionRowMissing(_sheet.Span, missing.Field.Id, missing.Field.Name));
        if (_sheet.AsOf is null && _sheet.Answers.TryGetValue("application_date", out var applied) && CellForms.Date(applied.Values[0]) is { } day) _sheet = _sheet with { AsOf = day };
        return (_sheet with { Titles = _titles.ToImmutable() }, [.. InOrder(_problems)]);
    }

    /// <summary>What goes with the workbook without being asked: read as the sheet it is, by the same rules.</summary>
    private void TakeCarried(HandedInWorkbook workbook)
    {
        var lines = new List<string>();
        foreach (var definitions in workbook.Sheets.Where(s => s.Name == QuestionnaireColumns.Definitions))
            workbook.Read(definitions, (_, cells) =>
            {
                if (cells.Count > 1 && cells[0].Text == QuestionnaireColumns.Carried) lines.Add(cells[1].Text);
            });
        if (lines.Count == 0) return;
        var (sheets, problems) = SheetReader.Read(new SourceText("sheet.json", string.Join('\n', lines)));
        _problems.AddRange(problems.Select(p => p with { Span = _sheet.Span }));
        if (sheets is [var carried]) _sheet = _sheet with { Efforts = carried.Efforts, Enterprise = _sheet.Enterprise with { Capabilities = carried.Enterprise.Capabilities } };
    }

    /// <summary>Problems in the order of the cells they are in; those of the workbook as a whole last.</summary>
    public IEnumerable<Diagnostic> InOrder(IEnumerable<Diagnostic> problems) => problems.OrderBy(p => p.Span is { } span ? _places.GetValueOrDefault(span.Path, int.MaxValue) : int.MaxValue);

    /// <summary>Keeps the cell a row answers in, under the key of the row.</summary>
    private void Take(string sheet, int row, IReadOnlyList<WorkbookCell> cells)
    {
        if (cells.Count == 0 || cells[QuestionnaireColumns.Key].Text is not [_, ':', ..] || cells[QuestionnaireColumns.Key].Text is not { } key) return;
        WorkbookCell At(int column) => column < cells.Count ? cells[column] : new WorkbookCell("");
        SourceSpan Place(int column)
        {
            var place = SourceSpan.Cell(_shown, sheet, CellName.Of(column, row));
            _places.TryAdd(place.Path, _places.Count);
            return place;
        }
        var span = Place(QuestionnaireColumns.Reply);
        if (key == QuestionnaireColumns.Titles)
        {
            TakeTitle((Text(At(QuestionnaireColumns.Asked)), Place(QuestionnaireColumns.Asked)), (Text(At(QuestionnaireColumns.Reply)), span), (Text(At(QuestionnaireColumns.Help)), Place(QuestionnaireColumns.Help)));
            return;
        }
        if (ItemOf(key) is not { } item)
        {
            if (!_was.Items.ContainsKey(key)) _problems.Add(DiagnosticCatalog.StrayRow(span, key));
            return;
        }
        var cell = At(QuestionnaireColumns.Reply);
        // The row of a question with ticks says in this place how to answer.
        var text = item.Control == FormControl.Ticks && key == item.Key ? "" : Text(cell);
        if (cell.IsError)
        {
            _problems.Add(DiagnosticCatalog.CellInError(span, item.Field.Id, text));
            text = "";
        }
        if (_cells.TryGetValue(key, out var other) && other.Text.Length > 0 && text.Length > 0) _problems.Add(DiagnosticCatalog.QuestionRowTwice(span, item.Field.Id, other.Span.Path));
        else if (text.Length > 0 || !_cells.ContainsKey(key)) _cells[key] = (text, span);
    }

    private FormItem? ItemOf(string key)
    {
        if (_items.TryGetValue(key, out var item)) return item;
        var id = key.StartsWith(FormItem.Ticked, StringComparison.Ordinal) ? key[2..].Split(':')[0] : key.StartsWith(FormItem.NotApplicable, StringComparison.Ordinal) ? key[2..] : null;
        return id is null ? null : _items.GetValueOrDefault(FormItem.Answer + id);
    }

    private void TakeTitle((string Text, SourceSpan Span) title, (string Text, SourceSpan Span) from, (string Text, SourceSpan Span) to)
    {
        if (title.Text.Length + from.Text.Length + to.Text.Length == 0) return;
        var choices = _was.Items.GetValueOrDefault(QuestionnaireColumns.Titles)?.Choices ?? [];
        var id = choices.FirstOrDefault(c => c.Shown == title.Text || c.Id == title.Text).Id;
        var (first, last) = (CellForms.Date(from.Text), CellForms.Date(to.Text));
        if (id is null) _problems.Add(DiagnosticCatalog.TitleRecordIncomplete(title.Span, new LocalizedText("称号", "the title")));
        if (first is null) _problems.Add(DiagnosticCatalog.TitleRecordIncomplete(from.Span, new LocalizedText("认定日期", "the first day")));
        if (last is null) _problems.Add(DiagnosticCatalog.TitleRecordIncomplete(to.Span, new LocalizedText("有效期止", "the last day")));
        if (id is not null && first is { } begins && last is { } ends) _titles.Add(new TitleRecord(id, begins, ends, title.Span));
    }

    private void Answer(FormItem item)
    {
        if (item.Control == FormControl.Ticks) AnswerTicks(item);
        else if (_cells.TryGetValue(item.Key, out var cell) && cell.Text.Length > 0) AnswerOne(item, cell.Text, cell.Span);
    }

    private void AnswerTicks(FormItem item)
    {
        var ticked = item.Choices.Where(c => IsTicked($"{FormItem.Ticked}{item.Field.Id}:{c.Id}", item, c.Shown)).Select(c => c.Id).ToImmutableArray();
        if (!ticked.IsEmpty) Answer(item.Field.Id, ticked, _cells[$"{FormItem.Ticked}{item.Field.Id}:{ticked[0]}"].Span);
        var none = FormItem.NotApplicable + item.Field.Id;
        if (IsTicked(none, item, FormItem.NotApplicableWords)) _sheet = _sheet with { NotApplicable = _sheet.NotApplicable.SetItem(item.Field.Id, _cells[none].Span) };
    }

    private bool IsTicked(string key, FormItem item, LocalizedText option)
    {
        if (!_cells.TryGetValue(key, out var cell) || NoTicks.Contains(cell.Text)) return false;
        if (!Ticks.Contains(cell.Text)) _problems.Add(DiagnosticCatalog.NotATick(cell.Span, item.Field.Id, option, cell.Text));
        return Ticks.Contains(cell.Text);
    }

    private void AnswerOne(FormItem item, string text, SourceSpan span)
    {
        if (item.Control is not FormControl.Text && IsNotApplicable(text) && item.Key.StartsWith(FormItem.Answer, StringComparison.Ordinal))
        {
            _sheet = _sheet with { NotApplicable = _sheet.NotApplicable.SetItem(item.Field.Id, span) };
            return;
        }
        var (value, problem) = Plain(item, text);
        if (problem is not null) _problems.Add(problem with { Span = span });
        else if (item.Key.StartsWith(FormItem.Answer, StringComparison.Ordinal)) Answer(item.Field.Id, [value], span);
        else if (item.Field.Id != EnterpriseSection.AsOf) _sheet = EnterpriseSection.With(_sheet, item.Field.Id, value);
        else if (CellForms.Date(value) is { } day) _sheet = _sheet with { AsOf = day };
        else _problems.Add(DiagnosticCatalog.UnreadableAnswer(span, EnterpriseSection.AsOf, text, "日期（如 2026-07-15）", "a date such as 2026-07-15"));
    }

    private void Answer(string id, ImmutableArray<string> values, SourceSpan span) => _sheet = _sheet with { Answers = _sheet.Answers.SetItem(id, new Answer(values, span)) };

    /// <summary>The text of a cell as a sheet would write it, or what to tell about it.</summary>
    private (string Value, Diagnostic? Problem) Plain(FormItem item, string text)
    {
        var field = item.Field;
        switch (item.Control)
        {
            case FormControl.OneOf:
                var choice = ChoiceOf(item, text) ?? CellForms.Plain(field, field.Type == FieldType.Bool ? AnswerFault.NotYesNo : AnswerFault.UnknownOption, text);
                return (choice ?? text, choice is null ? DiagnosticCatalog.NotInList(null, field.Id, field.Name, text) : null);
            case FormControl.Date:
                return (CellForms.Plain(field, AnswerFault.NotADate, text) ?? text, null);
            case FormControl.Code:
                // A model that asks for a code wants it right; another country has other codes.
                return (text, _form.Compiled.Model.Fields.Any(f => f.IsCreditCode) && !CreditCode.IsValid(text) ? CellForms.OfCode(text) with { Field = field.Id } : null);
            case FormControl.Number or FormControl.Integer or FormControl.Percent when item.Key.StartsWith(FormItem.Answer, StringComparison.Ordinal) && !IsNumber(text):
                // The column asks for per cent, so a share written with its sign is what was asked for.
                if (item.Control == FormControl.Percent && text is [.. var share, '%' or '％'] && IsNumber(share.Trim())) return ((decimal.Parse(share.Trim(), CultureInfo.InvariantCulture) / 100).ToString("0.############################", CultureInfo.InvariantCulture), null);
                return (text, CellForms.OfNumber(field, text));
            default:
                return (text, null);
        }
    }

    /// <summary>The option a list shows so, in either language; its letter or its number alone will do.</summary>
    private string? ChoiceOf(FormItem item, string text) =>
        _was.Items.GetValueOrDefault(item.Key) is { } defined && defined.Choices.FirstOrDefault(c => c.Shown == text && c.Id.Length > 0).Id is { } id ? id
        : item.Choices.FirstOrDefault(c => c.Shown.Zh == text || string.Equals(c.Shown.En, text, StringComparison.OrdinalIgnoreCase) || c.Id == text)?.Id
        ?? item.Choices.FirstOrDefault(c => item.Field.Type == FieldType.Single && text.Length <= 2 && c.Shown.Zh.StartsWith(text + " ", StringComparison.OrdinalIgnoreCase))?.Id;

    private static bool IsNotApplicable(string text) => text == FormItem.NotApplicableWords.Zh || string.Equals(text, FormItem.NotApplicableWords.En, StringComparison.OrdinalIgnoreCase);

    private static bool IsNumber(string text) => decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _);

    /// <summary>What a cell says, without what people leave around it.</summary>
    private static string Text(WorkbookCell cell) => cell.Text.Trim(' ', '\t', '\r', '\n', '\u3000', '\u00A0');
}
