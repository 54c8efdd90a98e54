using System.Collections.Immutable;
using System.Globalization;

namespace RongTong.Models;

/// <summary>A unit as a product of named units with exponents; the empty product is a plain number or ratio. Immutable, compared by value.</summary>
public sealed class Unit : IEquatable<Unit>
{
    private readonly ImmutableSortedDictionary<string, int> _powers;
    private readonly string _text;

    private Unit(ImmutableSortedDictionary<string, int> powers) => (_powers, _text) = (powers, Write(powers));

    /// <summary>No unit: counts without one, ratios.</summary>
    public static Unit One { get; } = new(ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal));

    /// <summary>10,000 yuan.</summary>
    public static Unit Money { get; } = Named("万元");

    /// <summary>Days since the calendar's first day; only dates have it.</summary>
    public static Unit Date { get; } = Named("date");

    /// <summary>Days between two dates.</summary>
    public static Unit Days { get; } = Named("天");

    /// <summary>A named unit; a text such as 万元/年 is read as a quotient. <c>ratio</c> and the empty text are no unit.</summary>
    public static Unit Named(string name)
    {
        if (name.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash)
            return Named(name[..slash]).Over(Named(name[(slash + 1)..]));
        return name.Trim() is "" or "ratio" ? One : new Unit(One._powers.Add(name.Trim(), 1));
    }

    /// <summary>Whether this is no unit.</summary>
    public bool IsOne => _powers.IsEmpty;

    /// <summary>The product with another unit.</summary>
    public Unit Times(Unit other) => Combine(other, 1);

    /// <summary>The quotient by another unit.</summary>
    public Unit Over(Unit other) => Combine(other, -1);

    private Unit Combine(Unit other, int sign)
    {
        var powers = _powers;
        foreach (var (name, power) in other._powers)
        {
            var sum = powers.GetValueOrDefault(name) + sign * power;
            powers = sum == 0 ? powers.Remove(name) : powers.SetItem(name, sum);
        }
        return new Unit(powers);
    }

    /// <inheritdoc/>
    public bool Equals(Unit? other) => other is not null && _powers.SequenceEqual(other._powers);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Unit);

    /// <inheritdoc/>
    public override int GetHashCode() => _powers.Aggregate(17, (hash, p) => HashCode.Combine(hash, p.Key.GetHashCode(StringComparison.Ordinal), p.Value));

    /// <summary><c>万元</c>, <c>万元/人</c>; the empty text for no unit.</summary>
    public override string ToString() => _text;

    private static string Write(ImmutableSortedDictionary<string, int> powers)
    {
        var above = string.Join('·', powers.Where(p => p.Value > 0).Select(p => Power(p.Key, p.Value)));
        var below = string.Join('·', powers.Where(p => p.Value < 0).Select(p => Power(p.Key, -p.Value)));
        return below.Length == 0 ? above : $"{(above.Length == 0 ? "1" : above)}/{below}";
    }

    private static string Power(string name, int power) => power == 1 ? name : name + "^" + power.ToString(CultureInfo.InvariantCulture);
}
