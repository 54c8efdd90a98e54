using System.Collections.Immutable;
using RongTong.Diagnostics;

namespace RongTong.Loading;

/// <summary>Holds a syntax tree against a shape and reports every difference, so that the readers after it need report none.</summary>
internal sealed class ShapeChecker
{
    /// <summary>Problems listed; each costs a search for the nearest name, which a hostile file could ask for without end.</summary>
    private const int MaxListed = 500;

    private int _found;
    private readonly ImmutableArray<Diagnostic>.Builder _diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();

    /// <summary>All differences between a tree and a shape, in file order.</summary>
    public static ImmutableArray<Diagnostic> Check(SyntaxNode root, Shape shape, string place)
    {
        var checker = new ShapeChecker();
        checker.Visit(root, shape, place);
        if (checker._found > MaxListed) checker._diagnostics.Add(DiagnosticCatalog.MoreProblems(root.Span, MaxListed));
        return checker._diagnostics.ToImmutable();
    }

    private void Visit(SyntaxNode node, Shape shape, string place)
    {
        switch (shape)
        {
            case Shape.Deferred deferred: Visit(node, deferred.Get(), place); break;
            case Shape.Map map: CheckMap(node, map, place); break;
            case Shape.Tagged tagged: CheckTagged(node, tagged, place); break;
            case Shape.Choice choice: CheckChoice(node, choice, place); break;
            case Shape.List list: CheckList(node, list.Item, place); break;
            case Shape.OrReference when node is SyntaxNode.Scalar: CheckPlain(node, PlainKind.Id, place); break;
            case Shape.OrReference reference: Visit(node, reference.Inline, place); break;
            case Shape.Table table: CheckTable(node, table, place); break;
            case Shape.Localized: CheckLocalized(node, place); break;
            case Shape.Word word: CheckWord(node, word, place); break;
            case Shape.Plain plain: CheckPlain(node, plain.Kind, place); break;
        }
    }

    private void CheckMap(SyntaxNode node, Shape.Map map, string place)
    {
        if (node is not SyntaxNode.Mapping mapping)
        {
            Report(() => DiagnosticCatalog.WrongShape(node.Span, place, "一组 键: 值", "a mapping of keys to values"));
            return;
        }
        foreach (var entry in mapping.Entries)
        {
            if (map[entry.Key] is not { } key) Report(() => DiagnosticCatalog.UnknownKey(entry.KeySpan, entry.Key, place, map.Keys.Select(k => k.Name)));
            else if (entry.Value is SyntaxNode.Scalar { IsNull: true } && !key.Required) { }
            else Visit(entry.Value, key.Shape, entry.Key);
        }
        foreach (var key in map.Keys)
            if (key.Required && mapping[key.Name] is null or SyntaxNode.Scalar { IsNull: true } && key.Required)
                Report(() => DiagnosticCatalog.MissingKey(mapping.Span, key.Name, place));
    }

    private void CheckTagged(SyntaxNode node, Shape.Tagged tagged, string place)
    {
        if (node is not SyntaxNode.Mapping mapping)
        {
            Report(() => DiagnosticCatalog.WrongShape(node.Span, place, "一组 键: 值", "a mapping of keys to values"));
            return;
        }
        if (mapping[tagged.Key] is not SyntaxNode.Scalar word)
        {
            Report(() => DiagnosticCatalog.MissingKey(node.Span, tagged.Key, place));
            return;
        }
        var found = tagged.Cases.FirstOrDefault(c => c.Word == word.Text);
        if (found.Map is null) Report(() => DiagnosticCatalog.UnknownWord(word.Span, tagged.Key, word.Text, tagged.Cases.Select(c => c.Word)));
        else CheckMap(node, found.Map, place);
    }

    private void CheckChoice(SyntaxNode node, Shape.Choice choice, string place)
    {
        var cases = choice.Cases();
        if (node is not SyntaxNode.Mapping mapping)
        {
            Report(() => DiagnosticCatalog.WrongShape(node.Span, place, "一组 键: 值", "a mapping of keys to values"));
            return;
        }
        // The first key of a case is the one that tells it apart.
        var found = cases.FirstOrDefault(c => mapping[c.Keys[0].Name] is not null);
        if (found is not null) CheckMap(node, found, place);
        else if (mapping.Entries.Length > 0) Report(() => DiagnosticCatalog.UnknownKey(mapping.Entries[0].KeySpan, mapping.Entries[0].Key, place, cases.Select(c => c.Keys[0].Name)));
        else Report(() => DiagnosticCatalog.MissingKey(node.Span, cases[0].Keys[0].Name, place));
    }

