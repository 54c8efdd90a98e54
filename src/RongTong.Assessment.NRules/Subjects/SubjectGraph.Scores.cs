using System.Collections.Immutable;
using RongTong.Compiling;
using RongTong.Models;

namespace RongTong.Inference.Subjects;

internal sealed partial class SubjectGraph
{
    private Subject Add(Indicator node)
    {
        ImmutableArray<Subject> children = node.Children.IsEmpty ? [.. node.Awards.Select(Award)] : [.. node.Children.Select(Add)];
        var (source, slot) = (new Source(SourceKind.Score, node.Path), _index.Slots.Indicators.GetValueOrDefault(node.Path, -1));
        if (!node.RestsOnMean) return _subjects[source] = Add(new RollUp(node, children, slot));
        var score = Add(new RollUp(node, children, -1));
        _subjects[source] = Add(new KeptScore(score, slot));
        return score;
    }

    private Subject Award(Award award)
    {
        if (award.From is not null) Measured(award);
        var points = new Points(award, _index.Slots.Awards.GetValueOrDefault(award.Id, -1));
        return Add<Subject>(award.Scale switch
        {
            AnswerScale.Choice { Kind: FieldType.Multi } multi => new OptionsAward(Asked(award), multi, points),
            AnswerScale.Choice choice => new OptionAward(Asked(award), choice, points),
            AnswerScale.YesNo yes => new YesAward(Asked(award), yes, points),
            AnswerScale.Bands bands => new BandAward(Number(award), bands, points),
            AnswerScale.Computed computed => Formula(award, computed, points),
            _ => throw new InvalidOperationException("a scale outside the closed union"),
        });
    }

    private FormulaAward Formula(Award award, AnswerScale.Computed scale, Points points)
    {
        var value = new Source(SourceKind.Value, award.Id);
        _subjects[value] = Number(award);
        var reading = new Reading(_index, Sources.Of(scale.Formula.Root, _index, hasValue: true).Prepend(value));
        return new FormulaAward(scale, reading, Needs(reading), points);
    }

    /// <summary>What an award measures, or what its question can be derived from.</summary>
    private Subject Measured(Award award)
    {
        if (_measured.TryGetValue(award.Id, out var known)) return known;
        var formula = award.From ?? throw new InvalidOperationException($"{award.Id} measures nothing");
        return _measured[award.Id] = Add(Figure(formula.Root, _index.Slots.Measured.GetValueOrDefault(award.Id, -1)));
    }

    /// <summary>The number an award scores: the one that answers its question, else what it measures.</summary>
    private Subject Number(Award award) =>
        award.Question is { } question && _index.Slots.Fields[question.Id].Kind == SlotKind.Number ? Asked(award) : Measured(award);

    private Subject Asked(Award award) => Find(new Source(SourceKind.Answer, award.Question?.Id ?? award.Id));
}
