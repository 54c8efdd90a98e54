using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using RongTong.Diagnostics;
using RongTong.Text;

namespace RongTong.Loading;

/// <summary>Reads JSON, or several JSON values one after another (NDJSON), into the same syntax nodes YAML gives, under the same limits.</summary>
internal sealed class JsonReader
{
    private readonly SourceText _source;
    private readonly TextLimits _limits;
    private readonly byte[] _bytes;
    private readonly List<Diagnostic> _diagnostics = [];
    private int _nodes;
    private int _scanned;
    private int _line = 1;
    private int _column = 1;

    private JsonReader(SourceText source, TextLimits limits)
    {
        (_source, _limits) = (source, limits);
        _bytes = Encoding.UTF8.GetBytes(source.Content);
    }

    /// <summary>Reads every value of a text.</summary>
    public static (ImmutableArray<SyntaxNode> Documents, ImmutableArray<Diagnostic> Diagnostics) ReadStream(SourceText source, TextLimits limits)
    {
        var reader = new JsonReader(source, limits);
        return (reader.Read(), [.. reader._diagnostics]);
    }

    private ImmutableArray<SyntaxNode> Read()
    {
        if (_bytes.Length > _limits.Bytes)
        {
            _diagnostics.Add(DiagnosticCatalog.TextTooLarge(SourceSpan.WholeFile(_source.Path), _bytes.Length, _limits.Bytes));
            return [];
        }
        if (HiddenCharacters.FirstIn(_source) is { } hidden)
        {
            _diagnostics.Add(hidden);
            return [];
        }
        var documents = ImmutableArray.CreateBuilder<SyntaxNode>();
        // One level more than the limit: the limit is then ours to report.
        var json = new Utf8JsonReader(_bytes, new JsonReaderOptions { AllowMultipleValues = true, MaxDepth = _limits.Depth + 1 });
        try
        {
            while (json.Read()) documents.Add(Value(ref json));
        }
        catch (LimitPassed limit)
        {
            _diagnostics.Add(limit.Diagnostic);
        }
        catch (JsonException error)
        {
            var line = (int)(error.LineNumber ?? 0) + 1;
            var column = (int)(error.BytePositionInLine ?? 0) + 1;
            _diagnostics.Add(DiagnosticCatalog.MalformedText(new SourceSpan(_source.Path, line, column, line, column), Reason(error)));
        }
        catch (InvalidOperationException error)
        {
            // Strings holding half a surrogate pair surface here, when they are turned into text.
            _diagnostics.Add(DiagnosticCatalog.MalformedText(Here(ref json), error.Message.TrimEnd('.')));
        }
        return documents.ToImmutable();
    }

    private static string Reason(JsonException error)
    {
        var at = error.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return (at < 0 ? error.Message : error.Message[..at]).TrimEnd('.');
    }

    // Nesting beyond the depth limit is refused, so this recursion is bounded by it.
    private SyntaxNode Value(ref Utf8JsonReader json)
    {
        var span = Here(ref json);
        if (++_nodes > _limits.Nodes) throw new LimitPassed(DiagnosticCatalog.TooManyNodes(span, _limits.Nodes));
        if (json.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject && json.CurrentDepth >= _limits.Depth) throw new LimitPassed(DiagnosticCatalog.TooDeep(span, _limits.Depth));
        switch (json.TokenType)
        {
            case JsonTokenType.StartArray:
                var items = ImmutableArray.CreateBuilder<SyntaxNode>();
                while (json.Read() && json.TokenType != JsonTokenType.EndArray) items.Add(Value(ref json));
                return new SyntaxNode.Sequence(items.ToImmutable(), span);
            case JsonTokenType.StartObject:
                return Object(ref json, span);
            case JsonTokenType.String:
                return new SyntaxNode.Scalar(Visible(json.GetString() ?? "", span), Quoted: true, span);
            case JsonTokenType.Null:
                return new SyntaxNode.Scalar("", Quoted: false, span);
            default:
                var raw = json.HasValueSequence ? json.ValueSequence.ToArray() : json.ValueSpan;
                return new SyntaxNode.Scalar(Encoding.UTF8.GetString(raw), Quoted: false, span);
        }
    }

    private SyntaxNode.Mapping Object(ref Utf8JsonReader json, SourceSpan span)
    {
        var entries = ImmutableArray.CreateBuilder<SyntaxEntry>();
        var keys = new Dictionary<string, SourceSpan>(StringComparer.Ordinal);
        while (json.Read() && json.TokenType != JsonTokenType.EndObject)
        {
            var keySpan = Here(ref json);
            var key = Visible(json.GetString() ?? "", keySpan);
            json.Read();
            var value = Value(ref json);
            if (keys.TryGetValue(key, out var first)) _diagnostics.Add(DiagnosticCatalog.DuplicateKey(keySpan, key, first));
            else entries.Add(new SyntaxEntry(key, keySpan, value));
            keys.TryAdd(key, keySpan);
        }
        return new SyntaxNode.Mapping(entries.ToImmutable(), span);
    }

    /// <summary>A text as it is; a hidden character in it, written as an escape, is reported.</summary>
    private string Visible(string text, SourceSpan span)
    {
        if (HiddenCharacters.FirstIn(text, span) is { } hidden) _diagnostics.Add(hidden);
        return text;
    }

    /// <summary>The place of the current token; tokens come in order, so lines are counted once.</summary>
    private SourceSpan Here(ref Utf8JsonReader json)
    {
        var at = (int)json.TokenStartIndex;
        for (; _scanned < at; _scanned++)
        {
            if (_bytes[_scanned] == (byte)'\n') (_line, _column) = (_line + 1, 1);
            else if ((_bytes[_scanned] & 0xC0) != 0x80) _column++;
        }
        return new SourceSpan(_source.Path, _line, _column, _line, _column);
    }

    /// <summary>Carries a diagnostic out of the recursion; never leaves this class.</summary>
    private sealed class LimitPassed(Diagnostic diagnostic) : Exception
    {
        public Diagnostic Diagnostic { get; } = diagnostic;
    }
}
