using System.Collections.Immutable;
using System.Globalization;
using RongTong.Compiling;
using RongTong.Models;
using RongTong.Text;

namespace RongTong.Advising;

/// <summary>Which prerequisites of a measure a sheet does not yet fulfil, in words. An unanswered one counts as not yet fulfilled.</summary>
internal sealed class Prerequisites(EvaluationModel model, MeasureSet measures, PlanSlots slots, Frame frame)
{
    /// <summary>The open prerequisites.</summary>
    public ImmutableArray<LocalizedText> OpenOf(Measure measure) => [.. measure.Prerequisites.Where(p => !Holds(p)).Select(Words)];

    private bool Holds(Prerequisite prerequisite) => prerequisite switch
    {
        Prerequisite.Reaches reaches => Reached(reaches.Subject, reaches.AtLeast),
        Prerequisite.Has has => Choice(has.Subject) is (var set, var field) && set.IsKnown && (set.Bits & 1UL << field.OptionIndex(has.Option)) != 0,
        Prerequisite.Scenes scenes => (model.Scenes?.All ?? []).Count(s => Reached(s.Id, scenes.Level.ToString(CultureInfo.InvariantCulture))) >= scenes.AtLeast,
        Prerequisite.Links links => measures.Coverage[links.Rule].Links.Count(l => Reached(l.Scene, l.Level.ToString(CultureInfo.InvariantCulture))) >= links.AtLeast,
        Prerequisite.AnyOf any => any.Parts.Any(Holds),
        Prerequisite.AllOf all => all.Parts.All(Holds),
        _ => false,
    };

    private bool Reached(string subject, string option) => Choice(subject) is (var set, var field) && set.IsKnown && set.First >= field.OptionIndex(option);

    private (ChoiceSet Set, Field Field)? Choice(string subject) =>
        slots.Fields.TryGetValue(subject, out var slot) && slot.Kind == SlotKind.Choice ? (frame.Choices[slot.Effective], slot.Field) : null;

    private LocalizedText Words(Prerequisite prerequisite)
    {
        switch (prerequisite)
        {
            case Prerequisite.Reaches reaches when slots.Fields[reaches.Subject].Field is { Type: FieldType.Level } scene:
                var level = model.Scenes!.LevelNames[scene.OptionIndex(reaches.AtLeast)];
                return new LocalizedText($"{scene.Name.Zh}到{level.Zh}", $"{scene.Name.En} at {level.En}");
            case Prerequisite.Reaches reaches:
                return Answer(reaches.Subject, reaches.AtLeast, "至少", "at least ");
            case Prerequisite.Has has:
                return Answer(has.Subject, has.Option, "有", "");
            case Prerequisite.Scenes scenes:
                var name = model.Scenes!.LevelNames[scenes.Level];
                var count = scenes.AtLeast.ToString(CultureInfo.InvariantCulture);
                return new LocalizedText($"{count} 个场景到{name.Zh}", $"{count} {(scenes.AtLeast == 1 ? "scene" : "scenes")} at {name.En}");
            case Prerequisite.Links links:
                var number = links.AtLeast.ToString(CultureInfo.InvariantCulture);
                return new LocalizedText($"{number} 个业务环节用上系统", $"{number} business {(links.AtLeast == 1 ? "link" : "links")} on a system");
            case Prerequisite.AnyOf any:
                return new LocalizedText(Joined("，或", any.Parts), string.Join(", or ", any.Parts.Select(p => Words(p).En)));
            case Prerequisite.AllOf all:
                return new LocalizedText(Joined("，且", all.Parts), string.Join(", and ", all.Parts.Select(p => Words(p).En)));
            default:
                throw new InvalidOperationException("a prerequisite outside the closed union");
        }
    }

    /// <summary>In Chinese; a number keeps its distance from the word before it.</summary>
    private string Joined(string word, IEnumerable<Prerequisite> parts) =>
        string.Join(word, parts.Select(p => Words(p).Zh).Select((text, i) => i > 0 && char.IsAsciiDigit(text[0]) ? " " + text : text));

    private LocalizedText Answer(string subject, string option, string zh, string en)
    {
        var field = slots.Fields[subject].Field;
        var chosen = field.Options[field.OptionIndex(option)].Text;
        var number = field.Number?.ToString(CultureInfo.InvariantCulture);
        return number is null
            ? new LocalizedText($"{field.Name.Zh}{zh}“{chosen.Zh}”", $"{field.Name.En}: {en}'{chosen.En}'")
            : new LocalizedText($"第 {number} 题{zh}“{chosen.Zh}”", $"question {number}: {en}'{chosen.En}'");
    }
}
