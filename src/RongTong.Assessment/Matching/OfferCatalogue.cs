using System.Collections.Immutable;
using RongTong.Models;
using RongTong.Text;

namespace RongTong.Matching;

/// <summary>Solutions, services and opportunities that can be matched with firms. Immutable and thread-safe.</summary>
public sealed record OfferCatalogue
{
    /// <summary>What the entries are and are not, each text once; shown wherever an entry shows.</summary>
    public ImmutableArray<LocalizedText> Status { get; init; } = [];

    /// <summary>Hash of what the files say.</summary>
    public string Fingerprint { get; init; } = "";

    /// <summary>Solutions, in the order of the files.</summary>
    public ImmutableArray<Solution> Solutions { get; init; } = [];

    /// <summary>Services, in the order of the files.</summary>
    public ImmutableArray<Service> Services { get; init; } = [];

    /// <summary>Opportunities, in the order of the files.</summary>
    public ImmutableArray<Opportunity> Opportunities { get; init; } = [];

    /// <summary>The facts its conditions read, by catalogue of facts.</summary>
    public ImmutableArray<FactSource> Facts { get; init; } = [];

    /// <summary>Names of capabilities by tag.</summary>
    public ImmutableDictionary<string, LocalizedText> Capabilities { get; init; } = ImmutableDictionary<string, LocalizedText>.Empty;
}
