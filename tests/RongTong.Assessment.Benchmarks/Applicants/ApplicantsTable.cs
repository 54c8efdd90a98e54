namespace RongTong.Benchmarks.Applicants;

/// <summary>Deciding applicants, and whole batches of them.</summary>
internal static class ApplicantsTable
{
    public static int Print(int rows)
    {
        using var cohort = new Cohort(rows);
        var decisions = Deciding.Decisions(cohort);
        Console.WriteLine($"{cohort.Model.Model.Ref}, {rows:N0} rows, {decisions.Length:N0} of them without a cell that needs a second look: "
            + string.Join(", ", Enum.GetValues<Decision>().Select(d => $"{decisions.Count(x => x == d):N0} {d}")));

        var differ = cohort.Firms.Zip(decisions).Count(f => PlainSrdi.Decide(f.First) != f.Second);
        if (differ > 0) return Fail($"plain C# decides {differ:N0} applicants otherwise");
        var plain = Deciding.Plain(cohort);
        List<Contender> deciding = [plain, Deciding.Untraced(cohort)];
#if USE_NRULES
        if (NRulesDeciding.Differences(cohort, decisions) is > 0 and var others) return Fail($"NRules decides {others:N0} applicants otherwise");
        deciding.Add(NRulesDeciding.Chunked(cohort));
#endif
        var parse = Tables.Parse(cohort);
        List<Contender> tables = [Tables.Cells(cohort), parse, Tables.Library(cohort), Tables.Run(cohort)];
        Contest.Hold([.. deciding, .. tables], rounds: 9);
        Contest.Print("Deciding, one thread", deciding, plain, "× plain C#");
        Contest.Print($"From the table to the files, {new FileInfo(cohort.Table).Length / 1_000_000m:N1} MB", tables, parse, "× parsing");
        Peers.Print(cohort, decisions);
        return 0;
    }

    private static int Fail(string what)
    {
        Console.Error.WriteLine(what);
        return 1;
    }
}
