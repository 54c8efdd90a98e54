using System.Collections.Immutable;
using RongTong.Compiling;

namespace RongTong.Inference.Subjects;

/// <summary>The levels of all scenes, which counts look at together.</summary>
internal sealed class AllScenes(ImmutableArray<Subject> scenes) : Subject<AllScenes>(scenes)
{
    public override Finding Conclude(Finding[] found, Frame frame) => Finding.Of([.. found.Select(f => f.Choice)]);
}
