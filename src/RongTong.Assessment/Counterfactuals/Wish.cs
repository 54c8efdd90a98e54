using System.Collections.Immutable;

namespace RongTong.Counterfactuals;

/// <summary>Which ways a number may have to go.</summary>
[Flags]
internal enum Sense
{
    /// <summary>It makes no difference.</summary>
    None = 0,

    /// <summary>Up.</summary>
    Rise = 1,

    /// <summary>Down.</summary>
    Fall = 2,

    /// <summary>Either, as far as can be told.</summary>
    Any = Rise | Fall,
}

/// <summary>
/// What of one fact could help something to hold that does not: never too little, perhaps too much. Whoever needs it to hold must grant
/// one of its wishes about one of its facts. Immutable.
/// </summary>
/// <param name="Number">The ways a number may have to go.</param>
/// <param name="On">Options to choose or to add, one bit each; of a yes-no fact <see cref="Yes"/> and <see cref="No"/>.</param>
/// <param name="Off">Options to take away from several.</param>
/// <param name="Points">Scales on which the options should earn more, or less.</param>
internal sealed record Wish(Sense Number, ulong On, ulong Off, ImmutableArray<(ImmutableArray<decimal> Points, bool More)> Points)
{
    /// <summary>The bit of yes.</summary>
    public const ulong Yes = 1;

    /// <summary>The bit of no.</summary>
    public const ulong No = 2;

    /// <summary>The fact is read, and nothing about it would help.</summary>
    public static Wish Nothing { get; } = new(Sense.None, 0, 0, []);

    public static Wish ForNumber(Sense sense) => Nothing with { Number = sense };

    public static Wish ForOptions(ulong on, ulong off = 0) => Nothing with { On = on, Off = off };

    public static Wish ForPoints(ImmutableArray<decimal> points, bool more) => Nothing with { Points = [(points, more)] };

    /// <summary>Both wishes.</summary>
    public Wish And(Wish other) => new(Number | other.Number, On | other.On, Off | other.Off, Points.AddRange(other.Points));

    /// <summary>Whether choosing an option, or adding it, could help.</summary>
    /// <param name="option">Its position.</param>
    /// <param name="now">The position of the one chosen now, or −1 where several may be.</param>
    public bool Wants(int option, int now) => (On & 1UL << option) != 0 || Points.Any(p => Gain(p.Points, option, now) is var gain && (p.More ? gain > 0 : gain < 0));

    /// <summary>Whether taking an option away could help.</summary>
    public bool WantsOff(int option) => (Off & 1UL << option) != 0 || Points.Any(p => p.More ? p.Points[option] < 0 : p.Points[option] > 0);

    private static decimal Gain(ImmutableArray<decimal> points, int option, int now) => points[option] - (now < 0 ? 0 : points[now]);
}
