using System.Collections.Immutable;
using System.Globalization;
using RongTong.Cases;
using RongTong.Cli.Commands;
using RongTong.Text;

namespace RongTong.Cli.Output;

/// <summary>The outcome of running cases: a line a model, then what failed, what no case covers, and what no case noticed.</summary>
internal static class ModelTestPage
{
    public static string Of(ImmutableArray<ModelTestRun> runs, TimeSpan took, Ink ink)
    {
        var language = ink.Language;
        var page = new TextPage();
        foreach (var run in runs)
        {
            page.Line($"{run.Model}  {Summary(run, ink)}");
            foreach (var result in run.Results.Where(r => !r.Passed))
            {
                page.Paragraph($"{DiagnosticLine.Place(result.Case.Span)}  {Lines.Plain(result.Case.Name)}", hang: 2);
                foreach (var failure in result.Failures) page.Paragraph(Lines.Plain(failure.In(language)), 6, 2);
            }
            foreach (var uncovered in run.Uncovered) page.Paragraph(language.Of($"没有用例：{uncovered.What}", $"no case: {uncovered.What}"), hang: 2);
            if (run.Mutants.IsEmpty) continue;
            foreach (var survivor in run.Mutants.Where(m => m.Fate == MutantFate.Survived))
                page.Paragraph($"{DiagnosticLine.Place(survivor.Mutant.Span)}  {survivor.Mutant.Node}  {language.Of("没有用例察觉：", "no case notices: ")}{survivor.Mutant.Change}", hang: 2);
            page.Paragraph(Mutants(run, language), hang: 2);
        }
        page.Gap();
        var failed = runs.Sum(r => r.Results.Count(c => !c.Passed));
        var total = runs.Sum(r => r.Results.Length);
        var seconds = took.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
        page.Line(language.Of(
            $"{Figures.Count(total)} 个用例，{Figures.Count(total - failed)} 个通过，{Figures.Count(failed)} 个不过，用时 {seconds} 秒。",
            $"{Figures.Count(total)} cases, {Figures.Count(total - failed)} passed, {Figures.Count(failed)} failed, {seconds} s."));
        return page.ToString();
    }

    public static byte[] Json(ImmutableArray<ModelTestRun> runs, Language language) => JsonText.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("schema", "rongtong/model-test@1");
        json.WriteStartArray("models");
        foreach (var run in runs)
        {
            json.WriteStartObject();
            json.WriteString("ref", run.Model.ToString());
            json.WriteNumber("cases", run.Results.Length);
            json.WriteNumber("failed", run.Results.Count(r => !r.Passed));
            json.WriteStartArray("failures");
            foreach (var result in run.Results.Where(r => !r.Passed))
            {
                json.WriteStartObject();
                json.WriteString("name", result.Case.Name);
                json.WriteString("path", result.Case.Span.Path);
                json.WriteNumber("line", result.Case.Span.Line);
                json.WriteStartArray("differences");
                foreach (var failure in result.Failures) json.WriteStringValue(failure.In(language));
                json.WriteEndArray();
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteStartArray("uncovered");
            foreach (var uncovered in run.Uncovered) json.WriteStringValue(uncovered.What);
            json.WriteEndArray();
            if (!run.Mutants.IsEmpty)
            {
                json.WriteNumber("mutants", run.Mutants.Length);
                json.WriteNumber("refused", run.Mutated(MutantFate.Refused));
                json.WriteNumber("noticed", run.Mutated(MutantFate.Noticed));
                json.WriteNumber("equivalent", run.Mutated(MutantFate.Equivalent));
                json.WriteStartArray("survivors");
                foreach (var survivor in run.Mutants.Where(m => m.Fate == MutantFate.Survived)) json.WriteStringValue($"{DiagnosticLine.Place(survivor.Mutant.Span)} {survivor.Mutant.Change}");
                json.WriteEndArray();
            }
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static string Summary(ModelTestRun run, Ink ink)
    {
        var language = ink.Language;
        if (run.Diagnostics.Any(d => d.Severity == Diagnostics.DiagnosticSeverity.Error)) return ink.Bad(language.Of("文件有错误", "files with errors"));
        var failed = run.Results.Count(r => !r.Passed);
        var cases = language.Of($"{Figures.Count(run.Results.Length)} 个用例", $"{Figures.Count(run.Results.Length)} cases");
        if (failed > 0) return $"{cases}  {ink.Bad(language.Of($"{Figures.Count(failed)} 个不过", $"{Figures.Count(failed)} failed"))}";
        return $"{cases}  {(run.IsComplete ? ink.Good(language.Of("全部通过", "all passed")) : ink.Open(language.Of("通过，但有缺", "passed, not complete")))}";
    }

    private static string Mutants(ModelTestRun run, Language language)
    {
        var (all, refused, noticed, equivalent, survived) = (run.Mutants.Length, run.Mutated(MutantFate.Refused), run.Mutated(MutantFate.Noticed), run.Mutated(MutantFate.Equivalent), run.Mutated(MutantFate.Survived));
        var share = Figures.Percent((all - survived) / (decimal)all);
        return language.Of(
            $"改动 {Figures.Count(all)} 处：编译拒绝 {Figures.Count(refused)}，用例察觉 {Figures.Count(noticed)}，说明了没有意义 {Figures.Count(equivalent)}，没有察觉 {Figures.Count(survived)}（{share} 有着落）",
            $"{Figures.Count(all)} changes: {Figures.Count(refused)} refused by the compiler, {Figures.Count(noticed)} noticed by cases, {Figures.Count(equivalent)} explained as meaning nothing, {Figures.Count(survived)} not noticed ({share} accounted for)");
    }
}
