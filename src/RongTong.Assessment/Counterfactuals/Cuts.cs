using RongTong.Compiling;
using RongTong.Models;

namespace RongTong.Counterfactuals;

/// <summary>
/// Of a criterion that is ruled out: moves of which at least one must be made for it to be helped, whatever else is done. Reads the frame
/// as it stands; of parts that must all be met it takes the one that leaves least choice.
/// </summary>
/// <param name="bench">The sheet, run.</param>
/// <param name="moves">The moves still allowed that could help, by criterion without its parts.</param>
internal sealed class Cuts(Bench bench, Func<string, IEnumerable<Move>> moves)
{
    public HashSet<Move> Of(Criterion criterion)
    {
        HashSet<Move> cut = criterion.When is not null || criterion.Applies is not null ? [.. moves(criterion.Id)] : [];
        switch (criterion.Grouping)
        {
            case Grouping.All:
                cut.UnionWith(criterion.Parts.Where(IsUnmet).Select(Of).MinBy(c => c.Count) ?? []);
                break;
            case Grouping.Any or Grouping.Some:
                foreach (var part in criterion.Parts) cut.UnionWith(IsUnmet(part) ? Of(part) : moves(part.Id));
                break;
        }
        return cut;
    }

    private bool IsUnmet(Criterion criterion) => bench.Frame.Truths[bench.Slots.Criteria[criterion.Id].Truth] == Truth.Unmet;
}
