using System.Globalization;

namespace RongTong.Tests.Generation;

/// <summary>Seeded chance: the same seed gives the same throws on every machine.</summary>
internal sealed class Dice(int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>A whole number from 0 to below a limit.</summary>
    public int Below(int limit) => _random.Next(limit);

    /// <summary>A whole number between two, both included.</summary>
    public int Between(int least, int most) => _random.Next(least, most + 1);

    /// <summary>True so many times in a hundred.</summary>
    public bool Percent(int chance) => _random.Next(100) < chance;

    public T Pick<T>(IReadOnlyList<T> from) => from[_random.Next(from.Count)];

    public List<T> Shuffle<T>(IEnumerable<T> items)
    {
        var list = items.ToList();
        for (var i = list.Count - 1; i > 0; i--)
        {
            var j = _random.Next(i + 1);
            (list[i], list[j]) = (list[j], list[i]);
        }
        return list;
    }

    /// <summary>So many numbers that add up to a whole, each at least one step.</summary>
    public List<decimal> Split(decimal whole, int parts)
    {
        var step = whole / 20;
        var shares = Enumerable.Repeat(1, parts).ToArray();
        for (var rest = 20 - parts; rest > 0; rest--) shares[_random.Next(parts)]++;
        return [.. shares.Select(s => s * step)];
    }

    public static string Text(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);
}
