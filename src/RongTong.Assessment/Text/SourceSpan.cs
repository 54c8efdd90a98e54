using System.Globalization;

namespace RongTong.Text;

/// <summary>A stretch of a source text. Lines and columns count from one; the end is exclusive.</summary>
public readonly record struct SourceSpan(string Path, int Line, int Column, int EndLine, int EndColumn)
{
    /// <summary>A span that names a whole file.</summary>
    public static SourceSpan WholeFile(string path) => new(path, 1, 1, 1, 1);

    /// <summary>A cell of a workbook: the place is in the name, <c>file.xlsx!sheet!D7</c>.</summary>
    /// <param name="path">The name of the workbook.</param>
    /// <param name="sheet">The name of the sheet.</param>
    /// <param name="cell">The cell, such as <c>D7</c>.</param>
    public static SourceSpan Cell(string path, string sheet, string cell) => WholeFile($"{path}!{sheet}!{cell}");

    /// <summary><c>path(line,column)</c>, the shape build tools and editors link to.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Path}({Line},{Column})");
}
