using System.Collections.Immutable;
using RongTong.Models;
using RongTong.Reporting.Statistics;
using RongTong.Text;

namespace RongTong.Reporting.Lab;

/// <summary>What other criteria would do to a cohort of firms: one rule set as the baseline, and what changes under each scenario. Immutable.</summary>
public sealed record WhatIf
{
    /// <summary>Name of the table of firms.</summary>
    public required string Input { get; init; }

    /// <summary>Which firms of the table were looked at; null for all.</summary>
    public LocalizedText? Cohort { get; init; }

    /// <summary>The date whose rules apply to every row; null when rows state theirs.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>Where firms can end up, best first: grades, none, undecided, returned.</summary>
    public required ImmutableArray<WhatIfPlace> Places { get; init; }

    /// <summary>What the others are held against.</summary>
    public required VariantResult Baseline { get; init; }

    /// <summary>The scenarios, in the order asked for.</summary>
    public required ImmutableArray<ScenarioEffect> Scenarios { get; init; }

    /// <summary>The thresholds sought.</summary>
    public ImmutableArray<ThresholdResult> Thresholds { get; init; } = [];

    /// <summary>For whom the lists of firms are; null when no list was asked for.</summary>
    public string? ListsFor { get; init; }
}

/// <summary>Where firms can end up. Immutable.</summary>
/// <param name="Id">Id of the grade; <c>none</c>, <c>undecided</c> or <c>returned</c> for the others.</param>
/// <param name="Name">What it is called.</param>
/// <param name="IsGrade">Whether it is a grade.</param>
public sealed record WhatIfPlace(string Id, LocalizedText Name, bool IsGrade);

/// <summary>What a cohort comes to under one rule set. Immutable.</summary>
/// <param name="Id">Id of the scenario, or the reference of the model.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Model">The rule set.</param>
/// <param name="Fingerprint">Its fingerprint.</param>
/// <param name="Total">Where the firms end up.</param>
/// <param name="OnlyOne">Of those without a grade, those that miss one requirement only.</param>
/// <param name="Criteria">What keeps firms from a grade, most first.</param>
/// <param name="Edges">How firms stand around each number required.</param>
public sealed record VariantResult(
    string Id, LocalizedText Name, EvaluationModel Model, string Fingerprint, GroupCounts Total, long OnlyOne, ImmutableArray<BindingCriterion> Criteria, ImmutableArray<EdgeHistogram> Edges);

/// <summary>What a scenario changes. Immutable.</summary>
/// <param name="Result">What the cohort comes to under it.</param>
/// <param name="Flow">From where to where, of all firms.</param>
/// <param name="Regions">The same by region as filed.</param>
/// <param name="Industries">By division of industry.</param>
/// <param name="Sizes">By size class under the baseline.</param>
public sealed record ScenarioEffect(VariantResult Result, FlowMatrix Flow, ImmutableArray<FlowMatrix> Regions, ImmutableArray<FlowMatrix> Industries, ImmutableArray<FlowMatrix> Sizes)
{
    /// <summary>What a reader should know about the scenario.</summary>
    public LocalizedText? Note { get; init; }

    /// <summary>What it costs; null when nobody says what titles are worth.</summary>
    public SubsidyEffect? Subsidy { get; init; }

    /// <summary>The firms that move, in the order of the table; empty unless asked for.</summary>
    public ImmutableArray<AffectedFirm> Affected { get; init; } = [];
}

/// <summary>How many firms of a group went from where to where. Immutable.</summary>
/// <param name="Group">The group; empty for all, or where nothing was filed.</param>
/// <param name="Firms">From place to place: row by row, in the order of <see cref="WhatIf.Places"/>.</param>
public sealed record FlowMatrix(string Group, ImmutableArray<long> Firms)
{
    /// <summary>How many places there are.</summary>
    public int Places { get; } = Enumerable.Range(1, Firms.Length).First(p => p * p >= Firms.Length);

