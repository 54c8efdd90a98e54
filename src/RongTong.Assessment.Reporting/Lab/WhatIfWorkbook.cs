using System.Collections.Immutable;
using RongTong.Reporting.Office.Excel;
using RongTong.Reporting.Statistics;
using RongTong.Reporting.Workbooks;
using RongTong.Text;

namespace RongTong.Reporting.Lab;

/// <summary>A what-if as a workbook: scenarios, moves, groups, criteria, margins, thresholds, and the firms where they were asked for. Stateless and thread-safe.</summary>
public static class WhatIfWorkbook
{
    /// <summary>Writes it; the target is left open.</summary>
    public static void Write(Stream target, WhatIf whatIf, Language language)
    {
        using var workbook = new WorkbookWriter(target);
        var tables = new Tables(whatIf, language);
        foreach (var table in new[] { tables.Scenarios(), tables.Moves(), tables.Groups(), tables.Criteria(), tables.Margins(), tables.Thresholds(), tables.Firms() }.OfType<ReportTable>()) ReportWorkbook.Write(workbook, table);
    }

    private sealed class Tables(WhatIf whatIf, Language language)
    {
        public ReportTable Scenarios() => new(Say("情景", "Scenarios"),
            [Code(Say("编号", "id")), Words(Say("情景", "scenario"), 36), Code(Say("模型", "model")), .. Numbers(Say("企业", "firms"), Say("符合", "certified"), Say("不符合", "not certified"), Say("待定", "undecided"), Say("退回", "returned"), Say("失去", "lost"), Say("新得", "gained"), Say("转为待定", "now open"), Say("待定已决", "settled"), Say("补助前（万元）", "subsidies before (10k CNY)"), Say("补助后（万元）", "subsidies after (10k CNY)"))],
            [
                Row(whatIf.Baseline, null),
                .. whatIf.Scenarios.Select(s => Row(s.Result, s)),
            ], Frozen: 2);

        private ImmutableArray<ReportCell> Row(VariantResult result, ScenarioEffect? effect) =>
        [
            result.Id, result.Name.In(language), result.Model.Ref.ToString(), result.Total.Applied, result.Total.Passed, result.Total.Failed, result.Total.Undecided, result.Total.Returned,
            Cell(effect?.Flow.Lost), Cell(effect?.Flow.Gained), Cell(effect?.Flow.Opened), Cell(effect?.Flow.Settled), Cell(effect?.Subsidy?.Before), Cell(effect?.Subsidy?.After),
        ];

        public ReportTable Moves() => new(Say("流向", "Moves"),
            [Code(Say("情景", "scenario")), Words(Say("从", "from"), 22), Words(Say("到", "to"), 22), .. Numbers(Say("家数", "firms"))],
            [
                .. from s in whatIf.Scenarios
                from a in Enumerable.Range(0, s.Flow.Places)
                from b in Enumerable.Range(0, s.Flow.Places)
                where s.Flow[a, b] > 0
                select ImmutableArray.Create<ReportCell>(s.Result.Id, NameOf(a), NameOf(b), s.Flow[a, b]),
            ], Frozen: 1);

        public ReportTable Groups() => new(Say("分组", "Groups"),
            [Code(Say("情景", "scenario")), Words(Say("分组依据", "grouped by"), 12), Words(Say("组", "group"), 30), .. Numbers(Say("企业", "firms"), Say("失去", "lost"), Say("新得", "gained"), Say("转为待定", "now open"), Say("待定已决", "settled"))],
            [
                .. whatIf.Scenarios.SelectMany(s => Rows(s.Result.Id, Say("地区", "region"), s.Regions).Concat(Rows(s.Result.Id, Say("行业", "industry"), s.Industries)).Concat(Rows(s.Result.Id, Say("规模", "size"), s.Sizes))),
            ], Frozen: 3);

        private IEnumerable<ImmutableArray<ReportCell>> Rows(string scenario, string kind, ImmutableArray<FlowMatrix> groups) =>
            groups.Select(g => ImmutableArray.Create<ReportCell>(scenario, kind, WhatIfWords.Group(g.Group, language), g.All, g.Lost, g.Gained, g.Opened, g.Settled));

