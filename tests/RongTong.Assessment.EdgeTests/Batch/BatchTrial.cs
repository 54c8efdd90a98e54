using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using RongTong.Cli;

namespace RongTong.EdgeTests.Batch;

/// <summary>A batch run by a test in a directory of its own.</summary>
internal sealed class BatchTrial : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    private BatchTrial(CommandRun run) => Run = run;

    public CommandRun Run { get; private set; }

    public string Out => _directory["out"];

    public string this[string name] => _directory[name];

    public static BatchTrial Of(byte[] table, params string[] more) => Of("applicants.csv", table, more);

    public static BatchTrial Of(string name, byte[] table, params string[] more)
    {
        var trial = new BatchTrial(null!);
        trial._directory.Write(name, table);
        trial.Run = CommandRun.Of(["batch", "run", trial[name], "--model", BatchSample.Model, "-o", trial.Out, .. more]);
        return trial;
    }

    public string Text(string file) => Encoding.UTF8.GetString(File.ReadAllBytes(Path.Combine(Out, file)));

    /// <summary>The rows of a CSV file of the batch as columns by title.</summary>
    public List<Dictionary<string, string>> Rows(string file) => Csv.Read(Text(file));

    /// <summary>One hash over all files of the batch.</summary>
    public string Hash => HashOf(Out);

    public static string HashOf(string directory) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n',
        Directory.GetFiles(directory).Order(StringComparer.Ordinal).Select(f => Path.GetFileName(f) + " " + Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(f))))))));

    public ExitCode Verify(params string[] more) => CommandRun.Of(["batch", "verify", Out, .. more]).Exit;

    public void Dispose() => _directory.Dispose();
}

/// <summary>A plain reader of CSV, independent of the one under test.</summary>
internal static class Csv
{
    public static List<Dictionary<string, string>> Read(string text)
    {
        var rows = new List<List<string>> { new() };
        var (cell, quoted) = (new StringBuilder(), false);
        for (var i = text[0] == '\uFEFF' ? 1 : 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quoted && c == '"' && i + 1 < text.Length && text[i + 1] == '"') cell.Append(text[++i]);
            else if (c == '"') quoted = !quoted;
            else if (!quoted && c == ',') End();
            else if (!quoted && c == '\n')
            {
                End();
                rows.Add([]);
            }
            else if (quoted || c != '\r') cell.Append(c);
        }
        if (rows[^1].Count == 0) rows.RemoveAt(rows.Count - 1);
        return [.. rows.Skip(1).Select(r => rows[0].Zip(r).ToDictionary(p => p.First, p => p.Second, StringComparer.Ordinal))];

        void End()
        {
            rows[^1].Add(cell.ToString());
            cell.Clear();
        }
    }

    public static int Number(this Dictionary<string, string> row, string column) => int.Parse(row[column], CultureInfo.InvariantCulture);
}
