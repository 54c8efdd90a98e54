using System.Collections.Immutable;
using RongTong.Assessing;
using RongTong.Cases;
using RongTong.Compiling;
using RongTong.Hosting;

namespace RongTong.Cli.Output;

/// <summary>The sheet a handbook works through: a case of the model's own specification, decided by the engine when the handbook is made. Immutable.</summary>
/// <param name="Case">The case.</param>
/// <param name="Result">What it came to.</param>
internal sealed record HandbookExample(ModelCase Case, Assessment Result)
{
    /// <summary>The fullest case that is decided without a word of complaint and holds a grade; null where a model has none.</summary>
    public static HandbookExample? Find(CompiledModel model, RuleDirectory rules)
    {
        var reader = new CaseReader(rules.Read);
        var cases = rules.CaseFiles(model.Model.Ref).Select(f => f.Value).OfType<Text.SourceText>().SelectMany(f => reader.Read(f).Cases).ToImmutableArray();
        foreach (var candidate in cases.OrderByDescending(c => c.Sheet.Answers.Count))
        {
            var result = model.Assess(candidate.Sheet);
            if (result is { Outcome: { Status: OutcomeStatus.Decided, Grade: not null }, Diagnostics.IsEmpty: true }) return new HandbookExample(candidate, result);
        }
        return null;
    }
}
