using System.Collections.Immutable;
using RongTong.Assessing;
using RongTong.Compiling;
using RongTong.Diagnostics;
using RongTong.Hosting.Batch;
using RongTong.Lab;
using RongTong.Reporting.Lab;
using RongTong.Text;

namespace RongTong.Hosting.Lab;

/// <summary>
/// The rule sets of a what-if, put together: those that ask for the same facts share a frame, so that a row is read once for all of them and
/// what they have in common is computed once. Immutable and thread-safe.
/// </summary>
internal sealed class CohortPlan
{
    private CohortPlan(ImmutableArray<Variant> variants, ImmutableArray<CohortFrame> frames, ImmutableArray<WhatIfPlace> places, ImmutableArray<ThresholdQuestion> questions) =>
        (Variants, Frames, Places, Questions) = (variants, frames, places, questions);

    /// <summary>The rule sets, the baseline first.</summary>
    public ImmutableArray<Variant> Variants { get; }

    /// <summary>Which of them share a frame; the baseline's first.</summary>
    public ImmutableArray<CohortFrame> Frames { get; }

    /// <summary>Where firms can end up.</summary>
    public ImmutableArray<WhatIfPlace> Places { get; }

    /// <summary>The thresholds sought; their rule sets come last in the first frame.</summary>
    public ImmutableArray<ThresholdQuestion> Questions { get; }

    /// <summary>Puts rule sets together over a table.</summary>
    /// <param name="variants">The rule sets, the baseline first.</param>
    /// <param name="questions">The thresholds sought, each with the baseline in which it is a fact.</param>
    /// <param name="cohort">The table.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The plan, or why the table cannot be used.</returns>
    public static Result<CohortPlan> Of(ImmutableArray<Variant> variants, ImmutableArray<(ThresholdQuestion Question, CompiledModel Model)> questions, Cohort cohort, CancellationToken cancellation)
    {
        var frames = new List<List<int>>();
        for (var i = 0; i < variants.Length; i++)
        {
            if (frames.Find(f => RowScorer.ReadAlike(variants[f[0]].Model, variants[i].Model)) is { } known) known.Add(i);
            else frames.Add([i]);
        }
        var (made, diagnostics) = (ImmutableArray.CreateBuilder<CohortFrame>(), ImmutableArray.CreateBuilder<Diagnostic>());
        foreach (var members in frames)
        {
            var lead = variants[members[0]].Model;
            var table = cohort.Open(new BatchModel(lead.Model.Ref.ToString(), [lead]), cancellation);
            diagnostics.AddRange(table.Diagnostics.Except(diagnostics));
            if (table.Value is not { } read) return new Result<CohortPlan>(null, diagnostics.ToImmutable());
            var models = members.Select(m => variants[m].Model).Concat(made.Count == 0 ? questions.Select(q => q.Model) : []);
            made.Add(new CohortFrame(read, [.. members], RowScorer.Sharing([.. models])));
        }
        return new Result<CohortPlan>(new CohortPlan(variants, made.ToImmutable(), PlacesOf(variants), [.. questions.Select(q => q.Question)]), diagnostics.ToImmutable());
    }

    /// <summary>Grades, the highest first, then those without one. Where there is one grade, its name says no more than that it is held.</summary>
    private static ImmutableArray<WhatIfPlace> PlacesOf(ImmutableArray<Variant> variants)
    {
        var grades = variants.SelectMany(v => v.Model.Model.Grades.Reverse()).DistinctBy(g => g.Id, StringComparer.Ordinal).ToList();
        var isOne = grades.Count == 1;
        return
        [
            .. grades.Select(g => new WhatIfPlace(g.Id, isOne ? new LocalizedText("符合", "certified") : g.Name, IsGrade: true)),
            new WhatIfPlace("none", isOne ? new LocalizedText("不符合", "not certified") : variants[0].Model.Model.NoGradeName, IsGrade: false),
            new WhatIfPlace("undecided", new LocalizedText("待定", "undecided"), IsGrade: false),
            new WhatIfPlace("returned", new LocalizedText("数据退回", "returned"), IsGrade: false),
        ];
    }
}

/// <summary>Rule sets that share a frame. Immutable.</summary>
/// <param name="Table">The table, held against what they ask for.</param>
/// <param name="Members">Their places among the rule sets.</param>
/// <param name="NewScorers">Makes their scorers, and those of the thresholds sought, for one worker.</param>
internal sealed record CohortFrame(BatchTable Table, ImmutableArray<int> Members, Func<ImmutableArray<RowScorer>> NewScorers);
