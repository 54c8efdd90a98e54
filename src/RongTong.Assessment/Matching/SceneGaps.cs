using System.Collections.Immutable;
using RongTong.Assessing;
using RongTong.Compiling;
using RongTong.Models;

namespace RongTong.Matching;

/// <summary>The scenes a firm has to lift for a grade. Stateless and thread-safe.</summary>
public static class SceneGaps
{
    /// <summary>Every scene whose level is known and below the level that a scene count of the grade, not yet met, asks for.</summary>
    /// <param name="assessment">What the sheet came to.</param>
    /// <param name="target">The grade; null when there is none to reach.</param>
    public static ImmutableArray<SceneGap> Of(Assessment assessment, Grade? target)
    {
        if (target is null || assessment.Model.Scenes is null || assessment.Outcome.Status == OutcomeStatus.DataError) return [];
        var results = assessment.Criteria.ToDictionary(c => c.Criterion.Id, StringComparer.Ordinal);
        var counts = target.Requires.Select(r => results[r.Id].Criterion).SelectMany(c => c.SelfAndParts())
            .Where(c => results[c.Id].Status is not (Truth.Met or Truth.NotApplicable)).Select(c => c.When).OfType<Condition.SceneCount>().ToList();
        return
        [
            .. assessment.Scenes.Where(s => s is { Level: not null, IsNotApplicable: false })
                .Select(s => (Result: s, Asking: counts.Where(c => s.Level < c.Level && (c.Tag is null || s.Scene.Tags.Contains(c.Tag))).ToList())).Where(s => s.Asking.Count > 0)
                .Select(s => new SceneGap(s.Result.Scene.Id, s.Result.Level!.Value, s.Asking.Max(c => c.Level), !s.Result.Scene.Tags.IsEmpty)),
        ];
    }
}
