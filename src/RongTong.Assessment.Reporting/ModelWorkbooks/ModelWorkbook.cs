using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using RongTong.Authoring;
using RongTong.Diagnostics;
using RongTong.Reporting.Office.Excel;
using RongTong.Text;

namespace RongTong.Reporting.ModelWorkbooks;

/// <summary>
/// Writes a model file as a workbook: a guide, a sheet for each of its tables, and, hidden, its text, so that what nobody edits comes back byte
/// for byte. The same file and languages give the same bytes. Stateless and thread-safe.
/// </summary>
public static class ModelWorkbook
{
    /// <summary>The hidden sheet that holds the text, and what its first cell says.</summary>
    public const string TextSheet = "_model", Format = "rongtong/model-workbook@1";

    /// <summary>What the first cell of a table's title and of its heads says; after the first comes the id of the table.</summary>
    public const string TitleMark = "#sheet:", HeadMark = "#head";

    /// <summary>Rows that may be added below a table with its lists still there.</summary>
    private const int Spare = 200;

    private const int Key = 0, Label = 1, First = 2;

    /// <summary>Kinds of rows that stand above others.</summary>
    private static readonly string[] Heads = ["indicator", "scale", "choices", "group", "scene"];

    /// <summary>Writes a workbook.</summary>
    /// <param name="target">Where it goes; left open.</param>
    /// <param name="book">The file.</param>
    /// <param name="languages">Language of heads; where it is one, columns of texts in the other are hidden.</param>
    /// <returns>A line no cell can hold (RT4510); nothing is written then.</returns>
    public static Diagnostic? Write(Stream target, ModelBook book, ReportLanguages languages)
    {
        var lines = book.Source.Content.Split('\n');
        for (var i = 0; i < lines.Length; i++)
            if (!CellContent.Holds(lines[i].TrimEnd('\r'))) return DiagnosticCatalog.NotHeldByWorkbook(new SourceSpan(book.Source.Path, i + 1, 1, i + 1, 1));
        using var workbook = new WorkbookWriter(target);
        workbook.Add(Guide(book, languages));
        foreach (var sheet in book.Sheets) workbook.Add(Table(sheet, book, languages));
        workbook.Add(Text(book, lines, languages.First));
        return null;
    }

    /// <summary>The hash of a text, as the workbook states it.</summary>
    public static string HashOf(string text) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static FormSheet Guide(ModelBook book, ReportLanguages languages)
    {
        string Say(string zh, string en) => languages.First == Language.Zh ? zh : en;
        var sheet = new FormSheet(Say("说明", "Guide"), [new(2, IsHidden: true), new(26), new(96)]) { IsLocked = false, HasArea = true, Tab = "125878" };
        sheet.AddAcross(book.Title.In(languages.First), CellLook.Title, 1, 2, 34);
        foreach (var (head, text) in (ReadOnlySpan<(string, string)>)
        [
            (Say("模型", "Model"), book.Reference),
            (Say("文件", "File"), book.Source.Path),
            (Say("怎样改", "To edit"), Say("直接改格子里的字和数。浅灰的格子这一行没有这一项。清空格子就是去掉这一项。整列都没有用到的列已隐藏，需要时取消隐藏。", "Change words and numbers where they stand. A grey cell is one the row cannot have. An empty cell takes the value away. Columns nobody uses are hidden; unhide one to use it.")),
            (Say("怎样加", "To add"), Say("在同类的一行下面插入一行填写，或复制一行再改；它成为同一列表里的下一项。新的依据把编号写在第一列。", "Insert a row below one of its kind, or copy one and change it: it becomes the next item of the same list. A new clause has its id in the first column.")),
            (Say("怎样删", "To remove"), Say("删去整行。", "Delete the whole row.")),
            (Say("编号", "Ids"), Say("几个编号写在一格里，用分号隔开。", "Several ids stand in one cell with semicolons between them.")),
            (Say("两种文字", "Two languages"), !languages.IsSideBySide ? Say("英文各列已隐藏，取消隐藏就能看到；新增的文字两种都要填。", "Columns of Chinese texts are hidden; unhide them to see them. New texts are wanted in both languages.") : Say("中英文各占一列，新增的文字两种都要填。", "Chinese and English have a column each; new texts are wanted in both.")),
            (Say("读回去", "To read back"), Say("rongtong model xlsx import 这个文件 -o model.yaml。没有动过的地方一字不差，注释也在；有问题逐格列出。", "rongtong model xlsx import FILE -o model.yaml. What was not touched comes back byte for byte, comments included; what is wrong is told cell by cell.")),
        ])
            sheet.Add(new FormCell(1, CellLook.GridGroup) { Text = head }, new FormCell(2, CellLook.GridText) { Text = text });
        return sheet;
    }

