using System.Collections.Immutable;
using RongTong.Diagnostics;
using RongTong.Loading;
using RongTong.Text;

namespace RongTong.Hosting;

/// <summary>Finds and reads the texts of answer sheets: files, and directories of files. Stateless and thread-safe.</summary>
public static class SheetFiles
{
    private static readonly ImmutableArray<string> Endings = [".yaml", ".yml", ".json", ".ndjson"];

    /// <summary>Reads a sheet file, or every sheet file that stands directly in a directory, in order of name.</summary>
    /// <param name="path">A file or a directory.</param>
    /// <param name="shown">Its name in messages.</param>
    public static ImmutableArray<Result<SourceText>> Read(string path, string shown)
    {
        if (!Directory.Exists(path)) return [ReadFile(path, shown)];
        try
        {
            var files = Directory.GetFiles(path).Where(f => Endings.Contains(Path.GetExtension(f), StringComparer.OrdinalIgnoreCase)).Order(StringComparer.Ordinal).ToImmutableArray();
            if (files.IsEmpty && !Questionnaires(path).IsEmpty) return [];
            if (files.IsEmpty) return [new Result<SourceText>(null, [DiagnosticCatalog.FileUnreadable(shown, new LocalizedText("目录里没有答卷（.yaml、.yml、.json、.ndjson、.xlsx）", "the directory holds no sheet (.yaml, .yml, .json, .ndjson, .xlsx)"))])];
            return [.. files.Select(f => ReadFile(f, $"{shown.Replace('\\', '/').TrimEnd('/')}/{Path.GetFileName(f)}"))];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return [new Result<SourceText>(null, [DiagnosticCatalog.FileUnreadable(shown, error.Message)])];
        }
    }

    /// <summary>The names of the filled questionnaires that stand directly in a directory, in order; none where there is no such directory.</summary>
    public static ImmutableArray<string> Questionnaires(string path)
    {
        try
        {
            // A spreadsheet that has a file open leaves a shadow of it beside it.
            return Directory.Exists(path) ? [.. Directory.GetFiles(path, "*.xlsx").Select(f => Path.GetFileName(f)).Where(f => !f.StartsWith("~$", StringComparison.Ordinal)).Order(StringComparer.Ordinal)] : [];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Reading the directory for its sheets tells what is wrong with it.
            return [];
        }
    }

    /// <summary>Reads a stream, such as standard input. JSON is told by its first character.</summary>
    /// <param name="stream">What to read.</param>
    /// <param name="name">Its name in messages, without ending.</param>
    public static Result<SourceText> Read(Stream stream, string name)
    {
        var text = TextFile.Read(stream, name, TextLimits.Sheets.Bytes);
        if (text.Value is not { } source) return text;
        var isJson = source.Content.AsSpan().TrimStart() is ['{' or '[', ..];
        return text with { Value = source with { Path = name + (isJson ? ".json" : ".yaml") } };
    }

    private static Result<SourceText> ReadFile(string path, string shown) => TextFile.Read(path, shown.Replace('\\', '/'), TextLimits.Sheets.Bytes);
}
