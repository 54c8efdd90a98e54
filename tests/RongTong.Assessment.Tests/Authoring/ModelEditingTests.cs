using System.Collections.Immutable;
using RongTong.Authoring;
using RongTong.Loading;
using RongTong.Snapshots;
using RongTong.Text;

namespace RongTong.Tests.Authoring;

/// <summary>Tables of a model edited, and what becomes of its text.</summary>
public class ModelEditingTests
{
    private const string Model = """
        # A small model; this remark stays.
        model: test/small@1
        name: { zh: 小模型, en: Small model }
        clauses:
          rule: { document: 文件, place: { zh: 一, en: one }, confidence: high }   # the only one
        scales:
          grade:
            kind: single
            options:
              - { id: low, letter: A, points: 0, text: { zh: 低, en: Low } }   # lowest
              - id: high
                letter: B
                points: 100   # full
                text: { zh: 高, en: High }
          rate: { kind: bands, bands: [{ below: 0.10, points: 0 }, { from: 0.10, points: 100 }] }
        fields:
          - id: total
            name: { zh: 总数, en: Total }
            type: integer
            unit: 台
        criteria:
          - id: enough
            name: 足够
            clause: rule
            when: { score: total, atLeast: 40 }
          - id: both
            name: { zh: 两样, en: Both }
            clause: rule
            when:
              all:
                - { value: total, atLeast: 3 }
                - { answered: total }
        grades:
          - { id: pass, name: { zh: 通过, en: Pass }, requires: [enough, both] }
        """;

    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(Repository.Rules, "*.yaml", SearchOption.AllDirectories)
        .Where(f => Path.GetFileName(f) is "model.yaml" or "catalogue.yaml" || f.EndsWith(".overlay.yaml", StringComparison.Ordinal)).Select(f => Path.GetRelativePath(Repository.Rules, f).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_value_of_a_shipped_file_stands_in_a_cell_and_nothing_edited_is_the_very_text(string file)
    {
        var source = new SourceText(file, File.ReadAllText(Path.Combine(Repository.Rules, file)));
        var book = ModelBook.Of(source).Value.ShouldNotBeNull();
        var shown = book.Sheets.SelectMany(s => s.Rows).SelectMany(r => r.Cells).OfType<ModelCell>().Where(c => c.Text.Length > 0).Select(c => c.Place).ToHashSet(StringComparer.Ordinal);
        var values = Values(YamlReader.ReadDocument(source, TextLimits.Model).Value!, "").ToList();

        values.Count.ShouldBeGreaterThan(10);
        values.Where(v => !shown.Contains(v) && !shown.Contains(NodePath.Split(v).Parent) && !(shown.Contains(v + "/zh") && shown.Contains(v + "/en"))).ShouldBeEmpty();
        book.Sheets.SelectMany(s => s.Rows.SelectMany(r => r.Cells).OfType<ModelCell>()).Where(c => c.Text.Length > 0).GroupBy(c => c.Place, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key).ShouldBeEmpty();
        ModelEditing.Apply(book, Filled(book)).Source.Content.ShouldBe(source.Content);
    }

    [Theory]
    [InlineData("criteria/0/when/atLeast", "45", "when: { score: total, atLeast: 40 }", "when: { score: total, atLeast: 45 }")]
    [InlineData("scales/grade/options/1/points", "90", "points: 100   # full", "points: 90   # full")]
    [InlineData("scales/rate/bands/1/from", "0.15", "{ from: 0.10, points: 100 }", "{ from: 0.15, points: 100 }")]
    [InlineData("criteria/1/when/all/0/atLeast", "total / 2", "{ value: total, atLeast: 3 }", "{ value: total, atLeast: total / 2 }")]
    [InlineData("grades/0/requires", "enough", "requires: [enough, both]", "requires: [enough]")]
    [InlineData("fields/0/name/en", "Total: all of it", "{ zh: 总数, en: Total }", "{ zh: 总数, en: \"Total: all of it\" }")]
    [InlineData("fields/0/max", "100", "    unit: 台\n", "    unit: 台\n    max: 100\n")]
    [InlineData("fields/0/unit", "", "    unit: 台\n", "")]
    [InlineData("scales/grade/options/0/letter", "", "{ id: low, letter: A, points: 0,", "{ id: low, points: 0,")]
    [InlineData("criteria/0/name/en", "Enough", "name: 足够", "name: { zh: 足够, en: Enough }")]
    [InlineData("scales/grade/options/1/range/from", "5", "        text: { zh: 高, en: High }\n", "        text: { zh: 高, en: High }\n        range: { from: 5 }\n")]
    [InlineData("clauses/rule/rule/zh", "规定", "confidence: high }", "confidence: high, rule: { zh: 规定 } }")]
    public void An_edited_cell_changes_its_value_and_nothing_else(string place, string text, string was, string becomes)
    {
        Model.ShouldContain(was);
        var book = Book();
        ModelEditing.Apply(book, Filled(book, (place, text))).Source.Content.ShouldBe(Model.Replace(was, becomes, StringComparison.Ordinal));
    }

    [Fact]
    public void Numbers_are_the_same_however_they_are_written()
    {
        var book = Book();
        var edition = ModelEditing.Apply(book, Filled(book, ("scales/rate/bands/0/below", "0.1"), ("grades/0/requires", "enough；both")));
        edition.Changes.ShouldBe(0);
        edition.Source.Content.ShouldBe(Model);
    }

    [Theory]
    [InlineData("options", "scales/grade/options/0", "      - { id: mid, letter: M, text: { zh: 中, en: Middle }, points: 50 }\n", "# lowest\n", true)]
    [InlineData("options", "scales/grade/options/1", "      - { id: mid, letter: M, text: { zh: 中, en: Middle }, points: 50 }\n", "        text: { zh: 高, en: High }\n", false)]
    public void A_row_added_is_the_next_item_of_the_list(string sheet, string like, string line, string behind, bool isCopied)
    {
        var book = Book();
        var cells = ImmutableDictionary<string, FilledCell>.Empty;
        foreach (var (column, text) in ((string, string)[])[("编号", "mid"), ("选项", "M"), ("内容", "中"), ("内容（英文）", "Middle"), ("分值", "50")])
            cells = cells.SetItem(book.Sheets.Single(s => s.Id == sheet).Columns.Single(c => c.Title.Zh == column).Key, new FilledCell(text, Cell(column)));
        var filled = Filled(book).Select(s => s.Id != sheet ? s : s with { Rows = s.Rows.Insert(s.Rows.ToList().FindIndex(r => r.Key == like) + 1, new FilledRow(isCopied ? like : "", cells, Cell("row"))) }).ToList();

        var edition = ModelEditing.Apply(book, filled);
        edition.Problems.ShouldBeEmpty();
        edition.Source.Content.ShouldBe(Model.Replace(behind, behind + line, StringComparison.Ordinal));
        edition.CellOf(PlaceOf(edition.Source, "mid")).ShouldBe(Cell("row"));
    }

    [Fact]
    public void A_clause_added_bears_the_id_before_its_columns()
    {
        var book = Book();
        var cells = ImmutableDictionary<string, FilledCell>.Empty.Add(ModelBookColumns.Label, new FilledCell("local", Cell("B4"))).Add("document", new FilledCell("细则", Cell("C4"))).Add("confidence", new FilledCell("low", Cell("D4")));
        var filled = Filled(book).Select(s => s.Id == "clauses" ? s with { Rows = s.Rows.Add(new FilledRow("", cells, Cell("row"))) } : s).ToList();
        ModelEditing.Apply(book, filled).Source.Content.ShouldContain("   # the only one\n  local: { document: 细则, confidence: low }\nscales:");
    }

    [Theory]
    [InlineData("options", "scales/grade/options/0", "      - { id: low, letter: A, points: 0, text: { zh: 低, en: Low } }   # lowest\n")]
    [InlineData("options", "scales/grade/options/1", "      - id: high\n        letter: B\n        points: 100   # full\n        text: { zh: 高, en: High }\n")]
    [InlineData("options", "scales/rate/bands/0", "{ below: 0.10, points: 0 }, ")]
    [InlineData("criteria", "criteria/1/when/all/1", "        - { answered: total }\n")]
    [InlineData("criteria", "criteria/0", "  - id: enough\n    name: 足够\n    clause: rule\n    when: { score: total, atLeast: 40 }\n")]
    public void A_row_removed_takes_its_item_with_it(string sheet, string key, string gone)
    {
        Model.ShouldContain(gone);
        var book = Book();
        var filled = Filled(book).Select(s => s.Id == sheet ? s with { Rows = s.Rows.RemoveAll(r => r.Key == key || r.Key.StartsWith(key + "/", StringComparison.Ordinal)) } : s).ToList();
        ModelEditing.Apply(book, filled).Source.Content.ShouldBe(Model.Replace(gone, "", StringComparison.Ordinal));
    }

    [Fact]
    public void Everything_at_once_is_everything_one_by_one()
    {
        var book = Book();
        var filled = Filled(book, ("criteria/0/when/atLeast", "45"), ("fields/0/unit", ""), ("fields/0/min", "0"), ("clauses/rule/confidence", "low"), ("scales/grade/options/1/points", "90"))
            .Select(s => s.Id == "options" ? s with { Rows = s.Rows.RemoveAll(r => r.Key == "scales/grade/options/0") } : s).ToList();
        var edition = ModelEditing.Apply(book, filled);
        edition.Changes.ShouldBe(6);
        edition.Source.Content.ShouldBe(Model
            .Replace("atLeast: 40", "atLeast: 45", StringComparison.Ordinal).Replace("    unit: 台\n", "    min: 0\n", StringComparison.Ordinal).Replace("confidence: high", "confidence: low", StringComparison.Ordinal)
            .Replace("points: 100   # full", "points: 90   # full", StringComparison.Ordinal).Replace("      - { id: low, letter: A, points: 0, text: { zh: 低, en: Low } }   # lowest\n", "", StringComparison.Ordinal));
        edition.CellOf(PlaceOf(edition.Source, "45")).ShouldBe(Cell("criteria/0/when/atLeast"));
        edition.CellOf(PlaceOf(edition.Source, "90")).ShouldBe(Cell("scales/grade/options/1/points"));
    }

    [Theory]
    [InlineData("scales/rate/bands/0/below", "a tenth", "RT4502")]
    [InlineData("scales/grade/kind", "singel", "RT4503")]
    public void A_cell_that_cannot_be_read_is_told_and_nothing_is_edited(string place, string text, string code)
    {
        var book = Book();
        var edition = ModelEditing.Apply(book, Filled(book, (place, text), ("criteria/0/when/atLeast", "45")));
        var problem = edition.Problems.ShouldHaveSingleItem();
        problem.Code.ShouldBe(code);
        problem.Span.ShouldBe(Cell(place));
        edition.Source.Content.ShouldBe(Model);
    }

    [Fact]
    public void Rows_that_belong_nowhere_are_told()
    {
        var book = Book();
        var one = ImmutableDictionary<string, FilledCell>.Empty.Add("unit", new FilledCell("人", Cell("unit")));
        var stray = Filled(book).Select(s => s.Id == "fields" ? s with { Rows = s.Rows.Add(new FilledRow("fields/7", one, Cell("stray"))).Insert(0, new FilledRow("", one, Cell("first"))) } : s).Where(s => s.Id != "grades").ToList();
        ModelEditing.Apply(book, stray).Problems.Select(p => p.Code).ShouldBe(["RT4506", "RT4504", "RT4508"], ignoreOrder: true);
        ModelEditing.Apply(book, [.. Filled(book).Select(s => s.Id == "fields" ? s with { Rows = [new FilledRow("fields/0", one.SetItem("unit", new FilledCell("#REF!", Cell("e"), IsError: true)), Cell("r"))] } : s)]).Problems.ShouldHaveSingleItem().Code.ShouldBe("RT4507");
    }

    [Fact]
    public void Any_text_comes_back_as_itself()
    {
        foreach (var text in (string[])["yes", "null", "~", "a: b", "- a", "{a}", "[", "#x", "a #b", "a\nb", " a", "a\"b\\", "'", "!t", "&a", "*a", "%a", "@a", "`a", "1e5", "，", "a,b", "…", "? a", "|", ">"])
        {
            var book = Book();
            var edited = ModelEditing.Apply(book, Filled(book, ("fields/0/name/zh", text))).Source;
            NodePath.Find(YamlReader.ReadDocument(edited, TextLimits.Model).Value!, "fields/0/name/zh").ShouldBeOfType<SyntaxNode.Scalar>().Text.ShouldBe(text.Trim());
        }
    }

    private static ModelBook Book() => ModelBook.Of(new SourceText("model.yaml", Model)).Value!;

    /// <summary>The tables as they were exported, but for cells typed into.</summary>
    private static List<FilledSheet> Filled(ModelBook book, params (string Place, string Text)[] typed) =>
    [
        .. book.Sheets.Select(s => new FilledSheet(s.Id, [.. s.Rows.Select(r => new FilledRow(r.Key, s.Columns.Zip(r.Cells).ToImmutableDictionary(c => c.First.Key, c =>
        {
            var edit = typed.FirstOrDefault(t => t.Place == c.Second?.Place);
            return new FilledCell(edit.Place is null ? c.Second?.Text ?? "" : edit.Text, Cell(c.Second?.Place ?? "none"));
        }, StringComparer.Ordinal), Cell(r.Key)))])),
    ];

    private static SourceSpan Cell(string name) => SourceSpan.WholeFile("book.xlsx!" + name);

    private static SourceSpan PlaceOf(SourceText source, string text)
    {
        var lines = source.Content.Split('\n');
        var line = Array.FindIndex(lines, l => l.Contains(text, StringComparison.Ordinal));
        var column = lines[line].IndexOf(text, StringComparison.Ordinal) + 1;
        return new SourceSpan(source.Path, line + 1, column, line + 1, column + text.Length);
    }

    private static IEnumerable<string> Values(SyntaxNode node, string place) => node switch
    {
        SyntaxNode.Mapping map => map.Entries.SelectMany(e => Values(e.Value, NodePath.BelowKey(place, e.Key))),
        SyntaxNode.Sequence list => list.Items.SelectMany((n, i) => Values(n, NodePath.Below(place, i.ToString(System.Globalization.CultureInfo.InvariantCulture)))),
        _ => [place],
    };
}
