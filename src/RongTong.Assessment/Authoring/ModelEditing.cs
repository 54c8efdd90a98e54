using System.Collections.Immutable;
using System.Globalization;
using RongTong.Diagnostics;
using RongTong.Loading;
using RongTong.Text;

namespace RongTong.Authoring;

/// <summary>A cell as it came back. Immutable.</summary>
/// <param name="Text">What it holds.</param>
/// <param name="Span">Its place.</param>
/// <param name="IsError">Whether it shows the error of a formula.</param>
public sealed record FilledCell(string Text, SourceSpan Span, bool IsError = false);

/// <summary>A row as it came back. Immutable.</summary>
/// <param name="Key">The place of its node at the export; empty for a row that was added.</param>
/// <param name="Cells">Its cells by the key of their column; a column the table has lost is left out.</param>
/// <param name="Span">Its place.</param>
public sealed record FilledRow(string Key, ImmutableDictionary<string, FilledCell> Cells, SourceSpan Span);

/// <summary>A table as it came back. Immutable.</summary>
public sealed record FilledSheet(string Id, ImmutableArray<FilledRow> Rows);

/// <summary>A file after its tables were edited. Immutable.</summary>
public sealed class ModelEdition
{
    private readonly ImmutableArray<(int Start, int End, SourceSpan Cell)> _marks;
    private readonly YamlText _text;

    internal ModelEdition(YamlText text, ImmutableArray<(int, int, SourceSpan)> marks, ImmutableArray<Diagnostic> problems, int changes) => (_text, _marks, Problems, Changes) = (text, marks, problems, changes);

    /// <summary>The text of the file; the very bytes of the original where no cell was edited.</summary>
    public SourceText Source => _text.Source;

    /// <summary>What is wrong with the cells.</summary>
    public ImmutableArray<Diagnostic> Problems { get; }

    /// <summary>How many places were changed, added or removed.</summary>
    public int Changes { get; }

    /// <summary>
    /// The cell a place of the text was made from: the narrowest that holds it, or, at the beginning of a list, the row of its first item; null
    /// where there is none.
    /// </summary>
    public SourceSpan? CellOf(SourceSpan span)
    {
        var at = _text.Position(span.Line, span.Column);
        var holding = _marks.Where(m => m.Start <= at && at < Math.Max(m.End, m.Start + 1)).ToList();
        var narrowest = holding.Count == 0 ? default : holding.MinBy(m => m.End - m.Start);
        var below = _marks.Where(m => m.Start >= at && (holding.Count == 0 || m.Start < narrowest.End)).OrderBy(m => m.Start).ThenByDescending(m => m.End).FirstOrDefault();
        if (below.End > 0 && _text.Source.Content[at..below.Start].All(c => char.IsWhiteSpace(c) || c is '-' or '[' or '{')) return below.Cell;
        return holding.Count == 0 ? null : narrowest.Cell;
    }
}

/// <summary>Brings edited tables back into the text they were made from. Used once; not thread-safe.</summary>
public sealed class ModelEditing
{
    /// <summary>Keys that hold lists, where nothing stands yet that would tell.</summary>
    private static readonly ImmutableHashSet<string> ListKeys = ["requires", "tags", "form", "fields", "needs", "in", "except", "titles"];

    private readonly ModelBook _book;
    private readonly YamlText _text;
    private readonly List<(int Start, int End, SourceSpan Cell)> _marks = [];
    private readonly ImmutableArray<Diagnostic>.Builder _problems = ImmutableArray.CreateBuilder<Diagnostic>();
    private readonly List<(string Place, ModelColumn Column, FilledCell Cell)> _edits = [];
    private readonly List<(ModelRow Like, ModelSheet Sheet, FilledRow Row)> _added = [];
    private readonly List<string> _removed = [];

    private ModelEditing(ModelBook book)
    {
        _book = book;
        _text = new YamlText(book.Source, Shift);
    }

