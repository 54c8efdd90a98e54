namespace RongTong.Benchmarks.Sheets;

/// <summary>Scoring filled questionnaires of the digital-level model.</summary>
internal static class SheetsTable
{
    public static int Print()
    {
        var work = Workload.Load();
        var (plain, untraced) = (SheetContenders.Plain(work), SheetContenders.Untraced(work));
        List<Contender> contenders = [plain, untraced, SheetContenders.Traced(work)];
        List<Contender> whole = [plain, untraced];
#if USE_NRULES
        contenders.AddRange(NRulesContenders.All(work));
        whole.Add(contenders.Single(c => c.Items == Workload.Sheets && !whole.Contains(c)));
#endif
        contenders.Add(SheetContenders.Compile(work));

        if (whole.Select(c => c.Run()).Distinct().Count() != 1)
        {
            Console.Error.WriteLine("the contenders do not agree: " + string.Join(", ", whole.Select(c => $"{c.Name} {c.Run()}")));
            return 1;
        }
        Contest.Hold(contenders, rounds: 15);
        Contest.Print($"{work.Model.Model.Ref}, {Workload.Sheets:N0} sheets", contenders, plain, "× plain C#");
        return 0;
    }
}
