namespace RongTong.Tests.Generation;

internal sealed partial class ModelGenerator
{
    private int _questionsLeft;

    private void AddTree(YamlMap model)
    {
        _questionsLeft = IsSmall ? 3 : _dice.Between(2, 9);
        var combine = _dice.Pick<string>(IsMonotone ? ["weighted", "mean"] : ["weighted", "weighted", "weighted", "sum", "max", "min", "mean"]);
        var outOf = _dice.Pick([100m, 100m, 50m, 10m]);
        var score = new YamlMap { { "outOf", outOf }, { "clause", Clause } };
        if (combine != "weighted") score.Add("combine", combine);
        model.Add("score", score);
        model.Add("indicators", Nodes("", outOf, combine, 1, null));
    }

    private List<object> Nodes(string path, decimal outOf, string combine, int depth, decimal? cap)
    {
        var count = _dice.Between(1, IsSmall ? 2 : 3);
        var weights = _dice.Split(100, count);
        var marks = FullMarks(outOf, combine, count, cap);
        var isWeighedMean = combine == "mean" && _dice.Percent(50);
        var nodes = new List<object>();
        for (var i = 0; i < count; i++)
        {
            var isShare = combine == "weighted";
            var node = Node(path, isShare ? outOf * weights[i] / 100 : marks[i], isShare ? ("weight", weights[i]) : ("points", marks[i]), depth);
            if (isWeighedMean) node.Add("weight", weights[i]);
            nodes.Add(node);
        }
        return nodes;
    }

    /// <summary>Full marks of children that together reach exactly the full mark of their parent; of a mean any will do.</summary>
    private List<decimal> FullMarks(decimal outOf, string combine, int count, decimal? cap) => combine switch
    {
        "sum" => cap is null ? _dice.Split(outOf, count) : [.. _dice.Split(outOf, count).Select(m => m * 2)],
        "mean" => [.. Enumerable.Range(0, count).Select(_ => _dice.Pick([100m, 10m, 7m, 3m]))],
        "max" => [outOf, .. Enumerable.Range(1, count - 1).Select(_ => outOf * _dice.Between(1, 10) / 10)],
        _ => [outOf, .. Enumerable.Range(1, count - 1).Select(_ => outOf * _dice.Between(10, 20) / 10)],
    };

    private YamlMap Node(string parent, decimal outOf, (string Key, decimal Value) share, int depth)
    {
        var id = NewName("n");
        var path = parent.Length == 0 ? id : $"{parent}/{id}";
        _paths.Add(path);
        var combine = _dice.Pick<string>(IsMonotone ? ["weighted", "weighted", "sum", "max", "min", "mean"] : ["weighted", "weighted", "weighted", "sum", "max", "min", "mean"]);
        decimal? cap = combine == "sum" && _dice.Percent(40) ? outOf : null;
        var node = new YamlMap { { "id", id }, { "name", Named(id) }, { share.Key, share.Value } };
        if (combine != "weighted") node.Add("combine", combine);
        if (cap is { } most) node.Add("cap", most);
        if (depth < 3 && _questionsLeft > 1 && _dice.Percent(depth == 1 ? 60 : 30)) node.Add("children", Nodes(path, outOf, combine, depth + 1, cap));
        else AddAwards(node, outOf, combine, cap);
        return node;
    }

    private void AddAwards(YamlMap leaf, decimal outOf, string combine, decimal? cap)
    {
        var count = Math.Clamp(_dice.Between(1, 3), 1, Math.Max(1, _questionsLeft));
        _questionsLeft -= count;
        var weights = _dice.Split(100, count);
        var marks = FullMarks(outOf, combine, count, cap);
        var isWeighed = combine == "weighted" || combine == "mean" && _dice.Percent(50);
        List<object> questions = [], awards = [];
        for (var i = 0; i < count; i++)
        {
            var full = combine == "weighted" ? _dice.Pick([100m, 100m, 5m, 3m]) : marks[i];
            var isAward = !IsMonotone && _dice.Percent(30) && Groups().Any();
            var item = !isAward ? Question(full) : _dice.Percent(40) && FactAward(full) is { } award ? award : Award(full);
            if (isWeighed && (count > 1 || _dice.Percent(50))) item.Add("weight", weights[i]);
            (isAward ? awards : questions).Add(item);
        }
        if (questions.Count > 0) leaf.Add("questions", questions);
        if (awards.Count > 0) leaf.Add("awards", awards);
    }

