using System.Collections.Immutable;
using RongTong.Text;

namespace RongTong.Comparing;

/// <summary>
/// Which node of one model is which of another. By id first. Criteria of another numbering go together when they ask for the same thing, else
/// when they look at the same thing, each time only where there is one of them on either side; groups when enough of their parts do.
/// </summary>
internal sealed class Pairing
{
    /// <summary>Of the parts of two groups, the least share that must go together.</summary>
    private const decimal LeastShare = 1m / 3;

    private readonly ImmutableArray<OutlineNode> _before;
    private readonly ImmutableArray<OutlineNode> _after;
    private readonly Dictionary<OutlineNode, OutlineNode> _partners = [];

    private Pairing(ImmutableArray<OutlineNode> before, ImmutableArray<OutlineNode> after) => (_before, _after) = (before, after);

    public static Pairing Of(ImmutableArray<OutlineNode> before, ImmutableArray<OutlineNode> after)
    {
        var pairing = new Pairing(before, after);
        pairing.Match(n => $"{n.Part} {n.Id}");
        pairing.Match(n => n.Requirement);
        pairing.Match(n => n.Subject);
        pairing.MatchGroups();
        pairing.Match(n => n.Part == ModelPart.Clauses ? n.Statements.First(s => s.Aspect == Aspect.Document).Key + n.Statements.First(s => s.Aspect == Aspect.Place).Key : null);
        return pairing;
    }

    /// <summary>The changes of one part, in the order of the later model, what was removed behind what it followed.</summary>
    public IEnumerable<ModelChange> Changes(ModelPart part)
    {
        var olds = new Queue<OutlineNode>(_before.Where(n => n.Part == part));
        foreach (var gone in Removed(olds, upTo: null)) yield return gone;
        foreach (var node in _after.Where(n => n.Part == part))
        {
            if (!_partners.TryGetValue(node, out var partner))
            {
                yield return new ModelChange(part, ChangeKind.Added, null, node.Id, node.Name, [.. Whole(node).Select(s => new Difference(s.Aspect, s.Label, null, s.Words))], null, node.Span);
                continue;
            }
            foreach (var gone in Removed(olds, partner)) yield return gone;
            var differences = Compare(partner, node);
            if (!differences.IsEmpty || partner.Id != node.Id) yield return new ModelChange(part, ChangeKind.Changed, partner.Id, node.Id, node.Name, differences, partner.Span, node.Span);
            foreach (var gone in Removed(olds, upTo: null)) yield return gone;
        }
        foreach (var gone in olds.SelectMany(Gone)) yield return gone;
    }

    /// <summary>Takes removed nodes off the front: up to a node, or as long as nothing but removed nodes stands there.</summary>
    private IEnumerable<ModelChange> Removed(Queue<OutlineNode> olds, OutlineNode? upTo)
    {
        while (olds.TryPeek(out var next) && (upTo is null ? !_partners.ContainsKey(next) : _before.IndexOf(next) <= _before.IndexOf(upTo)))
            foreach (var gone in Gone(olds.Dequeue())) yield return gone;
    }

    /// <summary>Nothing where the node above in the tree of points went with it: that one is told with its parts.</summary>
    private IEnumerable<ModelChange> Gone(OutlineNode node)
    {
        if (_partners.ContainsKey(node) || IsTree(node) && node.Parent is { } parent && !_partners.ContainsKey(parent)) return [];
        var told = Whole(node).Where(s => s.Aspect.Decides() || s.Aspect == Aspect.Clause).Select(s => new Difference(s.Aspect, s.Label, s.Words, null));
        if (IsTree(node) && _before.Where(n => n.Parent == node).ToList() is { Count: > 0 } parts)
            told = told.Append(new Difference(Aspect.Parts, null, new LocalizedText(string.Join("、", parts.Select(p => WithMark(p).Zh)), string.Join(", ", parts.Select(p => WithMark(p).En))), null));
        return [new ModelChange(node.Part, ChangeKind.Removed, node.Id, null, node.Name, [.. told], node.Span, null)];
    }

    private static bool IsTree(OutlineNode node) => node.Part == ModelPart.Score;

    private static LocalizedText WithMark(OutlineNode node) =>
        node.Statements.FirstOrDefault(s => s.Aspect == Aspect.FullMark) is { } mark ? new($"{node.Name.Zh} {mark.Words.Zh}", $"{node.Name.En} {mark.Words.En}") : node.Name;

    /// <summary>Everything a node says but its name, by which it is told, and the texts of options that are told with their points.</summary>
    private static IEnumerable<Statement> Whole(OutlineNode node) =>
        node.Statements.Where(s => s.Aspect != Aspect.Name && !(s.Aspect == Aspect.Text && node.Statements.Any(o => o.Aspect == Aspect.Option && o.Item == s.Item)));

