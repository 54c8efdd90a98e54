namespace RongTong.Tests.Generation;

internal sealed partial class ModelGenerator
{
    private readonly List<string> _criteria = [];
    private readonly List<string> _grades = [];
    private int _scenes;
    private int _levels;
    private int _tagged;

    private YamlMap Scenes()
    {
        _levels = _dice.Between(1, 3);
        var groups = Enumerable.Range(1, IsSmall ? 1 : _dice.Between(1, 2)).Select(g => (object)new YamlMap
        {
            { "id", $"group{g}" },
            { "name", Named($"group{g}") },
            { "scenes", Enumerable.Range(0, _dice.Between(1, IsSmall ? 2 : 3)).Select(_ => (object)Scene()).ToList() },
        }).ToList();
        return new YamlMap
        {
            { "name", Both("场景", "scenes") },
            { "levels", Enumerable.Range(0, _levels + 1).Select(l => (object)Both($"{l} 级", $"level {l}")).ToList() },
            { "notApplicable", _dice.Pick<string>(IsMonotone ? ["refused"] : ["refused", "lowest", "excluded"]) },
            { "groups", groups },
        };
    }

    private YamlMap Scene()
    {
        _scenes++;
        var id = NewName("scene");
        _answerable.Add(id);
        if (!IsMonotone) _singles.Add((id, [.. Enumerable.Range(0, _levels + 1).Select(l => $"{l}")]));
        var scene = new YamlMap { { "id", id }, { "name", Named(id) } };
        if (_dice.Percent(60))
        {
            scene.Add("tags", new List<object> { "core" });
            _tagged++;
        }
        if (!IsMonotone && _dice.Percent(20)) scene.Add("notApplicable", _dice.Pick(["refused", "lowest", "excluded"]));
        scene.Add("levels", Enumerable.Range(1, _levels).Select(l => (object)new YamlMap { { "text", Both($"第 {l} 级", $"at level {l}") } }).ToList());
        return scene;
    }

    private void AddCriteria(YamlMap model)
    {
        List<object> criteria = [], grades = [];
        for (var g = _dice.Between(1, 3); g > 0; g--)
        {
            var own = Enumerable.Range(0, _dice.Between(1, 3)).Select(_ => Criterion(2)).ToList();
            criteria.AddRange(own);
            var id = NewName("grade");
            var requires = own.Select(c => c.First(e => e.Key == "id").Value).Concat(_criteria.Count > 0 && _dice.Percent(30) ? [_dice.Pick(_criteria)] : []).Distinct().ToList();
            grades.Add(new YamlMap { { "id", id }, { "name", Named(id) }, { "requires", requires } });
            _grades.Add(id);
        }
        if (_dice.Percent(15))
        {
            model.Add("classes", true);
            if (!IsSmall && _singles.Count > 0 && _dice.Percent(50)) model.Add("needs", new List<object> { _dice.Pick(_singles).Id });
            grades.Insert(0, new YamlMap { { "id", "rest" }, { "name", Named("rest") }, { "requires", new List<object>() } });
        }
        model.Add("criteria", criteria);
        model.Add("grades", grades);
    }

    private YamlMap Criterion(int depth)
    {
        var id = NewName("c");
        var criterion = new YamlMap { { "id", id }, { "name", Named(id) }, { "clause", Clause } };
        if (depth > 0 && _dice.Percent(35))
        {
            var parts = Enumerable.Range(0, _dice.Between(1, 3)).Select(_ => (object)Criterion(depth - 1)).ToList();
            var way = _dice.Pick(["all", "any", "some"]);
            criterion.Add(way, parts);
            if (way == "some") criterion.Add("atLeast", _dice.Between(1, parts.Count));
        }
        else
        {
            criterion.Add("when", Condition(1));
        }
        if (!IsMonotone && _dice.Percent(30)) criterion.Add("applies", Condition(0));
        _criteria.Add(id);
        return criterion;
    }

    private YamlMap Condition(int depth)
    {
        if (depth > 0 && _dice.Percent(30))
        {
            var parts = Enumerable.Range(0, _dice.Between(1, 3)).Select(_ => (object)Condition(depth - 1)).ToList();
            switch (_dice.Below(IsMonotone ? 3 : 4))
            {
                case 0: return new YamlMap { { "all", parts } };
                case 1: return new YamlMap { { "any", parts } };
                case 2: return new YamlMap { { "some", parts }, { "atLeast", _dice.Between(1, parts.Count) } };
                default: return new YamlMap { { "not", parts[0] } };
            }
        }
        var kinds = Kinds().ToList();
        return _dice.Pick(kinds)();
    }

