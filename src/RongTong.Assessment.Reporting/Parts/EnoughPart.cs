using System.Collections.Immutable;
using System.Globalization;
using RongTong.Counterfactuals;
using RongTong.Models;
using RongTong.Reporting.Templating;
using RongTong.Reporting.Wording;

namespace RongTong.Reporting.Parts;

/// <summary>What would have been enough for a title that is refused. Of the rungs of a ladder the advice speaks, so here there is nothing.</summary>
internal sealed class EnoughPart
{
    private readonly ReportContext _context;
    private readonly Counterfactual _found;
    private readonly ChangeWords _words;
    private readonly Dictionary<string, CriterionCounterfactual> _singles;

    private EnoughPart(ReportContext context, Counterfactual found)
    {
        (_context, _found, _words) = (context, found, new ChangeWords(context));
        _singles = found.Criteria.ToDictionary(c => c.Criterion.Id, StringComparer.Ordinal);
    }

    public static TemplateObject? Build(ReportContext context) => Found(context) is { } found ? new EnoughPart(context, found).Build() : null;

    /// <summary>What there is to say; null where nothing is.</summary>
    public static Counterfactual? Found(ReportContext context) =>
        context.Model is { Grades.Length: 1, IsClassification: false } && context.Next is not null && context.Assessment.Enough() is { Kind: not CounterfactualKind.Open } found ? found : null;

    private TemplateObject Build() => _context.New()
        .Markup("kind", _found.Kind switch { CounterfactualKind.Enough => "enough", CounterfactualKind.OutOfReach => "out_of_reach", CounterfactualKind.Impossible => "impossible", _ => "not_found" })
        .Markup("proof", _found.Proof switch { Proof.Cheapest => "cheapest", Proof.Fewest => "fewest", _ => "none" })
        .Count("count", _found.Changes.Length)
        .Text("how_many", _context.In(FixedWords.HowMany(_found.Changes.Length)))
        .Texts("blocking", _found.Blocking.Select(Name))
        .List("changes", _found.Changes.OrderBy(c => c.When).Select(Change))
        .Texts("still_open", _found.Open.Select(o => Name(o.Criterion)))
        .Part("earliest", Earliest())
        .Text("filings_ahead", _context.In(FixedWords.HowMany(Refiling.Farthest)))
        .List("singles", IsOneOnly() ? [] : _context.Model.Criteria.SelectMany(c => Singles(c, 0)))
        .Done;

    private TemplateObject Change(FactChange change) => _context.New()
        .Markup("kind", ChangeWords.KindOf(change))
        .Text("name", _words.Subject(change))
        .Text("from", _words.From(change))
        .Text("to", _words.To(change))
        .Text("difference", _words.Difference(change))
        .Texts("taken", _words.Options(change, taken: true))
        .Texts("given_up", _words.Options(change, taken: false))
        .Text("sentence", _words.Sentence(change))
        .Markup("when", ChangeWords.WordOf(change.When))
        .Text("when_word", _words.When(change.When))
        .Text("note", change.Note is { } note ? _context.In(note) : null)
        .Text("clause", change.Serves.Select(s => s.Clause).OfType<Clause>().FirstOrDefault() is { } clause ? $"{clause.Document} {_context.In(clause.Place)}" : null)
        .Texts("others", Others(change))
        .Done;

    /// <summary>The other routes of the groups a change serves, each with what it would take alone.</summary>
    private IEnumerable<string> Others(FactChange change) =>
        change.Serves.Where(s => s.Grouping == Grouping.Any).SelectMany(s => s.Parts).Select(p => _singles.GetValueOrDefault(p.Id)).OfType<CriterionCounterfactual>()
            .Where(p => !p.Changes.IsEmpty && !p.Changes.Any(c => c.Field.Id == change.Field.Id))
            .Select(p => $"{Ways(p)}{_context.Say("（", " (")}{_words.When(p.When)}{_context.Say("）", ")")}");

    private TemplateObject? Earliest()
    {
        if (_found.Earliest is not { } earliest) return null;
        return _context.New()
            .Count("filings", earliest.Filings)
            .Text("filings_word", earliest.Filings == 1 ? _context.Say("下一次", "at the next filing") : _context.Say($"往后第 {Paper.Count(earliest.Filings)} 次", $"{FixedWords.HowMany(earliest.Filings).En} filings from now"))
            .Text("year", _context.Assessment.Sheet.AsOf is { } day ? (day.Year + earliest.Filings).ToString(CultureInfo.InvariantCulture) : null)
            .Flag("is_same", AreSame(earliest.Changes, _found.Changes))
            .List("changes", earliest.Changes.Select(Change))
            .Texts("not_earlier", earliest.Filings > 1 ? earliest.NotEarlier.Select(Name) : [])
            .Done;
    }

    /// <summary>Whether one criterion is all there is, and has been dealt with.</summary>
    private bool IsOneOnly() => _found.Criteria.Where(c => c.Criterion.Parts.IsEmpty).ToList() is [var only] && AreSame(only.Changes, _found.Changes);

    /// <summary>What each criterion would have needed alone: of a group of routes each route, of a group that needs all its parts the parts.</summary>
    private IEnumerable<TemplateObject> Singles(Criterion criterion, int depth)
    {
        var one = _singles.GetValueOrDefault(criterion.Id);
        if (criterion.Grouping == Grouping.None || !criterion.SelfAndParts().Skip(1).Any(p => _singles.ContainsKey(p.Id))) return one is null ? [] : [Single(criterion, one, depth)];
        var isRoutes = one is not null && criterion.Grouping != Grouping.All;
        var parts = criterion.Parts.SelectMany(p => Singles(p, isRoutes ? depth + 1 : depth));
        return isRoutes ? parts.Prepend(Single(criterion, null, depth)) : parts;
    }

    private TemplateObject Single(Criterion criterion, CriterionCounterfactual? one, int depth) => _context.New()
        .Text("name", Name(criterion))
        .Count("depth", depth)
        .Text("indent", string.Concat(Enumerable.Repeat("　", depth)))
        .Flag("is_group", one is null)
        .Text("enough_of", one is not null ? null : criterion.Grouping == Grouping.Any ? _context.Say("满足其一即可", "one of these is enough") : _context.Say($"满足{FixedWords.HowMany(criterion.AtLeast).Zh}项即可", $"{FixedWords.HowMany(criterion.AtLeast).En} of these are enough"))
        .Text("ways", one is null ? null : one.Changes.IsEmpty ? _context.Say("没有改法", "no way") : Ways(one))
        .Markup("when", one is null ? null : ChangeWords.WordOf(one.When))
        .Text("when_word", one is null ? null : _words.When(one.When))
        .Done;

    private string Ways(CriterionCounterfactual one) => string.Join(_context.Say("；", "; "), one.Changes.Select(_words.Sentence));

    private string Name(Criterion criterion) => _context.In(criterion.Name);

    private static bool AreSame(ImmutableArray<FactChange> some, ImmutableArray<FactChange> others) =>
        some.Length == others.Length && some.Zip(others).All(p => p.First.Field.Id == p.Second.Field.Id && p.First.To.SequenceEqual(p.Second.To, StringComparer.Ordinal));
}