    private YamlMap Award(decimal full)
    {
        var id = NewName("award");
        return new YamlMap { { "id", id }, { "name", Named(id) }, { "of", PlainFormula(1) }, { "scale", _dice.Percent(60) ? Bands(full) : Computed(full) } };
    }

    /// <summary>Points for a choice or yes-no fact asked elsewhere; null when there is none.</summary>
    private YamlMap? FactAward(decimal full)
    {
        var flags = _flags.Where(f => f.StartsWith("bool", StringComparison.Ordinal)).ToList();
        var singles = _singles.Where(s => s.Id.StartsWith("single", StringComparison.Ordinal)).ToList();
        var multis = _multis.Where(s => s.Id.StartsWith("multi", StringComparison.Ordinal)).ToList();
        var (fact, scale) = _dice.Below(3) switch
        {
            0 when flags.Count > 0 => (_dice.Pick(flags), YesNo(full)),
            1 when singles.Count > 0 && _dice.Pick(singles) is var single => (single.Id, PointsFor("single", single.Options, full)),
            2 when multis.Count > 0 && _dice.Pick(multis) is var multi => (multi.Id, PointsFor("multi", multi.Options, full)),
            _ => ("", []),
        };
        return fact.Length == 0 ? null : new YamlMap { { "id", NewName("award") }, { "field", fact }, { "scale", scale } };
    }

    private YamlMap PointsFor(string kind, List<string> options, decimal full)
    {
        var points = kind == "multi" ? _dice.Split(full, options.Count) : Points(options.Count, full);
        return WithFull(new YamlMap { { "kind", kind }, { "options", options.Select((o, i) => (object)new YamlMap { { "id", o }, { "text", Named(o) }, { "points", points[i] } }).ToList() } }, full);
    }

    private YamlMap Question(decimal full)
    {
        var id = NewName("q");
        var kind = _dice.Pick<string>(IsMonotone ? ["single", "multi", "level", "yes-no"] : ["single", "single", "multi", "level", "yes-no", "bands", "formula"]);
        var isDerived = kind == "single" && !IsMonotone && _dice.Percent(40) && Groups().Any();
        var scale = kind switch
        {
            "single" => Single(id, full, isDerived),
            "multi" => Multi(id, full),
            "level" => Level(full),
            "yes-no" => YesNo(full),
            "bands" => Bands(full),
            _ => Computed(full),
        };
        if (kind == "yes-no") _flags.Add(id);
        if (kind is "bands" or "formula") _plain.Add(id);
        _answerable.Add(id);
        var question = new YamlMap { { "id", id }, { "text", Named(id) }, { "scale", scale } };
        if (isDerived) question.Add("from", PlainFormula(1));
        if (!IsMonotone && _dice.Percent(50)) question.Add("notApplicable", kind is "bands" or "formula" ? "excluded" : _dice.Pick(["refused", "lowest", "excluded", "excluded"]));
        return question;
    }

    private YamlMap Single(string id, decimal full, bool withRanges)
    {
        var count = _dice.Between(2, 4);
        var points = Points(count, full);
        var ranges = Ranges(count);
        var options = Enumerable.Range(0, count).Select(i => $"o{i}").ToList();
        _singles.Add((id, options));
        var isUnread = points.Select(p => !IsMonotone && p < full && _dice.Percent(10)).ToList();
        var items = options.Select((o, i) =>
        {
            var option = new YamlMap { { "id", o }, { "text", Named(o) }, { "points", isUnread[i] ? "unknown" : points[i] } };
            if (withRanges) option.Add("range", ranges[i]);
            return (object)option;
        }).ToList();
        return WithFull(new YamlMap { { "kind", "single" }, { "options", items } }, full);
    }

