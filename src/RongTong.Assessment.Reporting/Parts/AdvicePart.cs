using RongTong.Advising;
using RongTong.Assessing;
using RongTong.Models;
using RongTong.Reporting.Templating;
using RongTong.Reporting.Wording;

namespace RongTong.Reporting.Parts;

/// <summary>
/// The guidance, in the order the assessment gives: as cards what brings the next grade nearer, a few of each kind; the rest in a table;
/// results that can only be followed apart.
/// </summary>
internal sealed class AdvicePart
{
    /// <summary>Cards in all, shared among the kinds of steps there are.</summary>
    private const int Cards = 8;

    private readonly ReportContext _context;
    private readonly List<Advice> _cards;

    public AdvicePart(ReportContext context)
    {
        _context = context;
        var kinds = Nearer(context.Assessment).GroupBy(a => a.Kind).ToList();
        _cards = [.. kinds.SelectMany(g => g.Take(Cards / kinds.Count))];
        NextScenes = _cards.Where(a => a.Kind == AdviceKind.Scene).Select(a => a.Field.Id).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Scenes whose next level is on a card.</summary>
    public IReadOnlySet<string> NextScenes { get; }

    /// <summary>The guidance, or null when there is none.</summary>
    public TemplateObject? Build()
    {
        var all = _context.Assessment.Advice;
        if (all.IsEmpty) return null;
        var cards = _cards.ToHashSet();
        var more = all.Where(a => a.Kind != AdviceKind.Track && !cards.Contains(a)).ToList();
        var first = all.First();
        return _context.New()
            .Text("status", _context.Assessment.Measures is { } set ? _context.In(set.Status) : null)
            .Text("cost_basis", _context.Assessment.Measures is { } costs ? _context.In(costs.CostBasis) : null)
            .Text("size", _context.In(FixedWords.Size(first.Size)))
            .Flag("size_assumed", first.SizeAssumed)
            .List("card_groups", _cards.GroupBy(a => a.Kind).Select(g => _context.New()
                .Markup("kind", g.Key == AdviceKind.Scene ? "scenes" : "questions")
                .Text("total", Paper.Count(Nearer(_context.Assessment).Count(a => a.Kind == g.Key)))
                .Text("shown", Paper.Count(g.Count()))
                .Flag("is_all", Nearer(_context.Assessment).Count(a => a.Kind == g.Key) == g.Count())
                .List("cards", g.Select(Step))
                .Part("first", Step(g.First()))
                .Done))
            .Count("card_count", _cards.Count)
            .List("more", more.Select(Step))
            .Text("more_count", Paper.Count(more.Count))
            .List("follow", all.Where(a => a.Kind == AdviceKind.Track).Select(Follow))
            .Done;
    }

    /// <summary>The steps that bring the next grade nearer and that a firm can choose to take.</summary>
    private static IEnumerable<Advice> Nearer(Assessment assessment) =>
        assessment.Advice.Where(a => a is { Advances.IsEmpty: false, Measure.Use: StepUse.Choose });

    private TemplateObject Step(Advice advice)
    {
        var (measure, effort) = (advice.Measure!, advice.Effort);
        var scene = _context.Model.Scenes?.All.FirstOrDefault(s => s.Id == advice.Field.Id);
        return _context.New()
            .Text("title", _context.In(measure.Title))
            .Text("subject", _context.In(advice.Field.Name))
            .Text("marks", scene is null ? "" : _context.MarksOf(scene))
            .Text("number", advice.Field.Number is { } number ? Paper.Count(number) : null)
            .Flag("is_scene", scene is not null)
            .Text("from", Level(scene, advice.From, advice.Field))
            .Text("to", Level(scene, advice.To, advice.Field))
            .Text("now", scene is null ? advice.From is { } from ? _context.In(from.Text) : null : LevelText(scene, advice.From, advice.Field, brief: true))
            .Text("goal", scene is null ? _context.In(advice.To!.Text) : LevelText(scene, advice.To, advice.Field, brief: false))
            .Text("gain", advice.Gain > 0 ? _context.Paper.Points(advice.Gain) : null)
            .Text("reason", _context.In(advice.Reason))
            .Texts("advances", advice.Advances.Select(c => _context.In(c.Name)))
            .Markup("planning", measure.Use switch { StepUse.Derived => "derived", StepUse.Outcome => "outcome", _ => "choose" })
            .Text("nature", _context.Assessment.Measures?.Natures.TryGetValue(measure.Nature, out var nature) == true ? _context.In(nature.Name) : null)
            .Texts("actions", measure.Actions.Select(_context.In))
            .Texts("tools", measure.Tools.Select(_context.In))
            .Texts("evidence", measure.Evidence.Select(_context.In))
            .Texts("pitfalls", measure.Pitfalls.Select(_context.In))
            .Texts("first_needed", advice.Open.Select(_context.In))
            .Text("rationale", _context.In(measure.Rationale))
            .Text("cost", effort is null ? null : _context.Paper.Money(effort.Cost.Min, effort.Cost.Max))
            .Text("typical_cost", effort is null ? null : _context.Paper.Money(effort.Cost.Typical, effort.Cost.Typical))
            .Text("weeks", effort is null ? null : _context.Paper.Weeks(effort.Weeks.Min, effort.Weeks.Max))
            .Text("staff_days", effort is null ? null : _context.Paper.StaffDays(effort.StaffDays))
            .Done;
    }

    private string? Level(Scene? scene, Option? option, Field field) =>
        option is null || scene is null ? null : _context.In(_context.Model.Scenes!.LevelNames[field.OptionIndex(option.Id)]);

    private string? LevelText(Scene scene, Option? option, Field field, bool brief)
    {
        if (option is null || field.OptionIndex(option.Id) is not (> 0 and var level) || level > scene.Levels.Length) return null;
        return _context.In(brief ? scene.Levels[level - 1].Brief : scene.Levels[level - 1].Text);
    }

    private TemplateObject Follow(Advice advice)
    {
        var track = advice.Track!;
        var names = _context.Model.Scenes?.All.ToDictionary(s => s.Id, StringComparer.Ordinal);
        return _context.New()
            .Text("subject", _context.In(advice.Field.Name))
            .Text("number", advice.Field.Number is { } number ? Paper.Count(number) : null)
            .Text("now", advice.From is { } from ? _context.In(from.Text) : null)
            .Text("gain", _context.Paper.Points(advice.Gain))
            .Text("reason", _context.In(advice.Reason))
            .Text("indicator", _context.In(track.Indicator))
            .Texts("how", track.HowToMeasure.Select(_context.In))
            .List("drivers", track.Drivers.Where(d => names?.ContainsKey(d.Scene) == true).Select(d => _context.New()
                .Text("scene", _context.In(names![d.Scene].Name))
                .Text("level", _context.In(_context.Model.Scenes!.LevelNames[d.Level]))
                .Text("effect", _context.In(d.Effect))
                .Done))
            .Texts("watch", track.Watch.Select(_context.In))
            .Texts("evidence", track.Evidence.Select(_context.In))
            .Done;
    }
}
