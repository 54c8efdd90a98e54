using System.Collections.Immutable;
using System.Text;
using RongTong.Diagnostics;
using RongTong.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace RongTong.Loading;

/// <summary>
/// Reads guarded YAML into syntax nodes. Size, depth, node count, anchors, aliases, tags, merge keys and duplicate keys are
/// checked event by event, with an explicit stack, so hostile text costs no more than honest text. Reports the first malformed
/// place and every refused feature before it.
/// </summary>
internal sealed class YamlReader
{
    private readonly SourceText _source;
    private readonly TextLimits _limits;
    private readonly ImmutableArray<Diagnostic>.Builder _diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
    private readonly Stack<Container> _open = new();
    private readonly ImmutableArray<SyntaxNode>.Builder _documents = ImmutableArray.CreateBuilder<SyntaxNode>();
    private int _nodes;

    private YamlReader(SourceText source, TextLimits limits) => (_source, _limits) = (source, limits);

    /// <summary>Reads the one document of a text.</summary>
    public static Result<SyntaxNode> ReadDocument(SourceText source, TextLimits limits)
    {
        var (documents, diagnostics) = ReadStream(source, limits);
        if (diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error)) return new Result<SyntaxNode>(documents.FirstOrDefault(), diagnostics);
        return documents.Length switch
        {
            0 => new Result<SyntaxNode>(null, diagnostics.Add(DiagnosticCatalog.EmptyText(SourceSpan.WholeFile(source.Path)))),
            1 => new Result<SyntaxNode>(documents[0], diagnostics),
            _ => new Result<SyntaxNode>(documents[0], diagnostics.Add(DiagnosticCatalog.SeveralDocuments(documents[1].Span))),
        };
    }

    /// <summary>Reads all documents of a text. Empty documents are left out.</summary>
    public static (ImmutableArray<SyntaxNode> Documents, ImmutableArray<Diagnostic> Diagnostics) ReadStream(SourceText source, TextLimits limits)
    {
        var reader = new YamlReader(source, limits);
        reader.Read();
        return (reader._documents.ToImmutable(), reader._diagnostics.ToImmutable());
    }

    private void Read()
    {
        // A UTF-16 length never exceeds the UTF-8 length, so the cheap test comes first.
        if (_source.Content.Length > _limits.Bytes || Encoding.UTF8.GetByteCount(_source.Content) > _limits.Bytes)
        {
            _diagnostics.Add(DiagnosticCatalog.TextTooLarge(SourceSpan.WholeFile(_source.Path), Encoding.UTF8.GetByteCount(_source.Content), _limits.Bytes));
            return;
        }
        if (HiddenCharacters.FirstIn(_source) is { } hidden)
        {
            _diagnostics.Add(hidden);
            return;
        }
        var parser = new Parser(new StringReader(_source.Content));
        try
        {
            while (parser.MoveNext() && parser.Current is { } current)
                if (!Take(current)) return;
        }
        catch (YamlException error)
        {
            _diagnostics.Add(DiagnosticCatalog.MalformedText(SpanOf(error.Start, error.End), error.Message.TrimEnd('.')));
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentException or IndexOutOfRangeException)
        {
            // YamlDotNet 16.3 reports some malformed text this way, without a place; the last event is the nearest we know.
            var at = parser.Current is { } last ? SpanOf(last.End, last.End) : SourceSpan.WholeFile(_source.Path);
            _diagnostics.Add(DiagnosticCatalog.MalformedText(at, error.Message.TrimEnd('.')));
        }
    }

    /// <summary>Takes one event; false stops the reading because a limit was passed.</summary>
    private bool Take(ParsingEvent current)
    {
        if (current is NodeEvent or AnchorAlias)
        {
            Refuse(current);
            if (++_nodes > _limits.Nodes)
            {
                _diagnostics.Add(DiagnosticCatalog.TooManyNodes(SpanOf(current), _limits.Nodes));
                return false;
            }
        }
        switch (current)
        {
            case MappingStart or SequenceStart:
                if (_open.Count >= _limits.Depth)
                {
                    _diagnostics.Add(DiagnosticCatalog.TooDeep(SpanOf(current), _limits.Depth));
                    return false;
                }
                _open.Push(new Container(current is MappingStart, SpanOf(current)));
                break;
            case MappingEnd or SequenceEnd:
                var closed = _open.Pop();
                Add(closed.Close(SpanOf(current)), closed.Start);
                break;
            case YamlDotNet.Core.Events.Scalar scalar:
                var span = SpanOf(scalar);
                if (scalar.Style is ScalarStyle.DoubleQuoted && HiddenCharacters.FirstIn(scalar.Value, span) is { } hidden) _diagnostics.Add(hidden);
                Add(new SyntaxNode.Scalar(scalar.Value, scalar.Style is not ScalarStyle.Plain, span), span);
                break;
            case AnchorAlias:
                Add(new SyntaxNode.Scalar("", Quoted: false, SpanOf(current)), SpanOf(current));
                break;
        }
        return true;
    }

    private void Refuse(ParsingEvent current)
    {
        if (current is AnchorAlias alias)
            _diagnostics.Add(DiagnosticCatalog.YamlFeatureRefused(SpanOf(alias), "alias", "*" + alias.Value.Value));
        if (current is not NodeEvent node) return;
        if (!node.Anchor.IsEmpty) _diagnostics.Add(DiagnosticCatalog.YamlFeatureRefused(SpanOf(node), "anchor", "&" + node.Anchor.Value));
        if (!node.Tag.IsEmpty) _diagnostics.Add(DiagnosticCatalog.YamlFeatureRefused(SpanOf(node), "tag", node.Tag.Value));
    }

    private void Add(SyntaxNode node, SourceSpan start)
    {
        if (_open.Count == 0)
        {
            if (node is not SyntaxNode.Scalar { IsNull: true }) _documents.Add(node);
            return;
        }
        var container = _open.Peek();
        if (!container.IsMapping)
        {
            container.Items.Add(node);
        }
        else if (container.Key is null)
        {
            container.Key = Key(container, node, start);
        }
        else
        {
            if (container.Keys.TryAdd(container.Key.Text, container.Key.Span))
                container.Entries.Add(new SyntaxEntry(container.Key.Text, container.Key.Span, node));
            container.Key = null;
        }
    }

    private SyntaxNode.Scalar Key(Container container, SyntaxNode node, SourceSpan start)
    {
        if (node is not SyntaxNode.Scalar key)
        {
            _diagnostics.Add(DiagnosticCatalog.YamlFeatureRefused(start, "complex key", "?"));
            return new SyntaxNode.Scalar("", Quoted: false, start);
        }
        if (key is { Text: "<<", Quoted: false })
            _diagnostics.Add(DiagnosticCatalog.YamlFeatureRefused(key.Span, "merge key", "<<"));
        else if (container.Keys.TryGetValue(key.Text, out var first))
            _diagnostics.Add(DiagnosticCatalog.DuplicateKey(key.Span, key.Text, first));
        return key;
    }

    private SourceSpan SpanOf(ParsingEvent current) => SpanOf(current.Start, current.End);

    private SourceSpan SpanOf(Mark start, Mark end) =>
        new(_source.Path, Math.Max(1, (int)start.Line), Math.Max(1, (int)start.Column), Math.Max(1, (int)end.Line), Math.Max(1, (int)end.Column));

    /// <summary>A list or mapping whose end has not been seen.</summary>
    private sealed class Container(bool isMapping, SourceSpan start)
    {
        public bool IsMapping { get; } = isMapping;
        public SourceSpan Start { get; } = start;
        public ImmutableArray<SyntaxNode>.Builder Items { get; } = ImmutableArray.CreateBuilder<SyntaxNode>();
        public ImmutableArray<SyntaxEntry>.Builder Entries { get; } = ImmutableArray.CreateBuilder<SyntaxEntry>();
        public Dictionary<string, SourceSpan> Keys { get; } = new(StringComparer.Ordinal);
        public SyntaxNode.Scalar? Key { get; set; }

        public SyntaxNode Close(SourceSpan end)
        {
            var span = Start with { EndLine = end.EndLine, EndColumn = end.EndColumn };
            return IsMapping ? new SyntaxNode.Mapping(Entries.ToImmutable(), span) : new SyntaxNode.Sequence(Items.ToImmutable(), span);
        }
    }
}