    private ImmutableArray<Difference> Compare(OutlineNode before, OutlineNode after)
    {
        var differences = ImmutableArray.CreateBuilder<Difference>();
        foreach (var now in after.Statements)
        {
            var was = before.Statements.FirstOrDefault(s => s.Aspect == now.Aspect && s.Item == now.Item);
            if (was is null) differences.Add(new Difference(now.Aspect, now.Label, null, now.Words));
            // What reads alike and is not names its ids.
            else if (!AreAlike(was, now)) differences.Add(was.Words != now.Words ? new Difference(now.Aspect, now.Label, was.Words, now.Words) : new Difference(now.Aspect, now.Label, Spelled(was), Spelled(now)));
        }
        foreach (var was in before.Statements)
            if (!after.Statements.Any(s => s.Aspect == was.Aspect && s.Item == was.Item)) differences.Add(new Difference(was.Aspect, was.Label, was.Words, null));
        return [.. differences.OrderBy(d => d.Aspect.Decides() ? 0 : 1)];
    }

    private static LocalizedText Spelled(Statement statement) => new($"{statement.Words.Zh}（{Ids(statement)}）", $"{statement.Words.En} ({Ids(statement)})");

    private static string Ids(Statement statement) => statement.Names.IsEmpty ? statement.Key : string.Join(", ", statement.Names);

    private bool AreAlike(Statement was, Statement now) =>
        was.Names.IsEmpty || now.Names.IsEmpty ? was.Names.IsEmpty && now.Names.IsEmpty && was.Key == now.Key
        : was.Names.Select(Partner).Order(StringComparer.Ordinal).SequenceEqual(now.Names.Order(StringComparer.Ordinal));

    /// <summary>The id in the later model of a criterion of the earlier one; a text no id can be where it has none.</summary>
    private string Partner(string criterion) =>
        _before.FirstOrDefault(n => n.Part == ModelPart.Criteria && n.Id == criterion) is { } node && _partners.TryGetValue(node, out var partner) ? partner.Id : "- " + criterion;

    /// <summary>Pairs what is not paired yet and has the same name on both sides, if nothing else has it.</summary>
    private void Match(Func<OutlineNode, string?> name)
    {
        var (olds, news) = (Free(_before, name), Free(_after, name));
        foreach (var old in olds)
            if (old.Count() == 1 && news[old.Key].ToList() is [var only]) Pair(old.First(), only);
    }

    private ILookup<string, OutlineNode> Free(ImmutableArray<OutlineNode> nodes, Func<OutlineNode, string?> name) =>
        nodes.Where(n => !_partners.ContainsKey(n)).Select(n => (Node: n, Name: name(n))).Where(n => n.Name is not null).ToLookup(n => n.Name!, n => n.Node, StringComparer.Ordinal);

    private void MatchGroups()
    {
        var groups = Groups(_before).SelectMany(old => Groups(_after).Select(now => (Old: old, New: now, Share: ShareOf(old, now)))).Where(g => g.Share >= LeastShare)
            .OrderByDescending(g => g.Share).ThenBy(g => _before.IndexOf(g.Old)).ThenBy(g => _after.IndexOf(g.New)).ToList();
        foreach (var (old, now, _) in groups)
            if (!_partners.ContainsKey(old) && !_partners.ContainsKey(now)) Pair(old, now);
    }

    private IEnumerable<OutlineNode> Groups(ImmutableArray<OutlineNode> nodes) => nodes.Where(n => n is { Part: ModelPart.Criteria, Requirement: null } && !_partners.ContainsKey(n));

    /// <summary>Of all criteria with a condition in two groups, the share that stand in both.</summary>
    private decimal ShareOf(OutlineNode old, OutlineNode now)
    {
        var (olds, news) = (Leaves(old, _before), Leaves(now, _after));
        var common = olds.Count(n => _partners.TryGetValue(n, out var partner) && news.Contains(partner));
        return common == 0 ? 0 : (decimal)common / (olds.Count + news.Count - common);
    }

    private static HashSet<OutlineNode> Leaves(OutlineNode group, ImmutableArray<OutlineNode> nodes) => [.. nodes.Where(n => n.Requirement is not null && IsWithin(n, group))];

    private static bool IsWithin(OutlineNode node, OutlineNode group)
    {
        for (var at = node.Parent; at is not null; at = at.Parent)
            if (at == group) return true;
        return false;
    }

    private void Pair(OutlineNode old, OutlineNode now)
    {
        _partners[old] = now;
        _partners[now] = old;
    }
}
