using System.Collections.Immutable;
using System.Text;
using RongTong.Compiling;
using RongTong.Diagnostics;
using RongTong.Loading;
using RongTong.Models;
using RongTong.Text;

namespace RongTong.Assessing;

/// <summary>What keeps a text from being an answer to a field.</summary>
public enum AnswerFault : byte
{
    /// <summary>Nothing: it was read.</summary>
    None,

    /// <summary>An option the field does not have.</summary>
    UnknownOption,

    /// <summary>An option that stands alone, together with others.</summary>
    ExclusiveOption,

    /// <summary>Neither yes nor no.</summary>
    NotYesNo,

    /// <summary>Not a date.</summary>
    NotADate,

    /// <summary>Not a number, or not a whole one where one is asked for.</summary>
    NotANumber,

    /// <summary>A number outside the field's range.</summary>
    OutOfRange,

    /// <summary>Not a credit code.</summary>
    BadCreditCode,
}

/// <summary>
/// Reads a text as the answer to one field and writes it into the field's input slot. Sheets and rows of a table both come through here,
/// so that each kind of field is read in one way. Immutable and thread-safe.
/// </summary>
internal sealed class AnswerReader
{
    private readonly FieldSlot _slot;
    private readonly byte[][] _options;
    private readonly decimal _least;
    private readonly decimal _most;

    public AnswerReader(FieldSlot slot)
    {
        _slot = slot;
        _options = [.. slot.Field.Options.Select(o => Encoding.UTF8.GetBytes(o.Id))];
        (_least, _most) = (slot.Field.Min ?? -PlainValue.Largest, slot.Field.Max ?? PlainValue.Largest);
    }

    public FieldSlot Slot => _slot;

    /// <summary>Reads a text without spaces around it; several options are separated by semicolons.</summary>
    public AnswerFault Read(ReadOnlySpan<byte> text, Frame frame)
    {
        switch (_slot.Field.Type)
        {
            case FieldType.Multi:
                return ReadOptions(text, frame);
            case FieldType.Single or FieldType.Level:
                var index = OptionIndex(text);
                if (index < 0) return AnswerFault.UnknownOption;
                frame.Choices[_slot.Input] = new ChoiceSet(ChoiceState.Known, 1UL << index);
                return AnswerFault.None;
            case FieldType.Bool:
                var yes = text.SequenceEqual("true"u8);
                if (!yes && !text.SequenceEqual("false"u8)) return AnswerFault.NotYesNo;
                frame.Truths[_slot.Input] = yes ? Truth.Met : Truth.Unmet;
                return AnswerFault.None;
            case FieldType.Text:
                if (_slot.Field.IsCreditCode && !CreditCode.IsValid(text)) return AnswerFault.BadCreditCode;
                frame.Truths[_slot.Input] = Truth.Met;
                return AnswerFault.None;
            case FieldType.Date:
                if (!PlainValue.TryDate(text, out var day)) return AnswerFault.NotADate;
                frame.Numbers[_slot.Input] = Number.Known(day.DayNumber);
                return AnswerFault.None;
            default:
                if (!PlainValue.TryNumber(text, out var value)) return AnswerFault.NotANumber;
                if (_slot.Field.Type == FieldType.Integer && decimal.Truncate(value) != value) return AnswerFault.NotANumber;
                if (value < _least || value > _most || Math.Abs(value) > PlainValue.Largest) return AnswerFault.OutOfRange;
                frame.Numbers[_slot.Input] = Number.Known(value);
                return AnswerFault.None;
        }
    }

    private AnswerFault ReadOptions(ReadOnlySpan<byte> text, Frame frame)
    {
        ulong bits = 0;
        foreach (var part in text.Split((byte)';'))
        {
            var option = text[part].Trim((byte)' ');
            if (option.IsEmpty) continue;
            var index = OptionIndex(option);
            if (index < 0) return AnswerFault.UnknownOption;
            bits |= 1UL << index;
        }
        if (bits == 0) return AnswerFault.None;
        if (ExclusiveAmong(bits) is not null) return AnswerFault.ExclusiveOption;
        frame.Choices[_slot.Input] = new ChoiceSet(ChoiceState.Known, bits);
        return AnswerFault.None;
    }

    private Option? ExclusiveAmong(ulong bits)
    {
        for (var i = 0; i < _options.Length; i++)
            if (_slot.Field.Options[i].Exclusive && (bits & 1UL << i) != 0 && bits != 1UL << i) return _slot.Field.Options[i];
        return null;
    }

    private int OptionIndex(ReadOnlySpan<byte> id)
    {
        for (var i = 0; i < _options.Length; i++)
            if (id.SequenceEqual(_options[i])) return i;
        return -1;
    }

    /// <summary>Puts a fault in words.</summary>
    public Diagnostic Describe(AnswerFault fault, string text, SourceSpan? span)
    {
        var field = _slot.Field;
        switch (fault)
        {
            case AnswerFault.UnknownOption:
                var typed = field.Type == FieldType.Multi ? Parts(text).FirstOrDefault(o => field.OptionIndex(o) < 0) ?? text : text;
                return DiagnosticCatalog.UnknownOption(span, field.Id, typed, field.Options.Select(o => o.Id));
            case AnswerFault.ExclusiveOption:
                var bits = Parts(text).Aggregate(0UL, (sum, o) => sum | 1UL << field.OptionIndex(o));
                return DiagnosticCatalog.ExclusiveOption(span, field.Id, ExclusiveAmong(bits)?.Id ?? text);
            case AnswerFault.NotYesNo:
                return DiagnosticCatalog.UnreadableAnswer(span, field.Id, text, "true 或 false", "true or false");
            case AnswerFault.BadCreditCode:
                return DiagnosticCatalog.BadCreditCode(span, field.Id, text);
            case AnswerFault.NotADate:
                return DiagnosticCatalog.UnreadableAnswer(span, field.Id, text, "日期（如 2026-07-15）", "a date such as 2026-07-15");
            case AnswerFault.OutOfRange:
                var range = new NumberRange(_least, LowerIncluded: true, _most, UpperIncluded: true);
                var isNumber = PlainValue.TryNumber(text, out var value);
                // Twelve for twelve per cent: the one slip everybody makes.
                var share = isNumber && field.Type == FieldType.Ratio && value is > 1 and <= 100 ? $"{PlainValue.Format(value)}% 写成 {PlainValue.Format(value / 100)}" : null;
                return DiagnosticCatalog.AnswerOutOfRange(span, field.Id, isNumber ? PlainValue.Format(value) : text, range.ToString(), share is null ? null : new LocalizedText(share, $"{PlainValue.Format(value)} % is {PlainValue.Format(value / 100)}"));
            default:
                var (zh, en) = NumberAsked(field);
                return DiagnosticCatalog.UnreadableAnswer(span, field.Id, text, zh, en);
        }
    }

    private static ImmutableArray<string> Parts(string text) => [.. text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    private static (string Zh, string En) NumberAsked(Field field) => field.Type switch
    {
        FieldType.Integer => ("整数", "a whole number"),
        FieldType.Money => ("以万元计的数（如 1500）", "a number of 万元 (10,000 yuan) such as 1500"),
        FieldType.Ratio => ("0 到 1 的小数（3% 写成 0.03）", "a fraction (3 % is 0.03)"),
        _ => field.Unit.IsOne ? ("数", "a number") : ($"以{field.Unit}计的数", $"a number of {field.Unit}"),
    };
}
