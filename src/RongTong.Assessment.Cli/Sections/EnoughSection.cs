using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using RongTong.Cli.Output;
using RongTong.Counterfactuals;
using RongTong.Models;
using RongTong.Planning;

namespace RongTong.Cli.Sections;

/// <summary>
/// What would have been enough: the fewest changes of facts under which the target is not missed, when each can be made, the first filing at
/// which they do, and what each criterion would have needed alone. Where steps can be planned the path says it better, and this is left to <c>--all</c>.
/// </summary>
internal sealed class EnoughSection : IAdviceSection
{
    public void Write(TextPage page, AdviceRequest request)
    {
        if (request.Path is { Outcome: not PathOutcome.NotPlannable } && !request.All) return;
        if (Of(request) is not { Kind: not CounterfactualKind.Open } found) return;
        var words = new ChangeWords(request.Assessment.Model, request.Language);
        page.Gap();
        page.Line(request.Ink.Bold(request.Say("怎样才够", "What would have been enough") + Proven(found, request)));
        page.Paragraph(Sentence(found, request));
        WriteChanges(page, request, words, found.Changes);
        if (found.Open is [_, ..] && !found.Changes.IsEmpty) page.Paragraph(request.Say($"改了以后仍待定：{Names(found.Open.Select(o => o.Criterion), request)}。", $"Still undecided then: {Names(found.Open.Select(o => o.Criterion), request)}."));
        WriteEarliest(page, request, words, found);
        WriteSingles(page, request, words, found);
    }

    public void Write(Utf8JsonWriter json, AdviceRequest request)
    {
        json.WritePropertyName("enough");
        if (Of(request) is { } found) CounterfactualJson.Write(json, found, request.DataLanguage);
        else json.WriteNullValue();
    }

    private static Counterfactual? Of(AdviceRequest request) => request is { IsHeld: false, Target: { } target } ? Counterfactual.Of(request.Compiled, request.Assessment, target) : null;

    private static string Proven(Counterfactual found, AdviceRequest request) => (found.Changes.IsEmpty, found.Proof) switch
    {
        (true, _) => "",
        (_, Proof.Cheapest) => request.Say("（已证明最少）", " (proven least)"),
        (_, Proof.Fewest) => request.Say("（项数已证明最少）", " (proven fewest)"),
        _ => request.Say("（没有算完，未必最少）", " (search stopped; perhaps not least)"),
    };

    private static string Sentence(Counterfactual found, AdviceRequest request)
    {
        var (count, blocking) = (found.Changes.Length, Names(found.Blocking, request));
        return found.Kind switch
        {
            CounterfactualKind.Enough when count == 1 => request.Say("其余填报不变，下面这一项就够：", "With everything else as filed, this one is enough:"),
            CounterfactualKind.Enough => request.Say($"其余填报不变，下面{CountWords.Zh(count)}项同时具备才够，缺一不可：", $"With everything else as filed, these {CountWords.En(count)} together are enough, and none can be left out:"),
            CounterfactualKind.OutOfReach => request.Say(
                $"只改企业自己能改的，怎样改都不够：{blocking}。要够，还须有自己改不了的：",
                $"Nothing the firm can change itself would have been enough: {blocking}. It would have taken what it cannot change:"),
            CounterfactualKind.Impossible => request.Say($"现有填报怎样改都不够：{blocking}。", $"No change of the answers given would have been enough: {blocking}."),
            _ => request.Say($"没有算完：没有找到够的改法，也没有证明不存在。差在{blocking}。", $"The search stopped: it found nothing that is enough, and no proof that nothing is. Short of: {blocking}."),
        };
    }

    private static void WriteChanges(TextPage page, AdviceRequest request, ChangeWords words, ImmutableArray<FactChange> changes)
    {
        if (changes.IsEmpty) return;
        var table = new TextTable(
            ("", true), (request.Say("哪一项", "what"), false), (request.Say("现在", "today"), true), (request.Say("要到", "needed"), true), (request.Say("变化", "change"), false), (request.Say("什么时候", "when"), false));
        ImmutableArray<FactChange> ordered = [.. changes.OrderBy(c => c.When)];
        for (var i = 0; i < ordered.Length; i++)
        {
            var change = ordered[i];
            var number = (i + 1).ToString(CultureInfo.InvariantCulture);
            if (words.IsSentence(change)) table.Add(number, words.Line(change), "", "", "", words.When(change.When));
            else table.Add(number, words.Subject(change.Field), words.From(change), words.To(change), words.Difference(change), words.When(change.When));
        }
        page.Add(table.Lines(2, flexible: 1));
        for (var i = 0; i < ordered.Length; i++)
            if (ordered[i].Note is { } note) page.Paragraph($"{(i + 1).ToString(CultureInfo.InvariantCulture)}  {note.In(request.Language)}", 4, 3);
    }

