using System.Globalization;

namespace RongTong.Text;

/// <summary>A stretch of a source text. Lines and columns count from one; the end is exclusive.</summary>
public readonly record struct SourceSpan(string Path, int Line, int Column, int EndLine, int EndColumn)
{
    /// <summary>A span that names a whole file.</summary>
    public static SourceSpan WholeFile(string path) => new(path, 1, 1, 1, 1);

    /// <summary><c>path(line,column)</c>, the shape build tools and editors link to.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Path}({Line},{Column})");
}
