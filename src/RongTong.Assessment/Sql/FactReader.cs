using System.Collections.Immutable;
using RongTong.Assessing;
using RongTong.Compiling;
using RongTong.Diagnostics;
using RongTong.Loading;
using RongTong.Models;

namespace RongTong.Sql;

/// <summary>What a column of the table of facts holds.</summary>
public enum FactKind
{
    /// <summary>A text.</summary>
    Text,

    /// <summary>Yes or no.</summary>
    Truth,

    /// <summary>An exact decimal.</summary>
    Number,

    /// <summary>A whole number.</summary>
    Whole,

    /// <summary>A day.</summary>
    Date,
}

/// <summary>A column of the table of facts. Immutable.</summary>
public sealed record FactColumn(string Name, FactKind Kind);

/// <summary>Puts answers into the columns a query reads, in their order without the key: null, string, bool, decimal or <see cref="DateOnly"/>. Immutable and thread-safe.</summary>
public sealed class FactReader
{
    private readonly SqlQuery _query;
    private readonly ImmutableArray<FieldSlot> _slots;

    /// <summary>A reader for the columns of a query.</summary>
    public FactReader(SqlQuery query)
    {
        _query = query;
        _slots = [.. query.Fields.Select(f => query.Model.Plan.Slots.Fields[f.Id])];
        var columns = ImmutableArray.CreateBuilder<FactColumn>();
        columns.Add(new FactColumn(FactTable.AsOfColumn, FactKind.Date));
        columns.Add(new FactColumn(FactTable.Error, FactKind.Truth));
        foreach (var field in query.Fields)
        {
            columns.Add(new FactColumn(field.Id, field.Type switch
            {
                FieldType.Bool => FactKind.Truth,
                FieldType.Date => FactKind.Date,
                FieldType.Integer => FactKind.Whole,
                FieldType.Text or FieldType.Single or FieldType.Level or FieldType.Multi => FactKind.Text,
                _ => FactKind.Number,
            }));
            if (field.NotApplicable != NotApplicablePolicy.Refused) columns.Add(new FactColumn(FactTable.NotApplicableColumn(field), FactKind.Truth));
        }
        Columns = columns.ToImmutable();
    }

    /// <summary>The columns after the key.</summary>
    public ImmutableArray<FactColumn> Columns { get; }

    /// <summary>The row of a sheet. Its title records go into a table of their own.</summary>
    public object?[] Read(AnswerSheet sheet)
    {
        var frame = _query.Model.Plan.NewFrame();
        // Where the query reads title records it finds what is wrong with them.
        var readsTitles = _query.Options.Titles is not null && _query.Fields.Any(f => !f.Titles.IsEmpty);
        var problems = _query.Model.Bind(sheet, frame);
        if (readsTitles)
        {
            _query.Model.Plan.Clear(frame);
            problems = _query.Model.Bind(sheet with { Titles = [] }, frame);
        }
        string? Typed(string id) => sheet.Answers.TryGetValue(id, out var answer) ? string.Join(';', answer.Values) : null;
        return Read(frame, sheet.AsOf, problems, Typed, id => sheet.NotApplicable.ContainsKey(id) && !sheet.Answers.ContainsKey(id));
    }

    /// <summary>The row a scorer has read.</summary>
    /// <param name="scorer">The scorer, of the same model.</param>
    /// <param name="asOf">The date whose rules apply.</param>
    /// <param name="problems">What was found wrong with the answers.</param>
    /// <param name="typed">What was typed as the answer to a field.</param>
    public object?[] Read(RowScorer scorer, DateOnly asOf, IEnumerable<Diagnostic> problems, Func<string, string?> typed) => Read(scorer.Frame, asOf, problems, typed, _ => false);

    private object?[] Read(Frame frame, DateOnly? asOf, IEnumerable<Diagnostic> problems, Func<string, string?> typed, Func<string, bool> isTaken)
    {
        var row = new object?[Columns.Length];
        var outOfRange = problems.Where(p => p.Severity == DiagnosticSeverity.Error).ToLookup(p => p.Field is { } id && IsNumber(id) && PlainValue.TryNumber((typed(id) ?? "").Trim(), out _) && p.Code == "RT4003");
        var kept = outOfRange[true].Select(p => p.Field!).ToHashSet(StringComparer.Ordinal);
        (row[0], row[1]) = (asOf, outOfRange[false].Any());
        for (var (i, at) = (0, 2); i < _slots.Length; i++)
        {
            var (slot, id) = (_slots[i], _slots[i].Field.Id);
            var taken = isTaken(id);
            row[at++] = taken ? null : kept.Contains(id) && PlainValue.TryNumber(typed(id)!.Trim(), out var number) ? number : Value(slot, frame);
            if (slot.Field.NotApplicable != NotApplicablePolicy.Refused) row[at++] = taken;
        }
        return row;
    }

    private bool IsNumber(string id) => _query.Fields.Any(f => f.Id == id && f.IsNumber);

    private static object? Value(FieldSlot slot, Frame frame) => slot.Kind switch
    {
        SlotKind.Number => frame.Numbers[slot.Input] is { IsKnown: true } number ? slot.Field.Type == FieldType.Date ? DateOnly.FromDayNumber((int)number.Min) : number.Min : null,
        SlotKind.Truth => frame.Truths[slot.Input] switch { Truth.Met => slot.Field.Type == FieldType.Text ? "given" : true, Truth.Unmet => false, _ => null },
        _ => frame.Choices[slot.Input] is { IsKnown: true } set ? string.Join(';', slot.Field.Options.Where((_, i) => (set.Bits & 1UL << i) != 0).Select(o => o.Id)) : null,
    };
}
