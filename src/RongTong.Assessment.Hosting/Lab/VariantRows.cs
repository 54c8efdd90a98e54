using System.Collections.Immutable;
using RongTong.Assessing;
using RongTong.Compiling;
using RongTong.Hosting.Batch;
using RongTong.Hosting.Batch.Rows;
using RongTong.Reporting.Lab;

namespace RongTong.Hosting.Lab;

/// <summary>One rule set as the rows of a cohort meet it, and what is counted of it. Not thread-safe; one per worker.</summary>
internal sealed class VariantRows
{
    private readonly VariantRows _baseline;
    private readonly int[] _placeOfGrade;
    private readonly int _grades;

    // Requirements that are not where the baseline has them; null when the lists themselves differ.
    private readonly int[]? _changed;

    /// <summary>Prepares a rule set.</summary>
    /// <param name="variant">The rule set.</param>
    /// <param name="edition">How rows are read and run under it.</param>
    /// <param name="places">Where firms can end up.</param>
    /// <param name="lead">The rule set whose frame it shares; null for the first of a frame.</param>
    /// <param name="baseline">What it is held against; null for the baseline itself.</param>
    public VariantRows(Variant variant, EditionRows edition, ImmutableArray<WhatIfPlace> places, VariantRows? lead, VariantRows? baseline)
    {
        (Variant, Edition, _baseline, _grades) = (variant, edition, baseline ?? this, places.Length - 3);
        _placeOfGrade = [.. edition.Model.Grades.Select(g => places.IndexOf(places.First(p => p.IsGrade && p.Id == g.Id)))];
        ChecksLikeLead = lead is not null && Scorer.ChecksLike(lead.Scorer);
        IsDelta = ChecksLikeLead && lead == baseline;
        _changed = IsDelta ? Changed() : null;
        Edges = IsDelta ? new EdgeCounter(Scorer, c => !IsTheBaselines(c)) : new EdgeCounter(Scorer);
    }

    public Variant Variant { get; }

    public EditionRows Edition { get; }

    public RowScorer Scorer => Edition.Scorer;

    /// <summary>Whether rows go back by the same checks as with the first of the frame.</summary>
    public bool ChecksLikeLead { get; }

    /// <summary>Whether only what differs from the baseline is counted.</summary>
    public bool IsDelta { get; }

    /// <summary>How firms stand around the numbers required; of a rule set counted as a difference only those the baseline does not have.</summary>
    public EdgeCounter Edges { get; }

    /// <summary>What keeps firms from a grade.</summary>
    public BatchTally Counts { get; } = new();

    /// <summary>Firms that moved, by kind and name of group, from and to.</summary>
    public Dictionary<(GroupKind Kind, int Group, int Move), long> Moves { get; } = [];

    /// <summary>The firms that moved.</summary>
    public List<AffectedFirm> Affected { get; } = [];

    /// <summary>What titles cost under the baseline and under this one, in 万元.</summary>
    public (decimal Before, decimal After) Cost { get; set; }

    /// <summary>Where the row the scorer holds ends up.</summary>
    public int PlaceOf(bool hasErrors)
    {
        var (status, grade) = Scorer.Outcome(hasErrors);
        return RowAssessor.OutcomeOf(status, grade) switch
        {
            Batch.Count.Passed => _placeOfGrade[grade],
            Batch.Count.Failed => _grades,
            Batch.Count.Undecided => _grades + 1,
            _ => _grades + 2,
        };
    }

    /// <summary>Counts why the row holds no grade, and around which numbers it stands.</summary>
    /// <param name="place">Where it ends up.</param>
    /// <param name="before">Where it ends up under the baseline.</param>
    public void Count(int place, int before)
    {
        if (place <= _grades + 1) Edges.Add();
        if (!IsDelta)
        {
            if (place == _grades) Edition.TallyFailure(Counts, 1);
            return;
        }
        if (place == before && (place != _grades || !IsTouched())) return;
        if (before == _grades) _baseline.Edition.TallyFailure(Counts, -1);
        if (place == _grades) Edition.TallyFailure(Counts, 1);
    }

    /// <summary>Whether a requirement that changed fails, or came out otherwise: then what is counted of the row is not what the baseline counts.</summary>
    private bool IsTouched()
    {
        if (_changed is null) return true;
        foreach (var i in _changed)
        {
            var mine = Scorer.Verdict(Edition.Requirements[i]);
            if (mine == Truth.Unmet || mine != _baseline.Scorer.Verdict(_baseline.Edition.Requirements[i])) return true;
        }
        return false;
    }

    private int[]? Changed()
    {
        var (mine, theirs) = (Edition, _baseline.Edition);
        if (!mine.Requirements.Select(r => Scorer.Criteria[r].Id).SequenceEqual(theirs.Requirements.Select(r => theirs.Scorer.Criteria[r].Id), StringComparer.Ordinal)) return null;
        // A part of a requirement may have changed while its verdict stands in the same place only when all its steps are the same.
        return [.. Enumerable.Range(0, mine.Requirements.Length).Where(i => !IsWholly(mine.Requirements[i]))];
    }

    private bool IsWholly(int criterion) => IsTheBaselines(criterion) && Scorer.Criteria[criterion].Parts.All(p => IsWholly(Edition.PositionOf(p)));

    private bool IsTheBaselines(int criterion)
    {
        var theirs = _baseline.Scorer.Criteria;
        for (var i = 0; i < theirs.Length; i++)
            if (theirs[i].Id == Scorer.Criteria[criterion].Id) return Scorer.IsSame(criterion, _baseline.Scorer, i);
        return false;
    }
}

/// <summary>What firms are grouped by.</summary>
internal enum GroupKind
{
    /// <summary>All of them.</summary>
    All,

    /// <summary>Region as filed.</summary>
    Region,

    /// <summary>Division of industry.</summary>
    Industry,

    /// <summary>Size class.</summary>
    Size,
}
