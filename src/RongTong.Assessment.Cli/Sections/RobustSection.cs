using System.Text.Json;
using RongTong.Assessing;
using RongTong.Cli.Output;
using RongTong.Comparing;
using RongTong.Robust;
using RongTong.Text;

namespace RongTong.Cli.Sections;

/// <summary>How few answers must be wrong for the result to be another, and, where it would be lower, which: where a look on site is worth most.</summary>
internal sealed class RobustSection : IAdviceSection
{
    private const int Few = 5;
    private const int SetsInData = 20;

    public void Write(TextPage page, AdviceRequest request)
    {
        if (Robustness.Of(request.Compiled, request.Assessment) is not { } robustness) return;
        page.Gap();
        page.Line(request.Ink.Bold(request.Say("结论有多稳", "How far the result hangs on single answers")));
        if (robustness.Lower is { } lower) One(page, lower, request.Say("更低", "lower"), request);
        // How many, and not which: a firm is not told what to write to come out higher.
        if (robustness.Higher is { } higher) page.Paragraph(Sentence(higher, request.Say("更高", "higher"), request));
    }

    public void Write(Utf8JsonWriter json, AdviceRequest request)
    {
        if (Robustness.Of(request.Compiled, request.Assessment) is not { } robustness)
        {
            json.WriteNull("robustness");
            return;
        }
        json.WriteStartObject("robustness");
        json.WriteNumber("answers", robustness.Answers);
        WriteFlip(json, "lower", robustness.Lower, request.DataLanguage, isNamed: true);
        WriteFlip(json, "higher", robustness.Higher, request.DataLanguage, isNamed: false);
        json.WriteEndObject();
    }

    private static void One(TextPage page, Flip flip, string way, AdviceRequest request)
    {
        page.Paragraph(Sentence(flip, way, request));
        if (flip.Sets.IsEmpty) return;
        page.Paragraph(request.Say("例如：", "Such as: ") + string.Join(request.Say("；", "; "), flip.Sets[0].Answers.Select(a => Wrong(a, request))), 4, 2);
        if (flip.Sets.Length == 1) return;
        var critical = flip.Critical.Take(request.All ? int.MaxValue : Few).Select(c => flip.Fewest == 1 ? Name(c.Field, request) : request.Say($"{Name(c.Field, request)}（{Figures.Count(c.Sets)}）", $"{Name(c.Field, request)} ({Figures.Count(c.Sets)})"));
        page.Paragraph(request.Say("先核对：", "Check first: ") + string.Join(request.Say("、", "; "), critical), 4, 2);
    }

    private static string Sentence(Flip flip, string way, AdviceRequest request)
    {
        if (flip.AtLeast is not { } least) return request.Say($"无论哪些答案与事实不符，结论都不会{way}（已证明）。", $"However many answers are wrong, the result cannot be {way} (proven).");
        var fewer = Figures.Count(least - 1);
        if (flip.Fewest is not { } fewest) return least == 1
            ? request.Say($"多少项答案有误结论会{way}，没有查完。", $"How many wrong answers make the result {way} was not settled.")
            : request.Say($"有 {fewer} 项以内的答案与事实不符，结论不会{way}（已证明）。", $"With {fewer} or fewer answers wrong the result is not {way} (proven).");
        var (n, sets) = (Figures.Count(fewest), (flip.IsComplete ? "" : request.Say("至少 ", "at least ")) + Figures.Count(flip.Sets.Length));
        if (!flip.IsExact) return request.Say($"找到 {n} 项答案与事实不符、结论就会{way}的情形；更少的没有查完。", $"{n} wrong answers that make the result {way} were found; fewer were not settled.");
        return fewest == 1
            ? request.Say($"有 1 项答案与事实不符，结论就可能{way}；这样的答案 {sets} 项。", $"One wrong answer can make the result {way}; there are {sets} such answers.")
            : request.Say($"要有 {n} 项答案同时与事实不符，结论才可能{way}，更少不会（已证明）；这样的组合 {sets} 个。", $"It takes {n} answers wrong together to make the result {way}, fewer do not (proven); there are {sets} such sets.");
    }

