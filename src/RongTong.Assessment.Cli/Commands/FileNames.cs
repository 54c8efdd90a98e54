using System.Globalization;
using RongTong.Assessing;

namespace RongTong.Cli.Commands;

/// <summary>Names of output files, without ending: safe on every system, and no two alike in one run, however the file system compares them.</summary>
internal sealed class FileNames
{
    private static readonly HashSet<string> Reserved = new(["con", "prn", "aux", "nul", .. Numbered("com"), .. Numbered("lpt")], StringComparer.OrdinalIgnoreCase);

    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A name for the result of a sheet: its credit code, else the name of its file.</summary>
    public string Next(AnswerSheet sheet)
    {
        var stem = Safe(sheet.Enterprise.Uscc);
        if (stem.Length == 0) stem = Safe(Path.GetFileNameWithoutExtension(sheet.Span?.Path ?? ""));
        if (stem.Length == 0) stem = "sheet";
        var name = stem;
        for (var i = 2; !_taken.Add(name); i++) name = $"{stem}-{i.ToString(CultureInfo.InvariantCulture)}";
        return name;
    }

    /// <summary>Letters, digits, hyphens and underscores; anything else becomes a hyphen.</summary>
    private static string Safe(string text)
    {
        var safe = string.Concat(text.Take(80).Select(c => char.IsLetterOrDigit(c) || c is '-' or '_' ? c : '-')).Trim('-');
        return Reserved.Contains(safe) ? $"{safe}-" : safe;
    }

    private static IEnumerable<string> Numbered(string device) => Enumerable.Range(0, 10).Select(i => device + i.ToString(CultureInfo.InvariantCulture));
}
