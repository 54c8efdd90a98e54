using System.Collections.Immutable;
using RongTong.Assessing;
using RongTong.Compiling;

namespace RongTong.Matching;

/// <summary>What is known of one firm: what its assessments found, and what it states of itself. What is not in here is not known. Immutable.</summary>
public sealed record FirmProfile
{
    /// <summary>Who it is.</summary>
    public Enterprise Enterprise { get; init; } = new("", "", "");

    /// <summary>The date deadlines are held against; null: none is held against.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>What each model found, by reference.</summary>
    public ImmutableDictionary<string, ModelFindings> Findings { get; init; } = ImmutableDictionary<string, ModelFindings>.Empty;

    /// <summary>Facts by catalogue and id.</summary>
    public ImmutableDictionary<(string Catalogue, string Id), FactValue> Facts { get; init; } = ImmutableDictionary<(string, string), FactValue>.Empty;
}

/// <summary>What one model found about a firm. Immutable.</summary>
public sealed record ModelFindings
{
    /// <summary>Levels of the scenes that are answered.</summary>
    public ImmutableDictionary<string, int> Scenes { get; init; } = ImmutableDictionary<string, int>.Empty;

    /// <summary>Options chosen, of the questions that are answered.</summary>
    public ImmutableDictionary<string, ImmutableArray<string>> Chosen { get; init; } = ImmutableDictionary<string, ImmutableArray<string>>.Empty;

    /// <summary>The grade by position, 0 for none; between bounds while it is open.</summary>
    public Number Grade { get; init; } = Number.Unknown;

    /// <summary>Scores of the nodes of the tree, by path.</summary>
    public ImmutableDictionary<string, Number> Scores { get; init; } = ImmutableDictionary<string, Number>.Empty;

    /// <summary>What an assessment found. Nothing, where the sheet goes back.</summary>
    public static ModelFindings Of(Assessment assessment)
    {
        if (assessment.Outcome.Status == OutcomeStatus.DataError) return new ModelFindings();
        return new ModelFindings
        {
            Scenes = assessment.Scenes.Where(s => s.Level is not null).ToImmutableDictionary(s => s.Scene.Id, s => s.Level!.Value, StringComparer.Ordinal),
            Chosen = assessment.Awards.Where(a => a.Award.IsQuestion && !a.Chosen.IsEmpty)
                .ToImmutableDictionary(a => a.Award.Id, a => a.Chosen.Select(o => o.Id).ToImmutableArray(), StringComparer.Ordinal),
            Grade = GradeOf(assessment),
            Scores = assessment.Scores.ToImmutableDictionary(s => s.Indicator.Path, s => s.Value, StringComparer.Ordinal),
        };
    }

    private static Number GradeOf(Assessment assessment)
    {
        var ids = assessment.Model.Grades.Select(g => g.Id).ToList();
        var positions = assessment.Outcome.PossibleGrades.Select(g => g is null ? 0 : ids.IndexOf(g) + 1).ToList();
        return positions.Count == 0 ? Number.Unknown : Number.Between(positions.Min(), positions.Max());
    }
}
