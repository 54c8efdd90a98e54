using System.Collections.Immutable;
using RongTong.Diagnostics;
using RongTong.Loading;
using RongTong.Text;

namespace RongTong.Authoring;

/// <summary>
/// A model file, a catalogue or an overlay laid out as tables, for people who work in spreadsheets. Every value of the file stands in a cell,
/// and every cell knows its place in the file. Immutable.
/// </summary>
public sealed class ModelBook
{
    internal ModelBook(SourceText source, SyntaxNode root, ImmutableArray<ModelSheet> sheets) => (Source, Root, Sheets) = (source, root, sheets);

    /// <summary>The text of the file.</summary>
    public SourceText Source { get; }

    /// <summary>The tables, in reading order; those the file has nothing for are left out.</summary>
    public ImmutableArray<ModelSheet> Sheets { get; }

    /// <summary>The reference the file states; empty where it states none.</summary>
    public string Reference => Root.Word("model") ?? Root.Word("overlay") ?? Root.Word("catalogue") ?? "";

    /// <summary>The title the file states.</summary>
    public LocalizedText Title => Root.Both("name") ?? LocalizedText.Same(Reference);

    /// <summary>Whether the file edits another one.</summary>
    public bool IsOverlay => Root.Word("overlay") is not null;

    internal SyntaxNode Root { get; }

    /// <summary>Lays a file out. Its meaning need not be right, only its YAML.</summary>
    public static Result<ModelBook> Of(SourceText source)
    {
        var (root, problems) = YamlReader.ReadDocument(source, TextLimits.Model);
        return root is null || problems.Any(d => d.Severity == DiagnosticSeverity.Error) ? new Result<ModelBook>(null, problems) : new Result<ModelBook>(new ModelBook(source, root, new ModelLayout(root).Sheets()), problems);
    }
}

/// <summary>One table of a model. Immutable.</summary>
/// <param name="Id">What it is called in every language.</param>
/// <param name="Name">Its name.</param>
/// <param name="Columns">Its columns; a label stands before them.</param>
/// <param name="Rows">Its rows, in the order of the file.</param>
public sealed record ModelSheet(string Id, LocalizedText Name, ImmutableArray<ModelColumn> Columns, ImmutableArray<ModelRow> Rows);

/// <summary>What a cell may hold.</summary>
public enum ModelCellKind
{
    /// <summary>Any text.</summary>
    Text,

    /// <summary>An id, or ids with semicolons between them.</summary>
    Ids,

    /// <summary>An exact decimal.</summary>
    Number,

    /// <summary>A number or a formula.</summary>
    Formula,

    /// <summary>One of a fixed set of words.</summary>
    Word,
}

/// <summary>A column. Immutable.</summary>
/// <param name="Key">Which keys of a row's node it shows; unique in its table.</param>
/// <param name="Title">Its head; unique in its table.</param>
/// <param name="Width">Its width in characters.</param>
/// <param name="Kind">What its cells hold.</param>
/// <param name="Words">The words, where it holds one of a fixed set.</param>
/// <param name="IsCondition">Whether it belongs to a condition.</param>
public sealed record ModelColumn(string Key, LocalizedText Title, int Width, ModelCellKind Kind, ImmutableArray<string> Words, bool IsCondition);

/// <summary>A row: one node of the file. Immutable.</summary>
/// <param name="Key">The place of the node: keys and positions with slashes between them.</param>
/// <param name="Kind">What the node is, such as <c>criterion</c>.</param>
/// <param name="Depth">How deep it stands below the head of its group.</param>
/// <param name="Label">What it is called in its table.</param>
/// <param name="Cells">A cell for each column; null where the node cannot have one.</param>
public sealed record ModelRow(string Key, string Kind, int Depth, LocalizedText Label, ImmutableArray<ModelCell?> Cells);

/// <summary>A cell: a place in the file and what stands there. Immutable.</summary>
/// <param name="Place">The place, whether or not anything stands there yet.</param>
/// <param name="Text">What stands there, as the file writes it; empty for nothing.</param>
public sealed record ModelCell(string Place, string Text);
