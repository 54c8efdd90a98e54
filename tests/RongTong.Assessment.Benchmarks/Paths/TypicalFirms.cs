using System.Collections.Immutable;
using System.Globalization;
using RongTong.Assessing;
using RongTong.Models;

namespace RongTong.Benchmarks.Paths;

/// <summary>
/// Invented manufacturers that answered everything, the same ones on every machine. Each stands somewhere as a whole, most of them low, and its
/// answers scatter around that: a firm with a level-3 shop floor seldom has no accounts.
/// </summary>
internal sealed class TypicalFirms(EvaluationModel model, int seed)
{
    private static readonly (string Size, int Share, int LeastMachines, int MostMachines)[] Sizes = [("micro", 35, 3, 30), ("small", 50, 15, 120), ("medium", 15, 60, 500)];

    /// <summary>In how many of a hundred firms answers scatter around nothing, level 1, 2 and 3.</summary>
    private static readonly int[] Standing = [30, 40, 22, 8];

    /// <summary>Of a hundred answers: two lower, one lower, as the firm, one higher, two higher.</summary>
    private static readonly int[] Scatter = [5, 22, 45, 22, 6];

    private readonly Random _random = new(seed);

    /// <summary>The next firm.</summary>
    public AnswerSheet Next()
    {
        var (size, _, least, most) = Sizes[Draw([.. Sizes.Select(s => s.Share)])];
        var standing = Draw(Standing);
        var industry = _random.Next(13, 44).ToString(CultureInfo.InvariantCulture);
        var sheet = new AnswerSheet { AsOf = new DateOnly(2026, 7, 15), Enterprise = new Enterprise("", "", "", Industry: industry, Size: size) };
        sheet = sheet.With("equipment-total", [_random.Next(least, most + 1).ToString(CultureInfo.InvariantCulture)]);
        foreach (var field in model.Answerable.Where(f => f.Options.Length > 0)) sheet = sheet.With(field.Id, Answer(field, standing));
        return sheet;
    }

    private ImmutableArray<string> Answer(Field field, int standing)
    {
        var level = Math.Clamp(standing + Draw(Scatter) - 2, 0, 4);
        if (field.Type == FieldType.Level) return [field.Options[level].Id];
        if (field.Type == FieldType.Single) return [field.Options[(int)Math.Round(level * (field.Options.Length - 1) / 4m)].Id];
        var chosen = field.Options.Where(o => !o.Exclusive && _random.Next(5) < level).Select(o => o.Id).ToImmutableArray();
        return chosen.IsEmpty ? [field.Options.First(o => o.Exclusive).Id] : chosen;
    }

    private int Draw(int[] shares)
    {
        var thrown = _random.Next(shares.Sum());
        for (var i = 0; ; i++)
            if ((thrown -= shares[i]) < 0) return i;
    }
}
