using System.Text;
using RongTong.Hosting.Batch;
using RongTong.Hosting.Batch.Input;
using RongTong.Hosting.Batch.Rows;
using RongTong.Reporting.Lab;

namespace RongTong.Hosting.Lab;

/// <summary>Takes rows through every rule set and counts. One pass: nothing is kept of a row. Not thread-safe; one per worker.</summary>
internal sealed class CohortWorker
{
    private readonly CohortPlan _plan;
    private readonly Cohort _cohort;
    private readonly Frame[] _frames;
    private readonly int _places;

    public CohortWorker(CohortPlan plan, Cohort cohort)
    {
        (_plan, _cohort, _places) = (plan, cohort, plan.Places.Length);
        Rows = new VariantRows[plan.Variants.Length];
        _frames = new Frame[plan.Frames.Length];
        for (var i = 0; i < _frames.Length; i++)
        {
            var frame = plan.Frames[i];
            var scorers = frame.NewScorers();
            VariantRows? lead = null;
            for (var m = 0; m < frame.Members.Length; m++)
            {
                var variant = plan.Variants[frame.Members[m]];
                var edition = new EditionRows(variant.Model, new BatchModel(variant.Id, [variant.Model]), frame.Table.Header, null, scorers[m]);
                var rows = new VariantRows(variant, edition, plan.Places, lead, frame.Members[m] == 0 ? null : Rows[0]);
                Rows[frame.Members[m]] = rows;
                lead ??= rows;
            }
            _frames[i] = new Frame(new RowReading(frame.Table, cohort.AsOf, cohort.Today), [.. frame.Members.Select(m => Rows[m])]);
            if (i == 0) Probes = [.. plan.Questions.Select((q, p) => new ThresholdProbe(q, scorers[frame.Members.Length + p], Rows[0]))];
        }
    }

    /// <summary>The rule sets, the baseline first, with what was counted.</summary>
    public VariantRows[] Rows { get; }

    /// <summary>The thresholds sought.</summary>
    public ThresholdProbe[] Probes { get; } = [];

    /// <summary>Where firms end up under the baseline, by kind and number of group and place.</summary>
    public Dictionary<(GroupKind Kind, int Group, int Place), long> Before { get; } = [];

    /// <summary>Names of the groups.</summary>
    public GroupNames Groups { get; } = new();

    /// <summary>Looks at every row of a block.</summary>
    public void Look(RecordBlock block)
    {
        var text = block.Span;
        var row = block.FirstRow;
        for (var at = 0; at < text.Length; row++)
        {
            var start = at;
            var isBlank = !_frames[0].Reading.Next(text, ref at);
            if (!isBlank && row > 0) LookAt(text, row, start);
        }
    }

    private void LookAt(ReadOnlySpan<byte> text, long row, int start)
    {
        var firm = _frames[0].Reading.Begin(text, row);
        if (_cohort.Only is { } only && !only.Contains(Encoding.UTF8.GetString(firm.Code))) return;
        var before = -1;
        Span<int> groups = stackalloc int[4];
        var region = -1;
        foreach (var frame in _frames)
        {
            var mine = firm;
            if (frame != _frames[0])
            {
                var at = start;
                frame.Reading.Next(text, ref at);
                mine = frame.Reading.Begin(text, row);
            }
            var (isRead, isClean) = Read(text, mine, frame);
            var leadHasError = false;
            foreach (var rows in frame.Rows)
            {
                var isLead = rows == frame.Rows[0];
                if (isRead && isClean && !isLead) rows.Scorer.Run();
                var hasError = leadHasError;
                if (isRead && (isLead || !rows.ChecksLikeLead)) rows.Scorer.HasFindings(out hasError);
                if (isLead) leadHasError = hasError;
                // Nothing can be computed of a row that cannot be read: it goes back under every rule set.
                var place = !isRead || !isClean || hasError ? _places - 1 : rows.PlaceOf(hasErrors: false);
                if (before < 0)
                {
                    before = place;
                    Group(firm, isRead, rows, groups);
                    region = _plan.Variants.Any(v => v.Subsidies is not null) ? Groups.Of(firm.Region) : -1;
                    for (var kind = 0; kind < groups.Length; kind++) Add(Before, ((GroupKind)kind, groups[kind], place));
                    rows.Count(place, place);
                    if (isRead && isClean && !hasError) foreach (var probe in Probes) probe.Look();
                    continue;
                }
                rows.Count(place, before);
                if (region >= 0) Price(rows, place, before, region, groups[(int)GroupKind.Size]);
                if (place == before) continue;
                for (var kind = 0; kind < groups.Length; kind++) Add(rows.Moves, ((GroupKind)kind, groups[kind], before * _places + place));
                if (_cohort.ListsFor is not null) rows.Affected.Add(new AffectedFirm(row, Encoding.UTF8.GetString(firm.Code), Encoding.UTF8.GetString(firm.Name), before, place));
            }
        }
    }

    private static (bool IsRead, bool IsClean) Read(ReadOnlySpan<byte> text, in RowFirm firm, Frame frame)
    {
        var reading = frame.Reading;
        if (reading.Rejects.Count > 0) return (false, false);
        var day = reading.DateOf(text);
        if (reading.Rejects.Count > 0) return (false, false);
        reading.Read(text, day, frame.Rows[0].Edition);
        if (reading.Rejects.Count > 0) return (false, false);
        reading.CheckCode(firm.Code);
        return (true, reading.Problems.Count == 0);
    }

    private void Group(in RowFirm firm, bool isRead, VariantRows rows, Span<int> groups)
    {
        Span<char> name = stackalloc char[RowGroups.Longest];
        groups[(int)GroupKind.All] = Groups[""];
        groups[(int)GroupKind.Region] = Groups[RowGroups.RegionOf(firm.Region, name)];
        groups[(int)GroupKind.Industry] = Groups[RowGroups.IndustryOf(firm.Industry, name)];
        var size = isRead && rows.Edition.Size >= 0 ? rows.Scorer.Option(rows.Edition.Size) : -1;
        groups[(int)GroupKind.Size] = Groups[size < 0 ? "" : rows.Scorer.Fields[rows.Edition.Size].Options[size].Id];
    }

    /// <summary>What the firm's title costs before and after; a baseline without amounts of its own is priced like the scenario.</summary>
    private void Price(VariantRows rows, int place, int before, int region, int size)
    {
        if (rows.Variant.Subsidies is not { } table) return;
        var old = Rows[0].Variant.Subsidies ?? table;
        var (was, now) = (Amount(old, before), Amount(table, place));
        if (was != 0 || now != 0) rows.Cost = (rows.Cost.Before + was, rows.Cost.After + now);

        decimal Amount(RongTong.Lab.SubsidyTable amounts, int at) => at < _places - 3 ? amounts.AmountFor(_plan.Places[at].Id, Groups[size], Groups[region]) : 0;
    }

    private static void Add<T>(Dictionary<T, long> counts, T key)
        where T : notnull =>
        System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(counts, key, out _)++;

    private sealed record Frame(RowReading Reading, VariantRows[] Rows);
}