    private static void WriteEarliest(TextPage page, AdviceRequest request, ChangeWords words, Counterfactual found)
    {
        if (request.Assessment.Model.Grades.Length > 1 || found.Kind is CounterfactualKind.Impossible or CounterfactualKind.NotFound) return;
        if (found.Earliest is not { } earliest)
        {
            page.Paragraph(request.Say($"上面改不了的若一直不变，往后{CountWords.Zh(Refiling.Farthest)}次申报（按一年申报一次算）都不够。", $"As long as what the firm cannot change stays as it is, it is not enough at any of the next {CountWords.En(Refiling.Farthest)} filings (at one a year)."));
            return;
        }
        var year = request.Assessment.Sheet.AsOf is { } day ? (day.Year + earliest.Filings).ToString(CultureInfo.InvariantCulture) : null;
        var at = request.Say(earliest.Filings == 1 ? "下一次" : $"往后第 {Figures.Count(earliest.Filings)} 次", earliest.Filings == 1 ? "at the next filing" : $"{CountWords.En(earliest.Filings)} filings from now");
        var when = earliest.Filings == 0
            ? request.Say("这次申报期间改到位就够。", "It can be had while this application is open.")
            : request.Say($"最早{at}申报可以够（按一年申报一次算{(year is null ? "" : $"，{year} 年")}）。", $"Enough {at} at the earliest ({(year is null ? "" : $"{year}, ")}at one filing a year).");
        var earlier = earliest.NotEarlier.IsEmpty || earliest.Filings < 2 ? "" : request.Say($"在那之前仍差在{Names(earliest.NotEarlier, request)}。", $" Before that, {Names(earliest.NotEarlier, request)} still stands in the way.");
        page.Paragraph(when + earlier);
        if (earliest.Filings == 0 || AreSame(earliest.Changes, found.Changes)) return;
        if (earliest.Changes.IsEmpty) page.Paragraph(request.Say("其余不变，到那时不必再改什么。", "With everything else as it is, nothing has to change until then."));
        else page.Paragraph(request.Say("到那时要有：", "By then: ") + string.Join(request.Say("；", "; "), earliest.Changes.Select(c => words.Reached(c))) + request.Say("。", "."));
    }

    /// <summary>What each criterion would have needed alone; nothing where that is what has been said already.</summary>
    private static void WriteSingles(TextPage page, AdviceRequest request, ChangeWords words, Counterfactual found)
    {
        var all = found.Criteria.ToDictionary(c => c.Criterion.Id, StringComparer.Ordinal);
        if (found.Criteria.Where(c => c.Criterion.Parts.IsEmpty).ToList() is [] || found.Criteria.Where(c => c.Criterion.Parts.IsEmpty).ToList() is [var only] && AreSame(only.Changes, found.Changes)) return;
        page.Line("  " + request.Say("逐条看，每条单独要怎样才够：", "Each criterion alone:"));
        foreach (var criterion in request.Assessment.Model.Criteria) WriteSingle(page, request, words, all, criterion, 4);
    }

    /// <summary>A criterion with what it would have needed; of a group of routes each route, of a group that needs all its parts the parts.</summary>
    private static void WriteSingle(TextPage page, AdviceRequest request, ChangeWords words, Dictionary<string, CriterionCounterfactual> all, Criterion criterion, int indent)
    {
        var (one, label) = (all.GetValueOrDefault(criterion.Id), CriterionWords.Label(criterion, request.Language));
        if (criterion.Grouping != Grouping.None && criterion.SelfAndParts().Skip(1).Any(p => all.ContainsKey(p.Id)))
        {
            var isRoutes = one is not null && criterion.Grouping != Grouping.All;
            if (isRoutes) page.Paragraph(label + Enough(criterion, request), indent, 2);
            foreach (var part in criterion.Parts) WriteSingle(page, request, words, all, part, isRoutes ? indent + 2 : indent);
        }
        else if (one is not null)
        {
            page.Paragraph(label, indent, 2);
            page.Paragraph(one.Changes.IsEmpty ? request.Say("没有改法", "no way") : $"{string.Join(request.Say("；", "; "), one.Changes.Select(words.Line))}{request.Say("，", ", ")}{words.When(one.When)}", indent + 2, 2);
        }
    }

    /// <summary>How many of the parts of a group are enough.</summary>
    private static string Enough(Criterion group, AdviceRequest request) => group.Grouping == Grouping.Any
        ? request.Say("，满足其一即可：", ", one of:")
        : request.Say($"，满足{CountWords.Zh(group.AtLeast)}项即可：", $", {CountWords.En(group.AtLeast)} of:");

    private static bool AreSame(ImmutableArray<FactChange> some, ImmutableArray<FactChange> others) =>
        some.Length == others.Length && some.Zip(others).All(p => p.First.Field.Id == p.Second.Field.Id && p.First.To.SequenceEqual(p.Second.To, StringComparer.Ordinal));

    private static string Names(IEnumerable<Criterion> criteria, AdviceRequest request) => string.Join(request.Say("、", ", "), criteria.Select(c => CriterionWords.Label(c, request.Language)));
}
