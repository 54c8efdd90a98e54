namespace RongTong.Benchmarks.Sheets;

/// <summary>
/// The digital-level model of 2024 as somebody would write it down in C# once and for all: nothing named, nothing explained, nothing
/// missing. The measure of what the engine's generality costs.
/// </summary>
internal static class PlainScorer
{
    private static readonly decimal[] Fifths = [0, 20, 40, 60, 80, 100];
    private static readonly decimal[] Quarters = [0, 25, 50, 75, 100];
    private static readonly decimal[] Halves = [0, 50, 100];
    private static readonly decimal[] FourTimes25 = [0, 25, 25, 25, 25];
    private static readonly decimal[] FiveTimes20 = [0, 20, 20, 20, 20, 20];
    private static readonly decimal[] Links = [0, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 9];

    /// <summary>Scenes in official order; a star marks the constrained ones.</summary>
    private static readonly bool[] Constrained = [true, false, true, false, false, true, true, true, true, true, true, true, true, false, false, false];

    private static readonly (decimal Score, int Scenes, int Constrained)[] Levels = [(20, 6, 3), (40, 6, 3), (60, 8, 5), (80, 10, 6)];

    /// <summary>Scores one enterprise.</summary>
    /// <param name="questions">Fifteen answers in official order: a position, or one bit per option where several may be chosen.</param>
    /// <param name="scenes">Sixteen levels in official order.</param>
    public static PlainResult Score(ReadOnlySpan<int> questions, ReadOnlySpan<int> scenes)
    {
        var equipment = Several(FourTimes25, questions[0]) * 8 / 100 + Quarters[questions[1]] * 6 / 100 + Quarters[questions[2]] * 6 / 100;
        var collection = Several(Links, questions[3]) * 10 / 100;
        var systems = Quarters[questions[4]] * 10 / 100;
        var security = Several(FourTimes25, questions[5]) * 5 / 100 + Several(FourTimes25, questions[6]) * 5 / 100;
        var foundation = equipment + collection + systems + security;

        var planning = Fifths[questions[7]] * 7.5m / 100 + Several(FourTimes25, questions[8]) * 7.5m / 100;
        var resources = Several(FiveTimes20, questions[9]) * 7.5m / 100 + Quarters[questions[10]] * 7.5m / 100;
        var management = planning + resources;

        var green = Halves[questions[11]] * 7 / 100;
        var quality = Halves[questions[12]] * 7 / 100;
        var market = Halves[questions[13]] * 3 / 100 + Halves[questions[14]] * 3 / 100;
        var effect = green + quality + market;

        var total = foundation + management + effect;
        return new PlainResult(foundation, management, effect, total, Grade(total, scenes));
    }

    private static decimal Several(decimal[] points, int chosen)
    {
        decimal sum = 0;
        for (var i = 0; i < points.Length; i++)
            if ((chosen & 1 << i) != 0) sum += points[i];
        return Math.Min(sum, 100);
    }

    /// <summary>The highest level whose three conditions all hold, or −1.</summary>
    private static int Grade(decimal total, ReadOnlySpan<int> scenes)
    {
        var grade = -1;
        for (var level = 0; level < Levels.Length; level++)
        {
            int all = 0, constrained = 0;
            for (var i = 0; i < scenes.Length; i++)
            {
                if (scenes[i] <= level) continue;
                all++;
                if (Constrained[i]) constrained++;
            }
            var (score, needed, neededConstrained) = Levels[level];
            if (total >= score && all >= needed && constrained >= neededConstrained) grade = level;
        }
        return grade;
    }
}

/// <summary>What the plain scorer comes to.</summary>
internal readonly record struct PlainResult(decimal Foundation, decimal Management, decimal Effect, decimal Total, int Grade);
