using RongTong.Assessing;
using RongTong.Hosting.Batch;
using RongTong.Hosting.Batch.Input;

namespace RongTong.Benchmarks.Applicants;

/// <summary>From the table on disk to the files of a batch.</summary>
internal static class Tables
{
    /// <summary>Reads every cell and makes nothing of it.</summary>
    public static Contender Cells(Cohort cohort) => new("read the CSV: cells", "row", cohort.Rows, () =>
    {
        using var table = OwnTable.Open(cohort.Table, "applicants.csv");
        long bytes = 0;
        while (table.Next())
            for (var i = 0; i < table.Count; i++) bytes += table[i].Length;
        return bytes;
    });

    /// <summary>Reads every cell as the number, date, yes or no, or option it is; one thread.</summary>
    public static Contender Parse(Cohort cohort)
    {
        var scorer = cohort.Model.NewRowScorer();
        return new Contender("read and parse the CSV: answers", "row", cohort.Rows, () =>
        {
            using var table = OwnTable.Open(cohort.Table, "applicants.csv");
            var fields = table.Titles.Select(scorer.Find).ToArray();
            var faults = 0;
            while (table.Next())
            {
                scorer.Begin(null);
                for (var i = 0; i < fields.Length; i++)
                    if (fields[i] >= 0 && !table[i].IsEmpty && scorer.Read(fields[i], table[i]) != AnswerFault.None) faults++;
            }
            return faults;
        });
    }

    /// <summary>The same with the usual library: every cell a text, numbers not parsed yet.</summary>
    public static Contender Library(Cohort cohort) => new("read the CSV with CsvHelper: texts", "row", cohort.Rows, () =>
    {
        using var reader = CsvHelper.CsvReader.FromFile(cohort.Table);
        long letters = 0;
        while (reader.Read())
            for (var i = 0; i < reader.FieldCount; i++) letters += reader.GetString(i).Length;
        return letters;
    });

    /// <summary>The whole run: survey, decisions, all files, ledger, everything on the disk.</summary>
    public static Contender Run(Cohort cohort) => new("batch run, all files", "row", cohort.Rows, () =>
    {
        var (options, output) = (new BatchOptions { Today = new DateOnly(2026, 7, 15) }, cohort["out"]);
        if (Directory.Exists(output)) Directory.Delete(output, recursive: true);
        var table = BatchTable.Open(cohort.Table, "applicants.csv", cohort.Batch, null, CancellationToken.None).Value ?? throw new InvalidOperationException("the table cannot be read");
        var outcome = new BatchRun(table, cohort.Batch, options, output, output).Run(null, CancellationToken.None).Value ?? throw new InvalidOperationException("the run failed");
        return outcome.Counts.Passed;
    });
}
