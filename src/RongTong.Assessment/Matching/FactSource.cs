using System.Collections.Immutable;
using System.Text;
using RongTong.Assessing;
using RongTong.Compiling;
using RongTong.Diagnostics;
using RongTong.Models;
using RongTong.Text;

namespace RongTong.Matching;

/// <summary>The facts of one catalogue, with the values computed from them, ready to be read off answers. Immutable and thread-safe.</summary>
public sealed class FactSource
{
    private readonly CompiledModel _facts;
    private readonly ImmutableArray<string> _read;

    private FactSource(string reference, CompiledModel facts, ImmutableArray<string> read) => (Reference, _facts, _read) = (reference, facts, read);

    /// <summary>Reference of the catalogue.</summary>
    public string Reference { get; }

    /// <summary>Its fields and derived values.</summary>
    internal EvaluationModel Model => _facts.Model;

    /// <summary>Opens a catalogue.</summary>
    /// <param name="reference">Which.</param>
    /// <param name="find">Finds its text.</param>
    /// <param name="read">The derived values that will be asked for.</param>
    internal static Result<FactSource> Open(string reference, Func<string, Result<SourceText>> find, params ImmutableArray<string> read)
    {
        // A model that asks nothing but these values: the engine that reads answers is the one there is.
        var compiled = ModelCompiler.Compile(new ModelSources(new SourceText(reference, Asking(reference, read)), Find: find));
        return new Result<FactSource>(compiled.Value is { } facts ? new FactSource(reference, facts, read) : null, [.. compiled.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)]);
    }

    /// <summary>The facts a sheet gives, by id; what cannot be read is not known.</summary>
    internal ImmutableDictionary<string, FactValue> Read(AnswerSheet sheet)
    {
        var frame = _facts.Plan.NewFrame();
        _facts.BindAnswers(sheet, frame);
        _facts.Plan.Run(frame);
        var slots = _facts.Plan.Slots;
        var values = ImmutableDictionary.CreateBuilder<string, FactValue>(StringComparer.Ordinal);
        foreach (var (id, slot) in slots.Fields)
            if (slot.Kind == SlotKind.Number) values[id] = new FactValue(frame.Numbers[slot.Effective], Truth.Undecided);
            else if (slot.Field.Type == FieldType.Bool) values[id] = new FactValue(Number.Unknown, frame.Truths[slot.Effective]);
        foreach (var id in _read) values[id] = new FactValue(frame.Numbers[slots.Derived[id]], Truth.Undecided);
        return values.ToImmutable();
    }

    private static string Asking(string reference, ImmutableArray<string> read)
    {
        var text = new StringBuilder($$"""
            model: rongtong/facts@1
            name: { zh: 字段, en: facts }
            authority: { document: "-", issuer: { zh: 本程序, en: this program } }
            effective: { from: 0001-01-01 }
            catalogue: {{reference}}
            grades: [ { id: all, name: { zh: 全部, en: all }, requires: [] } ]
            clauses: { asked: { document: "-", place: { zh: 无, en: none }, confidence: high } }
            criteria:

            """);
        foreach (var id in read) text.Append($"  - {{ id: {id}, name: {{ zh: {id}, en: {id} }}, clause: asked, when: {{ value: {id}, atLeast: 0 }} }}\n");
        return text.ToString();
    }
}

/// <summary>What is known of a fact: a number, or whether it is so. Immutable.</summary>
/// <param name="Number">The number of a fact that has one.</param>
/// <param name="Truth">Met, unmet, undecided, or nothing claimed, of a yes-no fact.</param>
public sealed record FactValue(Number Number, Truth Truth);
