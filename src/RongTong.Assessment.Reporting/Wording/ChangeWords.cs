using System.Collections.Immutable;
using RongTong.Counterfactuals;
using RongTong.Models;
using RongTong.Reporting.Parts;

namespace RongTong.Reporting.Wording;

/// <summary>A changed fact as a reader sees it: its value of today, the one that would do, the difference, and when it can be had.</summary>
internal sealed class ChangeWords(ReportContext context)
{
    /// <summary>number, claim, fact, option or options: how a sentence about it is built.</summary>
    public static string KindOf(FactChange change) => change.Field.Type switch
    {
        FieldType.Bool => "fact",
        FieldType.Single or FieldType.Level => "option",
        FieldType.Multi => "options",
        _ => change.Difference is null ? "claim" : "number",
    };

    /// <summary>now, next or never.</summary>
    public static string WordOf(ChangeTime when) => when switch { ChangeTime.Now => "now", ChangeTime.NextFiling => "next", _ => "never" };

    /// <summary>What it is about.</summary>
    public string Subject(FactChange change) => context.In(change.Field.Name);

    /// <summary>The answer of today; null of several options.</summary>
    public string? From(FactChange change) => change.Field.Type == FieldType.Multi ? null : Answer(change.Field, change.From, change.Now);

    /// <summary>The answer that would do; null of several options.</summary>
    public string? To(FactChange change) => change.Field.Type == FieldType.Multi ? null : Answer(change.Field, change.To, change.Needed);

    /// <summary>What a number gains or loses, without its sign; null of anything else.</summary>
    public string? Size(FactChange change) => change.Difference is { } difference ? Number(change.Field, Math.Abs(difference), isDifference: true) : null;

    /// <summary>The same with its sign.</summary>
    public string? Difference(FactChange change) => Size(change) is { } size ? (change.Difference > 0 ? "+" : "−") + size : null;

    /// <summary>Of several options those taken up, or those given up.</summary>
    public IEnumerable<string> Options(FactChange change, bool taken) =>
        change.Field.Type != FieldType.Multi ? [] : (taken ? change.To.Except(change.From, StringComparer.Ordinal) : change.From.Except(change.To, StringComparer.Ordinal)).Select(id => Option(change.Field, id));

    /// <summary>All of it in one sentence without a full stop.</summary>
    public string Sentence(FactChange change)
    {
        var (subject, to) = (Subject(change), To(change));
        return KindOf(change) switch
        {
            "number" when change.Difference > 0 => context.Say($"{subject}达到 {to}，即增加 {Size(change)}", $"{subject}: {to}, {Size(change)} more"),
            "number" => context.Say($"{subject}降到 {to}，即减少 {Size(change)}", $"{subject}: {to}, {Size(change)} less"),
            "claim" => context.Say($"{subject}：{to}", $"{subject}: {to}"),
            "fact" => context.Say($"{subject}改为“{to}”", $"{subject}: {to}"),
            "option" => context.Say($"{subject}由“{From(change)}”到“{to}”", $"{subject}: “{to}” instead of “{From(change)}”"),
            _ => context.Say(
                subject + string.Join("，", Lists(change).Select(l => $"{(l.Taken ? "增加" : "去掉")}“{string.Join("”“", l.Names)}”")),
                $"{subject}: " + string.Join("; ", Lists(change).Select(l => $"{(l.Taken ? "add" : "without")} “{string.Join("”, “", l.Names)}”"))),
        };
    }

    /// <summary>When the firm can make it so.</summary>
    public string When(ChangeTime when) => when switch
    {
        ChangeTime.Now => context.Say("现在就能改", "now"),
        ChangeTime.NextFiling => context.Say("下次申报前可以做到", "by the next filing"),
        _ => context.Say("不能改", "cannot be changed"),
    };

    private IEnumerable<(bool Taken, List<string> Names)> Lists(FactChange change) =>
        new[] { true, false }.Select(t => (t, Options(change, t).ToList())).Where(l => l.Item2.Count > 0);

    private string Answer(Field field, ImmutableArray<string> values, decimal? number)
    {
        if (values.IsEmpty) return context.Say("没有", "none");
        if (field.Type == FieldType.Bool) return values[0] == "true" ? context.Say("是", "yes") : context.Say("否", "no");
        return number is { } value ? Number(field, value, isDifference: false) : Option(field, values[0]);
    }

    private string Number(Field field, decimal value, bool isDifference)
    {
        if (field.Type == FieldType.Ratio)
            return isDifference ? context.Say($"{Paper.PercentagePoints(value, MidpointRounding.ToPositiveInfinity)} 个百分点", $"{Paper.PercentagePoints(value, MidpointRounding.ToPositiveInfinity)} percentage points") : Paper.Number(value * 100) + "%";
        return isDifference ? context.Paper.Difference(value, field.Unit) : context.Paper.Value(value, field.Unit);
    }

    private string Option(Field field, string id)
    {
        if (field.Type == FieldType.Level && context.Model.Scenes is { } scenes && scenes.All.Any(s => s.Id == field.Id)) return context.In(scenes.LevelNames[field.OptionIndex(id)]);
        return field.Options.FirstOrDefault(o => o.Id == id) is { } option ? context.In(option.Text) : id;
    }
}