        public ReportTable Criteria() => new(Say("卡在哪一条", "What binds"),
            [Code(Say("情景", "scenario")), Code(Say("编号", "id")), Words(Say("条件", "criterion"), 44), .. Numbers(Say("共不符合", "not met"), Say("只差这一条", "on this only"), Say("其中差 5% 以内", "within 5 %"))],
            [
                .. new[] { whatIf.Baseline }.Concat(whatIf.Scenarios.Select(s => s.Result))
                    .SelectMany(r => r.Criteria.Select(c => ImmutableArray.Create<ReportCell>(r.Id, c.Criterion.Id, c.Criterion.Name.In(language), c.Unmet, c.Only, c.Near))),
            ], Frozen: 3);

        /// <summary>Each step is a twentieth of the number required; the step named is the end nearer to it.</summary>
        public ReportTable Margins() => new(Say("余量分布", "Margins"),
            [Code(Say("情景", "scenario")), Code(Say("编号", "id")), Words(Say("条件", "criterion"), 44), .. Numbers(Say("要求", "required"), Say("第几格（负为不足）", "step (negative: short)"), Say("家数", "firms"))],
            [
                .. from r in new[] { whatIf.Baseline }.Concat(whatIf.Scenarios.Select(s => s.Result))
                from e in r.Edges
                from i in Enumerable.Range(0, e.Firms.Length)
                where e.Firms[i] > 0
                select ImmutableArray.Create<ReportCell>(r.Id, e.Criterion.Id, e.Criterion.Name.In(language), e.Bound, i < EdgeHistogram.Steps ? i - EdgeHistogram.Steps : i - EdgeHistogram.Steps + 1, e.Firms[i]),
            ], Frozen: 3);

        public ReportTable? Thresholds() => whatIf.Thresholds.IsEmpty ? null : new(Say("门槛", "Thresholds"),
            [Words(Say("问", "asked"), 40), Words(Say("条件", "criteria"), 40), .. Numbers(Say("要几家", "firms wanted")), Words(Say("门槛", "threshold"), 20), .. Numbers(Say("门槛（数）", "threshold (number)"), Say("家数", "firms"))],
            [
                .. from t in whatIf.Thresholds
                from p in new[] { (Say("答案", "answer"), t.Answer), (Say("再宽一步", "one step looser"), t.Looser), (Say("再严一步", "one step stricter"), t.Stricter), (Say("现在", "now"), t.Current) }
                where p.Item2 is not null
                select ImmutableArray.Create<ReportCell>(t.Asked, string.Join("; ", t.Criteria.Select(c => c.Name.In(language))), t.Target, p.Item1, p.Item2.Threshold, p.Item2.Firms),
            ], Frozen: 0);

        public ReportTable? Firms() => whatIf.ListsFor is not { } whom ? null : new(Say("企业名单", "Firms"),
            [Words(Say($"仅供 {whom}", $"for {whom} only"), 24), Code(Say("情景", "scenario")), .. Numbers(Say("行", "row")), Code(Say("信用代码", "code")), Words(Say("企业", "firm"), 36), Words(Say("从", "from"), 16), Words(Say("到", "to"), 16)],
            [
                .. whatIf.Scenarios.SelectMany(s => s.Affected.Select(f => ImmutableArray.Create<ReportCell>(whom, s.Result.Id, f.Row, f.Uscc, f.Name, NameOf(f.From), NameOf(f.To)))),
            ], Frozen: 0);

        private string NameOf(int place) => whatIf.Places[place].Name.In(language);

        private static ReportCell Cell(decimal? number) => number is { } value ? value : default(ReportCell);

        private static ReportColumn Words(string title, int width) => new(title, width, ColumnKind.Words);

        private static ReportColumn Code(string title) => new(title, 24, ColumnKind.Code);

        private static IEnumerable<ReportColumn> Numbers(params IEnumerable<string> titles) => titles.Select(t => new ReportColumn(t, 13, ColumnKind.Number));

        private string Say(string zh, string en) => language == Language.Zh ? zh : en;
    }
}
