using System.Collections.Immutable;
using RongTong.Compiling;
using RongTong.Inference.Evaluation;
using RongTong.Models;

namespace RongTong.Inference.Subjects;

/// <summary>A number computed from answers: a derived value, or what an award measures.</summary>
internal sealed class Figure(Formula formula, Reading reading, ImmutableArray<Subject> needs, int slot) : Subject<Figure>(needs)
{
    public override Finding Conclude(Finding[] found, Frame frame) =>
        frame.Record(slot, FormulaEvaluator.Evaluate(formula, reading.Over(found)));
}
