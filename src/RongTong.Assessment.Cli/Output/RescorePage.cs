using System.Collections.Immutable;
using System.Globalization;
using RongTong.Assessing;
using RongTong.Comparing;
using RongTong.Compiling;
using RongTong.Models;

namespace RongTong.Cli.Output;

/// <summary>One sheet by two editions: both outcomes, and what is missing under each.</summary>
internal static class RescorePage
{
    private const int Named = 8;

    public static string Of(Rescoring rescoring, Ink ink)
    {
        var (page, firm) = (new TextPage(), rescoring.Before.Sheet.Enterprise);
        string Say(string zh, string en) => ink.Language.Of(zh, en);
        var who = string.Join("  ", new[] { firm.Name, firm.Uscc }.Where(t => t.Length > 0).Select(Lines.Plain));
        page.Line(ink.Bold(who.Length > 0 ? who : Lines.Plain(rescoring.Before.Sheet.Span?.Path ?? Say("（没有写企业名称）", "(no name given)"))));
        page.Gap();
        var table = new TextTable(("", false), (Say("版本", "edition"), false), (Say("规则日期", "rules of"), false), (Say("结论", "outcome"), false), (Say("得分", "score"), true));
        foreach (var (word, side) in new[] { (Say("原来", "before"), rescoring.Before), (Say("现在", "now"), rescoring.After) })
            table.Add(word, side.Model.Ref.ToString(), side.Sheet.AsOf?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "", Outcome(side, ink), side.Score is { } score ? Figures.Of(score.Value) : "");
        page.Add(table.Lines(2));
        if (rescoring.IsSameEdition)
        {
            page.Gap();
            page.Paragraph(Say("这一天施行的还是同一版本。", "The edition in force on that day is the same."));
        }
        Missing(page, Say("原来没有达到的", "Not met before"), rescoring.MissingBefore, rescoring.Before, ink);
        Missing(page, Say("现在没有达到的", "Not met now"), rescoring.Missing, rescoring.After, ink);
        Fields(page, Say("答了、这一版本不看的", "answered, and not looked at now"), rescoring.Carried.NotCounted, ink);
        Fields(page, Say("这一版本要看、当时没有问的", "looked at now, and not asked then"), rescoring.Carried.NotAsked, ink);
        return page.ToString();
    }

    private static string Outcome(Assessment assessment, Ink ink) => assessment.Outcome.Status switch
    {
        OutcomeStatus.DataError => ink.Bad(ink.Language.Of("数据退回", "sent back")),
        OutcomeStatus.Undecided => assessment.Grade is { } held ? $"{held.Name.In(ink.Language)} {ink.Open(ink.Language.Of("待定", "undecided"))}" : ink.Verdict(Truth.Undecided),
        _ when assessment.Model.Grades.Length == 1 => ink.Verdict(assessment.Grade is null ? Truth.Unmet : Truth.Met),
        _ => (assessment.Grade?.Name ?? assessment.Model.NoGradeName).In(ink.Language),
    };

    private static void Missing(TextPage page, string head, ImmutableArray<CriterionResult> missing, Assessment side, Ink ink)
    {
        if (missing.IsEmpty || side.Outcome.Status == OutcomeStatus.DataError) return;
        page.Gap();
        page.Line(head);
        var table = new TextTable(("", false), ("", true), ("", true), ("", false));
        foreach (var result in missing)
            table.Add(CriterionWords.Label(result.Criterion, ink.Language), result.Measured is { } m ? Figures.Of(m.Actual) : "", result.Measured is { } b ? $"{Reporting.Lab.WhatIfWords.Sign(b.Comparison)} {Figures.OfBound(b)}" : "", ink.Verdict(result.Status));
        page.Add(table.Lines(2));
    }

    private static void Fields(TextPage page, string head, ImmutableArray<Field> fields, Ink ink)
    {
        if (fields.IsEmpty) return;
        var names = fields.Take(Named).Select(f => f.Name.In(ink.Language));
        var rest = fields.Length > Named ? ink.Language.Of($"等 {Figures.Count(fields.Length)} 项", $" and {Figures.Count(fields.Length - Named)} more") : "";
        page.Gap();
        page.Paragraph($"{head}{ink.Language.Of("：", ": ")}{string.Join(ink.Language.Of("、", ", "), names)}{rest}", 0, 2);
    }
}