    private void CheckList(SyntaxNode node, Shape item, string place)
    {
        if (node is not SyntaxNode.Sequence list)
        {
            Report(() => DiagnosticCatalog.WrongShape(node.Span, place, "一个列表", "a list"));
            return;
        }
        foreach (var child in list.Items) Visit(child, item, place);
    }

    private void CheckTable(SyntaxNode node, Shape.Table table, string place)
    {
        if (node is not SyntaxNode.Mapping mapping)
        {
            Report(() => DiagnosticCatalog.WrongShape(node.Span, place, "一组 键: 值", "a mapping of keys to values"));
            return;
        }
        foreach (var entry in mapping.Entries)
        {
            if (!table.FreeKeys && !PlainValue.IsId(entry.Key)) Report(() => DiagnosticCatalog.MalformedId(entry.KeySpan, entry.Key));
            Visit(entry.Value, table.Value, $"{place} {entry.Key}");
        }
    }

    private void CheckLocalized(SyntaxNode node, string place)
    {
        if (node is not SyntaxNode.Mapping mapping)
        {
            if (node is SyntaxNode.Scalar { IsNull: false } scalar) Report(() => DiagnosticCatalog.MissingTranslation(scalar.Span, place, scalar.Text.Any(c => c > 0x2E7F) ? "en" : "zh"));
            else Report(() => DiagnosticCatalog.WrongShape(node.Span, place, "{ zh: …, en: … }", "{ zh: …, en: … }"));
            return;
        }
        foreach (var entry in mapping.Entries)
        {
            if (entry.Key is not ("zh" or "en")) Report(() => DiagnosticCatalog.UnknownKey(entry.KeySpan, entry.Key, place, ["zh", "en"]));
            else if (entry.Value is not SyntaxNode.Scalar) Report(() => DiagnosticCatalog.WrongShape(entry.Value.Span, place, "文字", "a text"));
        }
        foreach (var language in (string[])["zh", "en"])
            if (mapping[language] is null or SyntaxNode.Scalar { Text: "" })
                Report(() => DiagnosticCatalog.MissingTranslation(node.Span, place, language));
    }

    private void CheckWord(SyntaxNode node, Shape.Word word, string place)
    {
        if (node is not SyntaxNode.Scalar scalar) Report(() => DiagnosticCatalog.WrongShape(node.Span, place, "一个词", "one word"));
        else if (!word.Words.Contains(scalar.Text)) Report(() => DiagnosticCatalog.UnknownWord(scalar.Span, place, scalar.Text, word.Words));
    }

    private void CheckPlain(SyntaxNode node, PlainKind kind, string place)
    {
        if (node is not SyntaxNode.Scalar scalar)
        {
            Report(() => DiagnosticCatalog.WrongShape(node.Span, place, "一个值", "a single value"));
            return;
        }
        var text = scalar.Text;
        var problem = kind switch
        {
            PlainKind.Id when !PlainValue.IsId(text) => DiagnosticCatalog.MalformedId(scalar.Span, text),
            PlainKind.Points when text == ModelShape.UnknownPoints => null,
            PlainKind.Number or PlainKind.Points when !PlainValue.TryNumber(text, out var number) || Math.Abs(number) > PlainValue.Largest => DiagnosticCatalog.NotANumber(scalar.Span, place, text),
            PlainKind.Integer when !PlainValue.TryInteger(text, out _) => DiagnosticCatalog.NotANumber(scalar.Span, place, text),
            PlainKind.Date when !PlainValue.TryDate(text, out _) => DiagnosticCatalog.NotADate(scalar.Span, place, text),
            PlainKind.Bool when !PlainValue.TryBool(text, out _) => DiagnosticCatalog.UnknownWord(scalar.Span, place, text, ["true", "false"]),
            PlainKind.Text or PlainKind.Formula when text.Length == 0 => DiagnosticCatalog.WrongShape(scalar.Span, place, "文字", "a text"),
            _ => null,
        };
        if (problem is not null) Report(() => problem);
    }

    private void Report(Func<Diagnostic> diagnostic)
    {
        _found++;
        if (_found <= MaxListed) _diagnostics.Add(diagnostic());
    }
}
