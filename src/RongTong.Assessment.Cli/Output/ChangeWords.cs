using System.Collections.Immutable;
using RongTong.Counterfactuals;
using RongTong.Models;
using RongTong.Text;

namespace RongTong.Cli.Output;

/// <summary>A changed fact in words: what it is about, its value of today, the one that would do, the difference, and when it can be had.</summary>
internal sealed class ChangeWords(EvaluationModel model, Language language)
{
    /// <summary>A question by its number, where it has one of its own; anything else by its name.</summary>
    public string Subject(Field field) =>
        field.Number is not { } number ? field.Name.In(language)
        : model.Answerable.Count(f => f.Number == number) == 1 ? language.Of($"第 {Figures.Count(number)} 题", $"Question {Figures.Count(number)}")
        : language.Of($"第 {Figures.Count(number)} 题“{field.Name.Zh}”", $"Question {Figures.Count(number)}, '{field.Name.En}'");

    /// <summary>Whether it takes a sentence to say: options are too long for the cells of a table.</summary>
    public bool IsSentence(FactChange change) => change.Field.Type == FieldType.Multi || DisplayWidth.Of(From(change)) + DisplayWidth.Of(To(change)) > 40;

    /// <summary>The answer of today; of several options nothing, the difference says all.</summary>
    public string From(FactChange change) => change.Field.Type == FieldType.Multi ? "" : Answer(change.Field, change.From, change.Now);

    /// <summary>The answer that would do.</summary>
    public string To(FactChange change) => change.Field.Type == FieldType.Multi ? "" : Answer(change.Field, change.To, change.Needed);

    /// <summary>What a number gains or loses; of several options those added and those taken away.</summary>
    public string Difference(FactChange change)
    {
        if (change.Difference is { } difference) return (difference > 0 ? "+" : "-") + Number(change.Field, Math.Abs(difference), isDifference: true);
        if (change.Field.Type != FieldType.Multi) return "";
        var parts = new List<string>();
        Add(parts, language.Of("增加", "add"), change.To.Except(change.From, StringComparer.Ordinal));
        Add(parts, language.Of("去掉", "without"), change.From.Except(change.To, StringComparer.Ordinal));
        return string.Join(language.Of("；", "; "), parts);

        void Add(List<string> to, string verb, IEnumerable<string> ids)
        {
            var names = ids.Select(id => Option(change.Field, id)).ToList();
            if (names.Count > 0) to.Add(language.Of($"{verb}“{string.Join("”“", names)}”", $"{verb} '{string.Join("', '", names)}'"));
        }
    }

    /// <summary>All of it in one line: <c>R&amp;D expense last year +1.4 万元 (98.6 → 100)</c>, without arrows.</summary>
    public string Line(FactChange change)
    {
        var (subject, difference, from, to) = (Subject(change.Field), Difference(change), From(change), To(change));
        if (change.Field.Type == FieldType.Multi) return $"{subject}{language.Of("，", ": ")}{difference}";
        if (change.Field.Type == FieldType.Bool) return language.Of($"{subject}改为“{to}”", $"{subject}: {to}");
        if (change.Field.IsNumber && difference.Length == 0) return $"{subject}{language.Of("：", ": ")}{to}";
        if (difference.Length > 0) return language.Of($"{subject} {difference}（{from}，要 {to}）", $"{subject} {difference} (is {from}, needs {to})");
        return language.Of($"{subject}：{from}，要“{to}”", $"{subject}: {from}, needs '{to}'");
    }

    /// <summary>What it has come to be.</summary>
    public string Reached(FactChange change) => change.Field.Type switch
    {
        FieldType.Multi => $"{Subject(change.Field)}{language.Of("，", ": ")}{Difference(change)}",
        FieldType.Bool => language.Of($"{Subject(change.Field)}为“{To(change)}”", $"{Subject(change.Field)}: {To(change)}"),
        FieldType.Single or FieldType.Level => $"{Subject(change.Field)}{language.Of("：", ": ")}{To(change)}",
        _ => $"{Subject(change.Field)} {To(change)}",
    };

    /// <summary>When the firm can make it so. What it takes until the next filing or assessment, a certification calls a filing.</summary>
    public string When(ChangeTime when) => when switch
    {
        ChangeTime.Now => language.Of("现在就能改", "now"),
        ChangeTime.NextFiling => model.Grades.Length == 1 ? language.Of("下次申报前", "by the next filing") : language.Of("下次评测前", "by the next assessment"),
        _ => language.Of("不能改", "cannot be changed"),
    };

    private string Answer(Field field, ImmutableArray<string> values, decimal? number)
    {
        if (values.IsEmpty) return language.Of("没有", "none");
        if (field.Type == FieldType.Bool) return values[0] == "true" ? language.Of("是", "yes") : language.Of("否", "no");
        return number is { } value ? Number(field, value, isDifference: false) : Option(field, values[0]);
    }

    private string Number(Field field, decimal value, bool isDifference)
    {
        if (field.Type == FieldType.Ratio) return isDifference ? language.Of($"{Figures.Of(value * 100)} 个百分点", $"{Figures.Of(value * 100)} pp") : $"{Figures.Of(value * 100)}%";
        var unit = field.Unit.IsOne ? "" : language.Of(field.Unit.ToString(), UnitNames.InEnglish(field.Unit, model));
        if (field.Unit.ToString() == "名次" && !isDifference) return language.Of($"第 {Figures.Of(value)} 名", $"rank {Figures.Of(value)}");
        return unit.Length == 0 ? Figures.Of(value) : $"{Figures.Of(value)} {(value == 1 && language == Language.En ? unit.TrimEnd('s') : unit)}";
    }

    /// <summary>An option as the form words it; the level of a scene by the name of the level.</summary>
    private string Option(Field field, string id)
    {
        if (field.Type == FieldType.Level && model.Scenes is { } scenes && scenes.All.Any(s => s.Id == field.Id)) return scenes.LevelNames[field.OptionIndex(id)].In(language);
        return field.Options.FirstOrDefault(o => o.Id == id)?.Text.In(language) ?? id;
    }
}
