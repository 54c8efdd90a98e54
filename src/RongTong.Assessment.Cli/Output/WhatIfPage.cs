using System.Collections.Immutable;
using System.Globalization;
using RongTong.Reporting.Lab;

namespace RongTong.Cli.Output;

/// <summary>A what-if on the terminal: what each scenario comes to, then who moves, what binds, and who is near.</summary>
internal sealed class WhatIfPage
{
    private const int Named = 5;
    private const int Shown = 40;

    private readonly WhatIf _whatIf;
    private readonly Ink _ink;
    private readonly bool _all;
    private readonly TextPage _page = new();

    private WhatIfPage(WhatIf whatIf, Ink ink, bool all) => (_whatIf, _ink, _all) = (whatIf, ink, all);

    /// <summary>The page.</summary>
    /// <param name="whatIf">What came of it.</param>
    /// <param name="ink">How words are marked.</param>
    /// <param name="all">Whether every group and criterion is listed.</param>
    public static string Of(WhatIf whatIf, Ink ink, bool all)
    {
        var page = new WhatIfPage(whatIf, ink, all);
        page.Write();
        return page._page.ToString();
    }

    private void Write()
    {
        var (baseline, date) = (_whatIf.Baseline, _whatIf.AsOf?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        _page.Line(_ink.Bold(Say($"{Lines.Plain(_whatIf.Input)}  {Count(baseline.Total.Applied)} 家", $"{Lines.Plain(_whatIf.Input)}  {Count(baseline.Total.Applied)} firms")));
        if (_whatIf.Cohort is { } cohort) _page.Line(Say($"只看{cohort.Zh}", $"only {cohort.En}"));
        _page.Line($"{Say("基准", "baseline")}  {baseline.Id}  {(date is null ? Say("各行按自己的日期", "each row by its own date") : Say($"规则日期 {date}", $"rules of {date}"))}  {PageHead.ShortFingerprint(baseline.Fingerprint)}");
        _page.Gap();
        var table = new TextTable((Say("情景", "scenario"), false), (Say("符合", "certified"), true), (Say("失去", "lost"), true), (Say("新得", "gained"), true), (Say("转为待定", "now open"), true), (Say("待定已决", "now settled"), true), (Say("净", "net"), true));
        table.Add(Say("基准", "baseline"), Count(baseline.Total.Passed), "", "", "", "", "");
        foreach (var scenario in _whatIf.Scenarios) AddTo(table, scenario);
        _page.Add(table.Lines(2));
        foreach (var scenario in _whatIf.Scenarios.Take(_all ? int.MaxValue : 3)) Write(scenario);
        if (_whatIf.Scenarios.Length > 3 && !_all) Closing(Say("其余情景的明细用 --all 列出，或用 --format html", "Details of the other scenarios: --all, or --format html"));
        foreach (var threshold in _whatIf.Thresholds) Write(threshold);
    }

    private void AddTo(TextTable table, ScenarioEffect scenario)
    {
        var (flow, net) = (scenario.Flow, scenario.Result.Total.Passed - _whatIf.Baseline.Total.Passed);
        table.Add(NameOf(scenario.Result), Count(scenario.Result.Total.Passed), Count(flow.Lost), Count(flow.Gained), Count(flow.Opened), Count(flow.Settled), Signed(net));
    }

    private void Write(ScenarioEffect scenario)
    {
        _page.Gap();
        _page.Add(Lines.Of(NameOf(scenario.Result), Lines.Width, 2).Select(_ink.Bold));
        if (scenario.Note is { } note) _page.Paragraph(note.In(_ink.Language));
        if (scenario.Flow.Moved == 0)
        {
            _page.Paragraph(Say("没有一家的结论改变。", "No firm comes out otherwise."));
        }
        else
        {
            _page.Gap();
            WriteMatrix(scenario.Flow);
            WriteGroups(Say("地区", "region"), scenario.Regions);
            WriteGroups(Say("行业", "industry"), scenario.Industries);
            WriteGroups(Say("规模", "size"), scenario.Sizes);
        }
        WriteBinding(scenario.Result);
        if (scenario.Subsidy is { } subsidy)
        {
            _page.Gap();
            _page.Paragraph(Say(
                $"补助 {Figures.Of(subsidy.Before)} 万元 → {Figures.Of(subsidy.After)} 万元，{Signed(subsidy.After - subsidy.Before)} 万元{(subsidy.PricedAlike ? "（基准按同一金额计）" : "")}",
                $"Subsidies {Figures.Of(subsidy.Before)} → {Figures.Of(subsidy.After)} (10k CNY), {Signed(subsidy.After - subsidy.Before)}{(subsidy.PricedAlike ? "; the baseline is priced by the same amounts" : "")}"), 0);
        }
        if (_whatIf.ListsFor is { } whom) WriteAffected(scenario.Affected, whom);
    }

    private void WriteMatrix(FlowMatrix flow)
    {
        var used = Enumerable.Range(0, flow.Places).Where(p => flow.Before(p) > 0 || flow.After(p) > 0).ToList();
        var table = new TextTable([(Say("基准 → 情景", "baseline → scenario"), false), .. used.Select(p => (NameOf(p), true)), (Say("合计", "all"), true)]);
        foreach (var from in used) table.Add([NameOf(from), .. used.Select(to => Count(flow[from, to])), Count(flow.Before(from))]);
        table.Add([Say("合计", "all"), .. used.Select(to => Count(flow.After(to))), Count(flow.All)]);
        _page.Add(table.Lines(2));
    }

    private void WriteGroups(string head, ImmutableArray<FlowMatrix> groups)
    {
        var moved = groups.Where(g => _all || g.Moved > 0).OrderByDescending(g => g.Moved).ThenBy(g => g.Group, StringComparer.Ordinal).ToList();
        if (groups.Length < 2 || moved.Count == 0) return;
        _page.Gap();
        var table = new TextTable((head, false), (Say("企业", "firms"), true), (Say("失去", "lost"), true), (Say("新得", "gained"), true), (Say("转为待定", "now open"), true), (Say("待定已决", "now settled"), true));
        foreach (var group in moved.Take(_all ? int.MaxValue : Named))
            table.Add(Lines.Plain(WhatIfWords.Group(group.Group, _ink.Language)), Count(group.All), Count(group.Lost), Count(group.Gained), Count(group.Opened), Count(group.Settled));
        _page.Add(table.Lines(2));
        if (moved.Count > Named && !_all) _page.Line(Say($"  其余 {Count(moved.Count - Named)} 个用 --all 列出", $"  {Count(moved.Count - Named)} more: --all"));
    }

    /// <summary>What keeps firms from a grade: on this only, in all, and short by a twentieth at most, before and after.</summary>
    private void WriteBinding(VariantResult result)
    {
        var before = _whatIf.Baseline.Criteria.ToDictionary(c => c.Criterion.Id, StringComparer.Ordinal);
        var after = result.Criteria.ToDictionary(c => c.Criterion.Id, StringComparer.Ordinal);
        var rows = after.Values.Concat(before.Values.Where(b => !after.ContainsKey(b.Criterion.Id)))
            .Where(c => _all || before.GetValueOrDefault(c.Criterion.Id) is var b && after.GetValueOrDefault(c.Criterion.Id) is var a && (b?.Only, b?.Unmet, b?.Near) != (a?.Only, a?.Unmet, a?.Near))
            .OrderByDescending(c => after.GetValueOrDefault(c.Criterion.Id)?.Only ?? 0).ThenBy(c => c.Criterion.Id, StringComparer.Ordinal).ToList();
        if (rows.Count == 0) return;
        _page.Gap();
        _page.Line(Say("卡在哪一条", "What binds"));
        var table = new TextTable((Say("条件", "criterion"), false), (Say("只差这一条", "on this only"), true), (Say("其中差 5% 以内", "within 5 %"), true), (Say("共", "in all"), true));
        foreach (var row in rows)
        {
            var (b, a) = (before.GetValueOrDefault(row.Criterion.Id), after.GetValueOrDefault(row.Criterion.Id));
            table.Add(CriterionWords.Label(row.Criterion, _ink.Language), Change(b?.Only, a?.Only), Change(b?.Near, a?.Near), Change(b?.Unmet, a?.Unmet));
        }
        _page.Add(table.Lines(2));
    }

    private void WriteAffected(ImmutableArray<AffectedFirm> firms, string whom)
    {
        if (firms.IsEmpty) return;
        _page.Gap();
        _page.Line(Say($"结论改变的企业（仅供 {Lines.Plain(whom)}）", $"Firms that come out otherwise (for {Lines.Plain(whom)} only)"));
        var table = new TextTable(("", true), ("", false), ("", false), ("", false));
        foreach (var firm in firms.Take(_all ? int.MaxValue : Shown)) table.Add(Count(firm.Row), Lines.Plain(firm.Uscc), Lines.Plain(firm.Name), $"{NameOf(firm.From)} → {NameOf(firm.To)}");
        _page.Add(table.Lines(2, flexible: 2));
        if (firms.Length > Shown && !_all) _page.Line(Say($"  其余 {Count(firms.Length - Shown)} 家用 --all、--format json 或 xlsx 列出", $"  {Count(firms.Length - Shown)} more: --all, --format json or xlsx"));
    }

    private void Write(ThresholdResult threshold)
    {
        _page.Gap();
        _page.Add(Lines.Of($"{Lines.Plain(threshold.Asked)}  {string.Join(Say("；", "; "), threshold.Criteria.Select(c => c.Name.In(_ink.Language)))}", Lines.Width, 2).Select(_ink.Bold));
        foreach (var sentence in WhatIfWords.Answer(threshold, _whatIf.Baseline.Model, _ink.Language)) _page.Paragraph(sentence, 2, 2);
    }

    private void Closing(string text)
    {
        _page.Gap();
        _page.Line(text);
    }

    private string NameOf(VariantResult result) => result.Id == result.Model.Ref.ToString() ? result.Id : $"{Lines.Plain(result.Name.In(_ink.Language))} ({result.Id})";

    private string NameOf(int place) => _whatIf.Places[place].Name.In(_ink.Language);

    private static string Change(long? before, long? after) => (before ?? 0) == (after ?? 0) ? Count(after ?? 0) : $"{Count(before ?? 0)} → {Count(after ?? 0)}";

    private static string Signed(decimal number) => number > 0 ? "+" + Figures.Of(number) : Figures.Of(number);

    private static string Count(long count) => Figures.Of(count);

    private string Say(string zh, string en) => _ink.Language.Of(zh, en);
}