    /// <summary>Firms that went from one place to another.</summary>
    public long this[int from, int to] => Firms[from * Places + to];

    /// <summary>Firms in the group.</summary>
    public long All => Firms.Sum();

    /// <summary>Firms in a place under the baseline.</summary>
    public long Before(int place) => Enumerable.Range(0, Places).Sum(to => this[place, to]);

    /// <summary>Firms in a place under the scenario.</summary>
    public long After(int place) => Enumerable.Range(0, Places).Sum(from => this[from, place]);

    /// <summary>Firms that lose a grade: to a lower one, or to none for certain.</summary>
    public long Lost => Moves().Where(m => m.From < None && m.To > m.From && m.To <= None).Sum(m => this[m.From, m.To]);

    /// <summary>Firms that gain a grade or a higher one.</summary>
    public long Gained => Moves().Where(m => m.From <= None && m.To < m.From).Sum(m => this[m.From, m.To]);

    /// <summary>Firms that become undecided.</summary>
    public long Opened => Moves().Where(m => m.To == Undecided).Sum(m => this[m.From, m.To]);

    /// <summary>Firms that were undecided and no longer are.</summary>
    public long Settled => Moves().Where(m => m.From == Undecided).Sum(m => this[m.From, m.To]);

    /// <summary>Firms that move at all.</summary>
    public long Moved => Moves().Sum(m => this[m.From, m.To]);

    private int None => Places - 3;

    private int Undecided => Places - 2;

    private IEnumerable<(int From, int To)> Moves() =>
        from a in Enumerable.Range(0, Places)
        from b in Enumerable.Range(0, Places)
        where a != b
        select (a, b);
}

/// <summary>What titles cost, in 万元. Immutable.</summary>
/// <param name="Before">Under the baseline.</param>
/// <param name="After">Under the scenario.</param>
/// <param name="PricedAlike">Whether the baseline states no amounts of its own and is priced by those of the scenario.</param>
public sealed record SubsidyEffect(decimal Before, decimal After, bool PricedAlike);

/// <summary>A firm that moves. Immutable.</summary>
/// <param name="Row">Its row in the table.</param>
/// <param name="Uscc">Its credit code.</param>
/// <param name="Name">Its name.</param>
/// <param name="From">Where it stands under the baseline, by place.</param>
/// <param name="To">Where under the scenario.</param>
public sealed record AffectedFirm(long Row, string Uscc, string Name, int From, int To);

/// <summary>Where a threshold has to stand for so many firms to hold a grade. Immutable.</summary>
/// <param name="Asked">The question as asked.</param>
/// <param name="Criteria">The criteria that move.</param>
/// <param name="Comparison">How they compare.</param>
/// <param name="Measure">What their numbers are.</param>
/// <param name="Target">How many firms were asked for.</param>
/// <param name="Current">The threshold now, and the firms it gives.</param>
/// <param name="Answer">The threshold that gives that many; null when none does.</param>
/// <param name="Looser">The nearest threshold that gives more.</param>
/// <param name="Stricter">The nearest that gives fewer.</param>
public sealed record ThresholdResult(
    string Asked, ImmutableArray<Criterion> Criteria, Comparison Comparison, Measure Measure, long Target, ThresholdPoint Current, ThresholdPoint? Answer, ThresholdPoint? Looser, ThresholdPoint? Stricter);

/// <summary>A threshold, the firms that hold a grade under it, and the stretch of thresholds that give as many. Immutable.</summary>
/// <param name="Threshold">The threshold: of the stretch the one with the fewest digits.</param>
/// <param name="Firms">The number of firms.</param>
/// <param name="From">Where the stretch begins; null for no beginning.</param>
/// <param name="To">Where it ends; null for no end.</param>
public sealed record ThresholdPoint(decimal Threshold, long Firms, decimal? From = null, decimal? To = null);