    /// <summary>Compares every cell with the file and edits the text where they differ. What has problems is left as it was.</summary>
    public static ModelEdition Apply(ModelBook book, IReadOnlyList<FilledSheet> sheets)
    {
        var editing = new ModelEditing(book);
        foreach (var sheet in book.Sheets)
            if (sheets.FirstOrDefault(s => s.Id == sheet.Id) is { } filled) editing.Compare(sheet, filled);
            else editing._problems.Add(DiagnosticCatalog.ModelSheetMissing(null, sheet.Name));
        if (!editing._problems.Any(d => d.Severity == DiagnosticSeverity.Error)) editing.Edit();
        return new ModelEdition(editing._text, [.. editing._marks], editing._problems.ToImmutable(), editing._edits.Count + editing._added.Count + editing._removed.Count);
    }

    private void Compare(ModelSheet sheet, FilledSheet filled)
    {
        var rows = sheet.Rows.ToDictionary(r => r.Key, StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        ModelRow? above = null;
        foreach (var row in filled.Rows)
        {
            var known = rows.GetValueOrDefault(row.Key);
            if (known is not null && seen.Add(row.Key))
            {
                Compare(sheet, known, row);
                above = known;
            }
            else if (row.Key.Length > 0 && known is null) _problems.Add(DiagnosticCatalog.StrayModelRow(row.Span, row.Key));
            else if (row.Cells.Values.Any(c => c.Text.Trim().Length > 0)) AddRow(sheet, known ?? above, row);
        }
        _removed.AddRange(sheet.Rows.Select(r => r.Key).Where(k => !seen.Contains(k)));
    }

    private void Compare(ModelSheet sheet, ModelRow was, FilledRow row)
    {
        if (NodePath.Find(_text.Root, was.Key) is { } node) Mark(node, row.Span);
        for (var i = 0; i < sheet.Columns.Length; i++)
        {
            if (was.Cells[i] is not { } cell || !row.Cells.TryGetValue(sheet.Columns[i].Key, out var filled)) continue;
            if (NodePath.Find(_text.Root, cell.Place) is { } place) Mark(place, filled.Span);
            if (IsSame(sheet.Columns[i].Kind, cell.Text, filled.Text) && !filled.IsError) continue;
            if (IsRight(sheet.Columns[i], filled)) _edits.Add((cell.Place, sheet.Columns[i], filled with { Text = filled.Text.Trim() }));
        }
    }

    private void AddRow(ModelSheet sheet, ModelRow? like, FilledRow row)
    {
        var (_, step) = NodePath.Split(like?.Key ?? "");
        if (like is null || !(int.TryParse(step, CultureInfo.InvariantCulture, out _) || like.Kind == "clause")) _problems.Add(DiagnosticCatalog.ModelRowOutOfPlace(row.Span));
        else if (sheet.Columns.Where(c => row.Cells.ContainsKey(c.Key)).All(c => row.Cells[c.Key].Text.Trim().Length == 0 || IsRight(c, row.Cells[c.Key]))) _added.Add((like, sheet, row));
    }

    /// <summary>Whether a cell says what the file says. Numbers are the same however they are written.</summary>
    private static bool IsSame(ModelCellKind kind, string was, string now) =>
        was == now
        || kind is ModelCellKind.Number or ModelCellKind.Formula && PlainValue.TryNumber(was, out var before) && PlainValue.TryNumber(now.Trim(), out var after) && before == after
        || kind is ModelCellKind.Ids && ModelCells.Items(was).SequenceEqual(ModelCells.Items(now), StringComparer.Ordinal)
        || now.Trim() == was.Trim();

    private bool IsRight(ModelColumn column, FilledCell cell)
    {
        var text = cell.Text.Trim();
        var problem = cell.IsError ? DiagnosticCatalog.ModelCellInError(cell.Span, text)
            : text.Length == 0 ? null
            : column.Kind == ModelCellKind.Number && !PlainValue.TryNumber(text, out _) ? DiagnosticCatalog.ModelCellNoNumber(cell.Span, column.Title, text)
            : column.Kind == ModelCellKind.Word && !column.Words.Contains(text, StringComparer.Ordinal) ? DiagnosticCatalog.ModelCellNoWord(cell.Span, column.Title, text, column.Words)
            : null;
        if (problem is not null) _problems.Add(problem);
        return problem is null;
    }

    private void Edit()
    {
        var replaced = new List<(int, int, string)>();
        var missing = new List<(string Place, string Text, SourceSpan Cell)>();
        var emptied = new List<string>();
        foreach (var same in _edits.Where(e => IsSameInBoth(e.Place)).GroupBy(e => NodePath.Split(e.Place).Parent, StringComparer.Ordinal))
        {
            var word = (SyntaxNode.Scalar)NodePath.Find(_text.Root, same.Key)!;
            string Of(string language) => same.FirstOrDefault(e => e.Place.EndsWith(language, StringComparison.Ordinal)).Cell?.Text ?? word.Text;
            var (start, end) = _text.Extent(word);
            replaced.Add((start, end, Of("/zh") == Of("/en") ? YamlText.Scalar(Of("/zh")) : $"{{ zh: {YamlText.Scalar(Of("/zh"))}, en: {YamlText.Scalar(Of("/en"))} }}"));
        }
        foreach (var (place, column, cell) in _edits.Where(e => !IsSameInBoth(e.Place)))
        {
            var node = NodePath.Find(_text.Root, place);
            if (node is null) missing.Add((place, Value(place, null, cell.Text), cell.Span));
            else if (cell.Text.Length == 0) emptied.Add(place);
            else
            {
                var (start, end) = _text.Extent(node);
                replaced.Add((start, end, (start > 0 && _text.Source.Content[start - 1] == ':' ? " " : "") + Value(place, node, cell.Text)));
            }
        }
        _text.Replace(replaced);

        // From the end of the file to its beginning: what was done does not move what is to be done.
        var removed = _removed.Where(r => !_removed.Exists(o => NodePath.IsBelow(r, o))).ToList();
        var steps = new List<(int At, int Order, Action Do)>();
        foreach (var group in missing.GroupBy(m => Nearest(m.Place), StringComparer.Ordinal))
            if (!removed.Exists(r => r == group.Key || NodePath.IsBelow(group.Key, r))) steps.Add((EndOf(group.Key), 0, () => Put(group.Key, [.. group])));
        foreach (var place in emptied.Where(e => !removed.Exists(r => NodePath.IsBelow(e, r)))) steps.Add((StartOf(place), 0, () => RemoveWithEmpty(place)));
        foreach (var place in removed) steps.Add((StartOf(place), 0, () => _text.Remove(place)));
        for (var i = 0; i < _added.Count; i++)
        {
            var (like, sheet, row) = _added[i];
            steps.Add((EndOf(like.Key), i, () => Insert(like, sheet, row)));
        }
        foreach (var step in steps.OrderByDescending(s => s.At).ThenByDescending(s => s.Order)) step.Do();
    }

    private bool IsSameInBoth(string place) => place.EndsWith("/zh", StringComparison.Ordinal) || place.EndsWith("/en", StringComparison.Ordinal) ? NodePath.Find(_text.Root, NodePath.Split(place).Parent) is SyntaxNode.Scalar { IsNull: false } : false;

    /// <summary>The nearest mapping above a place that is there.</summary>
    private string Nearest(string place)
    {
        var at = NodePath.Split(place).Parent;
        while (at.Length > 0 && NodePath.Find(_text.Root, at) is not SyntaxNode.Mapping) at = NodePath.Split(at).Parent;
        return at;
    }

    private int EndOf(string place) => NodePath.Find(_text.Root, place) is { } node ? _text.Extent(node).End : 0;

    private int StartOf(string place) => NodePath.Find(_text.Root, place) is { } node ? _text.Extent(node).Start : 0;

    private void Put(string place, ImmutableArray<(string Place, string Text, SourceSpan Cell)> values)
    {
        var below = place.Length == 0 ? 0 : place.Length + 1;
        var before = EndOf(place);
        _text.Put(place, Entries([.. values.Select(v => (v.Place[below..], v.Text))]));
        _marks.AddRange(values.Select(v => (before, EndOf(place), v.Cell)));
    }

    private void RemoveWithEmpty(string place)
    {
        var (parent, _) = NodePath.Split(place);
        var isRow = _book.Sheets.Any(s => s.Rows.Any(r => r.Key == parent));
        if (!isRow && parent.Length > 0 && NodePath.Find(_text.Root, parent) is SyntaxNode.Mapping { Entries.Length: 1 }) RemoveWithEmpty(parent);
        else _text.Remove(place);
    }

    private void Insert(ModelRow like, ModelSheet sheet, FilledRow row)
    {
        var likeNode = NodePath.Find(_text.Root, like.Key);
        var values = new List<(string Path, string Text)>();
        for (var i = 0; i < sheet.Columns.Length; i++)
            if (like.Cells[i] is { } cell && cell.Place != like.Key && row.Cells.TryGetValue(sheet.Columns[i].Key, out var filled) && filled.Text.Trim() is { Length: > 0 } text)
                values.Add((cell.Place[(like.Key.Length + 1)..], Value(cell.Place, NodePath.Find(likeNode!, cell.Place[(like.Key.Length + 1)..]), text)));
        // A list of plain values or of texts has no columns of its own.
        var item = values.Count == 0 ? YamlText.Scalar(row.Cells.Values.First(c => c.Text.Trim().Length > 0).Text.Trim()) : $"{{ {string.Join(", ", Entries(values).Select(e => $"{e.Key}: {e.Value}"))} }}";
        var key = like.Kind == "clause" ? row.Cells.GetValueOrDefault(ModelBookColumns.Label)?.Text.Trim() : null;
        if (like.Kind == "clause" && string.IsNullOrEmpty(key)) key = "new-clause";
        var (start, end) = _text.InsertAfter(like.Key, key, item);
        _marks.Add((start, end, row.Span));
    }

    /// <summary>Values by path as the entries of one mapping; what stands deeper becomes mappings inside it.</summary>
    private static List<(string Key, string Value)> Entries(IReadOnlyList<(string Path, string Text)> values) =>
    [
        .. values.GroupBy(v => v.Path.Split('/')[0], StringComparer.Ordinal).Select(g => g.First().Path.Contains('/', StringComparison.Ordinal)
            ? (g.Key, $"{{ {string.Join(", ", Entries([.. g.Select(v => (v.Path[(g.Key.Length + 1)..], v.Text))]).Select(e => $"{e.Key}: {e.Value}"))} }}")
            : (g.Key, g.First().Text)),
    ];

    private static string Value(string place, SyntaxNode? node, string text) =>
        node is SyntaxNode.Sequence || node is null && ListKeys.Contains(NodePath.Split(place).Step) ? YamlText.List(ModelCells.Items(text)) : YamlText.Scalar(text);

    private void Mark(SyntaxNode node, SourceSpan cell)
    {
        var (start, end) = _text.Extent(node);
        _marks.Add((start, end, cell));
    }

    private void Shift(int start, int end, int length)
    {
        var by = length - (end - start);
        for (var i = 0; i < _marks.Count; i++)
        {
            var mark = _marks[i];
            _marks[i] = mark with { Start = mark.Start >= end && mark.Start > start ? mark.Start + by : mark.Start, End = mark.End >= end && mark.End > start ? mark.End + by : mark.End };
        }
    }
}

/// <summary>Columns every table has besides its own.</summary>
public static class ModelBookColumns
{
    /// <summary>The label before the columns; of clauses it is their id.</summary>
    public const string Label = "#";
}
