namespace RongTong.Benchmarks;

/// <summary>All contenders in one run, round by round in turn, so that a busy machine slows them all alike.</summary>
internal static class Contest
{
    public static void Hold(IReadOnlyList<Contender> contenders, int rounds)
    {
        foreach (var contender in contenders) contender.WarmUp(TimeSpan.FromSeconds(2), TimeSpan.FromMilliseconds(200));
        for (var round = 0; round < rounds; round++)
            foreach (var contender in contenders) contender.Round();
    }

    /// <summary>Medians, how they compare with one contender, and the spread, which shows the noise.</summary>
    public static void Print(string title, IReadOnlyList<Contender> contenders, Contender measure, string ratio)
    {
        Console.WriteLine($"{title}, medians, .NET {Environment.Version}, {Environment.ProcessorCount} cores");
        Console.WriteLine($"{"",-44}{"per second",14}{"µs each",12}{ratio,14}{"spread",9}");
        foreach (var contender in contenders)
        {
            var times = contender.Unit == measure.Unit ? (contender.Median / measure.Median).ToString("F1") : "";
            Console.WriteLine($"{contender.Name,-44}{1e9 / contender.Median,14:N0}{contender.Median / 1000,12:F3}{times,14}{contender.Spread,9:P0}");
        }
        Console.WriteLine();
    }
}