    private YamlMap Multi(string id, decimal full)
    {
        var count = _dice.Between(1, 3);
        var isCapped = _dice.Percent(40);
        var points = _dice.Split(isCapped ? full * 2 : full, count);
        var options = points.Select((p, i) => (Id: $"o{i + 1}", Points: p, Exclusive: false)).ToList();
        if (_dice.Percent(70)) options.Insert(0, ("none", 0, true));
        if (!IsMonotone && _dice.Percent(15)) options.Add(("bad", -1, false));
        _multis.Add((id, [.. options.Select(o => o.Id)]));
        var items = options.Select(o =>
        {
            var option = new YamlMap { { "id", o.Id }, { "text", Named(o.Id) }, { "points", o.Points } };
            if (o.Exclusive) option.Add("exclusive", true);
            return (object)option;
        }).ToList();
        var scale = new YamlMap { { "kind", "multi" }, { "options", items } };
        if (isCapped) scale.Add("cap", full);
        return WithFull(scale, full);
    }

    private YamlMap Level(decimal full)
    {
        var points = Points(_dice.Between(2, 4), full).Order().ToList();
        return WithFull(new YamlMap { { "kind", "level" }, { "levels", points.Select((p, i) => (object)new YamlMap { { "level", i }, { "points", p }, { "text", Named($"l{i}") } }).ToList() } }, full);
    }

    private YamlMap YesNo(decimal full)
    {
        var other = full * _dice.Between(0, 10) / 10;
        var scale = new YamlMap { { "kind", "yes-no" } };
        if (IsMonotone || _dice.Percent(60)) scale.Add("points", full);
        else if (_dice.Percent(50)) scale.AddRange([("points", other), ("otherwise", full)]);
        else scale.AddRange([("points", full), ("otherwise", other)]);
        return WithFull(scale, full);
    }

    private YamlMap Bands(decimal full)
    {
        var count = _dice.Between(2, 4);
        var points = Points(count, full);
        var ranges = Ranges(count);
        for (var i = 0; i < count; i++) ranges[i].Add("points", points[i]);
        return WithFull(new YamlMap { { "kind", "bands" }, { "bands", ranges.ToList<object>() } }, full);
    }

    private YamlMap Computed(decimal full) => WithFull(new YamlMap
    {
        { "kind", "formula" },
        { "formula", _dice.Below(4) switch { 0 => $"min({Dice.Text(full)}, value * {Constant()})", 1 => "floor(value / 2)", 2 => $"{Dice.Text(full)} - value", _ => "value + 1" } },
    }, full);

    private List<decimal> Points(int count, decimal full) => _dice.Shuffle(Enumerable.Range(0, count).Select(i => i == 0 ? full : full * _dice.Between(0, 9) / 10));

    /// <summary>Ranges over the whole number line without gap or overlap.</summary>
    private List<YamlMap> Ranges(int count)
    {
        var border = _dice.Pick([-1m, 0m, 0.1m, 1m]);
        var ranges = new List<YamlMap>();
        (string, decimal)? begin = null;
        for (var i = 0; i < count; i++)
        {
            var range = new YamlMap();
            if (begin is var (open, from)) range.Add(open, from);
            if (i < count - 1)
            {
                var isIncluded = _dice.Percent(50);
                range.Add(isIncluded ? "to" : "below", Border(border));
                begin = (isIncluded ? "above" : "from", border);
                border += _dice.Pick([0.2m, 1m, 2m, 5m]);
            }
            ranges.Add(range);
        }
        return ranges;
    }

    private YamlMap WithFull(YamlMap scale, decimal full)
    {
        if (full != 100 || _dice.Percent(20)) scale.Add("full", full);
        return scale;
    }
}
