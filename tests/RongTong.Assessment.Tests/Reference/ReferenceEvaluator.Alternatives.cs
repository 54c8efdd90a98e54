using RongTong.Models;

namespace RongTong.Tests.Reference;

internal sealed partial class ReferenceEvaluator
{
    /// <summary>Every alternative that may turn out best, and null where none may; found by trying every way each of them may turn out.</summary>
    private List<string?> PossibleAlternatives()
    {
        if (_model.Alternatives is not { } set) return [];
        var ways = set.Options.Select(WaysOf).ToList();
        var found = new HashSet<string>(StringComparer.Ordinal);
        var noneIsPossible = false;
        Try(0, []);
        return [.. set.Options.Select(a => a.Id).Where(found.Contains), .. noneIsPossible ? new string?[] { null } : []];

        void Try(int position, List<Fraction?> fits)
        {
            if (position == ways.Count)
            {
                var best = -1;
                for (var i = 0; i < fits.Count; i++)
                    if (fits[i] is { } fit && fit >= set.AtLeast && (best < 0 || fit > fits[best]!.Value)) best = i;
                if (best < 0) noneIsPossible = true;
                else found.Add(set.Options[best].Id);
                return;
            }
            foreach (var way in ways[position]) Try(position + 1, [.. fits, way]);
        }
    }

    /// <summary>The fits an alternative may have; null is staying out.</summary>
    private List<Fraction?> WaysOf(Alternative alternative)
    {
        var entry = alternative.Entry is { } condition ? Holds(condition.When) : Possible.Met;
        var ways = new List<Fraction?>();
        if (entry != Possible.Met) ways.Add(null);
        if (!entry.HasFlag(Possible.Met)) return ways;
        var sums = new List<Fraction> { 0 };
        foreach (var signal in alternative.Signals)
        {
            var holds = Holds(signal.When);
            sums = [.. sums.SelectMany(s => (Fraction[])[.. holds.HasFlag(Possible.Met) ? [s + signal.Points] : Array.Empty<Fraction>(), .. holds == Possible.Met ? [] : new[] { s }]).Distinct()];
        }
        ways.AddRange(sums.Select(s => (Fraction?)s));
        return ways;
    }
}
