using NRules.Aggregators;
using NRules.RuleModel;

namespace RongTong.Inference.Rules;

/// <summary>Everything one claim waited for: one finding per need, in order.</summary>
internal sealed record Gathered(Claim Claim, Finding[] Found);

/// <summary>
/// Gathers evidence by claim, in whatever order it comes, and hands it on once, when it is complete. Grouping every piece as it comes would
/// touch a claim's tuple once per piece; facts are only ever inserted, so nothing needs that.
/// </summary>
internal sealed class Gathering : IAggregator
{
    /// <summary>The name of the aggregation in rules.</summary>
    public const string Name = "Gather";

    private readonly Dictionary<Claim, List<IFact>> _open = [];

    public IReadOnlyCollection<AggregationResult> Add(AggregationContext context, ITuple tuple, IReadOnlyCollection<IFact> facts)
    {
        var complete = new List<AggregationResult>();
        foreach (var fact in facts)
        {
            var claim = EvidenceIn(fact).Claim;
            if (!_open.TryGetValue(claim, out var pieces)) _open[claim] = pieces = new List<IFact>(claim.Subject.EvidenceNeeded);
            pieces.Add(fact);
            if (pieces.Count < claim.Subject.EvidenceNeeded) continue;
            _open.Remove(claim);
            complete.Add(AggregationResult.Added(new Gathered(claim, Findings(pieces)), pieces));
        }
        return complete;
    }

    public IReadOnlyCollection<AggregationResult> Modify(AggregationContext context, ITuple tuple, IReadOnlyCollection<IFact> facts) => throw OnlyInserted();

    public IReadOnlyCollection<AggregationResult> Remove(AggregationContext context, ITuple tuple, IReadOnlyCollection<IFact> facts) => throw OnlyInserted();

    private static Finding[] Findings(List<IFact> pieces)
    {
        var found = new Finding[pieces.Count];
        foreach (var piece in pieces)
        {
            var evidence = EvidenceIn(piece);
            found[evidence.Position] = evidence.Finding;
        }
        return found;
    }

    private static Evidence EvidenceIn(IFact fact) => fact.Value as Evidence ?? throw new InvalidOperationException("only evidence is gathered");

    private static InvalidOperationException OnlyInserted() => new("evidence is never updated or retracted");
}

/// <summary>Makes the aggregator; NRules creates it by its type.</summary>
internal sealed class GatheringFactory : IAggregatorFactory
{
    public void Compile(AggregateElement element, IReadOnlyCollection<IAggregateExpression> compiledExpressions)
    {
    }

    public IAggregator Create(AggregationContext context) => new Gathering();
}