    private static string Wrong(AnswerChange answer, AdviceRequest request)
    {
        if (answer.Field.Type == Models.FieldType.Multi) return Lines.Plain(Name(answer.Field, request) + request.Say("：", ": ") + string.Join(request.Say("，", ", "), Options(answer, request)));
        var (stated, truth) = (Said(answer.Before, answer, request.Assessment), Said(answer.After, answer, request.Assessment));
        return Lines.Plain(request.Say($"{Name(answer.Field, request)}：填“{stated.Zh}”，实为“{truth.Zh}”", $"{Name(answer.Field, request)}: '{stated.En}' stated, '{truth.En}' true"));
    }

    /// <summary>Of several options those that differ.</summary>
    private static IEnumerable<string> Options(AnswerChange answer, AdviceRequest request)
    {
        if (Some(answer.Gone) is { } gone) yield return request.Say($"多填{gone}", $"{gone} stated and not true");
        if (Some(answer.Come) is { } come) yield return request.Say($"漏填{come}", $"{come} true and not stated");

        string? Some(IEnumerable<string> options)
        {
            var all = options.Select(o => ComparisonWords.Value(o, answer.Field, request.Assessment.Model).In(request.Language)).ToList();
            return all.Count == 0 ? null : all.Count == 1 ? request.Say($"“{all[0]}”", $"'{all[0]}'") : request.Say($"“{all[0]}”等 {Figures.Count(all.Count)} 项", $"'{all[0]}' and {Figures.Count(all.Count - 1)} more");
        }
    }

    private static LocalizedText Said(Stated stated, AnswerChange answer, Assessment assessment) => ComparisonWords.Value(stated, answer.Field, assessment.Model);

    /// <summary>A question by its number, what has none by its name.</summary>
    private static string Name(Models.Field field, AdviceRequest request) => field.Number is { } number
        ? request.Say($"第 {Figures.Count(number)} 题", $"question {Figures.Count(number)}") + (request.Assessment.Model.Indicators.FirstOrDefault(i => i.Awards.Any(a => a.Id == field.Id)) is { } leaf ? request.Say($"（{leaf.Name.Zh}）", $" ({leaf.Name.En})") : "")
        : field.Name.In(request.Language);

    private static void WriteFlip(Utf8JsonWriter json, string name, Flip? flip, Language language, bool isNamed)
    {
        if (flip is null)
        {
            json.WriteNull(name);
            return;
        }
        json.WriteStartObject(name);
        WriteCount(json, "atLeast", flip.AtLeast);
        WriteCount(json, "fewest", flip.Fewest);
        json.WriteBoolean("exact", flip.IsExact);
        json.WriteBoolean("complete", flip.IsComplete);
        json.WriteNumber("count", flip.Sets.Length);
        if (!isNamed)
        {
            json.WriteEndObject();
            return;
        }
        json.WriteStartArray("sets");
        foreach (var set in flip.Sets.Take(SetsInData))
        {
            json.WriteStartArray();
            foreach (var answer in set.Answers)
            {
                json.WriteStartObject();
                json.WriteString("id", answer.Field.Id);
                json.WriteString("name", answer.Field.Name.In(language));
                json.WriteList("stated", answer.Before.Values);
                json.WriteList("true", answer.After.Values);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        json.WriteEndArray();
        json.WriteStartArray("critical");
        foreach (var (field, sets) in flip.Critical)
        {
            json.WriteStartObject();
            json.WriteString("id", field.Id);
            json.WriteNumber("sets", sets);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteCount(Utf8JsonWriter json, string name, int? count)
    {
        if (count is { } number) json.WriteNumber(name, number);
        else json.WriteNull(name);
    }
}
