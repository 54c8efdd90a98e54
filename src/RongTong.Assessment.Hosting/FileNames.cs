using System.Globalization;
using RongTong.Assessing;

namespace RongTong.Hosting;

/// <summary>Names of output files, without ending: safe on every system, and no two alike in one run, however the file system compares them.</summary>
public sealed class FileNames
{
    private static readonly HashSet<string> Reserved = new(["con", "prn", "aux", "nul", .. Numbered("com"), .. Numbered("lpt")], StringComparer.OrdinalIgnoreCase);

    /// <summary>File systems take 255 bytes; an ending, a number and the name of a temporary file need some of them.</summary>
    private const int MostBytes = 150;

    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A name for the result of a sheet: its credit code, else the firm, else the name of its file.</summary>
    public string Next(AnswerSheet sheet)
    {
        var stem = Safe(sheet.Enterprise.Uscc);
        if (stem.Length == 0) stem = Safe(sheet.Enterprise.Name);
        if (stem.Length == 0) stem = Safe(Path.GetFileNameWithoutExtension(sheet.Span?.Path ?? ""));
        if (stem.Length == 0) stem = "sheet";
        var name = stem;
        for (var i = 2; !_taken.Add(name); i++) name = $"{stem}-{i.ToString(CultureInfo.InvariantCulture)}";
        return name;
    }

    /// <summary>Letters, digits, hyphens and underscores, as many as fit a file name; anything else becomes a hyphen.</summary>
    private static string Safe(string text)
    {
        var bytes = 0;
        var safe = string.Concat(text.TakeWhile(c => (bytes += c < 0x80 ? 1 : 3) <= MostBytes).Select(c => char.IsLetterOrDigit(c) || c is '-' or '_' ? c : '-')).Trim('-');
        return Reserved.Contains(safe) ? $"{safe}-" : safe;
    }

    private static IEnumerable<string> Numbered(string device) => Enumerable.Range(0, 10).Select(i => device + i.ToString(CultureInfo.InvariantCulture));
}