    /// <summary>The conditions this model has the facts for.</summary>
    private IEnumerable<Func<YamlMap>> Kinds()
    {
        if (_paths.Count > 0) yield return ScoreCondition;
        if (_scenes > 0) yield return CountCondition;
        if (IsMonotone) yield break;
        yield return () => Bounds(new YamlMap { { "value", PlainFormula(2) } }, PlainBound);
        if (_money.Count > 0) yield return () => Bounds(new YamlMap { { "value", Sum(_money, 1) } }, () => Sum(_money, 1));
        if (_machines.Count > 0) yield return () => Bounds(new YamlMap { { "value", Sum(_machines, 1) } }, Constant);
        if (_flags.Count > 0) yield return () => _dice.Percent(50) ? new YamlMap { { "field", _dice.Pick(_flags) }, { "is", _dice.Percent(60) } } : new YamlMap { { "review", _dice.Pick(_flags) } };
        if (_singles.Count > 0) yield return SingleCondition;
        if (_multis.Count > 0) yield return () => _dice.Pick(_multis) is var multi ? new YamlMap { { "field", multi.Id }, { "has", _dice.Pick(multi.Options) } } : [];
        if (_dates.Count > 0) yield return DateCondition;
        if (_answerable.Count > 0 && !IsSmall) yield return () => new YamlMap { { "answered", _dice.Pick(_answerable) } };
        if (_criteria.Count > 0) yield return () => new YamlMap { { "criterion", _dice.Pick(_criteria) } };
        if (_grades.Count > 0) yield return () => new YamlMap { { "grade", _dice.Pick(_grades) } };
    }

    private YamlMap ScoreCondition()
    {
        var score = new YamlMap { { "score", _dice.Percent(40) ? "total" : _dice.Pick(_paths) } };
        string Mark() => Dice.Text(_dice.Pick([0m, 1m, 2.5m, 5m, 10m, 20m, 33m, 50m]));
        if (IsMonotone) score.Add(_dice.Pick(["atLeast", "above"]), Mark());
        else Bounds(score, Mark);
        return score;
    }

    private YamlMap CountCondition()
    {
        var count = new YamlMap { { "scenes", "at-or-above" }, { "level", _dice.Between(1, _levels) } };
        var isTagged = _tagged > 0 && _dice.Percent(50);
        if (isTagged) count.Add("tagged", "core");
        return new YamlMap { { "count", count }, { "atLeast", _dice.Between(1, isTagged ? _tagged : _scenes) } };
    }

    private YamlMap SingleCondition()
    {
        var (id, options) = _dice.Pick(_singles);
        return _dice.Percent(50)
            ? new YamlMap { { "field", id }, { "is", _dice.Pick(options) } }
            : new YamlMap { { "field", id }, { "in", _dice.Shuffle(options).Take(_dice.Between(1, options.Count)).ToList<object>() } };
    }

    private YamlMap DateCondition()
    {
        var date = new YamlMap { { "date", _dice.Percent(70) ? _dice.Pick(_dates) : "as-of" } };
        if (_dice.Percent(70)) date.Add("onOrAfter", _dice.Percent(70) ? "2025-01-01" : _dice.Pick(_dates));
        if (date.Count == 1 || _dice.Percent(30)) date.Add("onOrBefore", "2026-06-30");
        return date;
    }

    private YamlMap Bounds(YamlMap condition, Func<string> bound)
    {
        condition.Add(_dice.Pick(["atLeast", "atLeast", "atMost", "above", "below", "equals"]), bound());
        if (_dice.Percent(15) && condition[^1].Key != "atMost") condition.Add("atMost", bound());
        return condition;
    }

    private string PlainBound() => _dice.Percent(75) ? Constant() : PlainFormula(1);

    private List<object> Checks() =>
    [
        .. Enumerable.Range(0, _dice.Between(1, 3)).Select(i =>
        {
            var check = new YamlMap
            {
                { "id", NewName("check") },
                { "severity", _dice.Percent(40) ? "error" : "warning" },
                { "must", Condition(1) },
                { "message", _plain.Count > 0 ? Both($"值 {{{_plain[0]}}} 不对", $"value {{{_plain[0]}}} is wrong") : Both("不对", "wrong") },
            };
            if (_dice.Percent(30)) check.Add("applies", Condition(0));
            return (object)check;
        }),
    ];
}
