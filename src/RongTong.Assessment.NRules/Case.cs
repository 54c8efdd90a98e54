using System.Collections.Immutable;
using RongTong.Assessing;
using RongTong.Compiling;
using RongTong.Diagnostics;

namespace RongTong.Inference;

/// <summary>One sheet in a session: its answers, and the frame its findings are read from afterwards. Facts of one case meet no other's.</summary>
internal sealed class Case(AnswerSheet sheet, Frame frame, ImmutableArray<Diagnostic> problems)
{
    public AnswerSheet Sheet { get; } = sheet;

    public Frame Frame { get; } = frame;

    /// <summary>What could not be read of the sheet.</summary>
    public ImmutableArray<Diagnostic> Problems { get; } = problems;
}
