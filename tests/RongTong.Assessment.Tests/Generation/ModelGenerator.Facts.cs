namespace RongTong.Tests.Generation;

internal sealed partial class ModelGenerator
{
    // Names a formula may use, by unit; units are kept apart because the compiler does.
    private readonly List<string> _plain = [];
    private readonly List<string> _machines = [];
    private readonly List<string> _money = [];
    private readonly List<string> _dates = [];
    private readonly List<string> _flags = [];
    private readonly List<string> _answerable = [];
    private readonly List<(string Id, List<string> Options)> _singles = [];
    private readonly List<(string Id, List<string> Options)> _multis = [];

    private List<object> Fields()
    {
        string[] kinds = IsSmall
            ? [_dice.Pick(["number", "ratio"]), _dice.Pick(["bool", "single", "multi"])]
            : ["number", "number", "integer", "ratio", "money", "bool", "date", "text", "single", "multi"];
        return [.. _dice.Shuffle(kinds).Take(IsSmall ? 2 : _dice.Between(3, 10)).Select(Field)];
    }

    private YamlMap Field(string type)
    {
        var id = NewName(type);
        _answerable.Add(id);
        var field = new YamlMap { { "id", id }, { "name", Named(id) }, { "type", type } };
        switch (type)
        {
            case "number" or "integer":
                var inMachines = _dice.Percent(30);
                if (inMachines) field.Add("unit", "台");
                (inMachines ? _machines : _plain).Add(id);
                AddRange(field);
                break;
            case "money":
                _money.Add(id);
                AddRange(field);
                break;
            case "ratio":
                _plain.Add(id);
                if (_dice.Percent(20)) field.Add("max", Border(2));
                break;
            case "date":
                _dates.Add(id);
                break;
            case "bool":
                _flags.Add(id);
                if (!IsSmall && _dice.Percent(30)) field.Add("titles", _dice.Shuffle<object>(["title-a", "title-b", "title-c"]).Take(_dice.Between(1, 2)).ToList());
                break;
            case "single" or "multi":
                var options = Enumerable.Range(1, _dice.Between(2, 4)).Select(i => $"o{i}").ToList();
                (type == "single" ? _singles : _multis).Add((id, options));
                field.Add("options", options.Select((o, i) => (object)(type == "multi" && i == 0 && _dice.Percent(50)
                    ? new YamlMap { { "id", o }, { "text", Named(o) }, { "exclusive", true } }
                    : new YamlMap { { "id", o }, { "text", Named(o) } })).ToList());
                break;
        }
        if (_dice.Percent(20)) field.Add("unanswered", "nothing-claimed");
        return field;
    }

    private void AddRange(YamlMap field)
    {
        if (_dice.Percent(20)) return;
        var least = _dice.Pick([0m, 0m, 1m, 2.5m, -5m]);
        if (_dice.Percent(80)) field.Add("min", Border(least));
        if (_dice.Percent(80)) field.Add("max", Border(least + _dice.Between(1, 20)));
    }

    private List<object> DerivedValues()
    {
        var derived = new List<object>();
        for (var i = _dice.Between(1, 3); i > 0; i--)
        {
            var id = NewName("derived");
            var (formula, names) = _dice.Percent(50) && _money.Count > 0 ? (Sum(_money, 2), _money)
                : _dice.Percent(40) && _machines.Count > 0 ? (Sum(_machines, 2), _machines)
                : (PlainFormula(2), _plain);
            var map = new YamlMap { { "id", id }, { "name", Named(id) }, { "formula", formula } };
            if (names == _money) map.Add("unit", "万元");
            if (names == _machines) map.Add("unit", "台");
            names.Add(id);
            derived.Add(map);
        }
        return derived;
    }

    /// <summary>A number without a unit: facts, constants, quotients of facts of one unit, and what the functions make of them.</summary>
    private string PlainFormula(int depth)
    {
        if (_dice.Percent(35) && Groups().ToList() is { Count: > 0 } groups && _dice.Pick(groups) is var group) return $"{Sum(group, 0)} / {Divisor(group)}";
        return Sum(_plain, depth);
    }

    private string Divisor(List<string> names) => _dice.Percent(70) ? _dice.Pick(names) : $"({Sum(names, 1)})";

    private IEnumerable<List<string>> Groups() => new[] { _plain, _machines, _money }.Where(g => g.Count > 0);

    /// <summary>An expression over names of one unit that keeps the unit.</summary>
    private string Sum(List<string> names, int depth)
    {
        string Part() => Sum(names, depth - 1);
        if (names.Count == 0) return Constant();
        if (depth <= 0) return _dice.Pick(names);
        return _dice.Below(12) switch
        {
            0 => $"{Part()} + {Part()}",
            1 => $"{Part()} - {Part()}",
            2 => $"min({Part()}, {PartOrConstant()})",
            3 => $"max({PartOrConstant()}, {Part()})",
            4 => $"sum({Part()}, {Part()}, {Constant()})",
            5 => $"mean({Part()}, {Part()})",
            6 => $"abs({Part()} - {Constant()})",
            7 => $"floor({Part()})",
            8 => $"round({Part()}, {_dice.Between(0, 2)})",
            9 => $"{Part()} * {Constant()}",
            10 => $"-({Part()})",
            _ => Part(),
        };

        string PartOrConstant() => _dice.Percent(50) ? Part() : Constant();
    }

    private string Constant() => Dice.Text(Border(_dice.Pick([0m, 0.5m, 1m, 2m, 3m, 10m, 0.03m, 7.25m])));
}
