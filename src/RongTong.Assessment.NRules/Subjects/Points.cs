using RongTong.Compiling;
using RongTong.Models;

namespace RongTong.Inference.Subjects;

/// <summary>Turns a scale's own points into points of the award. Immutable.</summary>
internal sealed class Points(Award award, int slot)
{
    private readonly decimal _outOf = award.Scale.Full == 0 ? 0 : award.OutOf;
    private readonly decimal _full = award.Scale.Full == 0 ? 1 : award.Scale.Full;

    /// <summary>Points of the award for points of the scale.</summary>
    public decimal For(decimal points) => points * _outOf / _full;

    /// <summary>Writes points down.</summary>
    public Finding Earn(Number points, Frame frame) => frame.Record(slot, points);

    /// <summary>Writes down the points between the least and the most that may be earned; nothing that may be earned is no points.</summary>
    public Finding EarnBetween(IEnumerable<decimal> possible, Frame frame)
    {
        decimal? least = null, most = null;
        foreach (var points in possible)
        {
            least = least < points ? least : points;
            most = most > points ? most : points;
        }
        return Earn(Number.Between(least ?? 0, most ?? 0), frame);
    }
}