    private static FormSheet Table(ModelSheet table, ModelBook book, ReportLanguages languages)
    {
        var language = languages.First;
        bool IsOther(ModelColumn column) => !languages.IsSideBySide && column.Key.EndsWith(language == Language.Zh ? "/en" : "/zh", StringComparison.Ordinal);
        // Of the plain table both columns are values.
        var hidesEnglish = !languages.IsSideBySide && language == Language.Zh;
        // A column nobody uses stands there, hidden, for whoever needs it.
        bool IsUnused(int column) => table.Columns.Length > 2 && table.Rows.All(r => r.Cells[column] is null or { Text.Length: 0 });
        var labels = Math.Clamp(table.Rows.Max(r => 2 * r.Depth + Math.Max(WidthOf(r.Label.In(language)), 8)) + 2, 12, 30);
        var sheet = new FormSheet(table.Name.In(language), [new(4, IsHidden: true), new(labels), .. table.Columns.Select((c, i) => new FormColumn(c.Width, IsOther(c) || IsUnused(i) || hidesEnglish && c.Key == "text:en"))])
        {
            IsLocked = false, Frozen = 2, FrozenColumns = First, HasArea = true, Foot = $"{book.Title.In(language)} · {book.Reference}", Tab = table.Id switch { "rest" or "model" => "C8D0D7", "clauses" or "checks" => "E2B65C", _ => "125878" },
        };
        sheet.AddAcross($"{table.Name.In(language)}　{book.Title.In(language)}", CellLook.Title, Label, First + Math.Max(0, table.Columns.Length - 1), 30);
        sheet.Put(1, new FormCell(Key, CellLook.Text) { Text = TitleMark + table.Id });
        sheet.Add([new FormCell(Key, CellLook.Text) { Text = HeadMark }, new FormCell(Label, CellLook.Head) { Text = language == Language.Zh ? "层次" : "part" }, .. table.Columns.Select((c, i) => new FormCell(First + i, CellLook.Head) { Text = c.Title.In(language) })]);
        foreach (var row in table.Rows)
        {
            var number = sheet.Add(row.Kind is "scale" or "choices" ? 20 : 0, Cells(table, row, language));
            // The name of a question stands over the columns of its options.
            if (row.Kind is "scale" or "choices") sheet.Merge(number, Label, Label + row.Cells.TakeWhile(c => c is null).Count());
        }
        for (var i = 0; i < table.Columns.Length; i++)
            if (Rule(table.Columns[i], book, language) is { } rule) sheet.Allow(First + i, 3, sheet.Row + Spare, rule);
        return sheet;
    }

    private static IEnumerable<FormCell> Cells(ModelSheet table, ModelRow row, Language language)
    {
        var isHead = Array.IndexOf(Heads, row.Kind) >= 0;
        yield return new FormCell(Key, CellLook.Text) { Text = row.Key };
        yield return new FormCell(Label, isHead ? CellLook.GridGroup : CellLook.GridText) { Text = new string('\u3000', row.Depth) + row.Label.In(language) };
        for (var i = 0; i < table.Columns.Length; i++)
            if (row.Cells[i] is not { } cell) yield return new FormCell(First + i, CellLook.GridNone);
            else if (table.Columns[i].Kind is ModelCellKind.Number or ModelCellKind.Formula && IsNumber(cell.Text)) yield return new FormCell(First + i, isHead ? CellLook.GridGroupNumber : CellLook.GridNumber) { Number = cell.Text };
            else yield return new FormCell(First + i, isHead ? CellLook.GridGroup : SpreadsheetFormula.IsLike(cell.Text) ? CellLook.GridQuoted : CellLook.GridText) { Text = cell.Text };
    }

    private static CellRule? Rule(ModelColumn column, ModelBook book, Language language) => column.Kind switch
    {
        ModelCellKind.Word => new CellRule.OneOf($"\"{string.Join(',', column.Words)}\"", null, language == Language.Zh ? "从列表里选" : "choose from the list"),
        ModelCellKind.Number => new CellRule.Number(null, null, false, null, language == Language.Zh ? "这里填数" : "a number is wanted here"),
        // An overlay cites its own clauses and those of its base; a list of its own would refuse the others.
        ModelCellKind.Ids when (column.Key == "clause" || column.Key.EndsWith(":clause", StringComparison.Ordinal)) && !book.IsOverlay && book.Sheets.FirstOrDefault(s => s.Id == "clauses") is { } clauses =>
            new CellRule.OneOf(string.Create(CultureInfo.InvariantCulture, $"{CellName.Quoted(clauses.Name.In(language))}!$B$3:$B${clauses.Rows.Length + 2 + Spare}"), null, language == Language.Zh ? "依据要先写在“依据”表里" : "state the clause in the sheet of clauses first"),
        _ => null,
    };

    private static FormSheet Text(ModelBook book, string[] lines, Language language)
    {
        var sheet = new FormSheet(TextSheet, [new(60), new(20), new(40), new(80)]) { IsHidden = true, IsLocked = false };
        sheet.Add(15, new[] { Format, language == Language.Zh ? "zh" : "en", book.Source.Path, HashOf(book.Source.Content) }.Select((t, i) => new FormCell(i, CellLook.Text) { Text = t }));
        // A line ends with a mark of its own, so that no program takes spaces off it.
        foreach (var line in lines) sheet.Add(15, new FormCell(0, CellLook.Text) { Text = line.EndsWith('\r') ? $"|{line[..^1]}|r" : $"|{line}|" });
        return sheet;
    }

    private static bool IsNumber(string text) => text.Length is > 0 and <= 15 && decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _);

    private static int WidthOf(string text) => text.Sum(c => c >= '\u2E80' ? 2 : 1);
}
