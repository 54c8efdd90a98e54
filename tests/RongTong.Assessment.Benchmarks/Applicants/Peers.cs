using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using RongTong.Models;

namespace RongTong.Benchmarks.Applicants;

/// <summary>
/// Rule engines of Node.js on the same criteria. They know no open verdict: what is not stated counts as not so. So they are given the
/// applicants that are decided, and each decision is compared; the time is that of their own clock, without reading the rows.
/// </summary>
internal static class Peers
{
    private const int Most = 20_000;

    private static readonly string Folder = Path.Combine(Snapshots.Repository.Root, "tests", "RongTong.Assessment.Benchmarks", "peers");

    public static void Print(Cohort cohort, Decision[] decisions)
    {
        if (!Directory.Exists(Path.Combine(Folder, "node_modules")))
        {
            Console.WriteLine("Engines of Node.js are left out: run `npm install` in the folder peers.");
            return;
        }
        var decided = Enumerable.Range(0, decisions.Length).Where(i => decisions[i] is Decision.Certified or Decision.NotCertified).Take(Most).ToList();
        Write(cohort, decisions, decided);
        Console.WriteLine($"Engines of Node.js, one thread, {decided.Count:N0} decided applicants");
        Console.WriteLine($"{"",-44}{"per second",14}{"µs each",12}{"differ",14}");
        PrintOne("zen-engine.mjs", cohort["applicants.json"]);
        PrintOne("json-rules-engine.mjs", cohort["applicants.json"]);
        PrintOne("json-rules-engine.mjs", cohort["applicants.json"], "exact");
    }

    private static void PrintOne(string script, params string[] args)
    {
        var start = new ProcessStartInfo("node", [script, .. args]) { WorkingDirectory = Folder, UseShellExecute = false, RedirectStandardOutput = true };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("node did not start");
        var printed = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            Console.WriteLine($"{script} failed");
            return;
        }
        using var result = JsonDocument.Parse(printed);
        var (name, each, differ) = (result.RootElement.GetProperty("engine").GetString(), result.RootElement.GetProperty("microseconds").GetDouble(), result.RootElement.GetProperty("differ").GetInt32());
        Console.WriteLine($"{name,-44}{1e6 / each,14:N0}{each,12:F3}{differ,14:N0}");
    }

    private static void Write(Cohort cohort, Decision[] decisions, List<int> chosen)
    {
        var types = cohort.Model.Model.Answerable.ToDictionary(f => f.Id, f => f.Type, StringComparer.Ordinal);
        using var json = new Utf8JsonWriter(File.Create(cohort["applicants.json"]));
        json.WriteStartArray();
        foreach (var i in chosen)
        {
            json.WriteStartObject();
            json.WriteBoolean("certified", decisions[i] == Decision.Certified);
            json.WriteStartObject("facts");
            foreach (var (id, text) in cohort.Facts[i])
            {
                if (types[id] == FieldType.Bool) json.WriteBoolean(id, text == "true");
                else if (types[id] is FieldType.Text or FieldType.Date or FieldType.Single) json.WriteString(id, text);
                else json.WriteNumber(id, decimal.Parse(text, CultureInfo.InvariantCulture));
            }
            json.WriteEndObject();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
