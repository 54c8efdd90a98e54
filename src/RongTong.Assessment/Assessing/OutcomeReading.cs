using RongTong.Compiling;
using RongTong.Models;

namespace RongTong.Assessing;

/// <summary>Reads status, grade and recommendation off a frame that has been run. Immutable and thread-safe.</summary>
internal sealed class OutcomeReading(EvaluationModel model, PlanSlots slots)
{
    /// <summary>
    /// From the top: each grade that is not ruled out is possible, down to the first that is certain. Below a certain grade nothing is possible.
    /// </summary>
    public Outcome Outcome(Frame frame, bool hasErrors)
    {
        var (status, held) = StatusAndGrade(frame, hasErrors);
        if (status == OutcomeStatus.DataError) return new Outcome(status, null, []);
        var possible = new List<string?>();
        var isCertain = false;
        for (var i = model.Grades.Length - 1; i >= 0 && !isCertain; i--)
        {
            var truth = frame.Truths[slots.Grades[i]];
            if (truth != Truth.Unmet) possible.Add(model.Grades[i].Id);
            isCertain = truth == Truth.Met;
        }
        if (!isCertain) possible.Add(null);
        possible.Reverse();
        return new Outcome(status, held < 0 ? null : model.Grades[held].Id, [.. possible]);
    }

    /// <summary>The status, and the position of the highest grade certainly held or −1.</summary>
    public (OutcomeStatus Status, int Grade) StatusAndGrade(Frame frame, bool hasErrors)
    {
        if (hasErrors) return (OutcomeStatus.DataError, -1);
        var isOpen = false;
        for (var i = model.Grades.Length - 1; i >= 0; i--)
        {
            var truth = frame.Truths[slots.Grades[i]];
            if (truth == Truth.Met) return isOpen ? (OutcomeStatus.Undecided, model.IsClassification ? -1 : i) : (OutcomeStatus.Decided, i);
            isOpen |= truth != Truth.Unmet;
        }
        return (isOpen ? OutcomeStatus.Undecided : OutcomeStatus.Decided, -1);
    }

    /// <summary>What the layer above the decision comes to, or null in a model without one.</summary>
    public RecommendationStatus? Recommendation(Frame frame, OutcomeStatus status, bool isGraded)
    {
        if (slots.Recommendation < 0) return null;
        return (status, isGraded, frame.Truths[slots.Recommendation]) switch
        {
            (OutcomeStatus.DataError, _, _) or (_, _, Truth.NotApplicable) => RecommendationStatus.None,
            (OutcomeStatus.Undecided, _, _) => RecommendationStatus.Review,
            (_, false, _) => RecommendationStatus.None,
            (_, _, Truth.Met or Truth.MetIfApplicable) => RecommendationStatus.Recommend,
            (_, _, Truth.Unmet) => RecommendationStatus.Refuse,
            _ => RecommendationStatus.Review,
        };
    }
}
