using System.Runtime.InteropServices;
using RongTong.Models;

namespace RongTong.Counterfactuals;

/// <summary>
/// What a set of changes asks of a firm, the weightier first: how many it cannot make, how many it cannot make while the application is
/// open, how many there are, how many go a way nobody works for, and how large they are together. The size of a number's change is its share of the larger of the two values;
/// of an option the share of the options passed, of several the share that is new; of a yes or no or a first claim 1. Compared in this order.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ChangeCost(int Never, int Later, int Count, int Against, decimal Size) : IComparable<ChangeCost>
{
    /// <summary>The cost of one change of no size.</summary>
    public static ChangeCost Of(ChangeTime when, bool isAgainst) => new(when == ChangeTime.Never ? 1 : 0, when == ChangeTime.Now ? 0 : 1, 1, isAgainst ? 1 : 0, 0);

    public static ChangeCost operator +(ChangeCost a, ChangeCost b) => new(a.Never + b.Never, a.Later + b.Later, a.Count + b.Count, a.Against + b.Against, a.Size + b.Size);

    public int CompareTo(ChangeCost other) => (Never, Later, Count, Against, Size).CompareTo((other.Never, other.Later, other.Count, other.Against, other.Size));

    public static bool operator <(ChangeCost a, ChangeCost b) => a.CompareTo(b) < 0;

    public static bool operator >(ChangeCost a, ChangeCost b) => a.CompareTo(b) > 0;

    public static bool operator <=(ChangeCost a, ChangeCost b) => a.CompareTo(b) <= 0;

    public static bool operator >=(ChangeCost a, ChangeCost b) => a.CompareTo(b) >= 0;

    public static ChangeCost Larger(ChangeCost a, ChangeCost b) => a >= b ? a : b;

    public static ChangeCost Smaller(ChangeCost a, ChangeCost b) => a <= b ? a : b;
}
